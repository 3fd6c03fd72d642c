"""An import put into the shape that programs get."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from caunoi_web.api.schemas import imports as shape
from caunoi_web.api.shapes import ref
from caunoi_web.imports.fields import FIELDS
from caunoi_web.imports.heading_rows import LOOKED_AT
from caunoi_web.imports.models import ImportBatch, ImportRow
from caunoi_web.imports.queries.preview import Shown, shown_rows
from caunoi_web.imports.tables import Found
from caunoi_web.imports.wording import aside_words

_ITEM = ("id", "kind", "state", "table_name", "counts", "made_at", "done_at", "undone_at")
_MORE = ("table", "headings", "mapping", "is_remembered", "planned_at", "refusal", "can_be_undone")
_CELLS_SHOWN, _LONGEST_CELL = 12, 80


def import_item(batch: ImportBatch) -> shape.ImportItem:
    """An import of a list."""
    return shape.ImportItem(**_common(batch))


def import_given(batch: ImportBatch, now: datetime) -> shape.ImportGiven:
    """An import, whole, without its rows."""
    values = {field: getattr(batch, field) for field in _MORE if field != "can_be_undone"}
    return shape.ImportGiven(
        **_common(batch),
        **values,
        can_be_undone=batch.can_be_undone(now),
        fields=list(FIELDS[batch.kind]),
        questions=[_question(one) for one in batch.questions],
        aside=[
            shape.LineAside(number=number, why=str(aside_words(why)), words=words)
            for number, why, words in batch.aside
        ],
        task=batch.task_id,
        left=[[str(part) for part in one] for one in batch.left],
    )


def rows_given(batch: ImportBatch, rows: Sequence[ImportRow]) -> list[shape.RowGiven]:
    """Rows of the preview; at most three queries."""
    return [_row(one) for one in shown_rows(batch, rows)]


def tables_given(tables: Sequence[Found]) -> shape.TablesFound:
    """The tables of a file with the lines that may hold the headings."""
    return shape.TablesFound(items=[_table(place, table) for place, table in enumerate(tables)])


def _common(batch: ImportBatch) -> dict[str, Any]:
    values = {field: getattr(batch, field) for field in _ITEM}
    return values | {"document": ref(batch.document), "made_by": str(batch.made_by)}


def _question(one: dict[str, Any]) -> shape.QuestionGiven:
    return shape.QuestionGiven(
        sort=one["sort"],
        key=one["key"],
        words=one["words"],
        rows=one.get("rows", 0),
        candidates=[(str(some[0]), str(some[1])) for some in one.get("candidates", ())],
    )


def _row(shown: Shown) -> shape.RowGiven:
    row = shown.row
    plain = {
        field: getattr(row, field) for field in ("id", "position", "number", "verdict", "label", "is_out")
    }
    return shape.RowGiven(
        **plain,
        record=row.target_id,
        cells=[
            shape.CellGiven(
                column=cell.column,
                heading=cell.heading,
                words=str(cell.words),
                original=str(cell.original),
                is_mapped=cell.is_mapped,
                faults=[str(fault) for fault in cell.faults],
            )
            for cell in shown.cells
        ],
        changes=[
            shape.FieldChange(label=str(label), before=str(before), after=str(after))
            for label, before, after in shown.fields
        ],
        faults=[str(fault) for fault in shown.faults],
        remarks=[str(remark) for remark in shown.remarks],
        new_partners=[str(name) for name in shown.new_partners],
        candidates=[(str(key), str(name)) for key, name in shown.candidates],
    )


def _table(place: int, table: Found) -> shape.TableFound:
    return shape.TableFound(
        number=place,
        name=table.name,
        rows=len(table.lines),
        columns=table.width,
        lines=[
            shape.TableLine(number=at, words=[cell[:_LONGEST_CELL] for cell in line.cells[:_CELLS_SHOWN]])
            for at, line in enumerate(table.lines[:LOOKED_AT])
        ],
    )
