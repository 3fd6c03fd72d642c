"""The text of a web page in reading order, as its visitor sees it."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from caunoi.reading.legacy.fonts import encoding_of_font, from_font
from caunoi.reading.web.elements import ARTICLES, BLOCKS, FURNITURE, FURNITURE_ROLES, PAGE_ENDS, SILENT
from caunoi.reading.web.nodes import children, is_data_table, is_hidden, note_mark

_FONT_FAMILY = re.compile(r"font-family\s{0,9}:\s{0,9}[\"']?([^\"';,]{1,60})", re.IGNORECASE)
_FONT_NAMES = re.compile(
    r"(?:face\s{0,9}=|font-family\s{0,9}:)(?:[\s\"']|&quot;){0,9}([^\"';,>&]{1,40})", re.IGNORECASE
)
_BLANKS = re.compile("[ \t\n\r\f]+")


class Flow:
    """Walks a part of a page without recursion and gives strings and data tables.

    A newline stands between blocks and for ``<br>``; other blanks are runs of one.
    """

    def __init__(self, *, left_out: frozenset[int] | None = None, has_fonts: bool = False) -> None:
        """``left_out`` are elements to pass over by ``mem_id``; None reads a page's furniture too.

        ``has_fonts``: some text is in a font of an old encoding and is to be brought into Unicode.
        """
        self._left_out = left_out
        self._has_fonts = has_fonts
        self._fonts: list[str] = []
        self._marker = ""
        self._last = ""
        self._open: dict[str, int] = {}
        self._lists: list[int | None] = []

    def over(self, root: LexborNode) -> Iterator[str | LexborNode]:
        """The pieces below ``root``; a data table is given as its node and not walked."""
        self._fonts = [font_above(root)] if self._has_fonts else []
        waiting = [(root, False)]
        while waiting:
            node, is_leaving = waiting.pop()
            tag = node.tag or ""
            if tag == "-text":
                yield from self._words(node)
            elif is_leaving:
                yield self._leave(node, tag)
            elif node is not root and self._is_left_out(node, tag):
                continue
            elif (piece := _piece(node, tag)) is not None:
                yield piece
            else:
                yield self._enter(node, tag)
                waiting.append((node, True))
                waiting += [(child, False) for child in reversed(children(node))]

    def _words(self, node: LexborNode) -> Iterator[str]:
        text = node.text_content or ""
        if "dl" in self._open and _is_between_terms(node):
            return
        if not self._open.get("pre"):
            text = _BLANKS.sub(" ", text)
        if self._fonts and self._fonts[-1]:
            text = from_font(text, self._fonts[-1])
        if text.strip():
            self._last = text
        if self._marker and text.strip():
            yield self._marker
            self._marker = ""
        yield text

    def _enter(self, node: LexborNode, tag: str) -> str:
        self._open[tag] = self._open.get(tag, 0) + 1
        if self._has_fonts:
            self._fonts.append(font_of(node) or self._fonts[-1])
        if tag in ("ul", "ol"):
            self._lists.append(_first_number(node) if tag == "ol" else None)
        elif tag == "li":
            self._marker = self._next_marker()
        elif tag == "dd" and _neighbour(node, "prev") == "dt":
            return ""
        return "\n" if tag in BLOCKS else ""

    def _leave(self, node: LexborNode, tag: str) -> str:
        self._open[tag] -= 1
        if self._has_fonts:
            self._fonts.pop()
        if tag in ("ul", "ol"):
            self._lists.pop()
        elif tag == "dt" and _neighbour(node, "next") == "dd":
            return " " if self._last.rstrip().endswith(":") else ": "
        return "\n" if tag in BLOCKS else ""

    def _next_marker(self) -> str:
        """What a browser draws before a list item."""
        number = self._lists[-1] if self._lists else None
        if number is None:
            return "- "
        self._lists[-1] = number + 1
        return f"{number}. "

    def _is_left_out(self, node: LexborNode, tag: str) -> bool:
        if tag in SILENT or is_hidden(node):
            return True
        if self._left_out is None:
            return False
        return node.mem_id in self._left_out or self._is_furniture(node, tag)

    def _is_furniture(self, node: LexborNode, tag: str) -> bool:
        if tag in FURNITURE or node.attributes.get("role") in FURNITURE_ROLES:
            return True
        if tag not in PAGE_ENDS or any(self._open.get(article) for article in ARTICLES):
            return False
        return tag == "footer" or node.css_first("h1") is None or node.css_first("nav") is not None


def _piece(node: LexborNode, tag: str) -> str | LexborNode | None:
    """What an element gives by itself, without being walked; none for most."""
    if tag == "br":
        return "\n"
    if tag == "table" and is_data_table(node):
        return node
    return (note_mark(node) or None) if tag == "sup" else None


def names_legacy_font(html: str) -> bool:
    """True when the page names a font of an old encoding somewhere."""
    return any(map(encoding_of_font, _FONT_NAMES.findall(html)))


def font_of(node: LexborNode) -> str:
    """The first font that an element itself asks for, or the empty string."""
    attributes = node.attributes
    styled = _FONT_FAMILY.search(attributes.get("style") or "")
    return (styled[1] if styled else (attributes.get("face") or "").split(",")[0]).strip()


def font_above(node: LexborNode) -> str:
    """The font that an element has from those it stands in."""
    above = node.parent
    while above is not None:
        font = font_of(above) if above.tag else ""
        if font:
            return font
        above = above.parent
    return ""


def _neighbour(node: LexborNode, side: str) -> str:
    """The tag of the element before or behind, blanks between them passed over."""
    beside = getattr(node, side)
    while beside is not None and beside.tag == "-text" and not (beside.text_content or "").strip():
        beside = getattr(beside, side)
    return (beside.tag or "") if beside is not None else ""


def _is_between_terms(node: LexborNode) -> bool:
    return node.parent is not None and node.parent.tag == "dl" and not (node.text_content or "").strip()


def _first_number(ordered_list: LexborNode) -> int:
    start = ordered_list.attributes.get("start") or ""
    return int(start) if start.isascii() and start.isdigit() and len(start) < 9 else 1
