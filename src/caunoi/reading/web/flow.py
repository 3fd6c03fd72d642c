"""The text of a web page in reading order, as its visitor sees it."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from caunoi.reading.web.elements import ARTICLES, BLOCKS, FURNITURE, FURNITURE_ROLES, PAGE_ENDS, SILENT
from caunoi.reading.web.nodes import children, is_data_table, is_hidden

_BLANKS = re.compile("[ \t\n\r\f]+")


class Flow:
    """Walks a part of a page without recursion and gives strings and data tables.

    A newline stands between blocks and for ``<br>``; other blanks are runs of one.
    """

    def __init__(self, *, keeps_furniture: bool) -> None:
        self._keeps_furniture = keeps_furniture
        self._marker = ""
        self._open: dict[str, int] = {}
        self._lists: list[int | None] = []

    def over(self, root: LexborNode) -> Iterator[str | LexborNode]:
        """The pieces below ``root``; a data table is given as its node and not walked."""
        waiting = [(root, False)]
        while waiting:
            node, is_leaving = waiting.pop()
            tag = node.tag or ""
            if tag == "-text":
                yield from self._words(node.text_content or "")
            elif is_leaving:
                yield self._leave(tag)
            elif tag == "br":
                yield "\n"
            elif node is not root and self._is_left_out(node, tag):
                continue
            elif tag == "table" and is_data_table(node):
                yield node
            else:
                yield self._enter(node, tag)
                waiting.append((node, True))
                waiting += [(child, False) for child in reversed(children(node))]

    def _words(self, text: str) -> Iterator[str]:
        if not self._open.get("pre"):
            text = _BLANKS.sub(" ", text)
        if self._marker and text.strip():
            yield self._marker
            self._marker = ""
        yield text

    def _enter(self, node: LexborNode, tag: str) -> str:
        self._open[tag] = self._open.get(tag, 0) + 1
        if tag in ("ul", "ol"):
            self._lists.append(_first_number(node) if tag == "ol" else None)
        elif tag == "li":
            self._marker = self._next_marker()
        return "\n" if tag in BLOCKS else ""

    def _leave(self, tag: str) -> str:
        self._open[tag] -= 1
        if tag in ("ul", "ol"):
            self._lists.pop()
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
        return not self._keeps_furniture and self._is_furniture(node, tag)

    def _is_furniture(self, node: LexborNode, tag: str) -> bool:
        if tag in FURNITURE or node.attributes.get("role") in FURNITURE_ROLES:
            return True
        if tag not in PAGE_ENDS or any(self._open.get(article) for article in ARTICLES):
            return False
        return tag == "footer" or node.css_first("h1") is None or node.css_first("nav") is not None


def _first_number(ordered_list: LexborNode) -> int:
    start = ordered_list.attributes.get("start") or ""
    return int(start) if start.isascii() and start.isdigit() and len(start) < 9 else 1
