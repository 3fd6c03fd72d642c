"""Closing a year: its figures are kept as they are now."""

from datetime import date
from urllib.parse import urlencode

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.common.jinja import format_day
from caunoi_web.overview.definitions import DEFINITIONS, Definition, last_day
from caunoi_web.overview.models import SnapshotFigure, YearSnapshot, packed_ids
from caunoi_web.overview.queries.snapshots import ids_counted
from caunoi_web.register.errors import InvalidValue
from caunoi_web.sources.services import record_change

FIRST_YEAR = 1900


@transaction.atomic
def close_year(*, actor: User, year: int, today: date, note: str = "") -> YearSnapshot:
    """Keep every figure of ``DEFINITIONS`` for the last day of ``year`` (or ``today``, while it is not over).

    A year that was closed before gets another snapshot beside the older one. Raises ``InvalidValue``
    for a year to come, and ``NotAllowed``.
    """
    require(actor, Action.YEAR_CLOSE)
    if not FIRST_YEAR <= year <= today.year:
        raise InvalidValue(
            "year",
            _("Choose a year up to %(year)d: what is to come cannot be closed.") % {"year": today.year},
        )
    snapshot = YearSnapshot.objects.create(
        year=year, day=last_day(year, today), note=note.strip(), closed_by=actor
    )
    figures = [_figure(actor, snapshot, place, one) for place, one in enumerate(DEFINITIONS)]
    SnapshotFigure.objects.bulk_create(figures)
    record_change(
        actor=actor,
        action="year.closed",
        target_kind="year",
        target_id=snapshot.pk,
        label=f"{year} ({format_day(snapshot.day)})",
        before={},
        after={figure.code: figure.value for figure in figures},
        reason=snapshot.note,
    )
    return snapshot


def _figure(actor: User, snapshot: YearSnapshot, place: int, what: Definition) -> SnapshotFigure:
    query = urlencode(what.filters(snapshot.year))
    ids = ids_counted(actor, what.list, query, snapshot.day)
    packed, digest = packed_ids(ids)
    return SnapshotFigure(
        snapshot=snapshot,
        position=place,
        code=what.code,
        list=what.list,
        query=query,
        value=len(ids),
        digest=digest,
        packed=packed,
    )
