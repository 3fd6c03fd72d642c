"""Closing a year: its figures are kept as they are now."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.common.jinja import format_day
from caunoi_web.overview.definitions import AGREEMENTS, DEFINITIONS, PARTNERS, Definition, last_day
from caunoi_web.overview.models import SnapshotFigure, SnapshotPart, YearSnapshot, packed_ids
from caunoi_web.overview.queries.snapshot_parts import Parts, belonging_of, parted
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
    belonging = {which: belonging_of(which) for which in (AGREEMENTS, PARTNERS)}
    figures, parts = [], []
    for place, one in enumerate(DEFINITIONS):
        figure, ids = _figure(actor, snapshot, place, one)
        figures.append(figure)
        parts += _parts(figure, parted(ids, belonging[one.list]))
    SnapshotFigure.objects.bulk_create(figures)
    SnapshotPart.objects.bulk_create(parts, batch_size=500)
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


def _figure(
    actor: User, snapshot: YearSnapshot, place: int, what: Definition
) -> tuple[SnapshotFigure, list[UUID]]:
    query = urlencode(what.filters(snapshot.year))
    ids = ids_counted(actor, what.list, query, snapshot.day)
    packed, digest = packed_ids(ids)
    figure = SnapshotFigure(
        snapshot=snapshot,
        position=place,
        code=what.code,
        list=what.list,
        query=query,
        value=len(ids),
        digest=digest,
        packed=packed,
    )
    return figure, ids


def _parts(figure: SnapshotFigure, parts: Parts) -> Iterator[SnapshotPart]:
    for dimension, keys in parts.items():
        for key, ids in keys.items():
            packed, _digest = packed_ids(ids)
            yield SnapshotPart(figure=figure, dimension=dimension, key=key, value=len(ids), packed=packed)
