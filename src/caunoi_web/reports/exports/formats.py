"""The formats a paper can leave in, by the ending of the file."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from caunoi_web.reports.exports.csv_file import write_csv
from caunoi_web.reports.exports.docx_file import write_docx
from caunoi_web.reports.exports.json_file import write_json
from caunoi_web.reports.exports.pdf_file import write_pdf
from caunoi_web.reports.exports.xlsx_file import write_xlsx
from caunoi_web.reports.tables import Paper


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its ending, what people call it, its media type, and what writes it.

    ``most_rows`` is how many it can carry; None for any number.
    """

    ending: str
    label: str | Promise
    media_type: str
    write: Callable[[Paper, IO[bytes]], None]
    most_rows: int | None = None

    def carries(self, rows: int) -> bool:
        """Whether so many rows can be one file of this kind."""
        return self.most_rows is None or rows <= self.most_rows


SHEET_ROWS = 1_048_000  # a sheet has some more; above the table stand a few lines
PDF_ROWS = 110_000  # of the widest list: some six thousand pages, half a minute of a processor, 650 MB
_OPEN_XML = "application/vnd.openxmlformats-officedocument"
FORMATS = {
    one.ending: one
    for one in (
        Format("xlsx", _("Excel file (.xlsx)"), f"{_OPEN_XML}.spreadsheetml.sheet", write_xlsx, SHEET_ROWS),
        Format("csv", _("Text file (.csv)"), "text/csv; charset=utf-8", write_csv),
        Format("docx", _("Word file (.docx)"), f"{_OPEN_XML}.wordprocessingml.document", write_docx),
        Format("pdf", _("PDF file (.pdf)"), "application/pdf", write_pdf, PDF_ROWS),
        Format("json", _("Data (.json)"), "application/json; charset=utf-8", write_json),
    )
}
