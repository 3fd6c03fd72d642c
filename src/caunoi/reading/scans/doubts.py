"""Where in a document the words stand that were recognised with little certainty."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from caunoi.domain.documents import Document, Doubt
from caunoi.domain.quotes import Span
from caunoi.reading.printed.lines import Line, Word
from caunoi.reading.printed.pages import Item, PrintedPage
from caunoi.reading.printed.tables import PrintedTable

# Of words with 0.95 and more, 998 in 1,000 were read right on printed pages; below 0.95, 979.
CERTAIN = 0.95
_FARTHEST = 400


def with_doubts(document: Document, pages: Sequence[PrintedPage]) -> Document:
    """The document with the doubts about its scanned pages."""
    doubts: list[Doubt] = []
    starts = {page.number: page.span.start for page in document.pages}
    for page in pages:
        if page.sure < 1:
            doubts += _doubts_on(page, document.text, starts[page.number])
    return replace(document, doubts=tuple(doubts))


def _doubts_on(page: PrintedPage, text: str, start: int) -> Iterator[Doubt]:
    """Follows the page's words through its text, in which they stand in the same order."""
    for word in _words_of(page.items):
        for letters in (word.text, word.text[:-1]):
            place = text.find(letters, start, start + _FARTHEST) if letters else -1
            if place >= 0:
                start = place + len(letters)
                if word.sure < CERTAIN:
                    yield Doubt(Span(place, start), round(word.sure, 3))
                break


def _words_of(items: Sequence[Item]) -> Iterator[Word]:
    for item in items:
        if isinstance(item, Line | PrintedTable):
            yield from item.words
        else:
            for column in item.columns:
                yield from (word for line in column for word in line.words)
