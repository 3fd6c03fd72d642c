"""Reads a text in every layout and takes the reading that looks most like a register."""

import re
from collections.abc import Callable, Sequence

from caunoi.domain.documents import Document
from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.layouts.bare import bare_records, run_on_records
from caunoi.extraction.layouts.cards import card_records
from caunoi.extraction.layouts.columns import header_meaning
from caunoi.extraction.layouts.dittos import without_dittos
from caunoi.extraction.layouts.flowing import flowing_records, stray_records
from caunoi.extraction.layouts.glued import glued_records
from caunoi.extraction.layouts.leaders import without_leaders
from caunoi.extraction.layouts.lines import lines_of
from caunoi.extraction.layouts.names import names_organisation
from caunoi.extraction.layouts.noted_papers import with_noted_papers
from caunoi.extraction.layouts.paper_times import with_paper_times
from caunoi.extraction.layouts.piped import piped_records
from caunoi.extraction.layouts.quality import is_register, quality
from caunoi.extraction.layouts.quoted import quoted_records
from caunoi.extraction.layouts.several_papers import with_each_paper
from caunoi.extraction.layouts.slashed import slashed_records
from caunoi.extraction.layouts.spaced import spaced_records
from caunoi.extraction.layouts.stacked import stacked_records
from caunoi.extraction.layouts.tabbed import tabbed_records
from caunoi.extraction.layouts.tables import table_records
from caunoi.extraction.layouts.titled_cards import titled_card_records
from caunoi.extraction.layouts.torn import torn_records
from caunoi.extraction.layouts.unheaded import unheaded_records
from caunoi.extraction.places import find_countries
from caunoi.extraction.records import FLOWING_LAYOUTS, Record
from caunoi.extraction.term_marks import find_marks
from caunoi.extraction.view import View
from caunoi.vocabulary import load

_Layout = Callable[[View], list[Record]]
_SEPARATED: tuple[_Layout, ...] = (
    piped_records,
    tabbed_records,
    quoted_records,
    slashed_records,
    card_records,
    titled_card_records,
    spaced_records,
    unheaded_records,
    stacked_records,
    glued_records,
    torn_records,
)
_FEWEST = 2  # rows
_FEWEST_OTHERS = 3  # rows of another table
_FEWEST_LETTERS = 100  # beside the rows that may hold other rows
_BETTER = 1.1  # a later reading must be worth so much more
_LONGEST_LABEL = 50  # characters
_ELSEWHERE = re.compile(rf"(?:{any_of(load('columns')['elsewhere']['words'])})(?!\w).{{0,20}}", re.IGNORECASE)
_FEWEST_VALID = 5  # rows that tell by their times alone what they are
_FROM_TO = 2  # dates
_LASTING = frozenset({"duration", "indefinite", "auto"})
_CELL = 200  # characters of a cell looked at
_CELLS = re.compile(r"[|;\t]|\s{2,}|\s/\s")
_TITLE = 800  # characters at the beginning that say what a list is about
_ABOUT = re.compile(rf"(?<!\w)(?:{any_of(load('columns')['cooperation']['words'])})(?!\w)", re.IGNORECASE)


def find_records(view: View, document: Document | None = None) -> list[Record]:
    """The rows of the register that a document is or holds; none when it holds none.

    Real tables come first. Of the readings of a text the best is taken by what it finds: rows
    that name organisations (see ``quality``). Entries without separators are looked for when
    no reading by separators is without fault.
    """
    if document is not None and document.tables:
        records = table_records(view, document)
        if records:
            return _told_apart(view.text, records)
    view = without_leaders(view)
    end = _end_of_page(view.text)
    best, worth = _best(view, _SEPARATED, end, 0.0, [])
    if not _is_faultless(view.text, best, worth):
        best, worth = _best(view, (flowing_records,), end, worth, best)
    records = _told_apart(view.text, _completed(view, best, end))
    return _with_bare_names(view.text, records, end)


def _with_bare_names(text: str, records: list[Record], end: int) -> list[Record]:
    """With the names that stand in lists of their own, outside all other rows.

    A row without cells that holds several of them, each with its own day, gives way to them.
    """
    bare = [*bare_records(text, end), *run_on_records(text, end)]
    records = [record for record in records if not _holds_several(record, bare)]
    taken = [(record.start, record.end) for record in records]
    more = [
        record
        for record in bare
        if not any(start < record.end and record.start < stop for start, stop in taken)
    ]
    return sorted([*records, *more], key=lambda record: record.start) if more else records


def _holds_several(record: Record, bare: Sequence[Record]) -> bool:
    """ "Đức: Đại học Ilmenau (MOU 2010), Đại học Bremen (MOU 2015)": read as one row, but there are two."""
    if record.layout not in FLOWING_LAYOUTS:
        return False
    inside = [one for one in bare if record.start <= one.start and one.end <= record.end + 1]
    return len(inside) >= _FEWEST and all("signed" in one.columns for one in inside)


def _told_apart(text: str, records: list[Record]) -> list[Record]:
    """The records with what their cells hold together told apart, and what they leave out filled in."""
    rows = with_noted_papers(text, without_dittos(text, records))
    return with_each_paper(text, with_paper_times(text, rows))


def _completed(view: View, best: list[Record], end: int) -> list[Record]:
    """With the rows that stand in another shape beside the table: a second table, the few newest."""
    if not best:
        return best
    letters = list(view.text[:end])
    for record in best:
        letters[record.start : record.end] = "\n" + " " * (record.end - record.start - 1)
    for line in lines_of(view.text, 0, best[0].start):
        if _heads_a_table(line.of(view.text)):
            letters[line.start : line.end] = " " * (line.end - line.start)
    rest = View(view.original, "".join(letters), view.origins)
    if len("".join(rest.text.split())) < _FEWEST_LETTERS:
        return best
    other, _ = _best(rest, (*_SEPARATED, flowing_records), end, 0.0, [])
    more = other if len(other) >= _FEWEST_OTHERS else stray_records(rest)
    return sorted([*best, *more], key=lambda record: record.start)


def _heads_a_table(words: str) -> bool:
    """Most cells of the line are headers: that of the table, no row beside it."""
    cells = [cell for cell in _CELLS.split(words) if cell.strip()]
    if re.search(r"\d{2}", words):
        return False
    return len(cells) > 1 and sum(bool(header_meaning(cell)) for cell in cells) * 3 >= len(cells) * 2


def _best(
    view: View, layouts: Sequence[_Layout], end: int, worth: float, best: list[Record]
) -> tuple[list[Record], float]:
    """The reading that is worth more than ``worth``, or ``best`` when there is none."""
    for layout in layouts:
        records = [record for record in layout(view) if record.start < end]
        if len(records) < _FEWEST or not is_register(view.text, records):
            continue
        value = quality(view.text, records)
        if value > worth * _BETTER and _is_about_cooperation(view.text, records):
            best, worth = records, value
    return best, worth


def _is_faultless(text: str, records: list[Record], worth: float) -> bool:
    return bool(records) and worth >= len(records)


def _end_of_page(text: str) -> int:
    """Where the links to other pages begin: they name organisations, but list no cooperation."""
    for line in lines_of(text):
        words = line.of(text).strip(" :*#-»>•|")
        if len(words) <= _LONGEST_LABEL and _ELSEWHERE.fullmatch(words):
            return line.start
    return len(text)


def _is_about_cooperation(text: str, records: list[Record]) -> bool:
    """The title or every third row speaks of cooperation; other lists name organisations too."""
    if _ABOUT.search(text[:_TITLE]):
        return True
    speaking = sum(
        1
        for record in records
        if _ABOUT.search(text, record.start, record.end) or _ABOUT.search(record.words(text, "content"))
    )  # the description may be glued to the cell before it
    return speaking * 3 >= len(records) or _end_some_day(text, records)


def _end_some_day(text: str, records: Sequence[Record]) -> bool:
    """Bodies of several countries, each with the end of something: papers, though no word names them."""
    named = [record for record in records if names_organisation(record.words(text, "partner"))]
    whole = [record for record in named if {"country", "end"} <= record.columns.keys()]
    if len(records) >= _FEWEST_VALID:
        whole += [record for record in named if record not in whole and _is_valid_for_a_time(text, record)]
    countries = {one.code for record in whole for one in find_countries(text[record.start : record.end])}
    return len(whole) * 3 >= len(records) * 2 and len(countries) > 1


def _is_valid_for_a_time(text: str, record: Record) -> bool:
    """ "Indefinite", "5 years"; "2010 - 2015" only in a row with a number: lives are told so, too."""
    marks = [mark for name in ("validity", "end") for mark in find_marks(record.words(text, name)[:_CELL])]
    if any(mark.kind in _LASTING for mark in marks):
        return True
    return "number" in record.columns and sum(mark.date is not None for mark in marks) == _FROM_TO
