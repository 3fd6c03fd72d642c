"""Which font a run of a Word document is drawn in, asked only where fonts of old encodings are in use."""

import re
from dataclasses import dataclass, field
from typing import Self

from docx.document import Document as WordDocument
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from caunoi.reading.legacy.fonts import encoding_of_font
from caunoi.reading.word.numbering import W

_NAMED = re.compile(rb'w:(?:ascii|hAnsi|cs|font)="([^"]{1,80})"')
_MOST_STYLES = 20


@dataclass(frozen=True, slots=True)
class Fonts:
    """``default`` is the font of everything that names none; ``of_style`` that of each style by its id."""

    is_needed: bool = False
    default: str = ""
    of_style: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, word: WordDocument, xml: bytes) -> Self:
        """Read the styles, unless no part of the document (its ``xml``) names a font of an old encoding."""
        names = {name.decode("utf-8", "replace") for name in _NAMED.findall(xml)}
        if not any(map(encoding_of_font, names)):
            return cls()
        styles = word.styles.element
        default = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        by_id = {style.get(f"{W}styleId", ""): style for style in styles.iterfind(f"{W}style")}
        fonts = {name: _of_style(name, by_id) for name in by_id}
        usual = next((name for name, style in by_id.items() if _is_usual(style)), "")
        return cls(is_needed=True, default=fonts.get(usual) or _own(default), of_style=fonts)

    def of_run(self, run: Element, paragraph_style: str) -> str:
        """The font of a run: its own, that of its style, of its paragraph's style, of the document."""
        properties = run.find(f"{W}rPr")
        style = None if properties is None else properties.find(f"{W}rStyle")
        named = "" if style is None else self.of_style.get(style.get(f"{W}val", ""), "")
        return _own(properties) or named or self.of_style.get(paragraph_style, "") or self.default


def style_of(paragraph: Element) -> str:
    """The id of a paragraph's style, or the empty string."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")


def _own(properties: Element | None) -> str:
    fonts = None if properties is None else properties.find(f"{W}rFonts")
    return "" if fonts is None else fonts.get(f"{W}hAnsi") or fonts.get(f"{W}ascii") or ""


def _of_style(name: str, by_id: dict[str, Element]) -> str:
    for _ in range(_MOST_STYLES):
        style = by_id.get(name)
        if style is None:
            break
        font = _own(style.find(f"{W}rPr"))
        if font:
            return font
        base = style.find(f"{W}basedOn")
        name = "" if base is None else base.get(f"{W}val", "")
    return ""


def _is_usual(style: Element) -> bool:
    return style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on")
