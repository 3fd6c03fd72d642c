"""What a visitor can filter by: only fields that are published, since a filter tells what it filters by."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, Self
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from caunoi.domain.kinds import Activity, AgreementKind, OrganisationKind
from caunoi_web.common.countries import country_choices
from caunoi_web.public.queries.finding import Words, agreement_words, partner_words
from caunoi_web.public.queries.profile import Listed
from caunoi_web.public.queries.visible import public_agreements
from caunoi_web.public.shown import Shown
from caunoi_web.register.models import AgreementActivity, AgreementParty

LONGEST_TEXT = 100
RARE = 50  # a value that fewer than one in so many records have is looked up; others are met on the way
_COUNTRIES = frozenset(code for code, _name in country_choices("en"))
_KINDS = frozenset(kind.value for kind in AgreementKind)
_ORGANISATION_KINDS = frozenset(kind.value for kind in OrganisationKind)
_ACTIVITIES = frozenset(activity.value for activity in Activity)


class Narrow(Protocol):
    """Keeps the records that have a value; in the one way or the other, as ``is_rare`` says."""

    def __call__(self, found: QuerySet[Any], value: str, shown: Shown, *, is_rare: bool) -> QuerySet[Any]: ...


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter of a list. ``is_open``: its field is published; ``knows``: this is one of its values.

    ``narrow`` keeps the records that have the value, in the way for a rare one or a common one.
    ``is_offered``: pages list its values with counts.
    """

    name: str
    title: str | Promise
    is_open: Callable[[Shown], bool]
    knows: Callable[[str, Shown], bool]
    narrow: Narrow
    is_offered: bool = True


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a visitor asks for: words, and a value for some of the filters.

    ``words`` is what the words find, looked up once for all the queries of an answer; ``rare`` names the
    filters whose value few records have.
    """

    text: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    words: Words | None = field(default=None, compare=False)
    rare: frozenset[str] = field(default=frozenset(), compare=False)

    def without(self, name: str) -> Self:
        """The same with one filter taken out."""
        return replace(self, values={key: value for key, value in self.values.items() if key != name})

    def knowing(self, listed: Listed) -> Self:
        """The same, with what is rare in the list."""
        rare = (
            name for name, value in self.values.items() if listed.number_of(name, value) < listed.size / RARE
        )
        return replace(self, rare=frozenset(rare))

    @property
    def is_empty(self) -> bool:
        """Nothing asked for in particular."""
        return not (self.text or self.values)

    @property
    def key(self) -> tuple[Any, ...]:
        """All of it, for remembering an answer."""
        return (self.text, *sorted(self.values.items()))


def read_agreements_chosen(query: Mapping[str, str], shown: Shown) -> Chosen:
    """What an address asks of the agreements; what is open and known is taken, anything else left aside."""
    chosen = _read(query, AGREEMENT_FILTERS, shown)
    return replace(chosen, words=agreement_words(chosen.text, shown)) if chosen.text else chosen


def read_partners_chosen(query: Mapping[str, str], shown: Shown) -> Chosen:
    """What an address asks of the partners."""
    chosen = _read(query, PARTNER_FILTERS, shown)
    return replace(chosen, words=partner_words(chosen.text, shown)) if chosen.text else chosen


def _read(query: Mapping[str, str], filters: tuple[Filter, ...], shown: Shown) -> Chosen:
    values = {
        one.name: query[one.name]
        for one in filters
        if query.get(one.name) and one.is_open(shown) and one.knows(query[one.name], shown)
    }
    return Chosen(" ".join(query.get("text", "")[: 4 * LONGEST_TEXT].split())[:LONGEST_TEXT], values)


def find_agreements(found: QuerySet[Any], chosen: Chosen, shown: Shown) -> QuerySet[Any]:
    """The public agreements that pass."""
    return _narrowed(found, AGREEMENT_FILTERS, chosen, shown)


def find_partners(found: QuerySet[Any], chosen: Chosen, shown: Shown) -> QuerySet[Any]:
    """The public partners that pass."""
    return _narrowed(found, PARTNER_FILTERS, chosen, shown)


def _narrowed(
    found: QuerySet[Any], filters: tuple[Filter, ...], chosen: Chosen, shown: Shown
) -> QuerySet[Any]:
    if chosen.words:
        found = found.filter(chosen.words.condition)
    for one in filters:
        if one.name in chosen.values:
            found = one.narrow(found, chosen.values[one.name], shown, is_rare=one.name in chosen.rare)
    return found


def is_id(value: str, _shown: Shown) -> bool:
    """True for the text of an id."""
    try:
        UUID(value)
    except ValueError:
        return False
    return len(value) <= len(str(UUID(int=0)))


def of_partners(name: str) -> Callable[[Shown], bool]:
    """Open when this field of partners is published."""
    return lambda shown: name in shown.partner_fields


def of_agreements(name: str) -> Callable[[Shown], bool]:
    """Open when this field of agreements is published."""
    return lambda shown: name in shown.agreement_fields


def one_of(known: frozenset[str]) -> Callable[[str, Shown], bool]:
    """Knows the values of a list."""
    return lambda value, _shown: value in known


def _with_row(rows: QuerySet[Any], column: str) -> Narrow:
    """Agreements with such a row beside them."""

    def narrow(found: QuerySet[Any], value: str, shown: Shown, *, is_rare: bool) -> QuerySet[Any]:
        theirs = rows.filter(**{column: value})
        if is_rare:
            return found.filter(pk__in=theirs.values("agreement"))
        return found.filter(Exists(theirs.filter(agreement=OuterRef("pk"))))

    return narrow


def _of_partner(found: QuerySet[Any], value: str, shown: Shown, *, is_rare: bool) -> QuerySet[Any]:
    return found.filter(pk__in=AgreementParty.objects.filter(organisation=value).values("agreement"))


def _with_agreement(name: str) -> Narrow:
    """Partners with a public agreement that passes the agreements' filter of this name."""

    def narrow(found: QuerySet[Any], value: str, shown: Shown, *, is_rare: bool) -> QuerySet[Any]:
        rare = frozenset((name,)) if is_rare else frozenset()
        theirs = find_agreements(public_agreements(shown), Chosen(values={name: value}, rare=rare), shown)
        if not is_rare:
            return found.filter(Exists(theirs.filter(party_rows__organisation=OuterRef("pk"))))
        rows = AgreementParty.objects.filter(agreement__in=theirs.values("pk"))
        return found.filter(pk__in=rows.values("organisation"))

    return narrow


def _column(name: str) -> Narrow:
    def narrow(found: QuerySet[Any], value: str, shown: Shown, *, is_rare: bool) -> QuerySet[Any]:
        return found.filter(**{name: value})

    return narrow


def _status_is_shown(value: str, shown: Shown) -> bool:
    return value in shown.statuses


_STATUS = Filter("status", _("Status"), of_agreements("status"), _status_is_shown, _column("status"))
_UNIT = Filter("unit", _("Unit in charge"), of_agreements("unit"), is_id, _column("host_unit"))
_FIELD = Filter(
    "field",
    _("Field of cooperation"),
    of_agreements("fields"),
    one_of(_ACTIVITIES),
    _with_row(AgreementActivity.objects.all(), "code"),
)
AGREEMENT_FILTERS = (
    _STATUS,
    Filter("kind", _("Kind"), of_agreements("kind"), one_of(_KINDS), _column("kind")),
    _FIELD,
    _UNIT,
    Filter(
        "country",
        _("Country or territory"),
        of_partners("country"),
        one_of(_COUNTRIES),
        _with_row(AgreementParty.objects.all(), "organisation__country"),
    ),
    Filter("partner", _("Partner"), lambda _shown: True, is_id, _of_partner, is_offered=False),
)
PARTNER_FILTERS = (
    Filter("kind", _("Kind"), of_partners("kind"), one_of(_ORGANISATION_KINDS), _column("kind")),
    *(replace(one, narrow=_with_agreement(one.name)) for one in (_STATUS, _FIELD, _UNIT)),
    Filter(
        "country", _("Country or territory"), of_partners("country"), one_of(_COUNTRIES), _column("country")
    ),
)
