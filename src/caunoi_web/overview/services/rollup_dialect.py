"""What the statements of the roll-ups have in common, and what the two databases write differently."""
# ruff: noqa: S608  (names of our own; values are parameters)

from dataclasses import dataclass
from typing import Any

from django.db import connection

from caunoi_web.overview.models.rollups import ALL


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement with its parameters."""

    sql: str
    params: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Dialect:
    """What the two databases write differently, as patterns for a column."""

    beginning: str  # of time
    next_day: str
    month: str
    year: str
    day_of_text: str
    days_before: str  # a day, and how many days


_SQLITE = Dialect(
    beginning="'0001-01-01'",
    next_day="date({0}, '+1 day')",
    month="substr({0}, 1, 7) || '-01'",
    year="substr({0}, 1, 4) || '-01-01'",
    day_of_text="{0} || substr('0001-01-01', length({0}) + 1)",
    days_before="date({0}, '-{1} days')",
)
_POSTGRES = Dialect(
    beginning="DATE '0001-01-01'",
    next_day="({0} + 1)",
    month="CAST(date_trunc('month', CAST({0} AS timestamp)) AS date)",
    year="CAST(date_trunc('year', CAST({0} AS timestamp)) AS date)",
    day_of_text="CAST({0} || substr('0001-01-01', length({0}) + 1) AS date)",
    days_before="({0} - {1})",
)


def dialect() -> Dialect:
    """That of the database in use."""
    return _POSTGRES if connection.vendor == "postgresql" else _SQLITE


def scope_of_unit(table: str) -> str:
    """The unit in charge as the text of a scope; one parameter: what no unit is called."""
    return f"COALESCE(CAST({table}.host_unit_id AS varchar(36)), %s)"


def over_all_units(edition: int, table: str, columns: str, number: str) -> Statement:
    """The sum over all units: an agreement has one unit in charge, or none."""
    return Statement(
        f"""
        INSERT INTO {table} (edition, scope, {columns}, {number})
        SELECT {edition:d}, %s, {columns}, SUM({number})
        FROM {table} WHERE edition = {edition:d} GROUP BY {columns} HAVING SUM({number}) <> 0
        """,
        (ALL,),
    )
