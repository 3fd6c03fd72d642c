"""What the title of a list says of all its rows: which paper was signed, or only that these are partners."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from caunoi.domain.kinds import AgreementKind
from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.kinds import find_agreement_kinds
from caunoi.extraction.layouts.columns import header_meaning, is_header
from caunoi.extraction.layouts.header_line import header_in
from caunoi.extraction.layouts.lines import lines_of
from caunoi.extraction.records import Record
from caunoi.vocabulary import load

_WORDS = load("columns")
_AGREED = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['agreed_title']['words'])})(?!\w)", re.IGNORECASE)
_LISTING = re.compile(
    rf"(?<!\w)(?:{any_of([*_WORDS['cooperation']['words'], *_WORDS['partners_title']['words']])})(?!\w)",
    re.IGNORECASE,
)
_OF_PARTS = frozenset({AgreementKind.ANNEX, AgreementKind.AMENDMENT, AgreementKind.EXTENSION})  # "Phụ lục 3."
_REACH = 1500  # characters above the first row
_MOST_LINES = 14
_CELLS = re.compile(r"\t|\||;| {3,}")


@dataclass(frozen=True, slots=True)
class ListTitle:
    """``kind`` is the one paper that the title names; ``agreed``: it says that papers were signed."""

    kind: AgreementKind = AgreementKind.UNSPECIFIED
    agreed: bool = False


def title_of_list(text: str, records: Sequence[Record]) -> ListTitle:
    """What stands above the first row: the nearest line that speaks of papers or of partners."""
    if not records:
        return ListTitle()
    first = min(record.start for record in records)
    lines = [line.of(text) for line in lines_of(text, max(0, first - _REACH), first)]
    for words in [line for line in lines if line][: -_MOST_LINES - 1 : -1]:
        if header_in(words) or is_header([cell for cell in _CELLS.split(words) if cell.strip()]):
            continue
        if _AGREED.search(words) or (_LISTING.search(words) and not header_meaning(words)):
            return read_title(words)
    return ListTitle()


@lru_cache(maxsize=256)
def read_title(words: str) -> ListTitle:
    """The one kind of paper that a title or heading names; none when it names several."""
    kinds = {paper.value for paper in find_agreement_kinds(words)} - _OF_PARTS
    kind = kinds.pop() if len(kinds) == 1 else AgreementKind.UNSPECIFIED
    if kind is AgreementKind.OTHER:
        kind = AgreementKind.UNSPECIFIED
    return ListTitle(kind, agreed=bool(_AGREED.search(words)))
