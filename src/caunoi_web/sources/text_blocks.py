"""A document's text laid out for a page: paragraphs, table rows and page marks, in parts of bearable size.

Only offsets are worked out for the whole text; letters are cut for the part that is shown. So a
text of megabytes costs a page no more than a short one.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from caunoi.domain.documents import Table
from caunoi.domain.quotes import Span
from caunoi_web.sources.structure import Structure, pages_in, tables_in

CHUNK = 4_000  # code points of running text in one block
PART = 60_000  # code points shown on one page
ROWS = 50  # table rows in one block


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text shown as one thing: running text, or rows of a table with their cells.

    ``page`` is the name of a page or sheet that begins here, ``table`` the caption of the table.
    """

    start: int
    end: int
    rows: tuple[tuple[Span, ...], ...] = ()
    page: str = ""
    table: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """The blocks that one page shows; parts count from 1."""

    number: int
    start: int
    end: int
    blocks: tuple[Block, ...] = field(default=())


def parts_of(text: str, structure: Structure, size: int = PART) -> list[Part]:
    """The text in parts of about ``size`` code points; a text of any length has at least one."""
    parts: list[Part] = []
    taken: list[Block] = []
    for block in blocks_of(text, structure):
        if taken and block.end - taken[0].start > size:
            parts.append(_part(len(parts) + 1, taken))
            taken = []
        taken.append(block)
    parts.append(_part(len(parts) + 1, taken or [Block(0, len(text))]))
    return parts


def part_at(parts: list[Part], position: int) -> Part:
    """The part in which a position stands; the last one before it when it stands between two."""
    found = parts[0]
    for part in parts:
        if part.start > position:
            break
        found = part
    return found


def blocks_of(text: str, structure: Structure) -> Iterator[Block]:
    """All blocks in the order of the text, none of them overlapping; the first on a page names it."""
    pages = deque(sorted((page.span.start, page.label or str(page.number)) for page in pages_in(structure)))
    for block in _unnamed(text, structure, [start for start, _name in pages]):
        name = ""
        while pages and pages[0][0] <= block.start:
            name = pages.popleft()[1]
        yield replace(block, page=name) if name else block


def _unnamed(text: str, structure: Structure, page_starts: list[int]) -> Iterator[Block]:
    position = 0
    for table in sorted(tables_in(structure), key=_start_of):
        start, end = _start_of(table), _end_of(table)
        if start < position or end <= start:
            continue
        yield from _running(text, position, start, page_starts)
        yield from _rows(table)
        position = end
    yield from _running(text, position, len(text), page_starts)


def _running(text: str, start: int, end: int, page_starts: list[int]) -> Iterator[Block]:
    cuts = sorted({start, end, *(page for page in page_starts if start < page < end)})
    for begin, finish in pairwise(cuts):
        for chunk in _chunks(text, begin, finish):
            if text[chunk.start : chunk.end].strip():
                yield Block(chunk.start, chunk.end)


def _chunks(text: str, start: int, end: int) -> Iterator[Span]:
    """Cuts after a line end where there is one near, else anywhere."""
    while end - start > CHUNK:
        cut = text.rfind("\n", start + 1, start + CHUNK) + 1 or start + CHUNK
        yield Span(start, cut)
        start = cut
    if start < end:
        yield Span(start, end)


def _rows(table: Table) -> Iterator[Block]:
    rows = [tuple(Span(0, 0) if cell.inherited else cell.span for cell in row) for row in table.rows]
    name = table.name
    for first in range(0, len(rows), ROWS):
        group = rows[first : first + ROWS]
        spans = [span for row in group for span in row if len(span)]
        if spans:
            start, end = min(span.start for span in spans), max(span.end for span in spans)
            yield Block(start, end, tuple(group), table=name)
            name = ""


def _start_of(table: Table) -> int:
    return min((cell.span.start for row in table.rows for cell in row if not cell.inherited), default=0)


def _end_of(table: Table) -> int:
    return max((cell.span.end for row in table.rows for cell in row if not cell.inherited), default=0)


def _part(number: int, blocks: list[Block]) -> Part:
    return Part(number, blocks[0].start, blocks[-1].end, tuple(blocks))
