"""The counts beside the filters of the public lists, each made without its own filter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language

from caunoi.domain.folding import sort_key
from caunoi_web.accounts.models import Unit
from caunoi_web.common.countries import country_name
from caunoi_web.public.fields import agreements as agreement_words
from caunoi_web.public.fields import partners as partner_words
from caunoi_web.public.queries.filters import AGREEMENT_FILTERS, PARTNER_FILTERS, Chosen, Filter
from caunoi_web.public.queries.profile import Listed, Profile
from caunoi_web.public.shown import Shown

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


def count_agreements(chosen: Chosen, shown: Shown, profile: Profile) -> Counted:
    """Counts of open filters only; at most a query, when words are asked for."""
    return _counted(profile.agreements, AGREEMENT_FILTERS, chosen, shown)


def count_partners(chosen: Chosen, shown: Shown, profile: Profile) -> Counted:
    """As for agreements; a partner counts once for each value that one of its public agreements has."""
    return _counted(profile.partners, PARTNER_FILTERS, chosen, shown)


def _counted(listed: Listed, filters: Sequence[Filter], chosen: Chosen, shown: Shown) -> Counted:
    among = chosen.words.targets() if chosen.words else None
    offered = {one.name for one in filters if one.is_offered and one.is_open(shown)}
    return Counted(*listed.counted(chosen.values, offered, among))


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
