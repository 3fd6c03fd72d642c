"""Web pages: the main text in blocks, tables as tables. Nothing is fetched or run."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from caunoi.domain.documents import Document
from caunoi.reading.layout import Layout
from caunoi.reading.text.encodings import Decoded, decode, has_byte_order_mark
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
# What browsers accept and Python knows as text encodings; anything else is detected.
_CHARSETS = re.compile(
    r"utf-?8|utf-16(le|be)?|(windows-|cp)125\d|iso-8859-\d{1,2}|us-ascii|gbk|gb2312|gb18030|big5|shift_jis|euc-(jp|kr)"
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
        check_nesting(decoded.text)
        page = LexborHTMLParser(decoded.text)
        layout = _laid_out(_main_part(page), is_whole_page=False)
        if layout.is_empty:
            layout = _laid_out(page.body, is_whole_page=True)
        return layout.document(name, self.media_type, (*_title_note(page), *decoded.notes))


def _laid_out(root: LexborNode | None, *, is_whole_page: bool) -> Layout:
    layout = Layout()
    if root is None:
        return layout
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
    return layout


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
    """Byte order mark or valid UTF-8 first, then what the page declares, then detection.

    Pages that call themselves something else but are UTF-8 are common; the other way
    round a text cannot be valid UTF-8 by chance.
    """
    declared = _CHARSET.search(data[:_HEAD])
    charset = declared[1].decode("ascii").lower() if declared else ""
    if charset and _CHARSETS.fullmatch(charset) and not has_byte_order_mark(data) and not _is_utf8(data):
        try:
            return Decoded(data.decode(charset), charset)
        except UnicodeDecodeError:
            return decode(data)
    return decode(data)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
