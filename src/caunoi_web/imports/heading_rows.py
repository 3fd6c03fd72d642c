"""Which line of a table holds its headings, and which lines are rows of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from caunoi.domain.folding import fold
from caunoi_web.imports.headings import field_of
from caunoi_web.imports.tables import Found, Line, told_apart, without_headings

LOOKED_AT = 15
_LONGEST_HEADING = 80
_TIMES = frozenset({"signed", "start", "end", "validity"})


@dataclass(frozen=True, slots=True)
class Body:
    """A table as it is taken in. ``heading_at`` is the place of its heading line, -1 without any.

    ``aside`` are the lines that are no rows: (number in the file, why, words).
    """

    headings: tuple[str, ...]
    heading_at: int
    rows: tuple[Line, ...]
    aside: tuple[tuple[int, str, str], ...]


def heading_line(kind: str, table: Found) -> int:
    """The place of the line that names most fields, among the first ones; -1 when none does."""
    best, worth = -1, 0.0
    for place, line in enumerate(table.lines[:LOOKED_AT]):
        known = _known(kind, line)
        if known > worth:
            best, worth = place, known
    return best


def _known(kind: str, line: Line) -> float:
    """How many different fields the line names; 0 unless most of its cells are headings."""
    cells = [cell for cell in _words(line) if cell]
    if not cells or any(len(cell) > _LONGEST_HEADING for cell in cells):
        return 0.0
    fields = [field_of(kind, cell) for cell in cells]
    known = {field for field in fields if field}
    named = sum(bool(field) for field in fields)
    if not known or named * 2 < len(cells) or len(set(cells)) == 1 < len(cells):
        return 0.0
    return len(known) + named / 100


def body_of(kind: str, table: Found, heading_at: int) -> Body:
    """The rows below the heading line, what stands above it, and what breaks the table in between."""
    lines = table.lines
    if heading_at < 0:
        return Body(tuple(without_headings(lines)), -1, lines, ())
    headings, below = _words(lines[heading_at]), heading_at + 1
    if below < len(lines) and _is_second(kind, lines[heading_at], lines[below]):
        headings, below = _joined(headings, _words(lines[below])), below + 1
    width = max(table.width, len(headings))
    headings += [""] * (width - len(headings))
    rows, aside = [], [(line.number, "above", _in_short(line)) for line in lines[:heading_at]]
    folded = [fold(word) for word in headings if word]
    for line in lines[below:]:
        why = _why_aside(line, folded)
        if why:
            aside.append((line.number, why, _in_short(line)))
        else:
            rows.append(line)
    return Body(tuple(told_apart(headings)), heading_at, tuple(rows), tuple(aside))


def _is_second(kind: str, upper: Line, lower: Line) -> bool:
    """The line below says more: "Thời hạn" over "Từ" and "Đến"."""
    words = _words(lower)
    own = [word for place, word in enumerate(words) if word and place not in lower.inherited]
    if not own or any(len(word) > _LONGEST_HEADING or _has_figures(word) for word in own):
        return False
    times = sum(field_of(kind, word) in _TIMES for word in own)
    return times == len(own) and (bool(upper.inherited) or len(own) < len([w for w in _words(upper) if w]))


def _joined(upper: list[str], lower: list[str]) -> list[str]:
    lower = lower + [""] * (len(upper) - len(lower))
    return [
        " / ".join(dict.fromkeys(filter(None, (over, under))))
        for over, under in zip(upper, lower, strict=False)
    ]


def _why_aside(line: Line, folded: Sequence[str]) -> str:
    """ "repeated" for the headings again, "numbers" for a line (1) (2) (3) of column numbers, "band" for a
    heading across the table, "" for a row."""
    words = _words(line)
    filled = [word for word in words if word]
    if _reads(filled, folded):
        return "repeated"
    if len(filled) > 2 and _reads(filled, [str(number) for number in range(1, len(filled) + 1)]):
        return "numbers"
    is_merged = len(line.inherited) >= max(len(words) - 2, 2)
    if is_merged and len(set(filled)) == 1:
        return "band"
    return ""


def _reads(words: Sequence[str], folded: Sequence[str]) -> bool:
    """The words are these, accents and case aside; the first that is not ends the comparison."""
    return len(words) == len(folded) and all(
        fold(word) == other for word, other in zip(words, folded, strict=True)
    )


def _words(line: Line) -> list[str]:
    return [" ".join(cell.split()) for cell in line.cells]


def _has_figures(words: str) -> bool:
    return any(sign.isdigit() for sign in words)


def _in_short(line: Line) -> str:
    return " | ".join(dict.fromkeys(word for word in _words(line) if word))[:200]
