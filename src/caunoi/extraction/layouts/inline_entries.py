"""Cuts entries out of long lines on which a list was run together."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from caunoi.extraction.layouts.counting import starts_name
from caunoi.extraction.layouts.entry import Entry
from caunoi.extraction.layouts.lines import lines_of
from caunoi.extraction.records import Piece

_INLINE = re.compile(r"(\d(?<![\w./,-].)\d{0,3})(?:[.)]\s?|\s)(?=[\"“]?[^\W\d_])")
_FEWEST_INLINE = 3
_LONG_LINE, _MOST_SHORT = 150, 2  # characters, and lines between the parts of a list run together


def inline_entries(text: str) -> list[Entry]:
    """Entries run together on long lines: "12. X University 9.5.13 ... 13. Y University ..."."""
    best: list[Entry] = []
    for lines in _runs_of_long(text):
        found = _inline(text, lines)
        best = found if len(found) > len(best) else best
    return best


def _runs_of_long(text: str) -> list[list[Piece]]:
    """Long lines that go on with each other: nothing but a short one (the foot of a page) parts them."""
    runs: list[list[Piece]] = []
    short = _MOST_SHORT + 1
    for line in lines_of(text):
        if line.end - line.start <= _LONG_LINE:
            short += bool(line.trimmed(text))
            continue
        if short > _MOST_SHORT:
            runs.append([])
        runs[-1].append(line)
        short = 0
    return runs


def _inline(text: str, lines: Sequence[Piece]) -> list[Entry]:
    chain = _longest_count(
        text, [match for line in lines for match in _INLINE.finditer(text, line.start, line.end)]
    )
    if len(chain) < _FEWEST_INLINE:
        return []
    stops = [line.end for line in lines]
    line_ends = [stops[bisect_right(stops, match.start())] for match in chain]
    starts = [match.start() for match in chain[1:]] + [len(text)]
    ends = [min(one, other) for one, other in zip(starts, line_ends, strict=True)]
    return [
        Entry(match.end(), end, Piece(match.start(1), match.end(1)))
        for match, end in zip(chain, ends, strict=True)
    ]


def _longest_count(text: str, matches: list[re.Match[str]]) -> list[re.Match[str]]:
    """The longest run of matches that count up by one."""
    best: dict[int, tuple[int, re.Match[str]]] = {}  # number -> length of the run that ends there
    top = (0, 0)
    for match in matches:
        number = int(match[1])
        length = best[number - 1][0] + 1 if number - 1 in best else 1
        if starts_name(text, match.end()) and length > best.get(number, (0, match))[0]:
            best[number] = (length, match)
            top = max(top, (length, number))
    return [best[number][1] for number in range(top[1] - top[0] + 1, top[1] + 1)] if top[0] else []
