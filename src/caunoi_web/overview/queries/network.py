"""Who works with whom on what: the partners with most agreements, the units in charge, the fields."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.timezone import now
from django.utils.translation import get_language

from caunoi_web.accounts.models import Unit, User
from caunoi_web.accounts.policies import Action, may
from caunoi_web.common.labels import ACTIVITIES
from caunoi_web.overview.addresses import Lists
from caunoi_web.overview.drawing.network import Node, Tie
from caunoi_web.register.models import Agreement, AgreementActivity, AgreementParty, Organisation
from caunoi_web.register.queries.agreement_filters import ACTIVE, NO_UNIT, AgreementFilter
from caunoi_web.register.queries.chosen import unit_label
from caunoi_web.register.queries.remembered import remembered

PARTNERS, UNITS, FIELDS = 36, 12, 12  # drawn at most
PARTNER, UNIT, FIELD = "partner", "unit", "field"


NAME = "network"  # what is kept of it is kept under this name (register/queries/remembered.py)


@dataclass(frozen=True, slots=True)
class Ties:
    """What is drawn, and how many of each kind are left out of the drawing."""

    nodes: list[Node]
    ties: list[Tie]
    left_out: Mapping[str, int]


def question_of(user: User, day: date, country: str, *, pinned: bool) -> tuple[Any, ...]:
    """All that a network depends on but the records; it is the same for everybody who may read them."""
    return (may(user, Action.REGISTER_READ), day, country, pinned, get_language())


def counted_ties(user: User, day: date, country: str, *, pinned: bool) -> tuple[Ties, datetime]:
    """The network with the moment at which it began to be counted."""
    begun = now()
    return ties_of(user, day, Lists(day, pinned=pinned), country), begun


def count_ahead(user: User, day: date) -> None:
    """The network as it opens, so that nobody waits for the first of a day."""
    question = question_of(user, day, "", pinned=False)
    remembered(NAME, question, lambda: counted_ties(user, day, "", pinned=False))


def ties_of(user: User, day: date, lists: Lists, country: str = "") -> Ties:
    """Active agreements on ``day`` as a network, of one country or all; seven queries."""
    found = AgreementFilter(status=ACTIVE, country=country).apply(Agreement.objects.visible_to(user), day)
    active = found.order_by().values("pk")
    parties = AgreementParty.objects.filter(agreement__in=active, organisation__is_host=False).order_by()
    fields = AgreementActivity.objects.filter(agreement__in=active).order_by()
    per_partner = _strongest(parties, "organisation", PARTNERS)
    per_unit = _strongest(Agreement.objects.filter(pk__in=active).order_by(), "host_unit", UNITS)
    per_field = _strongest(fields, "code", FIELDS)
    drawn_parties = parties.filter(organisation__in=list(per_partner[0]))
    by_unit = drawn_parties.values_list("organisation", "agreement__host_unit")
    by_field = drawn_parties.filter(agreement__activity_rows__code__in=list(per_field[0]))
    tied = _Addresses(lists, country)
    nodes = [
        *_partner_nodes(user, per_partner[0], tied),
        *_unit_nodes(per_unit[0], tied),
        *(
            Node(FIELD, _key(FIELD, code), str(ACTIVITIES[code]), number, tied.agreements(activity=code))
            for code, number in per_field[0].items()
        ),
    ]
    ties = [
        Tie(
            _key(PARTNER, partner),
            _key(UNIT, unit),
            number,
            tied.agreements(party=partner, unit=unit or NO_UNIT),
        )
        for partner, unit, number in by_unit.annotate(number=Count("agreement", distinct=True))
    ] + [
        Tie(_key(PARTNER, partner), _key(FIELD, code), number, tied.agreements(party=partner, activity=code))
        for partner, code, number in by_field.values_list(
            "organisation", "agreement__activity_rows__code"
        ).annotate(number=Count("agreement", distinct=True))
    ]
    left_out = {PARTNER: per_partner[1], UNIT: per_unit[1], FIELD: per_field[1]}
    return Ties(nodes, sorted(ties, key=lambda tie: (-tie.number, tie.one, tie.other)), left_out)


class _Addresses:
    """Lists of active agreements, of the country that was asked for."""

    def __init__(self, lists: Lists, country: str) -> None:
        self._lists, self._country = lists, country

    def agreements(self, **filters: Any) -> str:
        return self._lists.agreements(status=ACTIVE, country=self._country, **filters)


def _strongest(rows: QuerySet[Any], path: str, most: int) -> tuple[dict[Any, int], int]:
    """The ``most`` keys with the most agreements, and how many more keys there are."""
    count = Count("pk") if path in ("host_unit", "code") else Count("agreement", distinct=True)
    numbers = sorted(rows.values_list(path).annotate(number=count), key=lambda row: (-row[1], str(row[0])))
    return dict(numbers[:most]), max(len(numbers) - most, 0)


def _partner_nodes(user: User, numbers: Mapping[Any, int], tied: _Addresses) -> list[Node]:
    names = Organisation.objects.visible_to(user).filter(pk__in=list(numbers)).values_list("pk", "name")
    return [
        Node(PARTNER, _key(PARTNER, pk), name, numbers[pk], tied.agreements(party=pk))
        for pk, name in sorted(names, key=lambda row: (-numbers[row[0]], row[1]))
    ]


def _unit_nodes(numbers: Mapping[Any, int], tied: _Addresses) -> list[Node]:
    names = {unit.pk: unit_label(unit) for unit in Unit.objects.filter(pk__in=[pk for pk in numbers if pk])}
    return [
        Node(
            UNIT,
            _key(UNIT, pk),
            names[pk] if pk else unit_label(None),
            number,
            tied.agreements(unit=pk or NO_UNIT),
        )
        for pk, number in numbers.items()
    ]


def _key(kind: str, value: object) -> str:
    return f"{kind}:{value or NO_UNIT}"
