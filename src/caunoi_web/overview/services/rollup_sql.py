"""The statements that make the roll-ups, for SQLite and PostgreSQL alike.

Names of tables and columns are ours, values are parameters; the status of an agreement on a day is the one
expression of ``AgreementQuerySet.with_status_on``, compiled for a row of its own for each day.
"""
# ruff: noqa: S608  (names of our own; values are parameters)

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import DateField
from django.db.models.expressions import RawSQL

from caunoi.domain.terms import PROLONGING
from caunoi_web.overview.models.rollups import ALL
from caunoi_web.register.models import Agreement
from caunoi_web.register.queries.agreement_filters import ACTIVE_STATUSES, NO_COUNTRY, NO_UNIT


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


_SQLITE = Dialect(
    beginning="'0001-01-01'",
    next_day="date({0}, '+1 day')",
    month="substr({0}, 1, 7) || '-01'",
    year="substr({0}, 1, 4) || '-01-01'",
    day_of_text="{0} || substr('0001-01-01', length({0}) + 1)",
)
_POSTGRES = Dialect(
    beginning="DATE '0001-01-01'",
    next_day="({0} + 1)",
    month="CAST(date_trunc('month', CAST({0} AS timestamp)) AS date)",
    year="CAST(date_trunc('year', CAST({0} AS timestamp)) AS date)",
    day_of_text="CAST({0} || substr('0001-01-01', length({0}) + 1) AS date)",
)


def dialect() -> Dialect:
    """That of the database in use."""
    return _POSTGRES if connection.vendor == "postgresql" else _SQLITE


def statements() -> list[Statement]:
    """Everything in order; each fills a part of tables that were emptied before."""
    return [
        _turns(),
        _month_changes(),
        _over_all_units("overview_monthchange", "dimension, cell, status, month", "delta"),
        _units(),
        _signed(),
        _ending(),
        _prolonged(),
        _over_all_units("overview_daycount", "what, cell, day", "number"),
        _partner_days(),
        _partner_months(),
    ]


def _turns() -> Statement:
    """The days on which the status may change, and those on which it does."""
    status, params = _status_sql()
    said = dialect()
    live = "a.archived_at IS NULL"
    events = (
        "register_agreementevent e JOIN register_agreement a ON a.id = e.agreement_id "
        f"WHERE {live} AND e.withdrawn_at IS NULL"
    )
    return Statement(
        f"""
        INSERT INTO overview_turn (agreement_id, day, status, was)
        WITH point AS (
            SELECT a.id AS agreement_id, {said.beginning} AS day FROM register_agreement a WHERE {live}
            UNION ALL SELECT a.id, a.begins_on FROM register_agreement a
                WHERE {live} AND a.begins_on IS NOT NULL
            UNION ALL SELECT a.id, {said.next_day.format("a.term_ends_on")} FROM register_agreement a
                WHERE {live} AND a.term_ends_on < '9999-12-31'
            UNION ALL SELECT e.agreement_id, e.on_day FROM {events}
            UNION ALL SELECT e.agreement_id, {said.next_day.format("e.until_day")} FROM {events}
                AND e.until_day < '9999-12-31'
        ), known AS (
            SELECT point.agreement_id, point.day, {status} AS status
            FROM point JOIN register_agreement ON register_agreement.id = point.agreement_id
        ), turn AS (
            SELECT agreement_id, day, status,
                LAG(status) OVER (PARTITION BY agreement_id ORDER BY day) AS was
            FROM known
        )
        SELECT agreement_id, day, status, COALESCE(was, '') FROM turn WHERE was IS NULL OR was <> status
        """,
        params,
    )


def _status_sql() -> tuple[str, tuple[Any, ...]]:
    """The status on ``point.day`` of the row of ``register_agreement``."""
    day = RawSQL("point.day", (), output_field=DateField())
    query = Agreement.objects.with_status_on(day).values("status").query
    compiler = query.get_compiler(connection=connection)
    compiler.pre_sql_setup()
    sql, params = compiler.compile(query.annotations["status"])
    return sql, tuple(params)


def _month_changes() -> Statement:
    """By unit, country, kind and field: a turn adds one to what it becomes and takes one from what it was."""
    unit, month = _unit("a"), dialect().month.format("day")
    return Statement(
        f"""
        INSERT INTO overview_monthchange (scope, dimension, cell, status, month, delta)
        WITH place AS (
            SELECT a.id, {unit} AS scope, 'total' AS dimension, '' AS cell FROM register_agreement a
            UNION ALL SELECT a.id, {unit}, 'kind', a.kind FROM register_agreement a
            UNION ALL SELECT DISTINCT a.id, {unit}, 'country',
                CASE WHEN o.country = '' THEN %s ELSE o.country END
                FROM register_agreementparty p JOIN register_agreement a ON a.id = p.agreement_id
                JOIN register_organisation o ON o.id = p.organisation_id
            UNION ALL SELECT a.id, {unit}, 'activity', c.code
                FROM register_agreementactivity c JOIN register_agreement a ON a.id = c.agreement_id
        ), change AS (
            SELECT agreement_id, {month} AS month, status, 1 AS sign FROM overview_turn
            UNION ALL SELECT agreement_id, {month}, was, -1 FROM overview_turn WHERE was <> ''
        )
        SELECT place.scope, place.dimension, place.cell, change.status, change.month, SUM(change.sign)
        FROM change JOIN place ON place.id = change.agreement_id
        GROUP BY place.scope, place.dimension, place.cell, change.status, change.month
        HAVING SUM(change.sign) <> 0
        """,
        (NO_UNIT, NO_UNIT, NO_UNIT, NO_COUNTRY, NO_UNIT),
    )


def _unit(table: str) -> str:
    """The unit in charge as the text of a scope."""
    return f"COALESCE(CAST({table}.host_unit_id AS varchar(36)), %s)"


def _over_all_units(table: str, columns: str, number: str) -> Statement:
    """The sum over all units: an agreement has one unit in charge, or none."""
    return Statement(
        f"""
        INSERT INTO {table} (scope, {columns}, {number})
        SELECT %s, {columns}, SUM({number}) FROM {table} GROUP BY {columns} HAVING SUM({number}) <> 0
        """,
        (ALL,),
    )


def _units() -> Statement:
    """Units as cells of the whole institution."""
    return Statement(
        """
        INSERT INTO overview_monthchange (scope, dimension, cell, status, month, delta)
        SELECT %s, 'unit', scope, status, month, delta FROM overview_monthchange
        WHERE dimension = 'total' AND scope <> %s
        """,
        (ALL, ALL),
    )


def _signed() -> Statement:
    day = dialect().day_of_text.format("a.signed")
    return Statement(
        f"""
        INSERT INTO overview_daycount (scope, what, cell, day, number)
        SELECT {_unit("a")} AS scope, 'signed', a.kind, {day} AS day, COUNT(*) FROM register_agreement a
        WHERE a.archived_at IS NULL AND a.signed <> '' GROUP BY 1, a.kind, 4
        """,
        (NO_UNIT,),
    )


def _ending() -> Statement:
    return Statement(
        f"""
        INSERT INTO overview_daycount (scope, what, cell, day, number)
        SELECT {_unit("a")} AS scope, 'ends', '', {dialect().year.format("a.ends_on")}, COUNT(*)
        FROM register_agreement a WHERE a.archived_at IS NULL AND a.ends_on IS NOT NULL GROUP BY 1, 4
        """,
        (NO_UNIT,),
    )


def _prolonged() -> Statement:
    """An agreement prolonged twice in a year counts from the first time."""
    kinds = sorted(kind.value for kind in PROLONGING)
    places = ", ".join(["%s"] * len(kinds))
    return Statement(
        f"""
        INSERT INTO overview_daycount (scope, what, cell, day, number)
        WITH first_time AS (
            SELECT e.agreement_id, MIN(e.on_day) AS day FROM register_agreementevent e
            WHERE e.withdrawn_at IS NULL AND e.kind IN ({places})
            GROUP BY e.agreement_id, {dialect().year.format("e.on_day")}
        )
        SELECT {_unit("a")} AS scope, 'renewed', '', f.day, COUNT(*)
        FROM first_time f JOIN register_agreement a ON a.id = f.agreement_id
        WHERE a.archived_at IS NULL GROUP BY 1, f.day
        """,
        (*kinds, NO_UNIT),
    )


def _partner_days() -> Statement:
    """The days on which a partner comes to have an active agreement, and those on which it has none left."""
    active = ", ".join(["%s"] * len(ACTIVE_STATUSES))
    return Statement(
        f"""
        INSERT INTO overview_daycount (scope, what, cell, day, number)
        WITH change AS (
            SELECT p.organisation_id, t.day,
                SUM(CASE WHEN t.status IN ({active}) THEN 1 ELSE 0 END)
                - SUM(CASE WHEN t.was IN ({active}) THEN 1 ELSE 0 END) AS step
            FROM overview_turn t JOIN register_agreementparty p ON p.agreement_id = t.agreement_id
            GROUP BY p.organisation_id, t.day
        ), standing AS (
            SELECT organisation_id, day, step,
                SUM(step) OVER (PARTITION BY organisation_id ORDER BY day) AS number
            FROM change WHERE step <> 0
        )
        SELECT %s, 'partner', CASE WHEN o.country = '' THEN %s ELSE o.country END || '|' || o.kind, s.day,
            SUM(CASE WHEN s.number = s.step THEN 1 WHEN s.number = 0 THEN -1 ELSE 0 END)
        FROM standing s JOIN register_organisation o ON o.id = s.organisation_id
        WHERE o.archived_at IS NULL AND NOT o.is_host AND (s.number = s.step OR s.number = 0)
        GROUP BY 3, s.day
        """,
        (*ACTIVE_STATUSES, *ACTIVE_STATUSES, ALL, NO_COUNTRY),
    )


def _partner_months() -> Statement:
    return Statement(
        f"""
        INSERT INTO overview_monthchange (scope, dimension, cell, status, month, delta)
        SELECT scope, 'partner', cell, 'active', {dialect().month.format("day")}, SUM(number)
        FROM overview_daycount WHERE what = 'partner' GROUP BY scope, cell, 5 HAVING SUM(number) <> 0
        """
    )
