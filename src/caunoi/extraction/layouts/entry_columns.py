"""Tells apart what follows the name in a row without columns: country, paper, times, description."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from caunoi.domain.kinds import AgreementKind
from caunoi.extraction.kinds import find_agreement_kinds
from caunoi.extraction.layouts.entry_times import MARGIN, TIMES, times_in
from caunoi.extraction.layouts.labels import labelled, labels_in
from caunoi.extraction.places import find_countries
from caunoi.extraction.records import Piece
from caunoi.extraction.row_papers import Legend

_LABELS = (*TIMES, "country", "document")
_PLAIN = frozenset({"number", "partner", "country", "region", "document", *TIMES})
_ABBREVIATION = re.compile(r"[\s,:(/|-]{0,6}([A-Z][A-Za-z]{1,6})(?!\w)(?:\s?\([^()]{1,12}\))?")
_DAY = re.compile(
    r"[\s,(]{1,3}(?:(?:ngày|ký|ký ngày|of|dated|signed)\s){0,2}\d{1,2}[/.-]\d"
)  # right behind a paper
_NUMBERED = re.compile(r"\s(?:(?:số|no\.?)\s?)?\d{1,4}\s?[/-]|\s(?:số|ký|kí|signed|dated)\s", re.IGNORECASE)
_SIGNING = re.compile(  # "Chubu University: ký MOU năm 2013", "... - signed an agreement in 2013"
    r"(?:đã\s|hai bên\s)?(?:ký kết|kí kết|ký|kí)|(?:has\s|have\s)?(?:signed|concluded)(?:\s(?:an?|the))?",
    re.IGNORECASE,
)
_BETWEEN_PAPERS = re.compile(r"\s*(?:[,/&+]|và|and)?\s*")


@dataclass(frozen=True, slots=True)
class Table:
    """What is known of all entries of a list.

    ``header`` gives the meanings of the columns if a header was found, in their order; ``legend``
    the abbreviations of papers; ``with_country``: names go on with a country; ``is_lined``: one
    cell stands on each line.
    """

    header: Sequence[str] = ()
    legend: Legend = field(default_factory=dict)
    with_country: bool = False
    is_lined: bool = False


def columns_behind(
    text: str, stop: int, end: int, table: Table, year: int | None, known: frozenset[str]
) -> dict[str, Piece]:
    """The columns of ``text[stop:end]``, where ``stop`` is the end of the partner's name.

    ``year`` is that of the heading, for days without one; ``known`` columns were found before the name.
    """
    columns: dict[str, Piece] = {}
    labels = [label for label in labels_in(text, stop, end) if label.meaning in _LABELS]
    rest = Piece(end, end)
    if labels:
        columns |= labelled(text, labels, end)
        last = max((piece.end for piece in columns.values()), default=end)
        rest = Piece(last, end)
        end = labels[0].start
    stop = _take_country(text, stop, end, columns)
    if "document" not in known:
        stop = _take_paper(text, stop, end, columns, table.legend)
    if any(name in columns for name in TIMES):
        return columns | _described(text, [Piece(stop, end)])
    columns |= _timed(text, [Piece(stop, end), rest], columns, table, year, known)
    return _headed(columns, table.header, known)


def _headed(columns: dict[str, Piece], header: Sequence[str], known: frozenset[str]) -> dict[str, Piece]:
    """What is left belongs to the column of the paper where the header has no other one of words."""
    if "document" not in header or {*header} - _PLAIN or "document" in {*columns, *known}:
        return columns
    return {"document" if name == "content" else name: piece for name, piece in columns.items()}


def _timed(
    text: str,
    stretches: Sequence[Piece],
    columns: Mapping[str, Piece],
    table: Table,
    year: int | None,
    known: frozenset[str],
) -> dict[str, Piece]:
    """The times of the stretches and what is left of them; of the paper's cell when they hold none."""
    behind_paper = "document" in columns or "document" in known
    found: dict[str, Piece] = {}
    rests: list[Piece] = []
    for piece in stretches:
        times, left = times_in(
            text,
            piece.start,
            piece.end,
            table.header,
            year,
            behind_paper=behind_paper,
            is_signed="signed" in known,
        )
        found = times | found
        rests += left
    if not found and "document" in columns:
        paper = columns["document"]
        found, _ = times_in(text, paper.start, paper.end, (), year, behind_paper=True)
    return found | _described(text, rests)


def _take_country(text: str, start: int, end: int, columns: dict[str, Piece]) -> int:
    """A country standing right behind the name; returns where the rest begins."""
    for country in find_countries(text[start : min(end, start + 48)]):
        before = text[start : start + country.start]
        after = text[start + country.end : start + country.end + 1]
        if not before.strip(" ,-–(\t\n|·•") and not after.isalnum():
            columns.setdefault("country", Piece(start + country.start, start + country.end))
            return start + country.end
        break
    return start


def _take_paper(text: str, start: int, end: int, columns: dict[str, Piece], legend: Legend) -> int:
    """The paper named at the beginning of the rest, "MOU, MOA" being one; where the rest goes on."""
    short = _ABBREVIATION.match(text, start, end)
    if short and short[1] in legend and "document" not in columns:
        columns["document"] = Piece(short.start(1), short.end())
        return short.end()
    papers = find_agreement_kinds(text[start : min(end, start + 160)])
    before = text[start : start + papers[0].start].strip(MARGIN) if papers else ""
    is_signed = bool(_SIGNING.fullmatch(before))
    if not papers or (before and not is_signed) or "document" in columns:
        return start
    is_dated = (
        is_signed
        or _DAY.match(text, start + papers[0].end, end)
        or _NUMBERED.match(text, start + papers[0].end, end)
    )
    if papers[0].value is AgreementKind.OTHER and text[start + papers[0].start].islower() and not is_dated:
        return start
    last = papers[0].end
    for paper in papers[1:]:
        if not _BETWEEN_PAPERS.fullmatch(text, start + last, start + paper.start):
            break
        last = paper.end
    columns["document"] = Piece(start + papers[0].start, start + last)
    return start + last


def _described(text: str, rests: list[Piece]) -> dict[str, Piece]:
    """The longest rest is the description, another one a remark."""
    pieces = [_without_margin(text, rest) for rest in rests]
    filled = sorted((p for p in pieces if p), key=lambda piece: piece.start - piece.end)
    return dict(zip(("content", "remark"), filled, strict=False))


def _without_margin(text: str, piece: Piece) -> Piece:
    start, end = piece.start, piece.end
    while start < end and text[start] in MARGIN:
        start += 1
    while end > start and text[end - 1] in " \t\n,;:-–(/|·•":
        end -= 1
    if re.fullmatch(r"[\s.…)]*", text[start:end]):
        return Piece(start, start)
    return Piece(start, end)
