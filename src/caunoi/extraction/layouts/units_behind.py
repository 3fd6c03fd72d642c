"""Units in a column right behind that of the partner, the border lost: "X University Faculty of Law"."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.layouts.entry_names import NamedEntry
from caunoi.extraction.layouts.names import names_organisation, trailing_country
from caunoi.extraction.records import Piece
from caunoi.vocabulary import load

_HEADS = load("rows")["unit_first"]
_UNIT = re.compile(rf"(?:{any_of([*_HEADS['vi'], *_HEADS['en']])})\s", re.IGNORECASE)
_WORD = re.compile(r"\S+")
_MOST_WORDS = 30  # of a name and the unit behind it
_OFTEN = 3  # rows that share the words at the end of their first cell


def without_units(text: str, names: Sequence[NamedEntry], header: Sequence[str]) -> list[NamedEntry]:
    """The names, each without the unit behind it where the header puts a column of units there.

    A unit begins with such a word ("Faculty of ..."), or is what several rows of the list end in.
    """
    if ("partner", "unit") not in pairwise(header):
        return list(names)
    cells = [_without_country(text, name.place) for name in names]
    shared = Counter(text[start : cell.end] for cell in cells for start in _starts(text, cell))
    return [_cut(text, name, cell, shared) for name, cell in zip(names, cells, strict=True)]


def _without_country(text: str, place: Piece) -> Piece:
    country = trailing_country(text, place)
    return Piece(place.start, country.start if country else place.end).trimmed(text)


def _starts(text: str, cell: Piece) -> list[int]:
    """Where the words with a capital begin, but the first one."""
    words = list(_WORD.finditer(text, cell.start, cell.end))[1:_MOST_WORDS]
    return [word.start() for word in words if word[0][0].isupper()]


def _cut(text: str, name: NamedEntry, cell: Piece, shared: Counter[str]) -> NamedEntry:
    for start in _starts(text, cell):
        is_unit = bool(_UNIT.match(text, start, cell.end)) or shared[text[start : cell.end]] >= _OFTEN
        place = Piece(cell.start, start).trimmed(text)
        if is_unit and names_organisation(place.of(text).rstrip(",")):
            return replace(
                name, place=place, before=name.before | {"unit": Piece(start, cell.end)}, stop=cell.end
            )
    return name
