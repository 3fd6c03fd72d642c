"""Tells apart what follows the name in a row without columns: country, paper, times, description."""

import re
from collections.abc import Sequence

from caunoi.domain.kinds import AgreementKind
from caunoi.extraction.kinds import find_agreement_kinds
from caunoi.extraction.layouts.labels import labelled, labels_in
from caunoi.extraction.places import find_countries
from caunoi.extraction.records import Piece
from caunoi.extraction.term_marks import Mark, find_marks

_TIMES = ("signed", "start", "end")
_LABELS = (*_TIMES, "validity", "country", "document")
_SAYING = ("date", "duration", "indefinite", "condition", "auto", "yearly")
_GAP = re.compile(r"[\s,;:.()/→>\[\]-]*(?:[^\W\d_]+[\s,:.()-]+){0,3}\Z")
_NEXT_TO = re.compile(r"[\s,:(-]{0,4}(?:[^\W\d_]+\s){0,1}")
_SIGNED_ON = re.compile(r"[\s,:(-]{0,4}(?:(?:of|dated|ngày|năm|in|on|signed)\s){0,2}", re.IGNORECASE)
_BETWEEN_PAPERS = re.compile(r"\s*(?:[,/&+]|và|and)\s*")
_TAIL = re.compile(r"[^.;]{0,70}[.;)\s]*\Z")
_NOTE = re.compile(r"\s?\([^()]{0,70}\)[.;\s]*\Z")
_MARGIN = " \t\n,;:.-–()/|•"
_LONGEST_TAKEN = 2500  # characters of an entry that are looked at for dates


def columns_behind(text: str, stop: int, end: int, header: Sequence[str]) -> dict[str, Piece]:
    """The columns of ``text[stop:end]``, where ``stop`` is the end of the partner's name.

    ``header`` gives the meanings of the columns if a header was found, in their order.
    """
    columns: dict[str, Piece] = {}
    labels = [label for label in labels_in(text, stop, end) if label.meaning in _LABELS]
    if labels:
        columns |= labelled(text, labels, end)
        end = labels[0].start
    stop = _take_country(text, stop, end, columns)
    stop = _take_paper(text, stop, end, columns)
    if not any(name in columns for name in (*_TIMES, "validity")):
        columns |= _timed(text, stop, end, header, columns)
    else:
        columns |= _described(text, [Piece(stop, end)])
    return columns


def _take_country(text: str, start: int, end: int, columns: dict[str, Piece]) -> int:
    """A country standing right behind the name; returns where the rest begins."""
    for country in find_countries(text[start : min(end, start + 48)]):
        before = text[start : start + country.start]
        after = text[start + country.end : start + country.end + 1]
        if not before.strip(" ,-–(\t\n") and not after.isalnum():
            columns.setdefault("country", Piece(start + country.start, start + country.end))
            return start + country.end
        break
    return start


def _take_paper(text: str, start: int, end: int, columns: dict[str, Piece]) -> int:
    """The paper named at the beginning of the rest, "MOU, MOA" being one; where the rest goes on."""
    papers = find_agreement_kinds(text[start : min(end, start + 160)])
    if not papers or text[start : start + papers[0].start].strip(_MARGIN) or "document" in columns:
        return start
    if papers[0].value is AgreementKind.OTHER and text[start + papers[0].start].islower():
        return start
    last = papers[0].end
    for paper in papers[1:]:
        if not _BETWEEN_PAPERS.fullmatch(text, start + last, start + paper.start):
            break
        last = paper.end
    columns["document"] = Piece(start + papers[0].start, start + last)
    return start + last


def _timed(
    text: str, start: int, end: int, header: Sequence[str], columns: dict[str, Piece]
) -> dict[str, Piece]:
    """Times and description of ``text[start:end]``."""
    marks = [_moved(mark, start) for mark in find_marks(text[start : min(end, start + _LONGEST_TAKEN)])]
    found: dict[str, Piece] = {}
    promised = any(name in (*_TIMES, "validity") for name in header)
    signing = _signing_behind_paper(text, start, marks) if "document" in columns and not promised else None
    if signing:
        found["signed"] = Piece(signing.start, signing.end)
        marks = [mark for mark in marks if mark.start >= signing.end]
    group = _group(text, start, marks, header)
    if not group:
        rest = [Piece(signing.end, end)] if signing else [Piece(start, end)]
        return found | _described(text, rest)
    first, last = group[0].start, _end_of(text, group, end)
    begin = signing.end if signing else start
    found |= _named_times(header, group, Piece(first, last), has_signing=signing is not None)
    return found | _described(text, [Piece(begin, max(begin, first)), Piece(last, end)])


def _moved(mark: Mark, by: int) -> Mark:
    return Mark(mark.kind, mark.start + by, mark.end + by, mark.date, mark.duration)


def _signing_behind_paper(text: str, start: int, marks: list[Mark]) -> Mark | None:
    """ "Agreement of 14 May 2018": a single date right behind the paper is its signing."""
    dates = [mark for mark in marks if mark.date]
    if not dates or not _SIGNED_ON.fullmatch(text, start, dates[0].start):
        return None
    is_period = len(dates) > 1 and not re.search(r"[^\W\d_]{4}|[,;]", text[dates[0].end : dates[1].start])
    weak = dates[0].date is not None and dates[0].date.last is not None
    return None if is_period or weak else dates[0]


def _group(text: str, start: int, marks: list[Mark], header: Sequence[str]) -> list[Mark]:
    """The marks that say the times of the row: at its beginning where the header wants them there."""
    groups = [group for group in _groups(text, marks) if any(mark.kind in _SAYING for mark in group)]
    if not groups:
        return []
    times = [place for place, name in enumerate(header) if name in (*_TIMES, "validity")]
    come_first = bool(times) and "content" in header and times[0] < header.index("content")
    at_start = not text[start : groups[0][0].start].strip(_MARGIN)
    return _trimmed(text, groups[0] if come_first and at_start else groups[-1])


def _groups(text: str, marks: list[Mark]) -> list[list[Mark]]:
    groups: list[list[Mark]] = []
    for mark in marks:
        gap = text[groups[-1][-1].end : mark.start] if groups else ""
        if groups and len(gap) <= 40 and _GAP.match(gap):
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return groups


def _trimmed(text: str, group: list[Mark]) -> list[Mark]:
    """Without loose words before the first time and behind the last one."""
    first = next(place for place, mark in enumerate(group) if mark.kind in _SAYING)
    while first and _NEXT_TO.fullmatch(text, group[first - 1].end, group[first].start):
        first -= 1
    last = max(place for place, mark in enumerate(group) if mark.kind in (*_SAYING, "signing"))
    return group[first : last + 1]


def _end_of(text: str, group: list[Mark], end: int) -> int:
    """The end of the times; a condition and a short remark at the very end belong to them."""
    last = group[-1].end
    tail = text[last:end]
    if _NOTE.match(tail) or (group[-1].kind in ("condition", "yearly") and _TAIL.match(tail)):
        return end
    return last


def _named_times(
    header: Sequence[str], group: list[Mark], whole: Piece, *, has_signing: bool
) -> dict[str, Piece]:
    """The times as the columns that the header promises; one validity otherwise."""
    dates = [mark for mark in group if mark.date]
    promised = [name for name in header if name in _TIMES]
    plain = all(mark.kind == "date" for mark in group)
    if "signed" in header and "validity" in header and dates:
        return _signing_and_rest(header, group, whole)
    if plain and len(dates) == 2 == len(promised):
        return {name: Piece(mark.start, mark.end) for name, mark in zip(promised, dates, strict=True)}
    if len(promised) == 1 and "validity" not in header and len(dates) <= 1:
        return {promised[0]: whole}
    if plain and len(dates) == 1 and has_signing:
        return {"end": whole}
    return {"validity": whole}


def _signing_and_rest(header: Sequence[str], group: list[Mark], whole: Piece) -> dict[str, Piece]:
    """A column of signing days and one of validity ran together: "12/3/2020 05 năm"."""
    dates = [mark for mark in group if mark.date]
    if list(header).index("signed") < list(header).index("validity"):
        signed = Piece(dates[0].start, dates[0].end)
        rest = Piece(signed.end, whole.end)
    else:
        signed = Piece(dates[-1].start, dates[-1].end)
        rest = Piece(whole.start, signed.start)
    return {"signed": signed, "validity": rest} if rest.end - rest.start > 2 else {"signed": signed}


def _described(text: str, rests: list[Piece]) -> dict[str, Piece]:
    """The longest rest is the description, another one a remark."""
    pieces = [_without_margin(text, rest) for rest in rests]
    filled = sorted((p for p in pieces if p), key=lambda piece: piece.start - piece.end)
    return dict(zip(("content", "remark"), filled, strict=False))


def _without_margin(text: str, piece: Piece) -> Piece:
    start, end = piece.start, piece.end
    while start < end and text[start] in _MARGIN:
        start += 1
    while end > start and text[end - 1] in " \t\n,;:-–(/|":
        end -= 1
    if re.fullmatch(r"[\s.…)]*", text[start:end]):
        return Piece(start, start)
    return Piece(start, end)
