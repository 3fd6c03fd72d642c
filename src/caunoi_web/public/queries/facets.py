"""The counts beside the filters of the public lists, each made without its own filter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils.functional import Promise
from django.utils.translation import get_language

from caunoi.domain.folding import sort_key
from caunoi_web.accounts.models import Unit
from caunoi_web.common.countries import country_name
from caunoi_web.public.fields import agreements as agreement_words
from caunoi_web.public.fields import partners as partner_words
from caunoi_web.public.queries.filters import (
    AGREEMENT_FILTERS,
    PARTNER_FILTERS,
    Chosen,
    Filter,
    find_agreements,
    find_partners,
)
from caunoi_web.public.queries.visible import public_agreements, public_partners
from caunoi_web.public.shown import Shown
from caunoi_web.register.models import AgreementActivity, AgreementParty

MOST_VALUES = 300
Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter as a page offers it: its values in words, each with its count."""

    name: str
    title: str | Promise
    options: Sequence[tuple[str, str, int]]


@dataclass(frozen=True, slots=True)
class Counted:
    """How many records pass, and how many have each value of each filter."""

    total: int
    by_filter: Counts


def count_agreements(chosen: Chosen, shown: Shown) -> Counted:
    """A fixed number of queries: one for the total, one for each open filter."""
    every = public_agreements(shown).order_by()
    counters = {
        "status": _grouped("status"),
        "kind": _grouped("kind"),
        "unit": _grouped("host_unit"),
        "field": lambda found: _through(AgreementActivity, "code", found),
        "country": lambda found: _through(AgreementParty, "organisation__country", found),
    }
    return Counted(
        find_agreements(every, chosen, shown).count(),
        {
            one.name: counters[one.name](find_agreements(every, chosen.without(one.name), shown))
            for one in AGREEMENT_FILTERS
            if one.name in counters and one.is_open(shown)
        },
    )


def count_partners(chosen: Chosen, shown: Shown) -> Counted:
    """As for agreements; a partner counts once for each value that one of its public agreements has."""
    every = public_partners(shown).order_by()
    counters = {
        "kind": _grouped("kind"),
        "country": _grouped("country"),
        "status": lambda found: _by_agreements("status", found, shown),
        "unit": lambda found: _by_agreements("host_unit", found, shown),
        "field": lambda found: _by_agreements("activity_rows__code", found, shown),
    }
    return Counted(
        find_partners(every, chosen, shown).count(),
        {
            one.name: counters[one.name](find_partners(every, chosen.without(one.name), shown))
            for one in PARTNER_FILTERS
            if one.is_open(shown)
        },
    )


def agreement_choices(counted: Counted) -> list[Choice]:
    """The filters of agreements with their values in words."""
    words = {
        "status": agreement_words.status_words,
        "kind": agreement_words.kind_words,
        "field": agreement_words.activity_words,
        "country": country_name,
    }
    return _choices(AGREEMENT_FILTERS, counted, words)


def partner_choices(counted: Counted) -> list[Choice]:
    """The filters of partners with their values in words."""
    words = {
        "status": agreement_words.status_words,
        "kind": partner_words.kind_words,
        "field": agreement_words.activity_words,
        "country": country_name,
    }
    return _choices(PARTNER_FILTERS, counted, words)


def unit_names(ids: Sequence[str]) -> dict[str, str]:
    """Our own units in the language of the page; one query."""
    named = Unit.objects.filter(pk__in=ids).values_list("pk", "name_vi", "name_en")
    return {str(key): (en if get_language() == "en" else "") or vi for key, vi, en in named}


def _choices(filters: Sequence[Filter], counted: Counted, words: Mapping[str, Any]) -> list[Choice]:
    units = unit_names(list(counted.by_filter.get("unit", ())))
    words = {**words, "unit": lambda key: units.get(key, "")}
    found = []
    for one in filters:
        values = counted.by_filter.get(one.name, {})
        options = [(value, words[one.name](value), number) for value, number in values.items()]
        options = [option for option in options if option[1]]
        options.sort(key=lambda option: (-option[2], sort_key(option[1])))
        if options:
            found.append(Choice(one.name, one.title, options[:MOST_VALUES]))
    return found


def _grouped(column: str) -> Any:
    def count(found: QuerySet[Any]) -> dict[str, int]:
        rows = found.values_list(column).annotate(number=Count("pk"))
        return _named(rows)

    return count


def _through(model: Any, column: str, found: QuerySet[Any]) -> dict[str, int]:
    rows = model.objects.filter(agreement__in=found.values("pk")).order_by()
    return _named(rows.values_list(column).annotate(number=Count("agreement", distinct=True)))


def _by_agreements(column: str, found: QuerySet[Any], shown: Shown) -> dict[str, int]:
    theirs = public_agreements(shown).filter(party_rows__organisation__in=found.values("pk")).order_by()
    partners = Count("party_rows__organisation", distinct=True)
    return _named(theirs.values_list(column).annotate(number=partners))


def _named(rows: QuerySet[Any]) -> dict[str, int]:
    """Values as text with their counts; what has no value is not offered."""
    return {_key(value): number for value, number in rows if value}


def _key(value: str | UUID) -> str:
    return str(value)
