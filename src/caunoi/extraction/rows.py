"""From the rows of a register to its partners and agreements."""

import re
from bisect import bisect_left
from dataclasses import replace

from caunoi.domain.findings import AgreementFinding
from caunoi.domain.kinds import Activity, AgreementKind, Flag, Genre
from caunoi.domain.quotes import Quote
from caunoi.domain.terms import EndKind
from caunoi.extraction.activities import activity_codes
from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.draft import Draft, Step
from caunoi.extraction.embedded_rows import rows_to_read
from caunoi.extraction.kinds import find_agreement_kinds
from caunoi.extraction.layouts import find_records
from caunoi.extraction.layouts.columns import is_header
from caunoi.extraction.layouts.quality import names_nobody
from caunoi.extraction.list_titles import ListTitle, read_title, title_of_list
from caunoi.extraction.records import FLOWING_LAYOUTS, Piece, Record
from caunoi.extraction.register_partners import CountryOfRow, RegisterPartners, countries_of_row
from caunoi.extraction.row_months import with_months_first, writes_month_first
from caunoi.extraction.row_names import RowName, names_in_cell
from caunoi.extraction.row_namesakes import led_by_country
from caunoi.extraction.row_papers import (
    kind_by_content,
    legend_of,
    lists_contracts,
    paper_kind,
    paper_told,
)
from caunoi.extraction.row_terms import RowTerm, row_term
from caunoi.extraction.row_text import is_cut_off, numbering_gaps
from caunoi.extraction.same_partner import is_same_name
from caunoi.extraction.view import View
from caunoi.vocabulary import load

_WORDS = load("rows")
_CELLS = re.compile(r"\t|\||\s{2,}")
_SELF = frozenset(name.lower() for name in load("columns")["self_reference"]["names"])
_PAPER = re.compile(
    rf"(?<!\w)(?:{any_of([*_WORDS['papers']['vi'], *_WORDS['papers']['en']])})(?!\w)", re.IGNORECASE
)
_ROW = any_of([*_WORDS["row_reference"]["vi"], *_WORDS["row_reference"]["en"]])
_REFERENCE = re.compile(rf"(?<!\w)(?:{_ROW})\s{{0,2}}(\d{{1,4}})(?!\w)", re.IGNORECASE)
_ENDED = re.compile(
    rf"\W*(?:{any_of([*_WORDS['ended']['vi'], *_WORDS['ended']['en']])})(?!\w)", re.IGNORECASE
)
_NOT_YET = re.compile(
    rf"\W*(?:{any_of([*_WORDS['not_yet']['vi'], *_WORDS['not_yet']['en']])})(?!\w)", re.IGNORECASE
)
_PARTIES = re.compile(
    rf"(?<!\w)(?:{any_of([*_WORDS['many_parties']['vi'], *_WORDS['many_parties']['en']])})(?!\w)",
    re.IGNORECASE,
)
_CERTAIN, _FLOWING = 0.97, 0.93
_WORTH = {  # how sure a row still is that has this flag
    Flag.DATE_REPAIRED: 0.6,
    Flag.DATE_IMPOSSIBLE: 0.5,
    Flag.YEAR_INFERRED: 0.7,
    Flag.AMBIGUOUS: 0.5,
    Flag.TEXT_TRUNCATED: 0.8,
    Flag.KIND_INFERRED: 0.85,
}


def register_step(draft: Draft) -> None:
    """Fill records, partners and agreements when the document is, or holds, a register."""
    rows = find_records(draft.view, draft.document) if draft.rows is None else draft.rows
    draft.records = rows_to_read(draft.view.text, rows, draft.genre)
    reader = _Register(draft)
    for record in draft.records:
        reader.read(record)
    tabulated = any(record.headed for record in draft.records)
    if (tabulated or draft.genre is Genre.REGISTER) and _is_of_a_row(draft):
        draft.host = draft.host_organisation = None
    if draft.records:
        draft.partners = reader.partners.findings()
        draft.agreements = reader.agreements
        _note_gaps(draft)


REGISTER_STEPS: tuple[Step, ...] = (
    Step(
        "register",
        register_step,
        reads=frozenset({"document", "view", "host", "as_of", "rows"}),
        writes=frozenset({"records", "partners", "agreements", "notes"}),
    ),
)


def _note_gaps(draft: Draft) -> None:
    numbers = [record.words(draft.view.text, "number") for record in draft.records]
    for place, note in numbering_gaps(numbers):
        flags = (
            (*draft.agreements[place].flags, Flag.NUMBERING_GAP.value)
            if place < len(draft.agreements)
            else ()
        )
        if flags:
            draft.agreements[place] = replace(draft.agreements[place], flags=flags)
        draft.notes.append(note)


def _host_names(draft: Draft) -> list[str]:
    """How the host is called; nothing when it was merely guessed from the partner of a row."""
    if draft.host is None or _is_of_a_row(draft):
        return []
    return [draft.host.name, *draft.host.aliases]


def _is_of_a_row(draft: Draft) -> bool:
    """The host's own quotation reaches into the cell of a partner, or stands in the header of a table."""
    if draft.host is None or draft.host.quote is None:
        return False
    start = bisect_left(draft.view.origins, draft.host.quote.start)
    end = bisect_left(draft.view.origins, draft.host.quote.end)
    cells = (record.columns["partner"] for record in draft.records)
    text = draft.view.text
    line = text[text.rfind("\n", 0, start) + 1 : (text + "\n").find("\n", start)]
    return is_header(_CELLS.split(line)) or any(cell.start < end and start < cell.end for cell in cells)


class _Register:
    """Reads one row after the other; knows the partners met so far."""

    def __init__(self, draft: Draft) -> None:
        self.view: View = draft.view
        self.text = draft.view.text
        self.as_of = draft.as_of
        self.host_names = _host_names(draft)
        self.partners = RegisterPartners(draft.view)
        self.agreements: list[AgreementFinding] = []
        self.legend = legend_of(self.text)
        self.title = title_of_list(self.text, draft.records)
        self.of_contracts = lists_contracts(self.text, draft.records)
        self.month_first = writes_month_first(self.text, draft.records)
        self.parties_of_number: dict[str, tuple[str, ...]] = {}

    def read(self, record: Record) -> None:
        """Take one row: its partners, and its agreement if such a list names agreements."""
        members, led = _lists_members(self.text, record), led_by_country(self.text, record)
        cell = names_in_cell(self.text, record.columns["partner"], members=members, led=led)
        record, more = _names_below(self.text, record)
        cell = _all_named(self.text, record) or [*cell, *more]
        names = [name for name in cell if not self._is_host(name) and not names_nobody(name.name)]
        if len(names) == 1:
            names = [_whole(self.text, record, _with_alias(self.text, record, names[0]))]
        if not names:
            return
        countries = countries_of_row(self.text, record, names)
        category = record.words(self.text, "category")
        meant = self._referred(record)
        parties = tuple(
            dict.fromkeys(
                self.partners.add(
                    name,
                    country,
                    rule=f"row-{record.layout}",
                    same_as=meant if len(names) == 1 else "",
                    category=category,
                )
                for name, country in zip(names, countries, strict=True)
            )
        )
        self.parties_of_number[record.words(self.text, "number").strip(".) ")] = parties
        if self._names_agreement(record):
            self.agreements.append(self._agreement(record, parties, countries[0]))

    def _is_host(self, name: RowName) -> bool:
        if name.name.lower() in _SELF:
            return True
        return any(is_same_name(name.name, known) for known in self.host_names)

    def _referred(self, record: Record) -> str:
        """The partner of the row that the paper's cell points at."""
        reference = _REFERENCE.search(record.words(self.text, "document"))
        parties = self.parties_of_number.get(reference[1], ()) if reference else ()
        return parties[0] if len(parties) == 1 else ""

    def _agreement(self, record: Record, parties: tuple[str, ...], country: CountryOfRow) -> AgreementFinding:
        term = row_term(self.text, record, self.as_of)
        term = with_months_first(self.text, term) if self.month_first else term
        kind, kind_place = self._kind(record)
        flags = self._flags(record, term)
        activities = self._activities(record)
        places = term.places | _places(record, kind_place, country)
        if not activities:
            places.pop("activities", None)
        return AgreementFinding(
            parties=parties,
            quote=self.view.quote(record.start, record.end),
            kind=kind,
            signed=term.signed,
            term=term.term,
            activities=activities,
            number=record.words(self.text, "number").strip(".) "),
            content=record.words(self.text, "content") or record.words(self.text, "remark"),
            host_unit=record.words(self.text, "unit"),
            fields=self._quotes(places),
            confidence=_confidence(record, flags),
            flags=flags,
            why=_why(kind, kind_place, self.text),
            rule=f"row-{record.layout}",
        )

    def _names_agreement(self, record: Record) -> bool:
        """The row, or the title above, speaks of an agreement; "inactive since 2016" speaks of none."""
        if any(_NOT_YET.match(record.words(self.text, name)) for name in ("document", "signed", "validity")):
            return False
        told = record.columns.keys() & {"document", "signed", "start", "end"}
        words = record.words(self.text, "content") or record.words(self.text, "remark")
        if not told and (_ENDED.match(words) or _ENDED.match(record.words(self.text, "validity"))):
            return False
        return not record.names_only or self._title(record).agreed

    def _title(self, record: Record) -> ListTitle:
        """What the heading above the row says of papers, else what the title of the list says."""
        heading = read_title(record.heading) if record.heading else ListTitle()
        return heading if heading.agreed else self.title

    def _kind(self, record: Record) -> tuple[AgreementKind, Piece | None]:
        """From the cell for the paper, from a paper the description names, or from the list's title."""
        paper = record.columns.get("document")
        if paper:
            kind = paper_kind(paper.of(self.text), self.legend)
            is_named = bool(find_agreement_kinds(paper.of(self.text)))
            if self.of_contracts and not is_named:
                return AgreementKind.CONTRACT, paper
            if kind is not AgreementKind.UNSPECIFIED:
                return kind, paper
        content = record.columns.get("content", Piece(0, 0))
        for found in find_agreement_kinds(self.text[content.start : content.end]):
            place = Piece(content.start + found.start, content.start + found.end)
            if found.value is not AgreementKind.OTHER and _PAPER.search(self.text, place.start, place.end):
                return found.value, place
        told = paper_told(self.text, record, self.legend)
        title = self._title(record).kind
        if told or title not in (AgreementKind.UNSPECIFIED, AgreementKind.OTHER):
            return told or (title, None)
        if self.of_contracts:
            return AgreementKind.CONTRACT, None
        return kind_by_content(self.text, record) or (title, None)

    def _activities(self, record: Record) -> tuple[Activity, ...]:
        names = [name for name in ("content", "remark", "document") if name in record.columns]
        codes = [code for name in names for code in activity_codes(self._cell(record, name))]
        return tuple(dict.fromkeys(codes))

    def _cell(self, record: Record, column: str) -> str:
        """The words of a cell as they stand, or folded with its further lines where it has some."""
        piece = record.columns[column]
        return (
            record.words(self.text, column) if column in record.tails else self.text[piece.start : piece.end]
        )

    def _flags(self, record: Record, term: RowTerm) -> tuple[str, ...]:
        flags = [*term.flags]
        is_unknown = term.term.end is None and term.term.end_kind is EndKind.UNKNOWN
        if is_unknown and term.term.start is None:
            flags.append(Flag.VALIDITY_UNKNOWN.value)
        content = record.columns.get("content") or record.columns.get("remark")
        if content and is_cut_off(
            self.text[content.start : content.end], goes_on=record.layout in FLOWING_LAYOUTS
        ):
            flags.append(Flag.TEXT_TRUNCATED.value)
        return tuple(flags)

    def _quotes(self, places: dict[str, Piece]) -> dict[str, Quote]:
        return {name: self.view.quote(piece.start, piece.end) for name, piece in places.items() if piece}


def _places(record: Record, kind: Piece | None, country: CountryOfRow) -> dict[str, Piece]:
    """Where the row says what is no date; activities stand in the description, else with the paper."""
    columns = record.columns
    told = columns.get("content") or columns.get("remark")
    found = {
        "parties": columns["partner"],
        "kind": kind,
        "country": country.place,
        "content": told,
        "activities": told or columns.get("document"),
    }
    return {name: piece for name, piece in found.items() if piece}


def _lists_members(text: str, record: Record) -> bool:
    """The cell is headed so, or parts its names with slashes and the row says that it has several parties."""
    if "members" in record.columns:
        return True
    return " / " in record.words(text, "partner") and bool(_PARTIES.search(text, record.start, record.end))


def _names_below(text: str, record: Record) -> tuple[Record, list[RowName]]:
    """The row without further lines of its partner's cell that name others: "A; / B"."""
    tails = record.tails.get("partner", ())
    if not tails or not record.columns["partner"].of(text).endswith(";"):
        return record, []
    rest = {name: pieces for name, pieces in record.tails.items() if name != "partner"}
    return replace(record, tails=rest), [name for piece in tails for name in names_in_cell(text, piece)]


def _with_alias(text: str, record: Record, name: RowName) -> RowName:
    """The name with that of the column for names in another language, or for short forms."""
    alias = record.words(text, "alias")
    if not alias or names_nobody(alias) or not alias[0].isupper():
        return name
    return replace(name, aliases=(*name.aliases, alias))


def _whole(text: str, record: Record, name: RowName) -> RowName:
    """The name with the further lines of its cell, where those stand apart."""
    if "partner" not in record.tails:
        return name
    words = record.words(text, "partner")
    whole = names_in_cell(words, Piece(0, len(words)))
    return replace(whole[0], place=name.place) if len(whole) == 1 else replace(name, name=words)


def _all_named(text: str, record: Record) -> list[RowName]:
    """The several names of a cell whose further lines stand apart; none when it names one or nobody."""
    if "partner" not in record.tails:
        return []
    words = record.words(text, "partner")
    named = names_in_cell(words, Piece(0, len(words)), members=_lists_members(text, record))
    place = record.columns["partner"]
    return [replace(name, place=place) for name in named] if len(named) > 1 else []


def _why(kind: AgreementKind, place: Piece | None, text: str) -> tuple[str, ...]:
    return (f"kind: {place.of(text)}",) if place and kind is not AgreementKind.UNSPECIFIED else ()


def _confidence(record: Record, flags: tuple[str, ...]) -> float:
    worth = _FLOWING if record.layout in FLOWING_LAYOUTS else _CERTAIN
    return min([worth, *(_WORTH[Flag(flag)] for flag in flags if Flag(flag) in _WORTH)])
