"""The rows of tables that made or changed a record."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from caunoi_web.imports.models import BatchState, ImportBatch, ImportRow
from caunoi_web.imports.models.rows import WRITTEN

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Origin:
    """A row with its table: the cells as written, by heading."""

    batch: ImportBatch
    row: ImportRow
    cells: Sequence[tuple[str, str]]


def origins_of(record: UUID) -> list[Origin]:
    """The newest first; one query."""
    rows = ImportRow.objects.filter(
        target_id=record, verdict__in=WRITTEN, batch__state__in=(BatchState.DONE, BatchState.UNDONE)
    ).select_related("batch__document")
    rows = rows.defer(
        "batch__document__text", "batch__document__structure", "batch__questions", "batch__choices"
    )
    return [
        Origin(
            row.batch,
            row,
            [
                (heading, cell)
                for heading, cell in zip(row.batch.headings, row.cells, strict=False)
                if cell.strip()
            ],
        )
        for row in rows.order_by("-batch__done_at")[:SHOWN]
    ]
