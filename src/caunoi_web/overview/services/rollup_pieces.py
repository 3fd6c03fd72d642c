"""The pieces in which the roll-ups are made: each bounded by agreements or by a year, each a transaction.

The mark says what comes next: ``step``, how far it is (``after``), the ``edition`` that is being made, since
when (``begun``), when the last piece was done (``reached``), and about how much of all is done (``percent``).
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Max

from caunoi_web.overview.models import DayCount, MonthChange, RollUp, Turn, YearStart
from caunoi_web.overview.services.rollup_dialect import Statement
from caunoi_web.overview.services.rollup_sql import month_changes, sums, turns
from caunoi_web.register.models import Agreement

MANY = 10_000  # agreements of a piece
GONE = 50_000  # old rows of a piece
PAUSE = timedelta(hours=1)  # longer than that is too long to go on: what was counted before is old
_MODELS = (Turn, MonthChange, YearStart, DayCount)
Mark = dict[str, Any]


def next_piece(mark: Mark | None, now: datetime) -> Mark | None:
    """Do the piece that the mark tells of, None for the first; returns the next mark, None at the end."""
    if mark is None or now - datetime.fromisoformat(mark["reached"]) > PAUSE:
        mark = _first(now)
    return _STEPS[mark["step"]]({**mark, "reached": now.isoformat()})


def _first(now: datetime) -> Mark:
    """An edition behind the one in use; rows of it that a broken run has left are removed first."""
    edition = (RollUp.objects.aggregate(last=Max("edition"))["last"] or 0) + 1
    return {"step": "clearing", "after": None, "edition": edition, "begun": now.isoformat(), "percent": 0}


def _clear(mark: Mark) -> Mark:
    """Remove some rows of other editions than the one in use: nobody reads those before it any more."""
    used = mark["edition"] - 1
    for model in _MODELS:
        for others in ({"edition__lt": used}, {"edition__gt": used}):
            few = model.objects.filter(**others).order_by().values("pk")[:GONE]
            if model.objects.filter(pk__in=few)._raw_delete(using=connection.alias):
                return mark
    return {**mark, "step": "turns"}


def _turns(mark: Mark) -> Mark:
    after = UUID(mark["after"]) if mark["after"] else UUID(int=0)
    keys = list(
        Agreement.objects.live().filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:MANY]
    )
    if not keys:
        return {**mark, "step": "years", "after": None, "percent": 50}
    statement = turns(mark["edition"])
    _run(statement, _plain(after), _plain(keys[-1]))
    return {**mark, "after": str(keys[-1])}


def _year(mark: Mark) -> Mark:
    """The sums by month of the next year in which anything turns."""
    every = Turn.objects.filter(edition=mark["edition"]).order_by("day")
    if mark["after"]:
        every = every.filter(day__gt=date.fromisoformat(mark["after"]))
    first = every.values_list("day", flat=True).first()
    if first is None:
        return {**mark, "step": "sums", "after": 0, "percent": 80}
    last = first.replace(month=12, day=31)
    _run(month_changes(mark["edition"]), first, last, first, last)
    return {**mark, "after": last.isoformat()}


def _sum(mark: Mark) -> Mark:
    statements = sums(mark["edition"])
    if mark["after"] == len(statements):
        return {**mark, "step": "using", "percent": 99}
    _run(statements[mark["after"]])
    return {**mark, "after": mark["after"] + 1}


def _use(mark: Mark) -> None:
    """Let pages read the new edition; the one before stays for those that are reading it now."""
    made = {
        "begun_at": datetime.fromisoformat(mark["begun"]),
        "built_at": datetime.fromisoformat(mark["reached"]),
        "agreements": Agreement.objects.live().count(),
        "edition": mark["edition"],
    }
    RollUp.objects.update_or_create(pk=1, defaults=made)


_STEPS: Mapping[str, Callable[[Mark], Mark | None]] = {
    "clearing": _clear,
    "turns": _turns,
    "years": _year,
    "sums": _sum,
    "using": _use,
}


def _run(statement: Statement, *before: Any) -> None:
    """Run a statement; ``before`` are parameters that come before its own."""
    with connection.cursor() as cursor:
        cursor.execute(statement.sql, (*before, *statement.params))


def _plain(key: UUID) -> Any:
    """An id as the database holds it."""
    return Agreement._meta.pk.get_db_prep_value(key, connection)
