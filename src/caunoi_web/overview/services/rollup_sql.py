"""The statements that make the roll-ups, for SQLite and PostgreSQL alike: turns, and their sums by month.

Names of tables and columns are ours, values are parameters; the status of an agreement on a day is the one
expression of ``AgreementQuerySet.with_status_on``, compiled for a row of its own for each day.
"""
# ruff: noqa: S608  (names of our own; values are parameters)

from typing import Any

from django.db import connection
from django.db.models import DateField
from django.db.models.expressions import RawSQL

from caunoi_web.overview.models.rollups import ALL
from caunoi_web.overview.services import rollup_days, rollup_years
from caunoi_web.overview.services.rollup_dialect import Statement, dialect, over_all_units, scope_of_unit
from caunoi_web.register.models import Agreement
from caunoi_web.register.queries.agreement_filters import NO_COUNTRY, NO_UNIT


def turns(edition: int) -> Statement:
    """The days on which the status may change, and those on which it does, of the agreements between two ids.

    Two parameters come before its own: the id before the first agreement, and that of the last.
    """
    status, params = _status_sql()
    said = dialect()
    live = "FROM few a WHERE TRUE"
    events = "FROM register_agreementevent e JOIN few a ON a.id = e.agreement_id WHERE e.withdrawn_at IS NULL"
    return Statement(
        f"""
        INSERT INTO overview_turn (agreement_id, day, status, was, edition)
        WITH few AS (
            SELECT id, begins_on, term_ends_on FROM register_agreement
            WHERE archived_at IS NULL AND id > %s AND id <= %s
        ), point AS (
            SELECT a.id AS agreement_id, {said.beginning} AS day {live}
            UNION ALL SELECT a.id, a.begins_on {live} AND a.begins_on IS NOT NULL
            UNION ALL SELECT a.id, {said.next_day.format("a.term_ends_on")} {live}
                AND a.term_ends_on < '9999-12-31'
            UNION ALL SELECT e.agreement_id, e.on_day {events}
            UNION ALL SELECT e.agreement_id, {said.next_day.format("e.until_day")} {events}
                AND e.until_day < '9999-12-31'
        ), known AS (
            SELECT point.agreement_id, point.day, {status} AS status
            FROM point JOIN register_agreement ON register_agreement.id = point.agreement_id
        ), turn AS (
            SELECT agreement_id, day, status,
                LAG(status) OVER (PARTITION BY agreement_id ORDER BY day) AS was
            FROM known
        )
        SELECT agreement_id, day, status, COALESCE(was, ''), {edition:d} FROM turn
        WHERE was IS NULL OR was <> status
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


def month_changes(edition: int) -> Statement:
    """By unit, country, kind and field: a turn adds one to what it becomes and takes one from what it was.

    Of the turns between two days: four parameters come before its own, each day twice.
    """
    unit, month = scope_of_unit("a"), dialect().month.format("day")
    turned = f"FROM overview_turn WHERE edition = {edition:d} AND day >= %s AND day <= %s"
    return Statement(
        f"""
        INSERT INTO overview_monthchange (scope, dimension, cell, status, month, delta, edition)
        WITH change AS (
            SELECT agreement_id, {month} AS month, status, 1 AS sign {turned}
            UNION ALL SELECT agreement_id, {month}, was, -1 {turned} AND was <> ''
        ), place AS (
            SELECT a.id, {unit} AS scope, 'total' AS dimension, '' AS cell FROM register_agreement a
            UNION ALL SELECT a.id, {unit}, 'kind', a.kind FROM register_agreement a
            UNION ALL SELECT DISTINCT a.id, {unit}, 'country',
                CASE WHEN o.country = '' THEN %s ELSE o.country END
                FROM register_agreementparty p JOIN register_agreement a ON a.id = p.agreement_id
                JOIN register_organisation o ON o.id = p.organisation_id
            UNION ALL SELECT a.id, {unit}, 'activity', c.code
                FROM register_agreementactivity c JOIN register_agreement a ON a.id = c.agreement_id
        )
        SELECT place.scope, place.dimension, place.cell, change.status, change.month, SUM(change.sign),
            {edition:d}
        FROM change JOIN place ON place.id = change.agreement_id
        GROUP BY place.scope, place.dimension, place.cell, change.status, change.month
        HAVING SUM(change.sign) <> 0
        """,
        (NO_UNIT, NO_UNIT, NO_UNIT, NO_COUNTRY, NO_UNIT),
    )


def sums(edition: int) -> list[Statement]:
    """What follows from the turns and their months, in order."""
    return [
        over_all_units(edition, "overview_monthchange", "dimension, cell, status, month", "delta"),
        _units(edition),
        *rollup_days.statements(edition),
        *rollup_years.statements(edition),
    ]


def _units(edition: int) -> Statement:
    """Units as cells of the whole institution."""
    return Statement(
        f"""
        INSERT INTO overview_monthchange (scope, dimension, cell, status, month, delta, edition)
        SELECT %s, 'unit', scope, status, month, delta, edition FROM overview_monthchange
        WHERE edition = {edition:d} AND dimension = 'total' AND scope <> %s
        """,
        (ALL, ALL),
    )
