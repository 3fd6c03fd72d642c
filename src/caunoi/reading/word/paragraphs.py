"""What a reader of a Word page sees of a paragraph: its text and its text boxes."""

from collections.abc import Iterator

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from caunoi.reading.word.numbering import BULLET, Numbering, W

PARAGRAPH = f"{W}p"
TABLE = f"{W}tbl"

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_TEXT_BOX = f"{W}txbxContent"
_CONTENTS = f"{W}docPartGallery"
_WRAPPERS = frozenset(
    [f"{W}{tag}" for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")]
    + [f"{_MC}AlternateContent", f"{_MC}Choice"]
)
_SILENT = frozenset(
    [f"{W}{tag}" for tag in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sdtPr", "rt")]
    + [f"{_MC}Fallback"]
)
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
}


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


def is_on(flag: Element | None) -> bool:
    """True when a switch such as ``w:vanish`` is there and not turned off."""
    return flag is not None and flag.get(f"{W}val") not in ("0", "false", "off")


class Paragraphs:
    """Gives paragraphs their text; numbers them as Word does, so ask in document order."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering

    def texts(self, paragraph: Element) -> list[str]:
        """The paragraph with its bullet or number, then what stands in its text boxes."""
        pieces: list[str] = []
        boxes: list[Element] = []
        _collect(paragraph, pieces, boxes)
        label = self._numbering.label(paragraph)
        text = "".join(pieces).strip()
        if not text and label == BULLET:
            label = ""
        boxed = [self.cell_text(box) for box in boxes]
        return [line for line in (f"{label} {text}".strip(), *boxed) if line]

    def cell_text(self, cell: Element) -> str:
        """All paragraphs of a table cell, those of a table inside it too."""
        lines: list[str] = []
        for element in block_elements(cell):
            if element.tag == PARAGRAPH:
                lines += self.texts(element)
            else:
                lines += [self.cell_text(inner) for row in rows_of(element) for inner in cells_of(row)]
        return "\n".join(line for line in lines if line)


def _collect(element: Element, pieces: list[str], boxes: list[Element]) -> None:
    for child in element:
        tag = child.tag
        if tag in (f"{W}t", _MATH_TEXT):
            pieces.append(child.text or "")
        elif tag in _SIGNS:
            pieces.append(_SIGNS[tag])
        elif tag == _TEXT_BOX:
            boxes.append(child)
        elif tag not in _SILENT and not _is_hidden(child):
            _collect(child, pieces, boxes)


def _is_hidden(run: Element) -> bool:
    return run.tag == f"{W}r" and is_on(run.find(f"{W}rPr/{W}vanish"))


def _is_table_of_contents(wrapper: Element) -> bool:
    gallery = wrapper.find(f"{W}sdtPr/{W}docPartObj/{_CONTENTS}")
    return gallery is not None and gallery.get(f"{W}val") == "Table of Contents"
