"""Partners by the soonest end of what is in force, found along the index of places (see by_end.py).

Whose agreement ends next is met first on the way along the index, and counts where it is met first. Then come
those with nothing in force, by name.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import Exists, F, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from caunoi.domain.terms import Status
from caunoi_web.common.keyset import ID, Edge, KeysetPage, OrderKey, beyond, in_order, page_around
from caunoi_web.register.models import Organisation, Stretch
from caunoi_web.register.models.organisations import OrganisationQuerySet
from caunoi_web.register.models.stretches import StretchQuerySet, place_of, rank_of
from caunoi_web.register.queries.standing import standing

KEYS = (OrderKey("place", int), OrderKey("sort_key"), ID)
_LIFE = "party_rows__agreement__stretches__"
_RANK = rank_of(Status.IN_FORCE)
_NEVER = place_of(_RANK, date.max) + 1


def page_of_partners_by_end(request: HttpRequest, found: OrganisationQuerySet, day: date) -> KeysetPage:
    """The page of ``found`` that the address asks for; at most three queries find it."""

    def edges(start: Sequence[Any] | None, number: int, *, backward: bool) -> list[Edge]:
        met: list[Edge] = []
        runs = list(_runs(found, day))
        for run in reversed(runs) if backward else runs:
            rows = run.filter(beyond(KEYS, start, backward=backward)) if start else run
            ordered = rows.order_by(*(key.ordering(backward=backward) for key in KEYS))
            met += ordered.values_list("pk", *(key.name for key in KEYS))[: number - len(met)]
            if len(met) >= number:
                break
        return met

    def rows(keys: list[Any]) -> OrganisationQuerySet:
        first = Subquery(_in_force(day).order_by("place").values("place")[:1])
        every = Organisation.objects.filter(pk__in=keys)
        return in_order(every.annotate(place=Coalesce(first, Value(_NEVER))), KEYS)

    return page_around(request, KEYS, edges, rows)


def _in_force(day: date) -> StretchQuerySet:
    """What is in force with the organisation outside."""
    held = Stretch.objects.on(day).filter(standing([Status.IN_FORCE.value], ""))
    return held.filter(agreement__party_rows__organisation=OuterRef("pk"))


def _runs(found: OrganisationQuerySet, day: date) -> Iterator[OrganisationQuerySet]:
    """Those whose first end the index does not expect, those in its order, those with nothing in force."""
    at, last = place_of(_RANK, day), place_of(_RANK, date.max)
    yield _met_first(found, day, {f"{_LIFE}is_odd": True, f"{_LIFE}place__lt": at})
    yield _met_first(found, day, {f"{_LIFE}place__range": (at, last)})
    nothing = found.filter(~Exists(_in_force(day)))
    yield nothing.annotate(place=Value(_NEVER, output_field=IntegerField()))


def _met_first(found: OrganisationQuerySet, day: date, places: dict[str, Any]) -> OrganisationQuerySet:
    holding = {f"{_LIFE}since__lte": day, f"{_LIFE}until__gte": day}
    met = found.filter(standing([Status.IN_FORCE.value], _LIFE), **places, **holding)
    met = met.annotate(place=F(f"{_LIFE}place"), at=F(f"{_LIFE}agreement"))
    same_place = Q(place=OuterRef("place"), agreement__lt=OuterRef("at"))
    return met.filter(~Exists(_in_force(day).filter(Q(place__lt=OuterRef("place")) | same_place)))
