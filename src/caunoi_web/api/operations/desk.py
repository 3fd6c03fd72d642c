"""One's own desk: saved views, the work-list, notices, what one watches, comments, background work."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Query

from caunoi_web.accounts.policies import Action, may, require
from caunoi_web.api.lists import day_asked
from caunoi_web.api.resource import Resource
from caunoi_web.api.schemas import desk as shape
from caunoi_web.api.schemas.base import AsOf
from caunoi_web.api.shapes import found
from caunoi_web.attention import services as attention
from caunoi_web.attention.models import Comment, Quiet, Watch
from caunoi_web.attention.queries.notices import notices_of
from caunoi_web.attention.queries.worklist import worklist
from caunoi_web.desk import services
from caunoi_web.desk.models import SavedView
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.register.queries.life import name_of
from caunoi_web.tasks.models import Task

resource = Resource("Desk")
_RECORDS = {"organisation": Organisation, "agreement": Agreement}
_COMMENTS_SHOWN = 200


@resource.get("/views", action=Action.VIEW_OWN, gives=shape.ViewList)
def list_views(request: HttpRequest) -> Any:
    """List saved views: one's own, and those that others share."""
    views = SavedView.objects.visible_to(request.user).select_related("owner")
    return shape.ViewList(items=[_view(view) for view in views])


@resource.post("/views", action=Action.VIEW_OWN, gives=shape.ViewGiven)
def save_view(request: HttpRequest, body: shape.ViewSent) -> Any:
    """Keep a list with its filters under a name; to share it asks for that right."""
    view = services.save_view(
        actor=request.user,
        list_name=body.list,
        name=body.name,
        query=body.query,
        is_shared=body.is_shared,
    )
    return _view(view)


@resource.post("/views/{uuid:id}/change", action=Action.VIEW_OWN, gives=shape.ViewGiven)
def change_view(request: HttpRequest, id: UUID, body: shape.ViewChanged) -> Any:
    """Rename a view of one's own, or share it."""
    view, sent = found(request, SavedView.objects, id), body.model_fields_set
    if "name" in sent:
        view = services.rename_view(actor=request.user, view=view, name=body.name)
    if "is_shared" in sent:
        view = services.share_view(actor=request.user, view=view, is_shared=body.is_shared)
    return _view(view)


@resource.delete("/views/{uuid:id}", action=Action.VIEW_OWN, gives=shape.ViewList)
def delete_view(request: HttpRequest, id: UUID) -> Any:
    """Take a view of one's own away; gives those that are left."""
    services.delete_view(actor=request.user, view=found(request, SavedView.objects, id))
    return list_views(request)


@resource.get("/work", action=Action.NOTICE_OWN, gives=shape.WorkList)
def list_work(request: HttpRequest, asked: Query[AsOf]) -> Any:
    """List what there is to do for the person, the late ones first."""
    day = day_asked(asked)
    items = [shape.TaskLine.model_validate(task) for task in worklist(request.user, day)]
    return shape.WorkList(as_of=day, items=items)


@resource.get("/notices", action=Action.NOTICE_OWN, gives=shape.NoticeList)
def list_notices(request: HttpRequest) -> Any:
    """List what the person was told, the newest first."""
    items = [shape.NoticeGiven.model_validate(notice) for notice in notices_of(request.user)]
    return shape.NoticeList(items=items)


@resource.post("/notices/seen", action=Action.NOTICE_OWN, gives=shape.NoticeList)
def mark_notices_seen(request: HttpRequest) -> Any:
    """Say that all notices are seen."""
    attention.mark_seen(actor=request.user, now=timezone.now())
    return list_notices(request)


@resource.get("/marks/{kind}/{uuid:id}", action=Action.NOTICE_OWN, gives=shape.MarkGiven)
def get_marks(request: HttpRequest, kind: shape.RecordKind, id: UUID) -> Any:
    """Say whether the person watches a record, and keeps quiet about it."""
    return _marks(request, kind, _record(request, kind, id).pk)


@resource.post("/marks/{kind}/{uuid:id}/watch", action=Action.NOTICE_OWN, gives=shape.MarkGiven)
def watch_record(request: HttpRequest, kind: shape.RecordKind, id: UUID, body: shape.MarkSent) -> Any:
    """Be told when somebody else changes a record, or no more."""
    record = _record(request, kind, id)
    about = {"actor": request.user, "target_kind": kind, "target_id": record.pk}
    if body.on:
        attention.watch(**about, label=_label(record))
    else:
        attention.unwatch(**about)
    return _marks(request, kind, record.pk)


@resource.post("/marks/{kind}/{uuid:id}/quiet", action=Action.NOTICE_OWN, gives=shape.MarkGiven)
def hush_record(request: HttpRequest, kind: shape.RecordKind, id: UUID, body: shape.MarkSent) -> Any:
    """Have no reminders of a record, or have them again."""
    record = _record(request, kind, id)
    about = {"actor": request.user, "target_kind": kind, "target_id": record.pk}
    if body.on:
        attention.hush(**about, label=_label(record))
    else:
        attention.unhush(**about)
    return _marks(request, kind, record.pk)


@resource.get("/comments/{kind}/{uuid:id}", action=Action.COMMENT_READ, gives=shape.CommentList)
def list_comments(request: HttpRequest, kind: shape.RecordKind, id: UUID) -> Any:
    """List what was said about a record, the newest first."""
    return _comments(_record(request, kind, id))


@resource.post("/comments/{kind}/{uuid:id}", action=Action.COMMENT_WRITE, gives=shape.CommentList)
def add_comment(request: HttpRequest, kind: shape.RecordKind, id: UUID, body: shape.CommentSent) -> Any:
    """Say something about a record; whoever is named with @name is told."""
    record = _record(request, kind, id)
    attention.add_comment(
        actor=request.user, record=record, label=_label(record), text=body.text, now=timezone.now()
    )
    return _comments(record)


@resource.post("/comments/{uuid:id}/withdraw", action=Action.COMMENT_WRITE, gives=shape.CommentGiven)
def withdraw_comment(request: HttpRequest, id: UUID) -> Any:
    """Take one's own comment back: that there was one stays, its words do not."""
    comment = get_object_or_404(Comment.objects.select_related("author"), pk=id)
    attention.withdraw_comment(actor=request.user, comment=comment, now=timezone.now())
    return _comment(comment)


@resource.get("/tasks/{uuid:id}", action=Action.TASK_OWN, gives=shape.TaskGiven)
def get_task(request: HttpRequest, id: UUID) -> Any:
    """Say how far a piece of background work is that the person asked for."""
    task = get_object_or_404(Task, pk=id)
    if task.owner_id != request.user.pk and not may(request.user, Action.PEOPLE_MANAGE):
        raise Http404
    return shape.TaskGiven.model_validate(task)


def _view(view: SavedView) -> shape.ViewGiven:
    fields = ("id", "list", "name", "query", "is_shared")
    return shape.ViewGiven(**{field: getattr(view, field) for field in fields}, owner=str(view.owner))


def _record(request: HttpRequest, kind: str, pk: UUID) -> Any:
    require(request.user, Action.REGISTER_READ)
    return found(request, _RECORDS[kind].objects, pk)


def _label(record: Any) -> str:
    return name_of(record) if isinstance(record, Agreement) else str(record)


def _marks(request: HttpRequest, kind: str, pk: UUID) -> shape.MarkGiven:
    about = {"person": request.user, "target_kind": kind, "target_id": pk}
    watched, quiet = (mark.objects.filter(**about).exists() for mark in (Watch, Quiet))
    return shape.MarkGiven(kind=kind, id=pk, watched=watched, quiet=quiet)


def _comments(record: Any) -> shape.CommentList:
    rows = Comment.objects.on(record.target_kind, record.pk).select_related("author").order_by("-pk")
    return shape.CommentList(items=[_comment(row) for row in rows[:_COMMENTS_SHOWN]])


def _comment(row: Comment) -> shape.CommentGiven:
    text = "" if row.withdrawn_at else row.text
    return shape.CommentGiven(
        id=row.pk, author=str(row.author), text=text, at=row.made_at, withdrawn_at=row.withdrawn_at
    )
