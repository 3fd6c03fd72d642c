"""What was done to records, and the figures that documents state."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Query

from caunoi_web.accounts.policies import Action
from caunoi_web.api.lists import listed, page_asked, page_of_shapes
from caunoi_web.api.resource import Resource
from caunoi_web.api.schemas import desk as shape
from caunoi_web.api.schemas.base import Page, Ref
from caunoi_web.common.keyset import OrderKey
from caunoi_web.register.models import StatedFigure
from caunoi_web.register.wording import act_label
from caunoi_web.sources.models import AuditEntry, Evidence

resource = Resource("History")
# The history of people, tokens and addresses belongs to their own pages.
KINDS = ("organisation", "agreement", "activity", "commitment", "document", "figure", "signing_case")
_NEWEST = (OrderKey("at", datetime.fromisoformat, down=True), OrderKey("id", UUID, down=True))
_BY_NAME = (OrderKey("what"), OrderKey("id", UUID))


@resource.get("/history", action=Action.HISTORY_READ, gives=Page[shape.EntryGiven])
def list_history(request: HttpRequest, asked: Query[shape.HistoryAsked]) -> Any:
    """List who changed what, when and why, the newest first."""
    wanted: dict[str, Any] = {"target_kind__in": [asked.kind] if asked.kind else KINDS}
    chosen = {"target_id": asked.record, "actor": asked.actor, "at__gte": asked.since}
    wanted |= {field: value for field, value in chosen.items() if value is not None}
    entries = AuditEntry.objects.filter(**wanted).select_related("actor")
    return listed(request, entries, _NEWEST, asked, _entry)


@resource.get("/figures", action=Action.REPORT_READ, gives=Page[shape.FigureGiven])
def list_stated_figures(request: HttpRequest, asked: Query[shape.FiguresAsked]) -> Any:
    """List the figures that documents state; they are never counted with the register's own."""
    figures = StatedFigure.objects.filter(archived_at__isnull=True)
    figures = figures.filter(what=asked.what) if asked.what else figures
    page = page_asked(request, figures, _BY_NAME, asked)
    return page_of_shapes(request, page, _figures(page.object_list))


def _entry(row: AuditEntry) -> shape.EntryGiven:
    return shape.EntryGiven(
        id=row.pk,
        at=row.at,
        actor=Ref(id=row.actor_id, name=str(row.actor)),
        through=row.through,
        action=row.action,
        title=str(act_label(row.action)),
        kind=row.target_kind,
        record=row.target_id,
        label=row.target_label,
        before=row.before,
        after=row.after,
        reason=row.reason,
        document=row.document_id,
        act=row.act,
    )


def _figures(figures: QuerySet[StatedFigure]) -> list[shape.FigureGiven]:
    rows = list(figures)
    pieces = Evidence.objects.filter(
        target_kind=StatedFigure.target_kind,
        target_id__in=[row.pk for row in rows],
        withdrawn_at__isnull=True,
    )
    words = {piece.target_id: piece for piece in pieces}
    return [_figure(row, words.get(row.pk)) for row in rows]


def _figure(row: StatedFigure, piece: Evidence | None) -> shape.FigureGiven:
    return shape.FigureGiven(
        id=row.pk,
        what=row.what,
        year=row.year,
        value=float(row.value),
        qualifier=row.qualifier,
        document=piece.document_id if piece else None,
        words=piece.words if piece else "",
    )
