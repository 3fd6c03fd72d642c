"""Makes the sample documents that are not plain text: Word, Excel and PDF."""

import io
import shutil
import subprocess
import sys
import tempfile
import zipfile
from datetime import datetime
from pathlib import Path

import docx
import xlsxwriter
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Cm
from docx.table import _Cell
from sample_contents import (
    HAUI_NEWS,
    LABORATORIES,
    PTIT_COLUMNS,
    PTIT_HEADING,
    PTIT_PARTNERS,
    PTIT_TITLE,
    STAFF,
)

MADE = datetime(2025, 11, 27)
WIDTHS = (Cm(1.2), Cm(5.5), Cm(12.5), Cm(5))


def make_partner_table(path: Path) -> None:
    """The fifteen rows as a Word table; a line that begins with ``*`` becomes a Word bullet."""
    word = docx.Document()
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    word.add_heading(PTIT_HEADING, level=1)
    word.add_paragraph(PTIT_TITLE)
    table = word.add_table(rows=1, cols=4, style="Table Grid")
    for cell, text in zip(table.rows[0].cells, PTIT_COLUMNS, strict=True):
        cell.text = text
    for texts in PTIT_PARTNERS:
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            write_cell(cell, text)
    for row in table.rows:
        for cell, width in zip(row.cells, WIDTHS, strict=True):
            cell.width = width
    save_word(word, path)


def write_cell(cell: _Cell, text: str) -> None:
    """One paragraph for each line."""
    first, *rest = text.split("\n")
    cell.text = first
    for line in rest:
        style = "List Bullet" if line.startswith("* ") else None
        cell.add_paragraph(line.removeprefix("* "), style=style)


def save_word(word: Document, path: Path) -> None:
    """Save without the time of saving, so that every run gives the same bytes."""
    properties = word.core_properties
    properties.author, properties.title = "Cầu Nối", PTIT_TITLE
    properties.created = properties.modified = MADE
    raw = io.BytesIO()
    word.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name != "docProps/thumbnail.jpeg":
                target.writestr(zipfile.ZipInfo(name), source.read(name), zipfile.ZIP_DEFLATED)


def make_workbook(path: Path) -> None:
    """Staff by year, and the joint laboratories."""
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"author": "Cầu Nối", "created": MADE})
        bold = book.add_format({"bold": True})
        sheets = (("Số cán bộ", STAFF), ("Phòng thí nghiệm", LABORATORIES))
        for name, (header, *rows) in sheets:
            sheet = book.add_worksheet(name)
            sheet.set_column(0, len(header) - 1, 28)
            sheet.write_row(0, 0, header, bold)
            for number, row in enumerate(rows, start=1):
                sheet.write_row(number, 0, row)


def print_page(html: str, path: Path) -> bool:
    """Print a page to PDF with Chromium; False when there is none."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        return False
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        page.write_text(html, encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        target = f"--print-to-pdf={path}"
        subprocess.run(  # noqa: S603 - a browser found on the path, our own page
            [browser, *options, target, page.as_uri()],
            check=True,
            capture_output=True,
            timeout=60,
        )
    return True


def main(folder: Path) -> int:
    """Make the three files in ``folder``."""
    make_partner_table(folder / "ptit-doi-tac-11-25.docx")
    make_workbook(folder / "uet-can-bo.xlsx")
    if not print_page(HAUI_NEWS, folder.resolve() / "haui-thoa-thuan.pdf"):
        sys.stderr.write("No Chromium found: haui-thoa-thuan.pdf is left as it is.\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
