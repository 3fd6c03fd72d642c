"""Finds the headers, footers and page numbers that a document repeats on its pages."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

_ZONE = 3
_LEAST_PAGES = 3
_NUMBER = re.compile(r"[0-9]{1,6}")
_MOST_NUMBERS = 4


def repeated_lines(pages: Sequence[Sequence[str]]) -> list[set[int]]:
    """For each page the indexes of its lines that are furniture.

    A line counts when it is one of the first or last three of its page and stands on at
    least half of the pages, three at least, either word for word or with one number
    that goes with the page.
    """
    enough = max(_LEAST_PAGES, len(pages) // 2)
    keys = [_keys_of_page(number, lines) for number, lines in enumerate(pages)]
    pages_with = Counter(key for by_line in keys for key in set().union(*by_line.values()))
    return [
        {index for index, own in by_line.items() if any(pages_with[key] >= enough for key in own)}
        for by_line in keys
    ]


def _keys_of_page(number: int, lines: Sequence[str]) -> dict[int, set[str]]:
    zone = {*range(min(_ZONE, len(lines))), *range(max(0, len(lines) - _ZONE), len(lines))}
    return {index: set(_keys(lines[index], number)) for index in zone}


def _keys(line: str, page: int) -> Iterable[str]:
    line = " ".join(line.split())
    yield line
    for match in list(_NUMBER.finditer(line))[:_MOST_NUMBERS]:
        yield f"{line[: match.start()]}{{{int(match[0]) - page}}}{line[match.end() :]}"
