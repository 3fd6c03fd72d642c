"""One import: its preview, or what came of it; mending, deciding, taking in, undoing."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.errors import DomainError
from caunoi_web.common.htmx import render_page, wants_piece
from caunoi_web.common.paging import page_of
from caunoi_web.imports.forms import ValuesForm
from caunoi_web.imports.models import BatchState, ImportBatch, ImportRow, Verdict
from caunoi_web.imports.models.rows import WRITTEN
from caunoi_web.imports.queries.preview import shown_rows
from caunoi_web.imports.queries.undoing import undo_plan
from caunoi_web.imports.records import RECORDS
from caunoi_web.imports.services import committing, preparing
from caunoi_web.imports.services.undoing import keep_after_all, start_undo
from caunoi_web.imports.wording import aside_words
from caunoi_web.tasks.models import Task

PER_PAGE = 50
PICKED_PER_PAGE = 200
_AT_WORK = (BatchState.RUNNING, BatchState.UNDOING)
_LEFT_OUT_TOGETHER = (Verdict.FAULT, Verdict.ASK, Verdict.CONFLICT)


@require_safe
@allow(Action.REGISTER_IMPORT)
def batch(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The preview of an import, how far it is, or what came of it."""
    found = _found(request, pk)
    if found.state in _AT_WORK:
        task = Task.objects.filter(pk=found.task_id).first()
        return render_page(request, "imports/running.html", {"batch": found, "task": task})
    if found.state == BatchState.OPEN:
        if found.table is None:
            return redirect("imports:table", pk)
        if found.planned_at is None:
            return redirect("imports:columns", pk)
        return preview_page(request, found)
    return _done_page(request, found)


def preview_page(request: HttpRequest, found: ImportBatch, status: int = 200) -> HttpResponse:
    """The rows with what each would do, the questions, and the button that takes them in."""
    chosen = request.GET.get("verdict", "")
    rows = found.rows.order_by("position")
    if chosen in Verdict.values:
        rows = rows.filter(verdict=chosen)
    page = page_of(request, rows, PER_PAGE)
    context = {
        "batch": found,
        "record": RECORDS[found.kind],
        "page": page,
        "rows": shown_rows(found, list(page.object_list)),
        "chosen": chosen,
        "options": _options(found),
        "values": ValuesForm(batch=found),
        "written": sum(found.counts.get(verdict, 0) for verdict in WRITTEN),
        "open_rows": sum(found.counts.get(verdict, 0) for verdict in _LEFT_OUT_TOGETHER),
        "aside": [(number, aside_words(why), words) for number, why, words in found.aside],
        "left_out": [
            heading for heading, code in zip(found.headings, found.mapping, strict=False) if code == "-"
        ],
    }
    return render_page(
        request, "imports/preview.html", context, piece="imports/preview_rows.html", status=status
    )


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.REGISTER_IMPORT)
def row(request: HttpRequest, pk: UUID, row: UUID) -> HttpResponse:
    """All cells of one row, to be mended; a post also leaves it out, takes it in again, or decides."""
    found = _found(request, pk)
    one = get_object_or_404(ImportRow, pk=row, batch=found)
    if request.method != "POST":
        [shown] = shown_rows(found, [one])
        return render_page(request, "imports/row.html", {"batch": found, "shown": shown})
    edits = {
        int(name[5:]): value
        for name, value in request.POST.items()
        if name.startswith("cell_") and name[5:].isdigit() and len(name) < 9
    }
    decisions = {name: request.POST[name] for name in ("record", "conflict") if name in request.POST}
    out = request.POST.get("out")
    return _changed(
        request,
        found,
        lambda: preparing.change_row(
            actor=request.user,
            batch=found,
            row=one,
            edits=edits,
            is_out=None if out is None else out == "1",
            decisions=decisions or None,
        ),
    )


@require_POST
@allow(Action.REGISTER_IMPORT)
def values(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say how unknown values are to be taken."""
    found = _found(request, pk)
    answers = ValuesForm.answers(request.POST, found, rest_is_new="rest" in request.POST)
    if conflict := request.POST.get("conflict", ""):
        answers["conflict", "all"] = conflict
    return _changed(
        request,
        found,
        lambda: preparing.decide_values(actor=request.user, batch=found, answers=answers),
    )


@require_POST
@allow(Action.REGISTER_IMPORT)
def leave_out(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Leave out all rows that cannot be taken as they are."""
    found = _found(request, pk)
    return _changed(
        request,
        found,
        lambda: preparing.leave_out_rows(actor=request.user, batch=found, verdicts=_LEFT_OUT_TOGETHER),
    )


@require_POST
@allow(Action.REGISTER_IMPORT)
def again(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Compare with the register again; after background work that failed, come back to the preview."""
    found = _found(request, pk)
    if found.state in _AT_WORK:
        task = Task.objects.filter(pk=found.task_id).first()
        if task is None or not task.is_open:
            committing.reopen(actor=request.user, batch=found)
            keep_after_all(actor=request.user, batch=found)
        return redirect("imports:batch", pk)
    return _changed(request, found, lambda: preparing.look_again(actor=request.user, batch=found))


@require_POST
@allow(Action.REGISTER_IMPORT)
def drop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give up an import that is not wanted."""
    found = _found(request, pk)
    try:
        preparing.give_up(actor=request.user, batch=found)
        messages.success(request, _("The import was given up; nothing was written."))
    except DomainError as refusal:
        messages.error(request, str(refusal.message))
    return redirect("imports:list")


@require_POST
@allow(Action.REGISTER_IMPORT)
def commit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take the import in, just as the preview says."""
    found = _found(request, pk)
    try:
        done = committing.start_commit(actor=request.user, batch=found)
        if done.state == BatchState.DONE:
            number = sum(done.counts.get(verdict, 0) for verdict in WRITTEN)
            text = ngettext("%(count)d row was taken in.", "%(count)d rows were taken in.", number)
            messages.success(request, text % {"count": number})
    except DomainError as refusal:
        messages.error(request, str(refusal.message))
    return redirect("imports:batch", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.REGISTER_IMPORT)
def undo(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What undoing would do; a post does it."""
    found = _found(request, pk)
    if request.method == "POST":
        try:
            done = start_undo(actor=request.user, batch=found, now=timezone.now())
            if done.state == BatchState.UNDONE:
                messages.success(request, _("The import was undone."))
        except DomainError as refusal:
            messages.error(request, str(refusal.message))
        return redirect("imports:batch", pk)
    if found.state != BatchState.DONE or not found.can_be_undone(timezone.now()):
        return redirect("imports:batch", pk)
    return render_page(request, "imports/undo.html", {"batch": found, "plan": undo_plan(found)})


def _changed(request: HttpRequest, found: ImportBatch, change: Callable[[], Any]) -> HttpResponse:
    """Do it and show the preview: the piece for HTMX, else the page one came from."""
    try:
        change()
    except DomainError as refusal:
        messages.error(request, str(refusal.message))
        return redirect("imports:batch", found.pk)
    if wants_piece(request):
        found.refresh_from_db()
        return preview_page(request, found)
    query = request.GET.urlencode()
    response = redirect("imports:batch", found.pk)
    response["Location"] += f"?{query}" if query else ""
    return response


def _options(found: ImportBatch) -> list[tuple[str, str, int]]:
    """The verdicts that occur, with how many rows each has."""
    return [
        (verdict.value, str(verdict.label), found.counts[verdict.value])
        for verdict in Verdict
        if found.counts.get(verdict.value)
    ]


def _done_page(request: HttpRequest, found: ImportBatch) -> HttpResponse:
    rows = found.rows.filter(verdict__in=WRITTEN).order_by("position")
    others = found.rows.exclude(verdict__in=WRITTEN).exclude(verdict=Verdict.SAME).order_by("position")
    context = {
        "batch": found,
        "record": RECORDS[found.kind],
        "page": page_of(request, rows, PICKED_PER_PAGE),
        "options": _options(found),
        "others": shown_rows(found, list(others[:PER_PAGE])),
        "others_number": others.count(),
        "can_undo": found.can_be_undone(timezone.now()),
    }
    return render_page(request, "imports/done.html", context)


def _found(request: HttpRequest, pk: UUID) -> ImportBatch:
    every = ImportBatch.objects.visible_to(request.user).select_related("document", "made_by", "done_by")
    return get_object_or_404(every.defer("document__text", "document__structure"), pk=pk)
