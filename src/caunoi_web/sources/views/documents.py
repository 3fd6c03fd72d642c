"""One document: what it is, its text with the words facts stand on, its history, its original."""

import re
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from caunoi_web.accounts.policies import Action, allow, may
from caunoi_web.common.history_words import audit_label
from caunoi_web.common.htmx import render_page
from caunoi_web.sources import queries
from caunoi_web.sources.failures import failure_of
from caunoi_web.sources.file_types import type_words
from caunoi_web.sources.marked_text import Mark, passages_of
from caunoi_web.sources.models import Document, Evidence
from caunoi_web.sources.naming import erasure_of
from caunoi_web.sources.originals import path_of
from caunoi_web.sources.services import request_reading
from caunoi_web.sources.text_blocks import Part, part_at, parts_of

_PLACE = re.compile(r"(\d{1,9})-(\d{1,9})\Z")


@require_safe
@allow(Action.SOURCE_READ)
def document(request: HttpRequest, document: UUID) -> HttpResponse:
    """A document with its text; ``?at=start-end`` shows a place in it, ``?part=n`` a part of a long one."""
    found = get_object_or_404(Document.objects.visible_to(request.user), pk=document)
    parts = parts_of(found.text, found.structure)
    at = _place(request)
    part = part_at(parts, at[0]) if at else _part(request, parts)
    marks = [_mark(piece) for piece in queries.evidence_in(found)]
    if at:
        marks.append(Mark(*at, kind="at", anchor="at", is_chosen=True))
    context = {
        "document": found,
        "type_words": type_words,
        "failure": failure_of(found.failure_code) if found.failure_code else None,
        "passages": passages_of(found.text, part, marks),
        "erased": erasure_of(found),
        "part": part,
        "part_count": len(parts),
        "evidence_count": len({mark.owner for mark in marks if mark.owner}),
        "history": queries.history_of(found) if may(request.user, Action.HISTORY_READ) else (),
        "audit_label": audit_label,
    }
    return render_page(request, "sources/document.html", context)


@require_safe
@allow(Action.SOURCE_READ)
def original(request: HttpRequest, document: UUID) -> HttpResponse:
    """The file as it was received: always saved, never opened by the browser on this site."""
    found = get_object_or_404(Document.objects.visible_to(request.user), pk=document)
    try:
        file = path_of(found.sha256).open("rb")
    except FileNotFoundError as fault:
        raise Http404 from fault
    return FileResponse(
        file, as_attachment=True, filename=found.name, content_type="application/octet-stream"
    )


@require_POST
@allow(Action.SOURCE_ADD)
def retry(request: HttpRequest, document: UUID) -> HttpResponse:
    """Queue a document to be read again."""
    found = get_object_or_404(Document.objects.visible_to(request.user), pk=document)
    request_reading(actor=request.user, document=found)
    messages.success(request, _("“%(name)s” is queued to be read again.") % {"name": found.name})
    return redirect("sources:document", found.pk)


def _place(request: HttpRequest) -> tuple[int, int] | None:
    match = _PLACE.match(request.GET.get("at", ""))
    if not match:
        return None
    start, end = map(int, match.groups())
    return (start, end) if start < end else None


def _part(request: HttpRequest, parts: list[Part]) -> Part:
    wanted = request.GET.get("part", "1")
    number = int(wanted) if wanted.isdecimal() and len(wanted) < 7 else 1
    return parts[min(max(number, 1), len(parts)) - 1]


def _mark(piece: Evidence) -> Mark:
    is_whole = piece.field == "whole"
    return Mark(
        piece.start,
        piece.end,
        kind="row" if is_whole else piece.target_kind,
        owner=str(piece.target_id),
        href="" if is_whole else _address(piece),
        is_broad=is_whole,
    )


def _address(piece: Evidence) -> str:
    """The page of the record the words support; "" while there is none."""
    try:
        return reverse(f"register:{piece.target_kind}", args=[piece.target_id])
    except NoReverseMatch:
        return ""
