"""Web pages: the main text in blocks, tables as tables. Nothing is fetched or run."""

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser, LexborNode

from caunoi.domain.documents import Document
from caunoi.reading.layout import Layout
from caunoi.reading.text.encodings import Decoded, decode_declared
from caunoi.reading.web.flow import Flow, names_legacy_font
from caunoi.reading.web.furniture import furniture_in
from caunoi.reading.web.heading import head_lines, title_of
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
# How pages mark their main part, and how many words it must have to be believed.
_MAIN_PARTS = (("main, [role=main]", 1), ("[itemprop=articleBody]", 40), ("article", 40))
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
    main = _main_part(page)
    if main is None:
        return _title_note(page)
    left_out = furniture_in(main)
    before = layout.size
    has_fonts = names_legacy_font(html)
    pieces = list(Flow(left_out=left_out, has_fonts=has_fonts).over(main))
    if any(not isinstance(piece, str) or piece.strip() for piece in pieces):
        layout.block("\n".join(head_lines(page, main)))
        _lay_out(pieces, layout, has_fonts=has_fonts)
    if layout.size == before and page.body is not None:
        _lay_out(Flow(has_fonts=has_fonts).over(page.body), layout, has_fonts=has_fonts)
    return _title_note(page)


def _lay_out(pieces: Iterable[str | LexborNode], layout: Layout, *, has_fonts: bool) -> None:
    text: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            text.append(piece)
            continue
        layout.block("".join(text))
        text.clear()
        caption = caption_of(piece, has_fonts=has_fonts)
        layout.block(caption)
        layout.table(grid_of(piece, has_fonts=has_fonts), caption)
    layout.block("".join(text))


def _main_part(page: LexborHTMLParser) -> LexborNode | None:
    """The element that the page itself marks as its main part or article; else the whole body."""
    for selector, fewest_words in _MAIN_PARTS:
        marked = page.css(selector)
        if len(marked) == 1 and len(marked[0].text().split()) >= fewest_words:
            return marked[0]
    return page.body


def _title_note(page: LexborHTMLParser) -> tuple[str, ...]:
    words = title_of(page)
    return (f"Title of the page: {words}",) if words else ()


def _decode_page(data: bytes) -> Decoded:
    declared = _CHARSET.search(data[:_HEAD])
    return decode_declared(data, declared[1].decode("ascii") if declared else "")
