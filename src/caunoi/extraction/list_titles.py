"""What the title of a list says of all its rows: which paper was signed, or only that these are partners."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
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
_TITLE_LINES = 4  # at the top, among which the page's title stands
_LONGEST_TITLE = 120  # characters
_TIMES = frozenset({"signed", "start", "end", "validity"})
_UNTOLD = frozenset({AgreementKind.UNSPECIFIED, AgreementKind.OTHER})  # "agreement" is no kind of its own
_CELLS = re.compile(r"\t|\||;| {3,}")


@dataclass(frozen=True, slots=True)
class ListTitle:
    """``kind`` is the one paper that the title names; ``agreed``: it says that papers were signed."""

    kind: AgreementKind = AgreementKind.UNSPECIFIED
    agreed: bool = False


def title_of_list(text: str, records: Sequence[Record]) -> ListTitle:
    """What stands above the first row: the nearest line that speaks of papers or of partners.

    A line that says no more than "agreements" leaves it to the headers ("Signed date of MOU") and to the
    lines higher up, the title of the page among them, to say which papers these are.
    """
    if not records:
        return ListTitle()
    first = min(record.start for record in records)
    lines = [line.of(text) for line in lines_of(text, max(0, first - _REACH), first)]
    lines = [line for line in lines if line]
    near = lines[: -_MOST_LINES - 1 : -1]
    telling = [line for line in near if _tells(line)]
    if not telling:
        return ListTitle(_kind_in_headers(near))
    nearest = read_title(telling[0])
    if nearest.kind not in _UNTOLD:
        return nearest
    higher = (
        read_title(line) for line in [*telling[1:], *lines[:_TITLE_LINES]] if len(line) <= _LONGEST_TITLE
    )
    told = (_kind_in_headers(near), *(title.kind for title in higher if title.agreed))
    return replace(nearest, kind=next((kind for kind in told if kind not in _UNTOLD), nearest.kind))


def _tells(line: str) -> bool:
    if header_in(line) or is_header([cell for cell in _CELLS.split(line) if cell.strip()]):
        return False
    return bool(_AGREED.search(line)) or (bool(_LISTING.search(line)) and not header_meaning(line))


def _kind_in_headers(lines: Sequence[str]) -> AgreementKind:
    """ "Signed date of MOU": the paper whose day a column gives."""
    for line in lines:
        for cell in _CELLS.split(line):
            if header_meaning(cell) in _TIMES:
                kind = read_title(cell).kind
                if kind not in _UNTOLD:
                    return kind
    return AgreementKind.UNSPECIFIED


@lru_cache(maxsize=256)
def read_title(words: str) -> ListTitle:
    """The one kind of paper that a title or heading names; none when it names several."""
    kinds = {paper.value for paper in find_agreement_kinds(words)} - _OF_PARTS
    kind = kinds.pop() if len(kinds) == 1 else AgreementKind.UNSPECIFIED
    return ListTitle(kind, agreed=bool(_AGREED.search(words)))
