"""Tables come in: begin, say what the columns are, look at the preview, mend, take in, undo."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import File, Form, Query
from ninja.files import UploadedFile

from caunoi_web.accounts.policies import Action
from caunoi_web.api.import_shapes import import_given, import_item, rows_given, tables_given
from caunoi_web.api.lists import page_asked, page_of_shapes
from caunoi_web.api.resource import Resource
from caunoi_web.api.schemas import imports as shape
from caunoi_web.api.schemas.base import Page
from caunoi_web.common.keyset import OrderKey
from caunoi_web.imports.models import BatchState, ImportBatch, ImportRow, Verdict
from caunoi_web.imports.queries.undoing import undo_plan
from caunoi_web.imports.services import beginning, committing, preparing, undoing
from caunoi_web.register.errors import InvalidValue
from caunoi_web.sources.names import clean_name
from caunoi_web.tasks.models import Task

resource = Resource("Imports")
_NEWEST = (OrderKey("made_at", datetime.fromisoformat, down=True), OrderKey("id", UUID, down=True))
_AT_WORK = (BatchState.RUNNING, BatchState.UNDOING)
_LEFT_OUT_TOGETHER = (Verdict.FAULT, Verdict.ASK, Verdict.CONFLICT)


@resource.get("/imports", action=Action.REGISTER_IMPORT, gives=Page[shape.ImportItem])
def list_imports(request: HttpRequest, asked: Query[shape.ImportsAsked]) -> Any:
    """List imports, the newest first."""
    rows = _every(request).filter(**({"state": asked.state} if asked.state else {}))
    page = page_asked(request, rows, _NEWEST, asked)
    return page_of_shapes(request, page, [import_item(row) for row in page.object_list])


@resource.post("/imports", action=Action.REGISTER_IMPORT, gives=shape.ImportGiven, makes="imports")
def begin_import(request: HttpRequest, file: File[UploadedFile], about: Form[shape.ImportBegun]) -> Any:
    """Take in a file (XLSX, CSV, DOCX) as an import; nothing is written to the register yet.

    When it holds several tables, `choose_import_table` says which; then `map_import_columns`.
    """
    batch = beginning.begin_import(
        actor=request.user, kind=about.kind, name=clean_name(file.name or ""), data=file.read()
    )
    return _again(request, batch)


@resource.post("/imports/text", action=Action.REGISTER_IMPORT, gives=shape.ImportGiven, makes="imports")
def begin_import_of_text(request: HttpRequest, body: shape.ImportPasted) -> Any:
    """Take in pasted cells as an import."""
    return _again(request, beginning.begin_pasted(actor=request.user, kind=body.kind, text=body.text))


@resource.get("/imports/{uuid:id}", action=Action.REGISTER_IMPORT, gives=shape.ImportGiven)
def get_import(request: HttpRequest, id: UUID) -> Any:
    """Look at an import: its columns, its counts, its open questions, what became of it."""
    return import_given(_found(request, id), timezone.now())


@resource.get("/imports/{uuid:id}/tables", action=Action.REGISTER_IMPORT, gives=shape.TablesFound)
def list_import_tables(request: HttpRequest, id: UUID) -> Any:
    """List the tables of the file with their first lines."""
    return tables_given(beginning.tables_in(_found(request, id)))


@resource.post("/imports/{uuid:id}/table", action=Action.REGISTER_IMPORT, gives=shape.ImportGiven)
def choose_import_table(request: HttpRequest, id: UUID, body: shape.TableChosen) -> Any:
    """Choose the table of the file and the line of its headings; what was mapped before is forgotten."""
    batch = beginning.choose_table(
        actor=request.user, batch=_found(request, id), table=body.table, heading_at=body.heading_at
    )
    return _again(request, batch)


@resource.post("/imports/{uuid:id}/columns", action=Action.REGISTER_IMPORT, gives=shape.ImportGiven)
def map_import_columns(request: HttpRequest, id: UUID, body: shape.ColumnsSaid) -> Any:
    """Say what each column is, and make the preview; tables with these headings remember it."""
    batch = preparing.map_columns(actor=request.user, batch=_found(request, id), mapping=body.mapping)
    return _again(request, batch)


@resource.get("/imports/{uuid:id}/rows", action=Action.REGISTER_IMPORT, gives=shape.RowList)
def list_import_rows(request: HttpRequest, id: UUID, asked: Query[shape.RowsAsked]) -> Any:
    """List rows of the preview: what each would do, and what is wrong with it."""
    batch = _found(request, id)
    rows = batch.rows.order_by("position")
    rows = rows.filter(verdict=asked.verdict) if asked.verdict else rows
    shown = list(rows[asked.start : asked.start + asked.limit])
    return shape.RowList(number=rows.count(), items=rows_given(batch, shown))


@resource.post("/imports/{uuid:id}/rows/{uuid:row}", action=Action.REGISTER_IMPORT, gives=shape.RowGiven)
def change_import_row(request: HttpRequest, id: UUID, row: UUID, body: shape.RowChanged) -> Any:
    """Mend cells of a row, leave it out, or decide what it is; it is checked again at once."""
    batch = _found(request, id)
    one = get_object_or_404(ImportRow, pk=row, batch=batch)
    decided = {name: getattr(body, name) for name in ("record", "conflict")}
    changed = preparing.change_row(
        actor=request.user,
        batch=batch,
        row=one,
        edits={cell.column: cell.words for cell in body.cells},
        is_out=body.is_out,
        decisions={name: value for name, value in decided.items() if value is not None} or None,
    )
    return rows_given(_found(request, id), [changed])[0]


@resource.post("/imports/{uuid:id}/values", action=Action.REGISTER_IMPORT, gives=shape.ImportGiven)
def decide_import_values(request: HttpRequest, id: UUID, body: shape.ValuesSaid) -> Any:
    """Say how values are to be taken that the register does not know."""
    batch = _found(request, id)
    asked = {(one["sort"], one["key"]) for one in batch.questions}
    answers = {(one.sort, one.key): one.answer for one in body.answers}
    if strange := set(answers) - asked:
        raise InvalidValue(
            "answers", _("The import does not ask about this: %(key)s.") % {"key": sorted(strange)[0][1]}
        )
    if body.rest_is_new:
        answers = {one: "new" for one in asked if one[0] == "partner"} | answers
    if body.conflict:
        answers["conflict", "all"] = body.conflict
    return _again(request, preparing.decide_values(actor=request.user, batch=batch, answers=answers))


@resource.post("/imports/{uuid:id}/leave-out", action=Action.REGISTER_IMPORT, gives=shape.ImportGiven)
def leave_out_import_rows(request: HttpRequest, id: UUID) -> Any:
    """Leave out all rows that cannot be taken as they are: faults, questions, conflicts."""
    batch = preparing.leave_out_rows(
        actor=request.user, batch=_found(request, id), verdicts=_LEFT_OUT_TOGETHER
    )
    return _again(request, batch)


@resource.post("/imports/{uuid:id}/again", action=Action.REGISTER_IMPORT, gives=shape.ImportGiven)
def look_at_import_again(request: HttpRequest, id: UUID) -> Any:
    """Make the preview again from what the register holds now; after work that failed, come back to it."""
    batch = _found(request, id)
    if batch.state in _AT_WORK:
        task = Task.objects.filter(pk=batch.task_id).first()
        if task is None or not task.is_open:
            committing.reopen(actor=request.user, batch=batch)
            undoing.keep_after_all(actor=request.user, batch=batch)
        return _again(request, batch)
    return _again(request, preparing.look_again(actor=request.user, batch=batch))


@resource.post("/imports/{uuid:id}/commit", action=Action.REGISTER_IMPORT, gives=shape.ImportGiven)
def commit_import(request: HttpRequest, id: UUID) -> Any:
    """Take the import in, just as the preview says: all of it or nothing.

    A large one goes on in the background; `task` says how far it is. When the register has changed since
    the preview nothing is written (409, `preview-outdated`): call `look_at_import_again`, then look again.
    """
    return _again(request, committing.start_commit(actor=request.user, batch=_found(request, id)))


@resource.get("/imports/{uuid:id}/undo", action=Action.REGISTER_IMPORT, gives=shape.UndoGiven)
def preview_import_undo(request: HttpRequest, id: UUID) -> Any:
    """Say what undoing an import would do now, and what it would leave in place."""
    plan = undo_plan(_found(request, id))
    return shape.UndoGiven(
        agreements=len(plan.agreements),
        organisations=len(plan.organisations),
        activities=len(plan.activities),
        changed_back=len(plan.back),
        left=[[str(part) for part in one] for one in plan.left],
    )


@resource.post("/imports/{uuid:id}/undo", action=Action.REGISTER_IMPORT, gives=shape.ImportGiven)
def undo_import(request: HttpRequest, id: UUID) -> Any:
    """Undo a whole import, for 30 days: what it made is put aside, what it changed goes back.

    A large one goes on in the background; `task` says how far it is.
    """
    batch = undoing.start_undo(actor=request.user, batch=_found(request, id), now=timezone.now())
    return _again(request, batch)


@resource.post("/imports/{uuid:id}/drop", action=Action.REGISTER_IMPORT, gives=shape.ImportGiven)
def give_up_import(request: HttpRequest, id: UUID) -> Any:
    """Give up an import that is not wanted; nothing was written."""
    batch = _found(request, id)
    preparing.give_up(actor=request.user, batch=batch)
    return _again(request, batch)


def _every(request: HttpRequest) -> QuerySet[ImportBatch]:
    every = ImportBatch.objects.visible_to(request.user).select_related("document", "made_by")
    return every.defer("document__text", "document__structure")


def _found(request: HttpRequest, pk: UUID) -> ImportBatch:
    return get_object_or_404(_every(request), pk=pk)


def _again(request: HttpRequest, batch: ImportBatch) -> shape.ImportGiven:
    """The import as it stands now."""
    return import_given(_found(request, batch.pk), timezone.now())
