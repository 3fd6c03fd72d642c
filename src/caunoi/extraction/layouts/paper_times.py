"""Cells that hold the paper and its times together: "MoU (17 Dec 2018 - 16 Dec 2023)"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from caunoi.extraction.kinds import find_agreement_kinds
from caunoi.extraction.layouts.columns import HEADER_WORDS
from caunoi.extraction.layouts.lines import lines_of
from caunoi.extraction.records import Piece, Record
from caunoi.extraction.row_papers import is_about_paper
from caunoi.extraction.term_marks import Mark, find_marks

_LONGEST_HEADER = 200  # characters
_HEADER_AMONG = 40  # lines above the first row
_LATEST_PAPER = 24  # characters: "Trilateral MoU", "Renewed cooperation agreement"
_PARTING = " \t\n,;:(-[/"
_TO = re.compile(r"\s{0,3}(?:-|/|to|until|đến|→)\s{0,3}", re.IGNORECASE)
_TIMES = frozenset({"signed", "start", "end", "validity"})


def with_paper_times(text: str, records: Sequence[Record]) -> list[Record]:
    """The records with such cells taken apart into the paper and its times.

    Where the header says that the day of signing comes first ("Agreement (signing date - expiry
    date)"), the first date is that; otherwise both are a validity.
    """
    is_signing_first = bool(records) and _signing_comes_first(text, records[0].start)
    return [_parted(text, record, is_signing_first=is_signing_first) for record in records]


def _signing_comes_first(text: str, first_row: int) -> bool:
    """A header cell names the paper, then its signing, then its end."""
    for line in lines_of(text, 0, first_row)[-_HEADER_AMONG:]:
        if line.end - line.start > _LONGEST_HEADER:
            continue
        meanings = [found.value for found in HEADER_WORDS.find(line.of(text))]
        if "document" in meanings and "signed" in meanings[meanings.index("document") :]:
            after = meanings[meanings.index("signed") :]
            return "end" in after or "validity" in after
    return False


def _parted(text: str, record: Record, *, is_signing_first: bool) -> Record:
    told = record.columns.keys() & {*_TIMES, "document"}
    if told not in ({"validity"}, {"document"}) or told & record.tails.keys():
        return record
    column = told.pop()
    piece = record.columns[column]
    words = text[piece.start : piece.end]
    marks = find_marks(words)
    if column == "document" and not _holds_validity(words, marks):
        return record
    paper = words[: marks[0].start].rstrip(_PARTING) if marks else words
    if not _is_paper(paper):
        return record
    columns = {name: place for name, place in record.columns.items() if name != column}
    columns["document"] = Piece(piece.start, piece.start + len(paper))
    if not marks:
        return replace(record, columns=columns)
    times = Piece(piece.start + marks[0].start, piece.end)
    first = marks[0]
    to = _TO.match(text, piece.start + first.end, piece.end) if first.date else None
    if not is_signing_first:
        is_signing = column == "validity" and len(marks) == 1 and first.date and not first.date.last
        columns["signed" if is_signing else "validity"] = times
    elif first.date and first.date.last is None:
        columns["signed"] = Piece(times.start, piece.start + first.end)
        rest = Piece(to.end(), piece.end) if to else None
        columns |= {"end": rest} if rest else {}
    else:
        columns["end"] = times
    return replace(record, columns=columns)


def _holds_validity(words: str, marks: Sequence[Mark]) -> bool:
    """ "Framework, 2016 - 2026", "General agreement, 2012, unlimited", "MoU, 17.05.2022, 5 years"."""
    for one, two in pairwise(marks):
        gap = words[one.end : two.start]
        if one.date and two.date and _TO.fullmatch(gap):
            return True
        if one.date and two.kind in ("duration", "indefinite", "auto") and not gap.strip(_PARTING):
            return True
    return False


def _is_paper(words: str) -> bool:
    papers = find_agreement_kinds(words)
    return bool(papers and papers[0].start <= _LATEST_PAPER) or is_about_paper(words)
