"""Cuts the text of an agreement into clauses: sentences, points of lists, heads of articles."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE = re.compile(r"[^\n]*")
_POINT = re.compile(
    r"[ \t]*(?:[-–—•+*●▪◦]|\(?[0-9ivxIVX]{1,4}(?:\.[0-9]{1,2}){0,3}[.)]|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}(?=\s)"
    r"|\(?[a-zđ][.)])\s{0,4}"
)
_ENDS = re.compile(r"[.;:!?]\s*\Z")
_ARTICLE = re.compile(
    r"[ \t]*(?:điều|article|section|mục|chương|phần|clause)\s+[0-9ivx]{1,4}\b[.:)–-]{0,2}\s{0,4}",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(
    r"(?<=[^\W\d_][^\W\d_][.;!?])\s+(?=\S)|(?<=\d[.;])\s+(?=[A-ZĐÀ-Ỵ])|(?<=[)”\"][.;])\s+"
)
_LONGEST = 1500


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause at ``text[start:end]``.

    ``is_heading`` marks the head of an article, ``begins_article`` what stands behind its number; ``opens``
    a line that ends with a colon, under which points follow; ``is_point`` a point of a list.
    """

    start: int
    end: int
    is_heading: bool = False
    begins_article: bool = False
    opens: bool = False
    is_point: bool = False


def clauses_of(text: str) -> list[Clause]:
    """The clauses of a text in order; wrapped lines are put together, blank lines part them."""
    found: list[Clause] = []
    for start, end in _paragraphs(text):
        article = _ARTICLE.match(text, start, end)
        point = article or _POINT.match(text, start, end)
        body = point.end() if point else start
        words = text[body:end].rstrip()
        is_heading = article is not None and not words.endswith((".", ";"))
        for begin, stop in _sentences(text, body, end):
            opens = words.endswith(":") and stop >= body + len(words)
            is_point = point is not None and article is None
            found.append(Clause(begin, stop, is_heading, article is not None, opens, is_point))
    return found


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of lines that belong together: a line goes on when it neither ends nor the next begins."""
    start = end = -1
    for line in _LINE.finditer(text):
        words = line.group()
        if not words.strip():
            if start >= 0 and line.start() != end:
                yield start, end
                start = -1
            continue
        if start >= 0 and _goes_on(text, start, end, words):
            end = line.end()
            continue
        if start >= 0:
            yield start, end
        start, end = line.start(), line.end()
    if start >= 0:
        yield start, end


def _goes_on(text: str, start: int, end: int, words: str) -> bool:
    if end - start > _LONGEST or _POINT.match(words) or _ARTICLE.match(words):
        return False
    first = words.lstrip()[:1]
    return not _ENDS.search(text, max(start, end - 8), end) and (first.islower() or first.isdigit())


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    place = start
    for gap in _SENTENCE_END.finditer(text, start, end):
        if gap.start() > place:
            yield place, gap.start()
        place = gap.end()
    if text[place:end].strip():
        yield place, end
