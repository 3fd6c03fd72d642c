"""How a sheet shows its cells: dates in part, areas merged, rows and columns hidden."""

import re
from dataclasses import dataclass, field

from caunoi.reading.sheets.sheet import Corner
from caunoi.reading.sheets.values import Display

# Number formats that every workbook knows without defining them.
BUILT_IN = {9: "0%", 10: "0.00%", 17: "mmm-yy"}

_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')

Span = tuple[int, int]


@dataclass(slots=True)
class Look:
    """``displays`` names cells that show a date or number in part.

    ``hidden_rows`` and ``hidden_columns`` are first and last numbers, from 0. ``merged``
    holds first and last corners where the parser of the cells does not tell them.
    """

    displays: dict[Corner, Display] = field(default_factory=dict)
    merged: list[tuple[Corner, Corner]] = field(default_factory=list)
    hidden_rows: list[Span] = field(default_factory=list)
    hidden_columns: list[Span] = field(default_factory=list)


def display_of(code: str) -> Display | None:
    """What a number format such as ``mm/yyyy`` shows of a value; none when it shows all."""
    letters = _LITERAL.sub("", code.lower())
    if "%" in letters:
        return Display.PERCENT
    if "y" not in letters or "d" in letters:
        return None
    return Display.MONTH if "m" in letters else Display.YEAR


def add_hidden(hidden: list[Span], first: int, last: int) -> None:
    """Note a hidden stretch; one that goes on where the last one ended makes it longer."""
    if hidden and hidden[-1][1] + 1 == first:
        hidden[-1] = (hidden[-1][0], last)
    else:
        hidden.append((first, last))
