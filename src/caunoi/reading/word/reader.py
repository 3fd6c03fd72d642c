"""Word documents (.docx): paragraphs and tables in the order of the body."""

import io
import re

import docx
from docx.opc.oxml import serialize_part_xml
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from caunoi.domain.documents import Document
from caunoi.reading.archives import names_in, pack, unpack
from caunoi.reading.layout import Layout
from caunoi.reading.word.fonts import Fonts
from caunoi.reading.word.margins import margin_lines
from caunoi.reading.word.notes import NoteMarks
from caunoi.reading.word.numbering import Numbering
from caunoi.reading.word.paragraphs import TABLE, Paragraphs, block_elements, cells_of, rows_of
from caunoi.reading.word.tables import grid_of, is_frame

_LINKS = ("/officeDocument", "/styles", "/numbering", "/footnotes", "/endnotes", "/header", "/footer")
_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
# Documents with macros and templates differ from others only in what they call themselves.
_OTHER_MAIN = re.compile(
    rb"application/(?:vnd\.ms-word\.(?:document|template)\.macroEnabledTemplate|"
    rb"vnd\.ms-word\.document\.macroEnabled|vnd\.openxmlformats-officedocument\.wordprocessingml\.template)"
    rb"\.main\+xml"
)
# "Strict" documents have the same elements under other names.
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}


class WordReader:
    """Comments, tracked deletions and hidden text are left out; headers and footers are read once."""

    name = "Word document"
    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    suffixes = (".docx", ".docm", ".dotx")

    def accepts(self, data: bytes, name: str) -> bool:
        return data.startswith(b"PK") and any(part.startswith("word/") for part in names_in(data))

    def read(self, data: bytes, name: str) -> Document:
        parts = _without_ballast(unpack(data))
        word = docx.Document(io.BytesIO(pack(parts)))
        fonts = Fonts.of(word, b"".join(parts.values()))
        paragraphs = Paragraphs(Numbering.of(word), fonts, NoteMarks.of(word))
        layout = Layout()
        for line in margin_lines(word, "header", paragraphs):
            layout.block(line)
        _lay_out(word.element.body, layout, paragraphs)
        for note in paragraphs.marks.uncalled():
            _lay_out(note, layout, paragraphs)
        for line in margin_lines(word, "footer", paragraphs):
            layout.block(line)
        return layout.document(name, self.media_type)


def _without_ballast(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Only the parts that hold text or say how it is numbered, with links to no others.

    Links to pictures and themes that are not there, which converters leave behind, would
    otherwise stop the file from being opened.
    """
    kept: dict[str, bytes] = {}
    for name, content in parts.items():
        if not name.endswith((".xml", ".rels")):
            continue
        for strict, usual in _STRICT.items():
            content = content.replace(strict, usual)
        if name.endswith(".rels"):
            content = _without_foreign_links(content)
        elif name == "[Content_Types].xml":
            content = _OTHER_MAIN.sub(_MAIN, content)
        kept[name] = content
    return kept


def _without_foreign_links(content: bytes) -> bytes:
    links = parse_xml(content)
    for link in list(links):
        if not link.get("Type", "").endswith(_LINKS) or link.get("TargetMode") == "External":
            links.remove(link)
    return bytes(serialize_part_xml(links))


def _lay_out(container: Element, layout: Layout, paragraphs: Paragraphs) -> None:
    """Blocks and tables in their order, each followed by the notes that it calls."""
    for element in block_elements(container):
        if element.tag == TABLE:
            _lay_out_table(element, layout, paragraphs)
        else:
            for text in paragraphs.texts(element):
                layout.block(text)
        for label, note in paragraphs.marks.called():
            layout.block(f"{label} {paragraphs.cell_text(note)}")


def _lay_out_table(table: Element, layout: Layout, paragraphs: Paragraphs) -> None:
    if is_frame(table):
        for row in rows_of(table):
            for cell in cells_of(row):
                _lay_out(cell, layout, paragraphs)
        return
    grid = grid_of(table, paragraphs)
    if sum(len(row) for row in grid) > 1:
        layout.table(grid)
    elif grid:
        layout.block(" ".join(str(cell) for cell in grid[0]))
