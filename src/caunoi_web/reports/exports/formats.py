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
    """A kind of file: its ending, what people call it, its media type, and what writes it."""

    ending: str
    label: str | Promise
    media_type: str
    write: Callable[[Paper, IO[bytes]], None]


_OPEN_XML = "application/vnd.openxmlformats-officedocument"
FORMATS = {
    one.ending: one
    for one in (
        Format("xlsx", _("Excel file (.xlsx)"), f"{_OPEN_XML}.spreadsheetml.sheet", write_xlsx),
        Format("csv", _("Text file (.csv)"), "text/csv; charset=utf-8", write_csv),
        Format("docx", _("Word file (.docx)"), f"{_OPEN_XML}.wordprocessingml.document", write_docx),
        Format("pdf", _("PDF file (.pdf)"), "application/pdf", write_pdf),
        Format("json", _("Data (.json)"), "application/json; charset=utf-8", write_json),
    )
}
