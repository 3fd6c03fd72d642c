"""What a reader of a Word page sees of a paragraph: its text and its text boxes."""

from collections.abc import Iterator

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from caunoi.reading.word.fonts import Fonts, style_of
from caunoi.reading.word.notes import NoteMarks
from caunoi.reading.word.numbering import BULLET, Numbering, W
from caunoi.reading.word.runs import Letters

PARAGRAPH = f"{W}p"
TABLE = f"{W}tbl"

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CONTENTS = f"{W}docPartGallery"
_WRAPPERS = frozenset(
    [f"{W}{tag}" for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")]
    + [f"{_MC}AlternateContent", f"{_MC}Choice"]
)


def block_elements(container: Element, among: tuple[str, ...] = (PARAGRAPH, TABLE)) -> Iterator[Element]:
    """The paragraphs and tables (or other elements) of a container, through the wrappers round them."""
    for child in container:
        if child.tag in among:
            yield child
        elif child.tag in _WRAPPERS and not _is_table_of_contents(child):
            yield from block_elements(child, among)


def rows_of(table: Element) -> list[Element]:
    """The rows of a table, without those that a tracked change deleted."""
    return [row for row in block_elements(table, (f"{W}tr",)) if row.find(f"{W}trPr/{W}del") is None]


def cells_of(row: Element) -> list[Element]:
    """The cells written in a row."""
    return list(block_elements(row, (f"{W}tc",)))


class Paragraphs:
    """Gives paragraphs their text; numbers them and their notes as Word does, so ask in document order."""

    def __init__(self, numbering: Numbering, fonts: Fonts, marks: NoteMarks) -> None:
        self.marks = marks
        self._numbering = numbering
        self._fonts = fonts
        self._begun = ""

    def texts(self, paragraph: Element) -> list[str]:
        """The paragraph with its bullet or number, then what stands in its text boxes.

        A paragraph whose end was deleted goes on in the next one.
        """
        letters = Letters(self._fonts, self.marks, style_of(paragraph))
        letters.collect(paragraph)
        label = self._numbering.label(paragraph)
        text = self._begun + letters.text
        boxed = [self.cell_text(box) for box in letters.boxes]
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None and text.strip():
            self._begun = f"{label} {text}".lstrip()
            return [line for line in boxed if line]
        self._begun = ""
        text = text.strip()
        if not text and label == BULLET:
            label = ""
        return [line for line in (f"{label} {text}".strip(), *boxed) if line]

    def cell_text(self, cell: Element) -> str:
        """All paragraphs of a table cell as lines; of a table inside it each row is one."""
        lines: list[str] = []
        for element in block_elements(cell):
            if element.tag == PARAGRAPH:
                lines += self.texts(element)
            else:
                lines += [self._row_text(row) for row in rows_of(element)]
        return "\n".join(line for line in lines if line)

    def _row_text(self, row: Element) -> str:
        return " ".join(filter(None, (self.cell_text(cell) for cell in cells_of(row))))


def _is_table_of_contents(wrapper: Element) -> bool:
    gallery = wrapper.find(f"{W}sdtPr/{W}docPartObj/{_CONTENTS}")
    return gallery is not None and gallery.get(f"{W}val") == "Table of Contents"
