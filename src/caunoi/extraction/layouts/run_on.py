"""Rows that begin in the middle of a line: "... Phòng HTQT 8 Trường CĐ Y 25/4/2019" between rows 7 and 9."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from caunoi.extraction.layouts.counting import begins_with_partner
from caunoi.extraction.layouts.entry import Entry
from caunoi.extraction.records import Piece

_NUMBER = re.compile(r"(?<=\s)(\d{1,3})(?:[.)]\s?|\s)(?=[\"“]?[^\W\d_])")
_REACH = 200  # characters behind a number in which a name begins


def with_rows_run_on(text: str, entries: Sequence[Entry]) -> list[Entry]:
    """The entries, with those of missing numbers cut out of the entry before them.

    A number in a row begins a row of its own only where the list skips it and an organisation follows.
    """
    found: list[Entry] = []
    for place, entry in enumerate(entries):
        after = entries[place + 1] if place + 1 < len(entries) else None
        found += _parts(text, entry, list(_cuts(text, entry, _missing(text, entry, after))))
    return found


def _missing(text: str, entry: Entry, after: Entry | None) -> Iterator[int]:
    """The numbers that the list leaves out behind an entry; all that come behind the last one."""
    number = entry.number.of(text)
    if not number.isdigit():
        return
    following = after.number.of(text) if after else ""
    end = int(following) if following.isdigit() else int(number) + 1
    yield from range(int(number) + 1, end)


def _cuts(text: str, entry: Entry, missing: Iterator[int]) -> Iterator[re.Match[str]]:
    wanted = next(missing, None)
    for found in _NUMBER.finditer(text, entry.start, entry.end) if wanted else ():
        words = " ".join(text[found.end() : min(found.end() + _REACH, entry.end)].split())
        if int(found[1]) == wanted and begins_with_partner(words):
            yield found
            wanted = next(missing, None)


def _parts(text: str, entry: Entry, cuts: Sequence[re.Match[str]]) -> Iterator[Entry]:
    ends = [*(cut.start() for cut in cuts), entry.end]
    yield replace(entry, end=Piece(entry.start, ends[0]).trimmed(text).end)
    for cut, end in zip(cuts, ends[1:], strict=True):
        number = Piece(cut.start(1), cut.end(1))
        yield Entry(cut.end(), Piece(cut.end(), end).trimmed(text).end, number, entry.heading)
