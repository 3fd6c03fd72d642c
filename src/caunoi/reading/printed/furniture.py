"""Finds the headers, footers and page numbers that a document repeats on its pages."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from caunoi.reading.printed.bands import bands_of, usual_height
from caunoi.reading.printed.lines import Line, clustered
from caunoi.reading.printed.pages import PrintedPage

_ZONE = 3
_LEAST_PAGES = 3
_NUMBER = re.compile("[0-9]{1,9}")
_MOST_NUMBERS = 6
# The share of the page above and below the text that headers and footers are printed in.
_MARGIN = 0.12
_ROMAN = re.compile("[ivxlc]{1,7}", re.IGNORECASE)
_SAME_PLACE = 8.0  # points
_SAME_HEIGHT = 2.0
_ABOVE = 0.6  # heights of type between the header of a table and what stands below it
_LEAST_GAPS = 2


def drop_furniture(pages: Sequence[PrintedPage]) -> None:
    """Take the repeated lines off the pages."""
    lines = [page.lines for page in pages]
    for page, own, indexes in zip(pages, lines, repeated_lines(pages), strict=True):
        furniture = {id(own[index]) for index in indexes - _table_header(own, indexes)}
        page.items = [item for item in page.items if id(item) not in furniture]


def _table_header(lines: Sequence[Line], repeated: set[int]) -> set[int]:
    """The repeated lines that are a table's header: right above other lines, in three columns or more."""
    bands = bands_of(word for line in lines for word in line.words)
    near = _ABOVE * usual_height(bands)
    lowest = max((line.box[3] for line in lines), default=0.0)
    header: set[int] = set()
    for index in sorted(repeated, key=lambda index: -lines[index].box[1]):
        line = lines[index]
        below = (
            other
            for number, other in enumerate(lines)
            if (number not in repeated or number in header) and line.middle < other.box[3]
        )
        if line.box[3] < lowest and any(other.box[1] - line.box[3] <= near for other in below):
            header.add(index)
    own = bands_of(word for index in header for word in lines[index].words)
    height = usual_height(bands)
    gaps = max((sum(right - left > height for left, right in band.gaps) for band in own), default=0)
    return header if gaps >= _LEAST_GAPS else set()


def repeated_lines(pages: Sequence[PrintedPage]) -> list[set[int]]:
    """For each page the indexes of its lines that are furniture.

    A line counts when it is one of the three uppermost or lowest of its page and stands at the
    same height of at least half of the pages (or of the odd, or even ones), three at least: word
    for word, with one number that goes with the page, or, in the margins of the paper, with any
    numbers.
    """
    keys = [_keys_of_page(page) for page in pages]
    found: list[set[int]] = [set() for _ in pages]
    for start, step in ((0, 1), (0, 2), (1, 2)):
        chosen = keys[start::step]
        enough = max(_LEAST_PAGES, len(chosen) // 2)
        pages_with = Counter(key for by_line in chosen for key in set().union(*by_line.values()))
        for indexes, by_line in zip(found[start::step], chosen, strict=True):
            indexes |= {
                index for index, own in by_line.items() if any(pages_with[key] >= enough for key in own)
            }
    return found


def _keys_of_page(page: PrintedPage) -> dict[int, set[str]]:
    lines = page.lines
    zone = {*range(min(_ZONE, len(lines))), *range(max(0, len(lines) - _ZONE), len(lines))}
    heights = clustered((line.middle for line in lines), _SAME_HEIGHT)
    if heights:
        upper, lower = heights[:_ZONE][-1] + _SAME_HEIGHT, heights[-_ZONE:][0] - _SAME_HEIGHT
        zone |= {index for index, line in enumerate(lines) if not upper < line.middle < lower}
    return {index: set(_keys(lines[index], page)) for index in zone}


def _keys(line: Line, page: PrintedPage) -> Iterable[str]:
    height = line.box[1] / _SAME_PLACE
    for text in _shapes(line, page):
        yield f"{text} at {round(height)}"
        yield f"{text} at {int(height)} and a half"


def _shapes(line: Line, page: PrintedPage) -> Iterable[str]:
    """What the line has in common with its likes on other pages."""
    text = " ".join(line.text.split())
    yield text
    for match in list(_NUMBER.finditer(text))[:_MOST_NUMBERS]:
        yield f"{text[: match.start()]}{{{int(match[0]) - page.number}}}{text[match.end() :]}"
    if not _MARGIN * page.height < line.middle < (1 - _MARGIN) * page.height:
        yield "{}" if _ROMAN.fullmatch(text) else _NUMBER.sub("{}", text)
