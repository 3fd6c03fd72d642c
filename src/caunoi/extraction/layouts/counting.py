"""Which numbered lines begin the rows of a list: they count up, and they name organisations."""

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise

from caunoi.extraction.kinds import organisation_kind
from caunoi.extraction.layouts.lines import heading_words, lines_of, said_year
from caunoi.extraction.layouts.names import name_end, names_organisation
from caunoi.extraction.places import is_place_alone
from caunoi.extraction.records import Piece

NUMBERED = re.compile(
    r"\s{0,8}(?:[(\[](?=\d{1,3}[)\]]))?(?P<section>\d{1,2}\.)?(?P<number>\d{1,4})\s?(?:(?:[.)\]/:]|\s)\s{0,6}(?=[\"“«(]?[^\W\d_])|[.)\]]\s{1,6}(?=\d{1,2}[./-]\d{1,4})|\s{1,4}(?=\d{1,5}(?:/\d{4})?/[A-ZĐ]))"
)
_HIGHEST_FIRST = 1000
_FEWEST_STEPS = 2
_WIDEST_SKIP = 3  # a number may skip this many rows that were left out


@lru_cache(maxsize=4096)
def begins_with_partner(words: str) -> bool:
    """True when ``words`` begin with the name of an organisation."""
    if not words.lstrip()[:1].isupper():
        return False
    name = words[: name_end(words, 0, len(words))].strip()
    return names_organisation(name) and (bool(organisation_kind(name)[1]) or not is_place_alone(name))


def starts_name(text: str, place: int) -> bool:
    """True for a capital letter or a quotation mark."""
    return text[place : place + 1].isupper() or text[place : place + 1] in '"“'


class RowNumbers:
    """Follows the numbers of a list down the text.

    "2.3" counts below "2": each depth has a count of its own. A list inside a row ("1. Exchange
    of students") counts too; it is told by naming no organisation where the row itself does.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._last: dict[bool, int] = {}
        self._named: dict[int, list[int]] = {}
        self._sections: set[int] = set()  # where the lines begin that head a list one level below
        self._section = ""
        self._step = 1
        self._below_headings: set[int] = set()  # where the lines begin that a year or a heading stands above
        before, above = None, ""
        for line in lines_of(text):
            match = NUMBERED.match(text, line.start, line.end)
            if match and begins_with_partner(text[match.end() : line.end]):
                self._named.setdefault(int(match["number"]), []).append(line.start)
            if match and before and match["section"] == f"{before[1]}." and match["number"] == "1":
                self._sections.add(before[0])
            if match and (said_year(above) or heading_words(above)):
                self._below_headings.add(line.start)
            if line.trimmed(text):
                above = text[line.start : line.end]
                before = (line.start, match["number"]) if match and not match["section"] else None
        self._step = -1 if self._counts_down() else 1

    def _counts_down(self) -> bool:
        """The newest row stands first and has the highest number."""
        order = sorted((place, number) for number, places in self._named.items() for place in places)
        steps = [after - before for (_, before), (_, after) in pairwise(order)]
        return len(steps) >= _FEWEST_STEPS and steps.count(-1) * 2 > len(steps)

    def beginning(self, line: Piece) -> tuple[int, int, int] | None:
        """Where the words after the number begin, and where the number stands; None for other lines."""
        match = NUMBERED.match(self._text, line.start, line.end)
        if not match or not self._starts_row(match.end()):
            return None
        number, is_below = int(match["number"]), match["section"] is not None
        if is_below and match["section"] != self._section:
            self._section = match["section"]
            self._last[True] = min(self._last.get(True, 0), number - 1)
        if line.start in self._sections:
            self._last[False] = number
            return match.end(), match.start("number"), match.end("number")
        names_partner = begins_with_partner(self._text[match.end() : line.end])
        last = self._last.get(is_below, -1)
        begins_anew = names_partner or line.start in self._below_headings
        if not self._is_expected(number, last, begins_anew=begins_anew, step=self._step):
            return None
        if not names_partner and self._comes_later(number, line.start):
            return None
        self._last[is_below] = number
        return match.end(), match.start("section" if is_below else "number"), match.end("number")

    def _starts_row(self, place: int) -> bool:
        """A name or a day stands behind the number."""
        return starts_name(self._text, place) or self._text[place : place + 1].isdigit()

    @staticmethod
    def _is_expected(number: int, before: int, *, begins_anew: bool, step: int) -> bool:
        if before < 0:
            return number <= _HIGHEST_FIRST
        return 0 < (number - before) * step <= _WIDEST_SKIP or (number == 1 and begins_anew)

    def _comes_later(self, number: int, place: int) -> bool:
        """True when the row with this number and an organisation still follows, before the next one."""
        row, after = self._next(number, place), self._next(number + self._step, place)
        return row is not None and (after is None or row < after)

    def _next(self, number: int, place: int) -> int | None:
        places = self._named.get(number, [])
        found = bisect_right(places, place)
        return places[found] if found < len(places) else None
