"""Web pages: the main text in blocks, tables as tables. Nothing is fetched or run."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from caunoi.domain.documents import Document
from caunoi.reading.layout import Layout
from caunoi.reading.text.encodings import Decoded, decode_declared
from caunoi.reading.web.flow import Flow
from caunoi.reading.web.nesting import check_nesting
from caunoi.reading.web.tables import caption_of, grid_of

_HEAD = 2048
_OPENING = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*){0,3}<(?:!doctype html|html|head|body|table)\b",
    re.I | re.S,
)
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([a-z0-9_-]{1,40})""",
    re.I,
)
_BOMS_AND_ZEROS = re.compile(rb"[\x00\xef\xbb\xbf\xff\xfe]")


class WebPageReader:
    """Scripts, menus, hidden parts and page furniture are left out."""

    name = "web page"
    media_type = "text/html"
    suffixes = (".html", ".htm", ".xhtml")

    def accepts(self, data: bytes, name: str) -> bool:
        head = data[:_HEAD]
        if _OPENING.match(_BOMS_AND_ZEROS.sub(b"", head)):
            return True
        return name.lower().endswith(self.suffixes) and b"<" in head

    def read(self, data: bytes, name: str) -> Document:
        decoded = _decode_page(data)
        layout = Layout()
        notes = lay_out_page(decoded.text, layout)
        return layout.document(name, self.media_type, (*notes, *decoded.notes))


def lay_out_page(html: str, layout: Layout) -> tuple[str, ...]:
    """Add the main text of a page; returns what is to be noted about it.

    Raises ``UnreadableDocument`` (bomb) for a page nested too deep to be opened.
    """
    check_nesting(html)
    page = LexborHTMLParser(html)
    before = layout.size
    _lay_out(_main_part(page), layout, is_whole_page=False)
    if layout.size == before:
        _lay_out(page.body, layout, is_whole_page=True)
    return _title_note(page)


def _lay_out(root: LexborNode | None, layout: Layout, *, is_whole_page: bool) -> None:
    if root is None:
        return
    text: list[str] = []
    for piece in Flow(keeps_furniture=is_whole_page).over(root):
        if isinstance(piece, str):
            text.append(piece)
            continue
        layout.block("".join(text))
        text.clear()
        caption = caption_of(piece)
        layout.block(caption)
        layout.table(grid_of(piece), caption)
    layout.block("".join(text))


def _main_part(page: LexborHTMLParser) -> LexborNode | None:
    """The element that the page itself marks as its main part; else the whole body."""
    marked = page.css("main, [role=main]")
    if len(marked) == 1 and marked[0].text().strip():
        return marked[0]
    return page.body


def _title_note(page: LexborHTMLParser) -> tuple[str, ...]:
    title = page.css_first("head > title")
    words = " ".join(title.text().split()) if title else ""
    return (f"Title of the page: {words}",) if words else ()


def _decode_page(data: bytes) -> Decoded:
    declared = _CHARSET.search(data[:_HEAD])
    return decode_declared(data, declared[1].decode("ascii") if declared else "")
