"""Imports of tables as programs send and get them."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from caunoi_web.api.schemas.base import NO_NUL, Paging, Ref, Shape, Words, line
from caunoi_web.api.schemas.codes import one_of
from caunoi_web.imports.models import BatchState, TableKind, Verdict
from caunoi_web.imports.tables import MOST_COLUMNS, MOST_ROWS

TableKindCode = one_of(TableKind)
ImportStateCode = one_of(BatchState)
VerdictCode = one_of(Verdict)
_PASTED = Annotated[str, StringConstraints(min_length=1, max_length=5_000_000, pattern=NO_NUL)]
_ANSWER = Annotated[
    str,
    StringConstraints(
        max_length=400, pattern=r"^([0-9a-fA-F-]{36}|[A-Za-z0-9_-]{0,60}|as:[^\x00-\x1f\x7f]{1,390})$"
    ),
]


class ImportsAsked(Paging):
    """Which imports."""

    state: ImportStateCode | None = None


class ImportBegun(Shape):
    """What stands beside the file."""

    kind: TableKindCode = Field(description="What the rows are.")


class ImportPasted(ImportBegun):
    """Cells copied from a sheet, with their headings: parted by tabs, semicolons or commas."""

    text: _PASTED


class QuestionGiven(Shape):
    """A value that the register does not know; `decide_import_values` answers it by `sort` and `key`."""

    sort: str
    key: str
    words: str
    rows: int
    candidates: list[tuple[str, str]]


class LineAside(Shape):
    """A line of the file that is no row of the table, and why."""

    number: int
    why: str
    words: str


class ImportItem(Shape):
    """An import of a list; `counts` are the rows by verdict."""

    id: UUID
    kind: TableKindCode
    state: ImportStateCode
    document: Ref
    table_name: str
    counts: dict[str, int]
    made_at: datetime
    made_by: str
    done_at: datetime | None
    undone_at: datetime | None


class ImportGiven(ImportItem):
    """An import, whole. `fields` are what a column may be said to be, besides `-` for "leave it out"."""

    table: int | None = Field(description="Which table of the file; null until one is chosen.")
    headings: list[str]
    mapping: list[str] = Field(description="What each column is; an empty one is not said yet.")
    is_remembered: bool
    fields: list[str]
    planned_at: datetime | None
    refusal: str
    questions: list[QuestionGiven]
    aside: list[LineAside]
    task: UUID | None = Field(description="The background work that takes it in (`get_task`).")
    can_be_undone: bool
    left: list[list[str]] = Field(description="What undoing left in place, and why.")


class TableLine(Shape):
    """A line of a table that may hold the headings."""

    number: int
    words: list[str]


class TableFound(Shape):
    """A table of the file, with its first lines."""

    number: int
    name: str
    rows: int
    columns: int
    lines: list[TableLine]


class TablesFound(Shape):
    """The tables of the file."""

    items: list[TableFound]


class TableChosen(Shape):
    """Which table, and which of its lines holds the headings (-1 for none; found when not said)."""

    table: Annotated[int, Field(ge=0, le=10_000)]
    heading_at: Annotated[int, Field(ge=-1, le=MOST_ROWS)] | None = None


class ColumnsSaid(Shape):
    """What each column is, in order: one of `fields`, or `-`."""

    mapping: Annotated[
        list[Annotated[str, StringConstraints(pattern=r"^(-|[a-z_]{1,40})$")]], Field(max_length=MOST_COLUMNS)
    ]


class RowsAsked(Shape):
    """Which rows, by what the preview says of them."""

    verdict: VerdictCode | None = None
    start: int = Field(0, ge=0, le=MOST_ROWS, description="How many rows are left out before the first.")
    limit: int = Field(50, ge=1, le=200)


class CellGiven(Shape):
    """A cell: its words as they count, those of the file when it was mended, and what is wrong with it."""

    column: int
    heading: str
    words: str
    original: str
    is_mapped: bool
    faults: list[str]


class FieldChange(Shape):
    """A field of the record before and after, in words."""

    label: str
    before: str
    after: str


class RowGiven(Shape):
    """A row of the preview: what it would do, and what is wrong with it."""

    id: UUID
    position: int
    number: int = Field(description="The line in the file.")
    verdict: VerdictCode
    label: str
    is_out: bool
    record: UUID | None
    cells: list[CellGiven]
    changes: list[FieldChange]
    faults: list[str]
    remarks: list[str]
    new_partners: list[str]
    candidates: list[tuple[str, str]]


class RowList(Shape):
    """Some rows; `number` is how many there are with this verdict."""

    number: int
    items: list[RowGiven]


class CellMended(Shape):
    """What a cell shall say; the words of the file again take the mending back."""

    column: Annotated[int, Field(ge=0, lt=MOST_COLUMNS)]
    words: Words


class RowChanged(Shape):
    """Mend cells, leave the row out, or decide what it is; what is not sent stays."""

    cells: Annotated[list[CellMended], Field(max_length=MOST_COLUMNS)] = Field(default_factory=list)
    is_out: bool | None = None
    record: Annotated[str, StringConstraints(pattern=r"^(new|[0-9a-f-]{36})?$")] | None = Field(
        None, description="One of the row's `candidates`, or `new`."
    )
    conflict: Literal["table", "register", ""] | None = Field(None, description="Which of the two counts.")


class ValueSaid(Shape):
    """How one unknown value is to be taken.

    One of its `candidates`, a code, an id, `new`, or `-` to keep only the words.
    """

    sort: line(40, 1)  # type: ignore[valid-type]
    key: line(300)  # type: ignore[valid-type]
    answer: _ANSWER


class ValuesSaid(Shape):
    """Answers to questions of the import. With `rest_is_new` every other partner asked about is a new one."""

    answers: Annotated[list[ValueSaid], Field(max_length=1000)] = Field(default_factory=list)
    rest_is_new: bool = False
    conflict: Literal["table", "register"] | None = Field(None, description="For all rows in conflict.")


class UndoGiven(Shape):
    """What undoing would do now."""

    agreements: int
    organisations: int
    activities: int
    changed_back: int
    left: list[list[str]]
