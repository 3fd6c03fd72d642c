"""How many there are, counted to a bound: a page says "10,000+" and costs the same however many there are."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

MOST = 10_000
Key = TypeVar("Key")


class AtLeast(int):
    """A count that stopped here: there are more. Pages write a plus behind it."""


def bounded_counts(rows: Mapping[Key, QuerySet[Any]], most: int = MOST) -> dict[Key, int]:
    """The number of rows of each, ``AtLeast(most)`` where there are more; one query in all."""
    questions = {key: question for key, found in rows.items() if (question := _question(found, most))}
    if not questions:
        return dict.fromkeys(rows, 0)
    parts = ", ".join(f"(SELECT COUNT(*) FROM ({sql}) few)" for sql, _values in questions.values())  # noqa: S608  (made by Django)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {parts}", [one for _sql, values in questions.values() for one in values])
        numbers = dict(zip(questions, cursor.fetchone(), strict=True))
    return {key: _bounded(numbers.get(key, 0), most) for key in rows}


def added(numbers: Mapping[Any, int]) -> int:
    """The sum; at least so many when one of them is."""
    total = sum(numbers.values())
    return AtLeast(total) if any(isinstance(one, AtLeast) for one in numbers.values()) else total


def _bounded(number: int, most: int) -> int:
    return AtLeast(most) if number > most else number


def _question(found: QuerySet[Any], most: int) -> tuple[str, tuple[Any, ...]] | None:
    """What finds the rows up to one more than the bound; None for a question that nothing answers."""
    try:
        sql, values = found.order_by().values("pk")[: most + 1].query.sql_with_params()
    except EmptyResultSet:
        return None
    return sql, tuple(values)
