"""What fell on a day: signings, ends, renewals, ends that come near, partners won and lost."""
# ruff: noqa: S608  (names of our own; values are parameters)

from caunoi.domain.terms import PROLONGING, Status
from caunoi_web.overview.models.rollups import ALL, CONFIRMED, SOON_DAYS
from caunoi_web.overview.services.rollup_dialect import Statement, dialect, over_all_units, scope_of_unit
from caunoi_web.register.queries.agreement_filters import ACTIVE, ACTIVE_STATUSES, NO_COUNTRY, NO_UNIT


def statements(edition: int) -> list[Statement]:
    """In order; the turns are there, and the sums of statuses by month."""
    return [
        _signed(edition),
        _ending(edition),
        _prolonged(edition),
        _soon(edition),
        over_all_units(edition, "overview_daycount", "what, cell, day", "number"),
        _partners(edition),
        _by_month(edition),
        _confirmed(edition),
    ]


def _signed(edition: int) -> Statement:
    day = dialect().day_of_text.format("a.signed")
    return Statement(
        f"""
        INSERT INTO overview_daycount (scope, what, cell, day, number, edition)
        SELECT {scope_of_unit("a")} AS scope, 'signed', a.kind, {day} AS day, COUNT(*), {edition:d}
        FROM register_agreement a WHERE a.archived_at IS NULL AND a.signed <> '' GROUP BY 1, a.kind, 4
        """,
        (NO_UNIT,),
    )


def _ending(edition: int) -> Statement:
    return Statement(
        f"""
        INSERT INTO overview_daycount (scope, what, cell, day, number, edition)
        SELECT {scope_of_unit("a")} AS scope, 'ends', '', {dialect().year.format("a.ends_on")}, COUNT(*),
            {edition:d}
        FROM register_agreement a WHERE a.archived_at IS NULL AND a.ends_on IS NOT NULL GROUP BY 1, 4
        """,
        (NO_UNIT,),
    )


def _prolonged(edition: int) -> Statement:
    """An agreement prolonged twice in a year counts from the first time."""
    kinds = sorted(kind.value for kind in PROLONGING)
    places = ", ".join(["%s"] * len(kinds))
    return Statement(
        f"""
        INSERT INTO overview_daycount (scope, what, cell, day, number, edition)
        WITH first_time AS (
            SELECT e.agreement_id, MIN(e.on_day) AS day FROM register_agreementevent e
            WHERE e.withdrawn_at IS NULL AND e.kind IN ({places})
            GROUP BY e.agreement_id, {dialect().year.format("e.on_day")}
        )
        SELECT {scope_of_unit("a")} AS scope, 'renewed', '', f.day, COUNT(*), {edition:d}
        FROM first_time f JOIN register_agreement a ON a.id = f.agreement_id
        WHERE a.archived_at IS NULL GROUP BY 1, f.day
        """,
        (*kinds, NO_UNIT),
    )


def _soon(edition: int) -> Statement:
    """The days from which on an agreement in force counts as ending soon, and those on which no longer.

    That is while it is in force and its end is no more than ``SOON_DAYS`` away.
    """
    said = dialect()
    early = said.days_before.format("a.ends_on", SOON_DAYS)
    return Statement(
        f"""
        INSERT INTO overview_daycount (scope, what, cell, day, number, edition)
        WITH held AS (
            SELECT agreement_id, status, day AS since,
                LEAD(day) OVER (PARTITION BY agreement_id ORDER BY day) AS following
            FROM overview_turn WHERE edition = {edition:d}
        ), span AS (
            SELECT {scope_of_unit("a")} AS scope, h.since, h.following,
                CASE WHEN a.ends_on > '0002-01-01' THEN {early} ELSE {said.beginning} END AS early,
                CASE WHEN a.ends_on < '9999-12-31' THEN {said.next_day.format("a.ends_on")} END AS past
            FROM held h JOIN register_agreement a ON a.id = h.agreement_id
            WHERE h.status = %s AND a.ends_on IS NOT NULL
        ), days AS (
            SELECT scope, CASE WHEN since > early THEN since ELSE early END AS began,
                CASE WHEN following IS NULL OR following > past THEN past ELSE following END AS ceased
            FROM span
        ), step AS (
            SELECT scope, began AS day, 1 AS sign FROM days WHERE ceased IS NULL OR began < ceased
            UNION ALL SELECT scope, ceased, -1 FROM days WHERE began < ceased
        )
        SELECT scope, 'soon', '', day, SUM(sign), {edition:d} FROM step
        GROUP BY scope, day HAVING SUM(sign) <> 0
        """,
        (NO_UNIT, Status.IN_FORCE.value),
    )


def _partners(edition: int) -> Statement:
    """The days on which a partner comes to have an active agreement, and those on which it has none left.

    By country and kind, and by country and town where a town is recorded.
    """
    active = ", ".join(["%s"] * len(ACTIVE_STATUSES))
    return Statement(
        f"""
        INSERT INTO overview_daycount (scope, what, cell, day, number, edition)
        WITH change AS (
            SELECT p.organisation_id, t.day,
                SUM(CASE WHEN t.status IN ({active}) THEN 1 ELSE 0 END)
                - SUM(CASE WHEN t.was IN ({active}) THEN 1 ELSE 0 END) AS step
            FROM overview_turn t JOIN register_agreementparty p ON p.agreement_id = t.agreement_id
            WHERE t.edition = {edition:d}
            GROUP BY p.organisation_id, t.day
        ), standing AS (
            SELECT organisation_id, day, step,
                SUM(step) OVER (PARTITION BY organisation_id ORDER BY day) AS number
            FROM change WHERE step <> 0
        ), met AS (
            SELECT CASE WHEN o.country = '' THEN %s ELSE o.country END AS country, o.kind, o.city, s.day,
                CASE WHEN s.number = s.step THEN 1 ELSE -1 END AS sign
            FROM standing s JOIN register_organisation o ON o.id = s.organisation_id
            WHERE o.archived_at IS NULL AND NOT o.is_host AND (s.number = s.step OR s.number = 0)
        )
        SELECT %s, 'partner', country || '|' || kind, day, SUM(sign), {edition:d} FROM met
        GROUP BY country, kind, day HAVING SUM(sign) <> 0
        UNION ALL SELECT %s, 'town', country || '|' || city, day, SUM(sign), {edition:d} FROM met
        WHERE city <> '' GROUP BY country, city, day HAVING SUM(sign) <> 0
        """,
        (*ACTIVE_STATUSES, *ACTIVE_STATUSES, NO_COUNTRY, ALL, ALL),
    )


def _by_month(edition: int) -> Statement:
    """The same by month, so that a day is the sum of what came before."""
    return Statement(
        f"""
        INSERT INTO overview_monthchange (scope, dimension, cell, status, month, delta, edition)
        SELECT scope, what, cell, CASE WHEN what = 'soon' THEN %s ELSE %s END,
            {dialect().month.format("day")}, SUM(number), {edition:d}
        FROM overview_daycount WHERE edition = {edition:d} AND what IN ('partner', 'town', 'soon')
        GROUP BY scope, what, cell, 5 HAVING SUM(number) <> 0
        """,
        (Status.IN_FORCE.value, ACTIVE),
    )


def _confirmed(edition: int) -> Statement:
    """Partners whatever their agreements are: the same on every day."""
    country = "CASE WHEN country = '' THEN %s ELSE country END"
    live = "FROM register_organisation WHERE archived_at IS NULL AND NOT is_host"
    return Statement(
        f"""
        INSERT INTO overview_monthchange (scope, dimension, cell, status, month, delta, edition)
        SELECT %s, 'partner', {country} || '|' || kind, %s, {dialect().beginning}, COUNT(*),
            {edition:d} {live}
        GROUP BY country, kind
        UNION ALL SELECT %s, 'town', {country} || '|' || city, %s, {dialect().beginning}, COUNT(*),
            {edition:d} {live}
        AND city <> '' GROUP BY country, city
        """,
        (ALL, NO_COUNTRY, CONFIRMED, ALL, NO_COUNTRY, CONFIRMED),
    )
