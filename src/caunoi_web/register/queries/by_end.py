"""The order "by end" found by its index, so that a page of a million costs what a page of fifty does.

``Stretch.place`` is the order. On a day only a few runs of places hold agreements that are valid then: the
runs are asked for a page each and put together. What the index cannot know from the end of the agreement
alone is marked ``is_odd`` and stands in a small index of its own.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F, Q
from django.http import HttpRequest

from caunoi.domain.terms import Status
from caunoi_web.common.keyset import ID, PER_PAGE, Edge, KeysetPage, OrderKey, in_order, page_around
from caunoi_web.register.models import Agreement
from caunoi_web.register.models.agreements import AgreementQuerySet
from caunoi_web.register.models.stretches import OVER_RANK, place_of, rank_of

PLACE = (OrderKey("place", int), ID)
Start = Sequence[Any] | None
_ANY = Q()


def page_by_end(
    request: HttpRequest,
    found: AgreementQuerySet,
    day: date,
    ranks: Sequence[int],
    per_page: int = PER_PAGE,
    held: Q = _ANY,
) -> KeysetPage:
    """The page of live agreements that the address asks for, in the order "by end".

    ``ranks`` are those in which any of ``found`` can stand (see ``models.stretches.RANKS``), ``held`` what
    holds for the stretch of the day. One query for each rank until the page is full, and one for its rows.
    """

    def edges(start: Start, number: int, *, backward: bool) -> list[Edge]:
        return _edges(found, _holding(day) & held, day, ranks, start, number, backward=backward)

    return page_around(request, PLACE, edges, lambda keys: _rows(keys, day), per_page)


def first_by_end(
    found: AgreementQuerySet,
    day: date,
    ranks: Sequence[int],
    held: Q = _ANY,
    *,
    start: int = 0,
    number: int,
) -> AgreementQuerySet:
    """``number`` live agreements from the one at ``start`` (0 is the first), in order, with their status."""
    holding = _holding(day) & held
    edges = _edges(found, holding, day, ranks, None, start + number, backward=False)[start:]
    return _rows([edge[0] for edge in edges], day)


def few_by_end(found: AgreementQuerySet, day: date) -> AgreementQuerySet:
    """Few live agreements in the order, each with its status: that of the stretch which holds on ``day``."""
    return in_order(found.living_on(day), PLACE)


def _rows(keys: list[UUID], day: date) -> AgreementQuerySet:
    """Found already: nothing is filtered a second time."""
    return few_by_end(Agreement.objects.filter(pk__in=keys), day)


def _holding(day: date) -> Q:
    return Q(stretches__since__lte=day, stretches__until__gte=day)


def _placed(found: AgreementQuerySet, condition: Q) -> AgreementQuerySet:
    return found.filter(condition).annotate(place=F("stretches__place"))


def _edges(
    found: AgreementQuerySet,
    holding: Q,
    day: date,
    ranks: Sequence[int],
    start: Start,
    number: int,
    *,
    backward: bool,
) -> list[Edge]:
    """The first ``number`` (id, place, id) after ``start``: rank after rank, until there are enough."""
    edges: list[Edge] = []
    if number < 1:  # an empty list asks for nothing, and nothing is no question to a database
        return edges
    for rank in sorted(ranks, reverse=backward):
        low, high = sorted((place_of(rank, date.min), place_of(rank, date.max)))
        if start and (start[0] < low if backward else start[0] > high):
            continue
        runs = (_placed(found, run & holding) for run in _runs(rank, day))
        edges += _ask(runs, start, number - len(edges), backward=backward)
        if len(edges) >= number:
            break
    return edges


def _runs(rank: int, day: date) -> Iterator[Q]:
    """The runs of places of a rank in which to look for what holds on ``day``."""
    low, high = sorted((place_of(rank, date.min), place_of(rank, date.max)))
    at = place_of(rank, day)
    if rank == 0:  # in force: ends today or later
        yield Q(stretches__is_odd=True, stretches__place__range=(low, at - 1))
        yield Q(stretches__place__range=(at, high))
    elif rank == OVER_RANK:  # over: ended before today; the latest end comes first
        yield Q(stretches__is_odd=True, stretches__place__range=(low, at))
        yield Q(stretches__place__range=(at + 1, high))
    elif rank == rank_of(Status.NOT_IN_FORCE):  # nearly all were so once: found by the last day of it
        yield Q(stretches__status=Status.NOT_IN_FORCE.value)
    else:
        yield Q(stretches__place__range=(low, high))


def _ask(runs: Iterator[AgreementQuerySet], start: Start, number: int, *, backward: bool) -> list[Edge]:
    """The first ``number`` of all runs together; one query."""
    parts: list[str] = []
    values: list[Any] = []
    for run in runs:
        rows = _beyond(run, start, backward=backward) if start else run
        ordered = rows.order_by(*(key.ordering(backward=backward) for key in PLACE))
        try:
            sql, given = ordered.values_list("place", "pk")[:number].query.sql_with_params()
        except EmptyResultSet:  # the filters name no agreement at all
            return []
        parts.append(f"SELECT * FROM ({sql}) run{len(parts)}")  # noqa: S608  (made by Django)
        values.extend(given)
    way = "DESC" if backward else "ASC"
    with connection.cursor() as cursor:
        cursor.execute(f"{' UNION ALL '.join(parts)} ORDER BY 1 {way}, 2 {way} LIMIT {number}", values)
        key = Agreement._meta.pk
        return [(pk := key.to_python(found), place, pk) for place, found in cursor.fetchall()]


def _beyond(run: AgreementQuerySet, start: Sequence[Any], *, backward: bool) -> AgreementQuerySet:
    beyond, edge = ("lt", "lte") if backward else ("gt", "gte")
    place, pk = start
    later = Q(**{f"place__{beyond}": place}) | Q(**{"place": place, f"pk__{beyond}": pk})
    return run.filter(later, **{f"place__{edge}": place})
