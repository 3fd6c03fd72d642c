"""The words around a quote, with the words that matter marked."""

from collections.abc import Iterable
from dataclasses import dataclass

from caunoi.domain.documents import Document
from caunoi.domain.quotes import Quote, Span
from caunoi.explanation.places import Place, Places

_AROUND = 70  # characters shown on each side of a quote
_LONGEST = 600  # characters of an excerpt


@dataclass(frozen=True, slots=True)
class Excerpt:
    """``text`` is a stretch of the document as it is; ``marks`` are places in it, in order."""

    place: Place
    text: str
    marks: tuple[Span, ...]
    is_cut_before: bool = False
    is_cut_after: bool = False


def excerpt_of(document: Document, places: Places, quote: Quote, marked: Iterable[Quote] = ()) -> Excerpt:
    """The stretch around ``quote``: its paragraph, cut when that is long.

    Marked are the quotes ``marked`` inside it, and the place is that of the first of them; the
    quote itself when there are none.
    """
    start, end = _stretch(document.text, quote)
    inside = [m.span for m in marked if start <= m.start and m.end <= end]
    marks = _joined(inside or [Span(quote.start, min(quote.end, end))])
    return Excerpt(
        place=places.of(marks[0].start),
        text=document.text[start:end],
        marks=tuple(Span(mark.start - start, mark.end - start) for mark in marks),
        is_cut_before=document.text[start - 1 : start] not in ("", "\n"),
        is_cut_after=document.text[end : end + 1] not in ("", "\n"),
    )


def _stretch(text: str, quote: Quote) -> tuple[int, int]:
    """From the line's beginning to its end, but not farther than ``_AROUND`` from the quote."""
    line = text.rfind("\n", 0, quote.start) + 1
    start = max(line, quote.start - _AROUND)
    if start > line:
        start = text.find(" ", start, quote.start) + 1 or start
    last = min(quote.end, quote.start + _LONGEST)
    stop = text.find("\n", last)
    stop = len(text) if stop < 0 else stop
    end = min(stop, last + _AROUND)
    if end < stop:
        end = max(text.rfind(" ", last, end), last) if " " in text[last:end] else end
    return start, end


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Overlapping and doubled spans as one, in order."""
    joined: list[Span] = []
    for span in sorted(set(spans)):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined
