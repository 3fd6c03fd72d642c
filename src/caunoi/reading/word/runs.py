"""The letters of one paragraph, as they stand on the page: insertions in, deletions and field codes out."""

import re
from itertools import groupby

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from caunoi.reading.legacy.fonts import encoding_of_font, from_font
from caunoi.reading.word.fonts import Fonts
from caunoi.reading.word.notes import NoteMarks
from caunoi.reading.word.numbering import BULLET, W

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_TEXT_BOX = f"{W}txbxContent"
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
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_SYMBOL = f"{W}sym"
_LEAVES = frozenset([f"{W}t", _MATH_TEXT, _SYMBOL, *_SIGNS, *_NOTES])
_NOTE_NUMBER = re.compile(r"\d{1,2}")
_WORD_ENDS = re.compile(r"[^\W\d_]{3}\Z")
# Letters of fonts that hold signs: bullets, ticks and arrows.
_DRAWN = re.compile("[\uf020-\uf0ff]+")


class Letters:
    """Collects what stands in a paragraph: ``text``, and the text boxes anchored there."""

    def __init__(self, fonts: Fonts, marks: NoteMarks, paragraph_style: str) -> None:
        self.boxes: list[Element] = []
        self._fonts = fonts
        self._marks = marks
        self._style = paragraph_style
        self._pieces: list[tuple[str, str]] = []

    @property
    def text(self) -> str:
        """The letters in Unicode; a sign drawn at the beginning is a bullet, elsewhere a blank."""
        parts = []
        for font, group in groupby(self._pieces, key=lambda piece: piece[1]):
            parts.append(from_font("".join(text for text, _ in group), font))
        text = "".join(parts)
        if not _DRAWN.search(text):
            return text
        opened = _DRAWN.match(text.lstrip())
        rest = _DRAWN.sub(" ", text.lstrip()[opened.end() :] if opened else text)
        return f"{BULLET} {rest.strip()}" if opened and rest.strip() else rest

    def collect(self, element: Element, font: str = "") -> None:
        """Add what stands below an element, in reading order."""
        for child in element:
            tag = child.tag
            if tag in _LEAVES:
                self._pieces.append(self._leaf(child, font))
            elif tag == _TEXT_BOX:
                self.boxes.append(child)
            elif tag == f"{W}r":
                self._collect_run(child)
            elif tag not in _SILENT:
                self.collect(child, font)

    def _leaf(self, element: Element, font: str) -> tuple[str, str]:
        """The letters of an element that holds no other, and their font."""
        tag = element.tag
        if tag in _NOTES:
            return self._marks.mark(_NOTES[tag], element), ""
        if tag == _SYMBOL:
            return _symbol(element)
        return _SIGNS.get(tag) or element.text or "", font

    def _collect_run(self, run: Element) -> None:
        if is_on(run.find(f"{W}rPr/{W}vanish")):
            return
        before = len(self._pieces)
        self.collect(run, self._fonts.of_run(run, self._style) if self._fonts.is_needed else "")
        raised = run.find(f"{W}rPr/{W}vertAlign")
        if raised is not None and raised.get(f"{W}val") == "superscript" and 0 < before < len(self._pieces):
            self._set_apart(before)

    def _set_apart(self, place: int) -> None:
        """A number raised behind a word is the mark of a note; behind a short one it may be that of m²."""
        number, font = self._pieces[place]
        if _NOTE_NUMBER.fullmatch(number) and _WORD_ENDS.search(self._pieces[place - 1][0]):
            self._pieces[place] = (f" ({number})", font)


def is_on(flag: Element | None) -> bool:
    """True when a switch such as ``w:vanish`` is there and not turned off."""
    return flag is not None and flag.get(f"{W}val") not in ("0", "false", "off")


def _symbol(element: Element) -> tuple[str, str]:
    font, code = element.get(f"{W}font", ""), element.get(f"{W}char", "")
    number = int(code, 16) if re.fullmatch("[0-9A-Fa-f]{1,4}", code) else 0x20
    if encoding_of_font(font):
        return chr(number), font
    return (chr(number) if 0xF020 <= number <= 0xF0FF else " "), ""
