"""Spreadsheets: every sheet that holds something is a page and a table."""

import re

from caunoi.domain.documents import Document
from caunoi.reading.archives import names_in, pack, unpack
from caunoi.reading.errors import UnreadableDocument
from caunoi.reading.layout import Layout
from caunoi.reading.ole import streams_in
from caunoi.reading.sheets import ods, xls, xlsx
from caunoi.reading.sheets.hidden import hidden_note
from caunoi.reading.sheets.sheet import Sheet
from caunoi.reading.sheets.workbook import sheets_of

# The first record of a workbook (BOF), at once or behind one empty record followed by that of a password.
_LOCKED_XLS = re.compile(
    rb"\x09\x08\x10\x00\x00[\x05\x06]\x05\x00.{12}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL
)
_ODS = "application/vnd.oasis.opendocument.spreadsheet"


class XlsxReader:
    """Excel workbooks since 2007."""

    name = "Excel workbook"
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    suffixes = (".xlsx", ".xlsm")

    def accepts(self, data: bytes, name: str) -> bool:
        return data.startswith(b"PK") and "xl/workbook.xml" in names_in(data)

    def read(self, data: bytes, name: str) -> Document:
        parts = unpack(data)
        return _laid_out(sheets_of(pack(parts), xlsx.checked_looks(parts)), name, self.media_type)


class OdsReader:
    """OpenDocument spreadsheets, as LibreOffice saves them."""

    name = "OpenDocument spreadsheet"
    media_type = _ODS
    suffixes = (".ods",)

    def accepts(self, data: bytes, name: str) -> bool:
        return data.startswith(b"PK") and _ODS.encode() in data[:200] and "content.xml" in names_in(data)

    def read(self, data: bytes, name: str) -> Document:
        parts = unpack(data)
        if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
            raise _locked()
        looks = ods.checked_looks(parts["content.xml"], parts.get("styles.xml", b""))
        return _laid_out(sheets_of(pack(parts), looks), name, self.media_type)


class XlsReader:
    """Excel workbooks before 2007."""

    name = "Excel 97-2003 workbook"
    media_type = "application/vnd.ms-excel"
    suffixes = (".xls", ".xlt")

    def accepts(self, data: bytes, name: str) -> bool:
        streams = streams_in(data)
        return bool({"Workbook", "Book"} & streams) and "EncryptedPackage" not in streams

    def read(self, data: bytes, name: str) -> Document:
        if _LOCKED_XLS.search(data):
            raise _locked()
        return _laid_out(sheets_of(data, xls.looks(data)), name, self.media_type)


def _locked() -> UnreadableDocument:
    return UnreadableDocument("encrypted", "The workbook is protected by a password. Save it without one.")


def _laid_out(sheets: list[Sheet], name: str, media_type: str) -> Document:
    layout = Layout()
    notes = []
    for number, sheet in enumerate(sheets, start=1):
        if not any(text.strip() for row in sheet.rows for text in row):
            continue
        if sheet.is_hidden:
            notes.append(f"The sheet “{sheet.name}” is hidden in the workbook; it was read too.")
        elif note := hidden_note(sheet):
            notes.append(note)
        with layout.page(number, sheet.name):
            layout.table(sheet.grid(), sheet.name)
    return layout.document(name, media_type, notes)
