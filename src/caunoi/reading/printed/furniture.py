"""Finds the headers, footers and page numbers that a document repeats on its pages."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from caunoi.reading.printed.lines import Line
from caunoi.reading.printed.pages import PrintedPage

_ZONE = 3
_LEAST_PAGES = 3
_NUMBER = re.compile("[0-9]{1,9}")
_MOST_NUMBERS = 6
# The share of the page above and below the text that headers and footers are printed in.
_MARGIN = 0.12
_ROMAN = re.compile("[ivxlc]{1,7}", re.IGNORECASE)
_GRID = 4.0


def drop_furniture(pages: Sequence[PrintedPage]) -> None:
    """Take the repeated lines off the pages."""
    lines = [page.lines for page in pages]
    for page, own, indexes in zip(pages, lines, repeated_lines(pages), strict=True):
        furniture = {id(own[index]) for index in indexes}
        page.items = [item for item in page.items if id(item) not in furniture]


def repeated_lines(pages: Sequence[PrintedPage]) -> list[set[int]]:
    """For each page the indexes of its lines that are furniture.

    A line counts when it is one of the three uppermost or lowest of its page and stands on at
    least half of the pages (or of the odd, or even ones), three at least: word for word, with
    one number that goes with the page, or, in the margins of the paper, at the same height with
    any numbers.
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
    by_height = sorted(range(len(lines)), key=lambda index: lines[index].middle)
    zone = {*range(min(_ZONE, len(lines))), *range(max(0, len(lines) - _ZONE), len(lines))}
    zone |= {*by_height[:_ZONE], *by_height[-_ZONE:]}
    return {index: set(_keys(lines[index], page)) for index in zone}


def _keys(line: Line, page: PrintedPage) -> Iterable[str]:
    text = " ".join(line.text.split())
    yield text
    for match in list(_NUMBER.finditer(text))[:_MOST_NUMBERS]:
        yield f"{text[: match.start()]}{{{int(match[0]) - page.number}}}{text[match.end() :]}"
    if not _MARGIN * page.height < line.middle < (1 - _MARGIN) * page.height:
        masked = "{}" if _ROMAN.fullmatch(text) else _NUMBER.sub("{}", text)
        if masked != text:
            yield f"{masked} at {round(line.box[1] / _GRID)}"
