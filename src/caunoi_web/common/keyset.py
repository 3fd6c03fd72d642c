"""Pages of a long list by the last row seen, so that the thousandth page costs what the first does.

A cursor in the address (``after`` or ``before``) holds the sort values of the row at the edge. They come back
from anybody's browser: what cannot be read begins the list anew. Each key must never be NULL.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.db.models.expressions import OrderBy
from django.http import HttpRequest

PER_PAGE = 50
LONGEST_CURSOR = 4000
_LARGEST = 2**63 - 1


Edge = tuple[Any, ...]  # the id of a row, then the values of its order's keys


class EdgesFrom(Protocol):
    """Finds the first ``number`` rows after the values ``start``, or before them, nearest first."""

    def __call__(self, start: Sequence[Any] | None, number: int, *, backward: bool) -> list[Edge]: ...


@dataclass(frozen=True, slots=True)
class OrderKey:
    """One part of an order: a field or annotation, its direction, and how its value is read back."""

    name: str
    parse: Callable[[str], Any] = str
    down: bool = False

    def ordering(self, *, backward: bool) -> OrderBy:
        """The clause for the database; ``backward`` turns the whole order round."""
        return F(self.name).desc() if self.down != backward else F(self.name).asc()


ID = OrderKey("id", UUID)


@dataclass(frozen=True, slots=True)
class KeysetPage:
    """The rows of a page, and the cursors to its neighbours ("" at the ends of the list)."""

    object_list: QuerySet[Any]
    size: int
    after: str
    before: str


def in_order(rows: QuerySet[Any], keys: Sequence[OrderKey]) -> QuerySet[Any]:
    """All the rows in the order of ``keys``."""
    return rows.order_by(*(key.ordering(backward=False) for key in keys))


def keyset_page(
    request: HttpRequest, rows: QuerySet[Any], keys: Sequence[OrderKey], per_page: int = PER_PAGE
) -> KeysetPage:
    """The page that the address asks for; the last of ``keys`` must tell any two rows apart.

    One query here; ``object_list`` is another, over the rows of the page only.
    """

    def edges(start: Sequence[Any] | None, number: int, *, backward: bool) -> list[Edge]:
        found = rows.filter(beyond(keys, start, backward=backward)) if start else rows
        ordered = found.order_by(*(key.ordering(backward=backward) for key in keys))
        return list(ordered.values_list("pk", *(key.name for key in keys))[:number])

    return page_around(
        request, keys, edges, lambda found: in_order(rows.filter(pk__in=found), keys), per_page=per_page
    )


def page_around(
    request: HttpRequest,
    keys: Sequence[OrderKey],
    edges_from: EdgesFrom,
    rows_of: Callable[[list[Any]], QuerySet[Any]],
    per_page: int = PER_PAGE,
) -> KeysetPage:
    """The same for rows found in a way of their own: ``edges_from`` finds them, ``rows_of`` gets them."""
    backward = "before" in request.GET
    start = _read(request.GET.get("before" if backward else "after", ""), keys)
    backward = backward and start is not None
    edges = edges_from(start, per_page + 1, backward=backward)
    has_more, edges = len(edges) > per_page, edges[:per_page]
    if backward:
        edges.reverse()
    has_next = bool(edges) and (has_more or backward)
    has_previous = bool(edges) and (has_more if backward else start is not None)
    return KeysetPage(
        object_list=rows_of([edge[0] for edge in edges]),
        size=len(edges),
        after=_written(edges[-1][1:]) if has_next else "",
        before=_written(edges[0][1:]) if has_previous else "",
    )


def is_mark_of(cursor: str, keys: Sequence[OrderKey]) -> bool:
    """True when ``cursor`` can be read in this order."""
    return _read(cursor, keys) is not None


def beyond(keys: Sequence[OrderKey], start: Sequence[Any], *, backward: bool) -> Q:
    """The rows after ``start`` in the order: later in one key, equal in all before it."""
    condition, same = Q(), Q()
    for key, value in zip(keys, start, strict=True):
        beyond = "lt" if key.down != backward else "gt"
        condition |= same & Q(**{f"{key.name}__{beyond}": value})
        same &= Q(**{key.name: value})
    # Said once more by itself, so that an index on the first key is used.
    first, edge = keys[0], "lte" if keys[0].down != backward else "gte"
    return Q(**{f"{first.name}__{edge}": start[0]}) & condition


def _written(values: Sequence[Any]) -> str:
    text = json.dumps([str(value) for value in values], ensure_ascii=False)
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _read(cursor: str, keys: Sequence[OrderKey]) -> list[Any] | None:
    """The values of a cursor; None when there is none or it is not one of this order."""
    if not cursor or len(cursor) > LONGEST_CURSOR:
        return None
    try:
        values = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        return [_value(key, written) for key, written in zip(keys, values, strict=True)]
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None


def _value(key: OrderKey, written: Any) -> Any:
    """A value of a cursor. Raises ``ValueError`` for what no database can be asked about."""
    if not isinstance(written, str) or "\0" in written:
        raise ValueError(written)
    written.encode()
    value = key.parse(written)
    if isinstance(value, int) and not -_LARGEST <= value <= _LARGEST:
        raise ValueError(written)
    return value
