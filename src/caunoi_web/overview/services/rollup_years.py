"""Sums by year, so that no question goes back further than a year."""
# ruff: noqa: S608  (names of our own; values are parameters)

from caunoi_web.overview.models.rollups import ALL, CONFIRMED, YEAR
from caunoi_web.overview.services.rollup_dialect import Statement, dialect


def statements(edition: int) -> list[Statement]:
    """In order; the sums by day and by month are there."""
    return [_signings(edition), _years(edition), _starts(edition)]


def _signings(edition: int) -> Statement:
    """Signings and renewals of whole years."""
    return Statement(
        f"""
        INSERT INTO overview_daycount (scope, what, cell, day, number, edition)
        SELECT scope, CASE WHEN what = 'signed' THEN 'signings' ELSE 'renewals' END, cell,
            {dialect().year.format("day")}, SUM(number), {edition:d}
        FROM overview_daycount WHERE edition = {edition:d} AND what IN ('signed', 'renewed')
        GROUP BY scope, what, cell, 4
        """
    )


def _years(edition: int) -> Statement:
    """The years in which anything changes."""
    return Statement(
        f"""
        INSERT INTO overview_yearstart (scope, dimension, cell, status, since, number, edition)
        SELECT DISTINCT %s, %s, '', '', {dialect().year.format("month")}, 0, {edition:d}
        FROM overview_monthchange WHERE edition = {edition:d}
        """,
        (ALL, YEAR),
    )


def _starts(edition: int) -> Statement:
    """What all months before each of these years come to; what is the same on every day needs no sums."""
    return Statement(
        f"""
        INSERT INTO overview_yearstart (scope, dimension, cell, status, since, number, edition)
        WITH change AS (
            SELECT scope, dimension, cell, status, {dialect().year.format("month")} AS year,
                SUM(delta) AS delta
            FROM overview_monthchange WHERE edition = {edition:d} AND status <> %s
            GROUP BY scope, dimension, cell, status, 5
        )
        SELECT c.scope, c.dimension, c.cell, c.status, y.since, SUM(c.delta), {edition:d}
        FROM change c JOIN overview_yearstart y
            ON y.edition = {edition:d} AND y.dimension = %s AND y.since > c.year
        GROUP BY c.scope, c.dimension, c.cell, c.status, y.since HAVING SUM(c.delta) <> 0
        """,
        (CONFIRMED, YEAR),
    )
