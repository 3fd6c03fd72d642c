"""Which rows of a list are read when the list is only a part of a text about other things."""

import re
from collections.abc import Sequence

from caunoi.domain.kinds import Genre
from caunoi.extraction.layouts.names import names_organisation
from caunoi.extraction.records import FLOWING_LAYOUTS, Record

_TELLS = re.compile(  # the verb of a sentence behind its subject
    r"[\w)]\s(?:has |have |also |officially )?(?:signs?|signed|inks?|inked|collaborates?|collaborated"
    r"|visits?|visited|welcomes?|welcomed|hosts|hosted|received|receives|held|holds|concluded|renewed|launched)(?!\w)"
)
_TIMES_OR_PAPER = frozenset({"signed", "start", "end", "validity", "document"})
_SHARE_READ = 0.3  # of a text; shorter lists without columns are read sentence by sentence
_SHARE_NAMED = 0.6  # of entries without cells


def share_of_rows(text: str, rows: Sequence[Record]) -> float:
    """How much of the text, without its blanks, stands in the rows."""
    return sum(_ink(text[row.start : row.end]) for row in rows) / max(1, _ink(text))


def _ink(text: str) -> int:
    return len(text) - sum(text.count(blank) for blank in " \t\n")


def are_surely_rows(text: str, rows: Sequence[Record]) -> bool:
    """Rows with cells; or entries without cells of which most begin with an organisation's name."""
    if rows[0].layout not in FLOWING_LAYOUTS:
        return True
    named = sum(_begins_with_name(row.words(text, "partner")) for row in rows)
    return named >= _SHARE_NAMED * len(rows)


def _begins_with_name(words: str) -> bool:
    """An organisation's name, and no sentence that goes on with what it did ("X signs with Y")."""
    return names_organisation(words) and _TELLS.search(words) is None


def rows_to_read(text: str, rows: list[Record], genre: Genre | None) -> list[Record]:
    """All rows of a register and of a table; of a list inside another text those that surely are rows.

    Such a row names an organisation and says a time or a paper.
    """
    if genre in (None, Genre.REGISTER) or not rows:
        return rows
    rows = [row for row in rows if row.layout != "names"]  # their sentences are read first
    if not rows or rows[0].layout not in FLOWING_LAYOUTS:
        return rows
    if share_of_rows(text, rows) < _SHARE_READ or not are_surely_rows(text, rows):
        return []
    return [
        row
        for row in rows
        if row.columns.keys() & _TIMES_OR_PAPER and _begins_with_name(row.words(text, "partner"))
    ]
