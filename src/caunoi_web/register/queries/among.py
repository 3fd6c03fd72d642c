"""Asking whether an agreement is among those that other rows name, in the way that fits how many those are.

A set is the right way for counting and for whatever goes over everything. A page that walks along its
order looks at few agreements: there every one is asked by an index, unless the rows are so few that their
agreements can be named. Left to itself, a database makes the whole set of a million for a page of fifty.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Case, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.lookups import Exact, IsNull

FEW = 1000  # with fewer, most pages would be walked past in vain

# Given rows, their field that names an agreement, what is asked of them, and where there is one a quicker
# way to few of them (None for more than so many): the condition for agreements.
Few = Callable[[int], "list[UUID] | None"]
Among = Callable[["QuerySet[Any]", str, Q, "Few | None"], Q]


def as_a_set(rows: QuerySet[Any], field: str, asked: Q, _few: Few | None = None) -> Q:
    """For queries that go over all agreements."""
    return Q(pk__in=rows.filter(asked).values(field))


def one_by_one(rows: QuerySet[Any], field: str, asked: Q, few: Few | None = None) -> Q:
    """For a page along the order; one query here, or those of ``few``."""
    named = few(FEW) if few else _few_of(rows.filter(asked), field)
    if named is not None:
        return Q(pk__in=named)
    # A value, not EXISTS: no database makes a set of what it must compute for each row. "Not NULL" is taken
    # for what nearly every row is, so that the walk along the order is expected to be short.
    found = rows.filter(**{field: OuterRef("pk")}).filter(_computed(asked)).order_by().values(found=Value(1))
    return Q(IsNull(Subquery(found[:1]), False))  # noqa: FBT003  (the lookup's own argument)


def _few_of(rows: QuerySet[Any], field: str) -> list[UUID] | None:
    found = list(rows.order_by().values_list(field, flat=True)[: FEW + 1])
    return found if len(found) <= FEW else None


def _computed(asked: Q) -> Q:
    """The same, but on SQLite as a value that stands in no index.

    It knows no sizes: left to itself it goes over all partners in a country again for each agreement met.
    """
    if connection.vendor != "sqlite" or not asked:
        return asked
    return Q(Exact(Case(When(asked, then=Value(1)), default=Value(0)), Value(1)))
