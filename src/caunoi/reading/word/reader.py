"""Word documents (.docx): paragraphs and tables in the order of the body."""

import io

import docx
from docx.document import Document as WordDocument
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from caunoi.domain.documents import Document
from caunoi.reading.archives import names_in, pack, unpack
from caunoi.reading.layout import Layout
from caunoi.reading.word.numbering import Numbering, W
from caunoi.reading.word.paragraphs import TABLE, Paragraphs, block_elements
from caunoi.reading.word.tables import grid_of

_NOTE_PARTS = ("footnotes", "endnotes")


class WordReader:
    """Headers, footers, comments, tracked deletions and hidden text are left out."""

    name = "Word document"
    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    suffixes = (".docx",)

    def accepts(self, data: bytes, name: str) -> bool:
        return data.startswith(b"PK") and any(part.startswith("word/") for part in names_in(data))

    def read(self, data: bytes, name: str) -> Document:
        word = docx.Document(io.BytesIO(pack(unpack(data))))
        paragraphs = Paragraphs(Numbering.of(word))
        layout = Layout()
        _lay_out(word.element.body, layout, paragraphs)
        for note in _notes(word):
            _lay_out(note, layout, paragraphs)
        return layout.document(name, self.media_type)


def _lay_out(container: Element, layout: Layout, paragraphs: Paragraphs) -> None:
    for element in block_elements(container):
        if element.tag != TABLE:
            for text in paragraphs.texts(element):
                layout.block(text)
            continue
        grid = grid_of(element, paragraphs)
        if sum(len(row) for row in grid) > 1:
            layout.table(grid)
        elif grid:
            layout.block(" ".join(str(cell) for cell in grid[0]))


def _notes(word: WordDocument) -> list[Element]:
    """The footnotes and endnotes, without the lines that part them from the text."""
    notes: list[Element] = []
    for relation in word.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(_NOTE_PARTS):
            root = parse_xml(relation.target_part.blob)
            notes += [note for note in root if note.get(f"{W}type") in (None, "normal")]
    return notes
