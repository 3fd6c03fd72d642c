"""An import begins: the list of imports, a file or pasted cells, which table, which column is what."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.errors import DomainError
from caunoi_web.common.htmx import render_page
from caunoi_web.common.paging import page_of
from caunoi_web.imports.errors import UnreadableTable, WrongMapping
from caunoi_web.imports.forms import BeginForm, ColumnsForm
from caunoi_web.imports.heading_rows import LOOKED_AT
from caunoi_web.imports.models import ImportBatch, TableKind
from caunoi_web.imports.services.beginning import begin_import, begin_pasted, choose_table, tables_in
from caunoi_web.imports.services.preparing import map_columns
from caunoi_web.sources.names import clean_name
from caunoi_web.sources.services.receiving import too_large
from caunoi_web.sources.uploads import bounded

WRONG = 422
_SAMPLES = 3
_SHOWN_LINES = 8


@require_safe
@allow(Action.REGISTER_IMPORT)
def imports(request: HttpRequest) -> HttpResponse:
    """All imports, the newest first: who, when, what became of it."""
    every = ImportBatch.objects.visible_to(request.user)
    rows = every.select_related("document", "made_by", "done_by", "undone_by").defer(
        "document__text", "document__structure", "questions", "aside", "choices"
    )
    return render_page(request, "imports/list.html", {"page": page_of(request, rows)})


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.REGISTER_IMPORT)
@bounded
def add(request: HttpRequest) -> HttpResponse:
    """Take in a file or pasted cells."""
    kind = request.GET.get("kind", "")
    initial = {"kind": kind if kind in TableKind.values else TableKind.AGREEMENTS.value}
    form = BeginForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method != "POST":
        return _begin_page(request, form)
    if request.dropped_files:  # type: ignore[attr-defined]
        form.add_error("file", too_large(clean_name(request.dropped_files[0])))  # type: ignore[attr-defined]
    if not form.is_valid():
        return _begin_page(request, form, WRONG)
    about = form.cleaned_data
    try:
        if about["file"]:
            batch = begin_import(
                actor=request.user,
                kind=about["kind"],
                name=clean_name(about["file"].name or ""),
                data=about["file"].read(),
            )
        else:
            batch = begin_pasted(actor=request.user, kind=about["kind"], text=about["text"])
    except DomainError as refusal:
        form.add_error("file" if about["file"] else "text", str(refusal.message))
        return _begin_page(request, form, refusal.status)
    return redirect("imports:columns" if batch.table is not None else "imports:table", batch.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.REGISTER_IMPORT)
def table(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Which table of the file, and which of its lines holds the headings."""
    batch = _found(request, pk)
    if not batch.is_open:
        return redirect("imports:batch", pk)
    if request.method == "POST":
        try:
            choose_table(
                actor=request.user,
                batch=batch,
                table=_number(request.POST.get("table", ""), 0),
                heading_at=_heading(request.POST.get("heading", "")),
            )
            return redirect("imports:columns", pk)
        except UnreadableTable as refusal:
            return _table_page(request, batch, str(refusal.message))
    return _table_page(request, batch)


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.REGISTER_IMPORT)
def columns(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What each column is."""
    batch = _found(request, pk)
    if not batch.is_open or batch.table is None:
        return redirect("imports:batch" if not batch.is_open else "imports:table", pk)
    form = ColumnsForm(request.POST or None, batch=batch)
    if request.method == "POST" and form.is_valid():
        try:
            map_columns(actor=request.user, batch=batch, mapping=form.mapping)
            return redirect("imports:batch", pk)
        except WrongMapping as refusal:
            form.add_error(None, str(refusal.message))
    samples = [row.cells for row in batch.rows.order_by("position")[:_SAMPLES]]
    shown = [
        (bound, [cells[place] for cells in samples if place < len(cells)]) for place, bound in enumerate(form)
    ]
    context = {"batch": batch, "form": form, "columns": shown, "rows": batch.rows.count()}
    return render_page(request, "imports/columns.html", context, status=WRONG if form.errors else 200)


def _begin_page(request: HttpRequest, form: BeginForm, status: int = 200) -> HttpResponse:
    return render_page(request, "imports/add.html", {"form": form}, status=status)


def _table_page(request: HttpRequest, batch: ImportBatch, fault: str = "") -> HttpResponse:
    try:
        tables = tables_in(batch)
    except UnreadableTable as refusal:
        tables, fault = [], str(refusal.message)
    shown = [
        {
            "number": place,
            "name": found.name or _("Table %(number)d") % {"number": place + 1},
            "rows": len(found.lines),
            "columns": found.width,
            "lines": [[cell[:40] for cell in line.cells[:8]] for line in found.lines[:_SHOWN_LINES]],
            "heading_lines": [
                (at, " | ".join(cell for cell in line.cells if cell.strip())[:90])
                for at, line in enumerate(found.lines[:LOOKED_AT])
            ],
        }
        for place, found in enumerate(tables)
    ]
    context = {"batch": batch, "tables": shown, "fault": fault}
    return render_page(request, "imports/table.html", context, status=WRONG if fault else 200)


def _found(request: HttpRequest, pk: UUID) -> ImportBatch:
    return get_object_or_404(ImportBatch.objects.visible_to(request.user), pk=pk)


def _number(written: str, default: int) -> int:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 6 else default


def _heading(written: str) -> int | None:
    """The chosen heading line: None to have it found, -1 for a table without headings."""
    return -1 if written == "none" else _number(written, -2) if written.isdigit() else None
