"""Rows without columns: where the name of an entry ends, what is its validity, the rest is content."""

import re

from caunoi.domain.kinds import AgreementKind, OrganisationKind
from caunoi.extraction.activities import find_activities
from caunoi.extraction.kinds import find_agreement_kinds, organisation_kind
from caunoi.extraction.layouts.columns import header_meanings
from caunoi.extraction.layouts.entries import (
    Entry,
    Splitter,
    bulleted_entries,
    inline_entries,
    numbered_entries,
    plain_entries,
)
from caunoi.extraction.layouts.lines import lines_of
from caunoi.extraction.layouts.names import name_end
from caunoi.extraction.phrases import PhraseBook
from caunoi.extraction.places import country_of_name, find_countries
from caunoi.extraction.records import Piece, Record
from caunoi.extraction.term_marks import Mark, find_marks
from caunoi.extraction.view import View
from caunoi.vocabulary import load

_SPLITTERS: tuple[tuple[str, Splitter], ...] = (
    ("numbered", numbered_entries),
    ("inline", inline_entries),
    ("bulleted", bulleted_entries),
    ("lines", plain_entries),
)
_HEADER_WORDS: PhraseBook[str] = PhraseBook(
    (phrase, meaning) for meaning, phrases in load("columns")["headers"].items() for phrase in phrases
)
_LONGEST_ENTRY = 3000  # characters; what is longer is prose
_SAYING = ("date", "duration", "indefinite", "condition", "auto", "yearly")
_GAP = re.compile(r"[\s,;:.()/→>\[\]-]*(?:[^\W\d_]+[\s,:.()-]+){0,3}\Z")
_NEXT_TO = re.compile(r"[\s,:(-]{0,4}(?:[^\W\d_]+\s){0,1}")
_TAIL = re.compile(r"[^.;]{0,70}[.;)\s]*\Z")


def flowing_records(view: View) -> list[Record]:
    """The records of the first way of cutting that gives rows of a register; none for prose."""
    text = view.text
    meanings = _header(text)
    for layout, split in _SPLITTERS:
        entries = [entry for entry in split(text) if entry.end - entry.start <= _LONGEST_ENTRY]
        records = [record for entry in entries if (record := _record(text, entry, layout, meanings))]
        if _is_register(text, records, len(entries), strict=layout in ("bulleted", "lines")):
            return records
    return []


def _header(text: str) -> list[str]:
    """The meanings of a header whose cells were run together: "STT Đối tác Nội dung Thời gian"."""
    for line in lines_of(text)[:40]:
        words = line.of(text)
        found = _HEADER_WORDS.find(words[:160])
        covered = sum(f.end - f.start for f in found)
        meanings = header_meanings([words[f.start : f.end] for f in found])
        if len(found) >= 3 and "partner" in meanings and covered * 5 >= len(words) * 4:
            return meanings
    return []


def _record(text: str, entry: Entry, layout: str, meanings: list[str]) -> Record | None:
    stop = name_end(text, entry.start, entry.end)
    partner = Piece(entry.start, stop).trimmed(text)
    if not partner:
        return None
    columns = {"partner": partner}
    if entry.number:
        columns["number"] = entry.number
    country = _country_behind(text, stop, entry.end)
    if country:
        columns["country"] = country
        stop = country.end
    columns |= _timed_columns(text, stop, entry.end, meanings)
    start = entry.number.start if entry.number else entry.start
    return Record(start, Piece(start, entry.end).trimmed(text).end, columns, entry.heading, layout)


def _country_behind(text: str, start: int, end: int) -> Piece | None:
    """A country standing right behind the name: ", Nhật Bản:"."""
    for country in find_countries(text[start : min(end, start + 40)]):
        before = text[start : start + country.start]
        after = text[start + country.end : start + country.end + 2]
        if not before.strip(" ,-–(\t") and not after[:1].isalnum():
            return Piece(start + country.start, start + country.end)
        return None
    return None


def _timed_columns(text: str, start: int, end: int, meanings: list[str]) -> dict[str, Piece]:
    """Validity and content of what follows the name."""
    marks = [_moved(mark, start) for mark in find_marks(text[start:end])]
    group = _last_group(text, marks, end)
    if not group:
        return _filled(text, {"content": Piece(start, end)})
    first, last = group[0].start, _end_of(text, group, end)
    after = Piece(last, end).trimmed(text)
    content = Piece(start, first) if len(after.of(text)) <= len(text[start:first].strip()) else after
    dates = [mark for mark in group if mark.date]
    separate = [m for m in meanings if m in ("signed", "start", "end")]
    if len(dates) == 2 == len(separate) and all(mark.kind == "date" for mark in group):
        split = {m: Piece(mark.start, mark.end) for m, mark in zip(separate, dates, strict=True)}
        return _filled(text, {"content": content, **split})
    return _filled(text, {"content": content, "validity": Piece(first, last)})


def _moved(mark: Mark, by: int) -> Mark:
    return Mark(mark.kind, mark.start + by, mark.end + by, mark.date, mark.duration)


def _filled(text: str, columns: dict[str, Piece]) -> dict[str, Piece]:
    trimmed = {meaning: piece.trimmed(text) for meaning, piece in columns.items()}
    return {meaning: piece for meaning, piece in trimmed.items() if piece.of(text).strip("-–.:;, ")}


def _last_group(text: str, marks: list[Mark], end: int) -> list[Mark]:
    """The last marks standing together of which one says a time; cues around them included."""
    groups: list[list[Mark]] = []
    for mark in marks:
        near = groups and _GAP.match(text[groups[-1][-1].end : mark.start])
        if near and mark.start - groups[-1][-1].end <= 40:
            groups[-1].append(mark)
        else:
            groups.append([mark])
    saying = [group for group in groups if any(mark.kind in _SAYING for mark in group)]
    if not saying:
        return []
    group = saying[-1]
    first = next(place for place, mark in enumerate(group) if mark.kind in _SAYING)
    while first and _NEXT_TO.fullmatch(text, group[first - 1].end, group[first].start):
        first -= 1
    last = max(place for place, mark in enumerate(group) if mark.kind in (*_SAYING, "signing"))
    return group[first : last + 1]


def _end_of(text: str, group: list[Mark], end: int) -> int:
    """The end of the validity; a condition and a short remark at the very end belong to it."""
    last = group[-1].end
    if _TAIL.match(text[last:end]) and (
        group[-1].kind in ("condition", "yearly") or text[last:end].lstrip()[:1] in "()"
    ):
        return end
    return last


def _is_register(text: str, records: list[Record], entries: int, *, strict: bool) -> bool:
    """Entries are rows of a register when most name an organisation and many say a time or a paper."""
    if len(records) < 3:
        return False
    named = [record for record in records if _names_organisation(record.words(text, "partner"))]
    telling = [record for record in named if _tells(text, record)]
    share = 0.8 if strict else 0.6
    return len(named) >= share * entries and len(telling) * 2 >= len(named) and len(named) >= 3


def _names_organisation(words: str) -> bool:
    if not words or len(words.split()) > 24 or not words[0].isupper():
        return False
    papers = find_agreement_kinds(words)
    if papers and papers[0].start == 0:  # "Biên bản ghi nhớ với ..." is a sentence about a paper
        return False
    kind, _ = organisation_kind(words)
    return (
        kind is not OrganisationKind.OTHER
        or country_of_name(words) is not None
        or bool(find_countries(words))
    )


def _tells(text: str, record: Record) -> bool:
    if record.columns.keys() & {"validity", "signed", "end"}:
        return True
    content = record.words(text, "content")[:300]
    papers = [f for f in find_agreement_kinds(content) if f.value is not AgreementKind.OTHER]
    return bool(papers or find_activities(content))
