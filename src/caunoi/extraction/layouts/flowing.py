"""Rows without columns: entries cut at numbers, bullets or lines, and their parts told apart."""

import re
from collections.abc import Sequence
from dataclasses import replace

from caunoi.domain.kinds import AgreementKind
from caunoi.extraction.activities import find_activities
from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.kinds import find_agreement_kinds
from caunoi.extraction.layouts.counting import begins_with_partner
from caunoi.extraction.layouts.entries import (
    Splitter,
    bulleted_entries,
    dated_entries,
    headed_entries,
    numbered_entries,
    plain_entries,
)
from caunoi.extraction.layouts.entry import Entry
from caunoi.extraction.layouts.entry_columns import Table, columns_behind
from caunoi.extraction.layouts.entry_lines import are_lined, lined_columns
from caunoi.extraction.layouts.entry_names import NamedEntry, named_in_entry
from caunoi.extraction.layouts.header_line import header_before
from caunoi.extraction.layouts.inline_entries import inline_entries
from caunoi.extraction.layouts.lines import year_of_heading
from caunoi.extraction.layouts.merged_cells import filled_down, without_repeats
from caunoi.extraction.layouts.names import leading_country, names_organisation, trailing_country
from caunoi.extraction.layouts.quality import quality
from caunoi.extraction.layouts.units_behind import without_units
from caunoi.extraction.phrases import CAPITALS, SMALL
from caunoi.extraction.records import AGREEING, Piece, Record
from caunoi.extraction.row_papers import legend_of
from caunoi.extraction.view import View
from caunoi.vocabulary import load

_SPLITTERS: tuple[tuple[str, Splitter], ...] = (
    ("numbered", numbered_entries),
    ("inline", inline_entries),
    ("headed", headed_entries),
    ("bulleted", bulleted_entries),
    ("dated", dated_entries),
    ("lines", plain_entries),
)
_BULLET = re.compile(r"\n\s{0,8}[-•+*▪●◦·►»–]\s{0,4}(?P<words>[\"“(]?[^\W\d_].{0,200})")
_LONGEST_ENTRY = 3000  # characters; what is longer is prose
_FEWEST = 3  # rows
_FEWEST_NAMED = 2
_SAMPLE = 60  # entries that decide whether a list is a register
_TITLE = 300  # characters above the first row
_TITLES = [*load("columns")["partners_title"]["words"], *load("columns")["agreed_title"]["words"]]
_PARTNERS = re.compile(rf"(?<!\w)(?:{any_of(_TITLES)})(?!\w)", re.IGNORECASE)
_NO_PARTNERS = re.compile(
    rf"(?<!\w)(?:{any_of(load('columns')['no_partners']['words'])})(?!\w)", re.IGNORECASE
)
_FEWEST_STRAY, _MOST_STRAY = 2, 200  # rows beside those of a table
_MOST_OF_TEXT = 0.7
_BETTER = 1.05  # a later way of cutting must be worth so much more
_LONGEST_HEADING = 80
_LONGEST_LINE = 400
_SHARE_NAMED = {
    "numbered": 0.6,
    "inline": 0.6,
    "headed": 0.7,
    "dated": 0.8,
    "bulleted": 0.8,
    "lines": 0.7,
}  # of the rows
_SENTENCES = re.compile(
    rf"(?<!Ltd)(?<!Inc)(?<!Corp)(?<!Univ)(?<!Sdn)(?<!Bhd)(?<!Pte)(?<=[{SMALL})])\.\s+[{CAPITALS}][{SMALL}]"
)
_TIMES = ("validity", "signed", "start", "end")


def flowing_records(view: View) -> list[Record]:
    """The records of the way of cutting that gives most rows of a register; none for prose."""
    text = view.text
    best: list[Record] = []
    worth = 0.0
    for layout, split in _SPLITTERS:
        entries = split(text)
        if len(entries) < _FEWEST:
            continue
        records = _records(text, entries[:_SAMPLE], layout)
        if not _is_register(text, records, layout):
            continue
        records = _records(text, entries, layout) if len(entries) > _SAMPLE else records
        value = quality(text, records)
        if value > worth * _BETTER:
            best, worth = records, value
        if worth >= len(best) and _fills(text, best) and not _holds_bullets(text, best):
            break
    return best


def _holds_bullets(text: str, records: Sequence[Record]) -> bool:
    """Bullets below the first line of some rows name partners: the numbers may be those of sections."""
    bullets = (
        bullet for record in records[:_SAMPLE] for bullet in _BULLET.finditer(text, record.start, record.end)
    )
    return any(begins_with_partner(bullet["words"]) for bullet in bullets)


def _fills(text: str, records: Sequence[Record]) -> bool:
    """Rows without fault that are most of the text: no other way of cutting will find more."""
    return sum(record.end - record.start for record in records) > len(text) * _MOST_OF_TEXT


def stray_records(view: View) -> list[Record]:
    """Rows of another shape than the register's own: each names an organisation, a paper and a time."""
    found = []
    for layout, split in _SPLITTERS:
        entries = split(view.text)
        if len(entries) <= _MOST_STRAY:
            rows = [record for record in _records(view.text, entries, layout) if _is_whole(view.text, record)]
            found.append(rows)
    best = max(found, key=len, default=[])
    return best if len(best) >= _FEWEST_STRAY else []


def _is_whole(text: str, record: Record) -> bool:
    said = record.columns.keys()
    return (
        bool(said & set(_TIMES))
        and bool(said & {"document", "country"})
        and _is_row_like(text, record)
        and names_organisation(record.words(text, "partner"))
    )


def _records(text: str, entries: Sequence[Entry], layout: str) -> list[Record]:
    if not entries:
        return []
    header = header_before(text, entries[0].number.start or entries[0].start)
    short = [_shortened(text, entry, entries) for entry in entries]
    legend = legend_of(text)
    names = [named_in_entry(text, entry, header, legend) for entry in short]
    led = _led_by_countries(text, [name.place for name in names])
    names = [_without_lead(text, name) if name.place.start in led else name for name in names]
    names = without_units(text, without_repeats(text, names, header), header)
    with_country = "country" in header or _mostly_end_in_country(text, [name.place for name in names])
    if not with_country and sum(names_organisation(name.place.of(text)) for name in names) < _FEWEST_NAMED:
        return []  # no reading of them is a list of partners, whatever else they say
    table = Table(header, legend, with_country, are_lined(text, short, header))
    found = [
        _record(text, entry, name, table, layout)
        for entry, name in zip(short, names, strict=True)
        if entry.end - entry.start <= _LONGEST_ENTRY and name.place.trimmed(text)
    ]
    kept = [record for record in found if not _NO_PARTNERS.search(record.heading)]
    return filled_down(_under_headings(text, kept), header)


def _under_headings(text: str, records: list[Record]) -> list[Record]:
    """A numbered line that names no organisation and says nothing else is a heading."""
    kept: list[Record] = []
    heading = ""
    for record in records:
        words = record.words(text, "partner")
        if record.columns.keys() <= {"partner", "number"} and not names_organisation(words):
            heading = words if len(words) <= _LONGEST_HEADING else heading
        else:
            kept.append(replace(record, heading=heading or record.heading))
    return kept


def _shortened(text: str, entry: Entry, entries: Sequence[Entry]) -> Entry:
    """The last entry ends at a blank line where no other holds one, or once it is longer than any other."""
    if entry is not entries[-1] or len(entries) < 3:
        return entry
    others = (text[other.start : other.end] for other in entries[:-1])
    if not any("\n\n" in words for words in others):  # no row goes on below a blank line
        cut = text.find("\n\n", entry.start, entry.end)
        return Entry(entry.start, cut, entry.number, entry.heading) if cut > 0 else entry
    longest = max(other.end - other.start for other in entries[:-1])
    cut = text.find("\n\n", entry.start + longest, entry.end)
    return Entry(entry.start, cut, entry.number, entry.heading) if cut > 0 else entry


def _mostly_end_in_country(text: str, names: Sequence[Piece]) -> bool:
    """True when most names go on with a country: a column that lost its border."""
    ending = sum(trailing_country(text, name) is not None for name in names)
    return ending >= 3 and ending * 5 >= len(names) * 3


def _led_by_countries(text: str, names: Sequence[Piece]) -> set[int]:
    """Where the names begin that a country stands before, if most do so and not always the same one."""
    leads = [(name.start, lead) for name in names if (lead := leading_country(text, name))]
    different = {lead.of(text) for _, lead in leads}
    is_column = len(leads) >= _FEWEST and len(leads) * 5 >= len(names) * 3 and len(different) > 1
    return {start for start, _ in leads} if is_column else set()


def _without_lead(text: str, name: NamedEntry) -> NamedEntry:
    lead = leading_country(text, name.place)
    if lead is None:
        return name
    place = Piece(lead.end, name.place.end).trimmed(text)
    return NamedEntry(place, {"country": lead, **name.before})


def _record(text: str, entry: Entry, name: NamedEntry, table: Table, layout: str) -> Record:
    columns = {"partner": name.place.trimmed(text), **name.before}
    if entry.number:
        columns["number"] = entry.number
    country = trailing_country(text, name.place) if table.with_country else None
    if country:
        columns["country"] = country
        columns["partner"] = Piece(name.place.start, country.start).trimmed(text)
    year = year_of_heading(entry.heading)
    if table.is_lined:
        columns = lined_columns(text, entry, name.place, table.header) | columns
    else:
        stop = name.stop or name.place.end
        columns = columns_behind(text, stop, entry.end, table, year, frozenset(columns)) | columns
    start = entry.number.start if entry.number else entry.start
    end = Piece(start, entry.end).trimmed(text).end
    names_only = not AGREEING & {*columns, *table.header}
    return Record(start, end, columns, entry.heading, layout, names_only=names_only)


def _is_register(text: str, records: list[Record], layout: str) -> bool:
    """Entries are rows of a register when most name an organisation and many say a time or a paper."""
    if len(records) < _FEWEST:
        return False
    if layout == "lines" and not _are_rows(text, records):
        return False
    named = [record for record in records if names_organisation(record.words(text, "partner"))]
    share = (
        _SHARE_NAMED[layout] if not _PARTNERS.search(_title(text, records)) else min(_SHARE_NAMED.values())
    )
    if len(named) < max(share * len(records), _FEWEST_NAMED):
        return False
    telling = [record for record in named if _tells(text, record)]
    return len(telling) * 2 >= len(named) or _is_list_of_partners(text, records, len(named))


def _is_list_of_partners(text: str, records: list[Record], named: int) -> bool:
    """Names alone are a list of partners when the title right above says so and all are names."""
    bare = sum(1 for record in records if record.names_only)
    return (
        bool(_PARTNERS.search(_title(text, records)))
        and named == len(records)
        and bare * 3 >= len(records) * 2
    )


def _title(text: str, records: list[Record]) -> str:
    return text[max(0, records[0].start - _TITLE) : records[0].start]


def _are_rows(text: str, records: list[Record]) -> bool:
    """Lines without numbers are rows below a header, or when nearly all of them look like rows."""
    if header_before(text, records[0].start):
        return all(record.columns.keys() & set(_TIMES) for record in records)
    row_like = sum(_is_row_like(text, record) for record in records)
    return row_like * 5 >= len(records) * 4


def _is_row_like(text: str, record: Record) -> bool:
    """A line of its own is short, no sentences, and says a time or a paper behind a separator."""
    words = text[record.start : record.end]
    name = record.columns["partner"]
    behind = text[name.end : name.end + 8].lstrip(' "”')[:1]
    is_parted = not behind or not behind.islower() or "\n" in text[name.end : name.end + 2]
    has_cells = record.columns.keys() & {*_TIMES, "document"}
    return bool(has_cells) and is_parted and len(words) <= _LONGEST_LINE and not _SENTENCES.search(words)


def _tells(text: str, record: Record) -> bool:
    if record.columns.keys() & {*_TIMES, "document"}:
        return True
    content = record.words(text, "content")[:300]
    papers = [f for f in find_agreement_kinds(content) if f.value is not AgreementKind.OTHER]
    return bool(papers or find_activities(content))
