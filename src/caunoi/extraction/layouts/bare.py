"""Names and nothing else, one on a line or several behind a country, below a title about partners."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.dates import find_dates
from caunoi.extraction.kinds import find_agreement_kinds
from caunoi.extraction.layouts.columns import is_header
from caunoi.extraction.layouts.country_runs import country_run_records
from caunoi.extraction.layouts.header_line import header_in
from caunoi.extraction.layouts.lines import heading_words, is_footer, lines_of
from caunoi.extraction.layouts.names import names_organisation
from caunoi.extraction.layouts.quality import is_no_name
from caunoi.extraction.layouts.side_by_side import are_names, are_places, cells_beside
from caunoi.extraction.literals import led_by
from caunoi.extraction.places import find_countries, is_place_alone
from caunoi.extraction.records import Piece, Record
from caunoi.extraction.row_namesakes import namesakes
from caunoi.vocabulary import load

_WORDS = load("columns")
_TITLES = re.compile(
    rf"(?<!\w)(?:{any_of([*_WORDS['partners_title']['words'], *_WORDS['agreed_title']['words']])})(?!\w)",
    re.IGNORECASE,
)
_SPEAKING = led_by(  # without one of these no line is such a title
    [*_WORDS["partners_title"]["words"], *_WORDS["agreed_title"]["words"]], apart=""
)
_OTHERS = re.compile(
    rf"(?<!\w)(?:{any_of([*_WORDS['no_partners']['words'], *_WORDS['no_partners']['attending']])})(?!\w)",
    re.IGNORECASE,
)
_MARK = re.compile(r"[-•+*▪●◦·►»–✓]\s{0,4}|\(?\d{1,3}\s?[.)/]\s{0,4}|\d{1,3}\s{1,4}")
_LABEL = re.compile(r"(?P<place>[^:;,\n]{2,50}?)\s?(?:\(\d{1,3}\))?\s?:\s{1,3}(?=\S)")
_YEAR = re.compile(r"(?:(?:Năm|Year|In)\s)?(?P<year>(?:19|20)\d\d)", re.IGNORECASE)
_NOTED = re.compile(r"\s?\((?:[^\W\d]{1,8}\s){0,2}(?P<day>(?:\d{1,2}[/.-]){0,2}(?:19|20)\d\d)\)\s*\Z")
_COLUMNS = re.compile(r"\s{2,}")
_PARTS = re.compile(r"\s?[;,]\s")
_CLEAR_PARTS = re.compile(r"\s?;\s")  # beside semicolons a comma is part of a name: "School of Law, Lille"
_CODED = re.compile(  # "TIE, MTT: University of Crete / Heraklion. Exchanges are on Master level."
    r"[A-Z]{2,5}(?:,\s?[A-Z]{2,5}){0,3}:\s(?P<name>[^/.;:\n]{6,90}?)(?=\s/\s|\.(?:\s|\Z)|,\s(?:Institute|Faculty|"
    r"Department|School)\s(?:of|for)\s|\s?\Z)"
)
_NOTE_BEHIND = re.compile(  # "(Kiel) IBA", "(Hof) - only B.Sc.", "(Tokyo) *"
    r"(?<=\))\s{1,3}(?:[-–]\s[^()]{1,40}|[*†‡]{1,3}|(?:[A-Z]{2,5}(?:[,/]?\s?)){1,4})\Z"
)
_FEWEST = 3  # names of a list
_MOST_OTHERS = 3  # names for each line that is none
_LONGEST = 140  # characters of one name with its country
_RUN_ON = 150  # characters of a line that runs names together
_LONGEST_LIST = 1500  # characters of the names behind one country
_LONGEST_TITLE = 400  # characters
_SHARE_NAMED = 0.6  # of the names behind a country
_NO_NAME = re.compile(r"[:?!…|\t]|\.\Z|\d{4}")


@dataclass(slots=True)
class _Run:
    """Lines that name partners, with nothing between them but headings; ``title`` stands above them."""

    title: str
    rows: list[Record] = field(default_factory=list)
    others: int = 0

    def passes(self, words: str) -> bool:
        """A short line among the names that is none of them; few of these do not end the list."""
        if len(words) > _LONGEST or words.endswith((".", ":")) or _TITLES.search(words):
            return False
        self.others += 1
        return self.others * _MOST_OTHERS <= len(self.rows)

    def is_list(self) -> bool:
        """Enough of them, below a title that speaks of partners and of nobody else."""
        return (
            len(self.rows) >= _FEWEST and bool(_TITLES.search(self.title)) and not _OTHERS.search(self.title)
        )


def bare_records(text: str, end: int) -> list[Record]:
    """The records of all lists of mere names in ``text[:end]``."""
    if not _SPEAKING.search(text, 0, end):
        return []
    return [row for run in _runs(text, end) if run.is_list() for row in run.rows]


def run_on_records(text: str, end: int) -> list[Record]:
    """The records of lines that run countries and names together, below or in a title about partners."""
    if not _SPEAKING.search(text, 0, end):
        return []
    rows: list[Record] = []
    above = ""
    for line in lines_of(text, 0, end):
        piece = line.trimmed(text)
        words = piece.of(text)
        if piece.end - piece.start > _RUN_ON and not _OTHERS.search(f"{above} {words[:_LONGEST_TITLE]}"):
            told = _TITLES.search(above) or _TITLES.search(words[:_LONGEST_TITLE])
            rows += country_run_records(text, piece.start, piece.end) if told else []
        above = words[-_LONGEST_TITLE:] or above
    return rows


def _runs(text: str, end: int) -> Iterator[_Run]:
    run, heading = _Run(""), ""
    places: list[str] = []
    for line in lines_of(text, 0, end):
        piece = line.trimmed(text)
        if not piece:
            continue
        words = piece.of(text)
        cells = cells_beside(text, piece)
        if cells and are_places(text, cells):
            places = [cell.of(text) for cell in cells]
            continue
        rows = _rows_beside(text, cells, places) or _rows(text, piece, heading)
        if rows:
            run.rows += rows
        elif heading_words(words) and not is_footer(words):
            heading = heading_words(words)
            if _TITLES.search(heading) or _OTHERS.search(heading):
                yield run
                run = _Run(heading)
        elif not run.passes(words):
            yield run
            run, heading = _Run(words[-_LONGEST_TITLE:]), ""
    yield run


def _rows_beside(text: str, cells: Sequence[Piece], places: Sequence[str]) -> list[Record]:
    """The names of lists that stand beside each other, each below its country."""
    if not cells or not are_names(text, cells, _is_name):
        return []
    above = places if len(places) == len(cells) else [""] * len(cells)
    return [_record(cell, place) for cell, place in zip(cells, above, strict=True)]


def _rows(text: str, line: Piece, heading: str) -> list[Record]:
    mark = _MARK.match(text, line.start, line.end)
    piece = Piece(mark.end() if mark else line.start, line.end).trimmed(text)
    label = _LABEL.match(text, piece.start, piece.end)
    year = _YEAR.fullmatch(label["place"]) if label else None
    if label and (year or is_place_alone(label["place"].strip(" *"))):
        names = Piece(label.end(), label.end() + len(text[label.end() : piece.end].rstrip(" ;.,")))
        place = label["place"].strip(" *")
        if not year and namesakes(text, names, led=True):
            columns = {"partner": names, "country": Piece(label.start("place"), label.end("place"))}
            return [Record(names.start, names.end, columns, place, "names", names_only=True)]
        parts = _parts(text, names) if _are_names(text, names) else []
        if year and all(_is_whole_name(part.of(text)) for part in parts):
            signed = Piece(label.start() + year.start("year"), label.start() + year.end("year"))
            return [_record_of_year(part, signed) for part in parts]
        return [] if year else [_signed_record(text, part, place) for part in parts]
    coded = _CODED.match(text, piece.start, piece.end)
    if coded and _is_name(coded["name"].strip()):
        return [_record(Piece(coded.start("name"), coded.end("name")).trimmed(text), heading)]
    note = _NOTE_BEHIND.search(text, piece.start, piece.end)
    piece = Piece(piece.start, note.start()) if note else piece
    words = piece.of(text)
    is_name = len(words) <= _LONGEST and _is_name(words) and not _heads_columns(text, piece)
    return [_record(piece, heading)] if is_name else []


def _heads_columns(text: str, line: Piece) -> bool:
    """The header of a table whose columns are parted by blanks."""
    return is_header(_COLUMNS.split(text[line.start : line.end]))


def _record(name: Piece, heading: str) -> Record:
    return Record(name.start, name.end, {"partner": name}, heading, "names", names_only=True)


def _record_of_year(part: Piece, year: Piece) -> Record:
    """A name behind the year in which its paper was signed."""
    return Record(part.start, part.end, {"partner": part, "signed": year}, "", "names")


def _is_whole_name(words: str) -> bool:
    """No sentence of a chronicle among the names."""
    return words[:1].isupper() and names_organisation(words)


def _signed_record(text: str, part: Piece, place: str) -> Record:
    """A name behind its country; a year in a bracket is that of the signing."""
    noted = _NOTED.search(text, part.start, part.end)
    if not noted:
        return _record(part, place)
    columns = {
        "partner": Piece(part.start, noted.start()),
        "signed": Piece(noted.start("day"), noted.end("day")),
    }
    paper = Piece(text.index("(", noted.start()) + 1, noted.start("day")).trimmed(text)
    if paper and find_agreement_kinds(paper.of(text)):
        columns["document"] = paper
    return Record(part.start, part.end, columns, place, "names")


def _parts(text: str, names: Piece) -> list[Piece]:
    """The names between the commas or semicolons; a bracket keeps its own."""
    parts: list[Piece] = []
    start = names.start
    cuts = _CLEAR_PARTS if ";" in text[names.start : names.end - 1] else _PARTS
    for cut in [*cuts.finditer(text, names.start, names.end), None]:
        stop = cut.start() if cut else names.end
        if text.count("(", start, stop) > text.count(")", start, stop) and cut:
            continue
        parts.append(Piece(start, stop).trimmed(text))
        start = cut.end() if cut else stop
    return [part for part in parts if part]


def _is_name(words: str) -> bool:
    if (
        _NO_NAME.search(words)
        or is_no_name(words)
        or header_in(words)
        or heading_words(words)
        or is_place_alone(words)
        or find_dates(words)
    ):
        return False
    return names_organisation(words) and sum(map(len, _countries(words))) * 2 < len(words)


def _countries(words: str) -> Sequence[str]:
    return [words[one.start : one.end] for one in find_countries(words)]


def _are_names(text: str, names: Piece) -> bool:
    """Most parts between the commas behind a country are names."""
    words = names.of(text)
    parts = [_NOTED.sub("", part.of(text)).strip(" .") for part in _parts(text, names)]
    if len(words) > _LONGEST_LIST or find_dates(" ; ".join(parts)):
        return False
    named = sum(names_organisation(part) for part in parts if part)
    return named >= max(1, _SHARE_NAMED * len(parts))
