"""All live agreements by their beginning, or by their latest end, found by an index on that day.

Those with the day stand in the index in its order, those without come last, by their id: two runs, of which
a page nearly always needs one. With a filter the few that pass are sorted instead (``agreement_orders``).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest

from caunoi_web.common.keyset import (
    ID,
    PER_PAGE,
    Edge,
    KeysetPage,
    OrderKey,
    beyond,
    in_order,
    page_around,
)
from caunoi_web.register.models.agreements import AgreementQuerySet
from caunoi_web.register.queries.agreement_filters import AgreementFilter
from caunoi_web.register.queries.agreement_orders import arranged

Start = Sequence[Any] | None
_DAYS = {"begin": "begins_on", "-begin": "begins_on", "-end": "ends_on"}


def is_by_day(chosen: AgreementFilter) -> bool:
    """Whether the order is one of these, and nothing is filtered out."""
    return chosen.sort in _DAYS and chosen.is_empty


def page_by_day(
    request: HttpRequest, found: AgreementQuerySet, sort: str, per_page: int = PER_PAGE
) -> KeysetPage:
    """The page that the address asks for; one query finds it, two where those without the day begin."""
    rows, keys = arranged(found, sort)
    order = _Order(found, _DAYS[sort], is_down=sort.startswith("-"))

    def rows_of(ids: list[Any]) -> AgreementQuerySet:
        return in_order(rows.filter(pk__in=ids), keys)

    return page_around(request, keys, order.edges, rows_of, per_page)


@dataclass(frozen=True, slots=True)
class _Order:
    """The order as two runs; in a cursor those without the day have the last day there is, or the first."""

    found: AgreementQuerySet
    field: str
    is_down: bool

    @property
    def none(self) -> date:
        return date.min if self.is_down else date.max

    def edges(self, start: Start, number: int, *, backward: bool) -> list[Edge]:
        """The first ``number`` (id, day, id) after ``start``, or before it."""
        runs = (self._without, self._with) if backward else (self._with, self._without)
        edges: list[Edge] = []
        for run in runs:
            if len(edges) < number:
                edges += run(start, number - len(edges), backward=backward)
        return edges

    def _with(self, start: Start, number: int, *, backward: bool) -> list[Edge]:
        keys = (OrderKey(self.field, down=self.is_down), ID)
        rows = self.found.filter(**{f"{self.field}__isnull": False})
        if start and start[0] != self.none:
            rows = rows.filter(beyond(keys, start, backward=backward))
        elif start and not backward:
            return []
        ordered = rows.order_by(*(key.ordering(backward=backward) for key in keys))
        return list(ordered.values_list("pk", self.field, "pk")[:number])

    def _without(self, start: Start, number: int, *, backward: bool) -> list[Edge]:
        rows = self.found.filter(**{self.field: None})
        if start and start[0] == self.none:
            rows = rows.filter(beyond((ID,), start[1:], backward=backward))
        elif start and backward:
            return []
        ids = rows.order_by(ID.ordering(backward=backward)).values_list("pk", flat=True)
        return [(pk, self.none, pk) for pk in ids[:number]]
