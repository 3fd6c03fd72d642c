"""Makes files of each format for the tests of reading, and asks documents for their cells."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import docx
import xlsxwriter
from docx.document import Document as WordDocument

from caunoi.domain.documents import Cell, Document, Table

SAMPLES = Path(__file__).parents[2] / "samples"
FILES = Path(__file__).parent / "files"
SAMPLE_NAMES = (
    "haui-ban-tin.txt",
    "haui-thoa-thuan.pdf",
    "ptit-doi-tac-11-25.docx",
    "uet-can-bo.xlsx",
    "uet-doi-tac.html",
    "uet-ton-chi.txt",
)


def words(document: Document, cell: Cell) -> str:
    """The text that stands at a cell's place."""
    return document.text[cell.span.start : cell.span.end]


def table_words(document: Document, table: Table) -> list[list[str]]:
    """The texts of a table; a cell that goes on from another one gives that one's text."""
    return [[words(document, cell) for cell in row] for row in table.rows]


def word_file(fill: Callable[[WordDocument], object]) -> bytes:
    """A Word document that ``fill`` has written into."""
    word = docx.Document()
    fill(word)
    target = io.BytesIO()
    word.save(target)
    return target.getvalue()


def word_table(rows: Sequence[Sequence[str]]) -> bytes:
    """A Word document with one table."""

    def fill(word: WordDocument) -> None:
        table = word.add_table(len(rows), len(rows[0]))
        for line, row in zip(table.rows, rows, strict=True):
            for cell, text in zip(line.cells, row, strict=True):
                cell.text = text

    return word_file(fill)


def word_body(xml: str) -> bytes:
    """A Word document whose body is this WordprocessingML (prefix ``w``)."""
    namespaces = (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    content = f"<w:document {namespaces}><w:body>{xml}</w:body></w:document>"
    return with_part(word_file(lambda word: None), "word/document.xml", content.encode())


def workbook(fill: Callable[[xlsxwriter.Workbook], object]) -> bytes:
    """A workbook that ``fill`` has written into."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        fill(book)
    return target.getvalue()


def workbook_table(rows: Sequence[Sequence[str]]) -> bytes:
    """A workbook with one sheet of texts."""

    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Bảng")
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                sheet.write_string(row, column, text)

    return workbook(fill)


def open_sheet(content: str) -> bytes:
    """An OpenDocument spreadsheet whose tables are this XML (prefixes office, table, text)."""
    namespaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    body = f"<office:body><office:spreadsheet>{content}</office:spreadsheet></office:body>"
    whole = f"<office:document-content {namespaces}>{body}</office:document-content>"
    return zip_of(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": b"<manifest/>",
            "content.xml": whole.encode(),
        }
    )


def zip_of(parts: Mapping[str, bytes]) -> bytes:
    """A ZIP archive; the part named mimetype is not packed, as OpenDocument wants."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), content, kind)
    return target.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a ZIP archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The archive with one part put in or replaced."""
    return zip_of({**parts_of(data), name: content})
