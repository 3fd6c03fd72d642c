"""The order "by unit in charge", a few units at a time: a page does not put the whole register in order."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest

from caunoi_web.accounts.models import Unit
from caunoi_web.common.keyset import ID, Edge, KeysetPage, OrderKey, beyond, in_order, page_around
from caunoi_web.register.models import Agreement
from caunoi_web.register.models.agreements import AgreementQuerySet

_AFTER_ALL_NAMES = "\uffff"
KEYS = (OrderKey("k1"), OrderKey("k2", date.fromisoformat), ID)
Start = Sequence[Any] | None


def page_by_unit(request: HttpRequest, found: AgreementQuerySet, day: date, per_page: int) -> KeysetPage:
    """The page that the address asks for: by the unit's name, then by end; those of no unit stand last.

    Units are asked for in growing groups until the page is full, so that a few queries do, however many
    units there are.
    """

    def edges(start: Start, number: int, *, backward: bool) -> list[Edge]:
        met: list[Edge] = []
        for group in _groups(start, backward=backward):
            rows = keyed_by_unit(found.filter(group))
            if start:
                rows = rows.filter(beyond(KEYS, start, backward=backward))
            ordered = rows.order_by(*(key.ordering(backward=backward) for key in KEYS))
            met += ordered.values_list("pk", *(key.name for key in KEYS))[: number - len(met)]
            if len(met) >= number:
                break
        return met

    def rows(keys: list[Any]) -> AgreementQuerySet:
        return in_order(keyed_by_unit(Agreement.objects.with_status_on(day).filter(pk__in=keys)), KEYS)

    return page_around(request, KEYS, edges, rows, per_page)


def keyed_by_unit(found: AgreementQuerySet) -> AgreementQuerySet:
    """The agreements with what the order needs."""
    name = Coalesce(F("host_unit__name_vi"), Value(_AFTER_ALL_NAMES))
    return found.annotate(k1=name, k2=Coalesce("ends_on", Value(date.max)))


def _groups(start: Start, *, backward: bool) -> Iterator[Q]:
    """Units of 1, 2, 4 … names in the order of the list, from that of ``start`` on; none of them last."""
    names: dict[str, list[Any]] = {}
    for name, key in Unit.objects.order_by("name_vi", "pk").values_list("name_vi", "pk"):
        names.setdefault(name, []).append(key)
    every = [Q(host_unit__in=keys) for keys in names.values()] + [Q(host_unit__isnull=True)]
    order = list(zip([*names, _AFTER_ALL_NAMES], every, strict=True))
    if backward:
        order.reverse()
    if start:
        at = [name for name, _group in order]
        order = order[at.index(start[0]) :] if start[0] in at else order
    size = 1
    while order:
        group = Q()
        for _name, one in order[:size]:
            group |= one
        yield group
        order, size = order[size:], 2 * size
