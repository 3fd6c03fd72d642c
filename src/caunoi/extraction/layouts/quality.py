"""How much some rows look like a register of partners: do they name organisations, are the times times?"""

import re
from collections.abc import Sequence

from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.dates import find_dates
from caunoi.extraction.layouts.columns import HEADER_WORDS, header_meaning
from caunoi.extraction.layouts.names import names_organisation
from caunoi.extraction.persons import without_persons
from caunoi.extraction.places import find_countries
from caunoi.extraction.records import Record
from caunoi.extraction.term_marks import find_marks
from caunoi.vocabulary import load

_SAMPLE = 80  # rows looked at
_LONGEST_NAME = 26  # words
_LONGEST_BRAND = 6  # words of a name that no common word tells
_CELL = 200  # characters of a cell looked at
_TIMES = ("signed", "start", "end", "validity")
_TELLING = frozenset({*_TIMES, "document", "country", "content"})
_WORSE = 2.0  # a row without a name weighs as much as so many with one
_NO_NAME = load("rows")["no_names"]
_EMPTY = re.compile(rf"\W*(?:{any_of([*_NO_NAME['vi'], *_NO_NAME['en']])})?\W*\Z", re.IGNORECASE)


def names_nobody(words: str) -> bool:
    """A blank, a dash, "N/A", "(chưa có)": the cell says that there is no partner."""
    return bool(_EMPTY.match(words))


def is_no_name(words: str) -> bool:
    """What stands where a name should be is a country, a date, a header, a label or a sentence."""
    if names_nobody(words) or words[0].islower() or len(words.split()) > _LONGEST_NAME:
        return True
    if sum(c.end - c.start for c in find_countries(words)) >= len(words) - 2:
        return True
    dates = find_dates(words)
    if dates and dates[0].start == 0:
        return True
    return _is_header(words.split(":")[0])


def _is_header(words: str) -> bool:
    """Little else than a word of headers; "Name of University" is one, "Ningxia University" is none."""
    covered = sum(found.end - found.start for found in HEADER_WORDS.find(words))
    return bool(header_meaning(words)) and covered * 5 >= len(words) * 4


def quality(text: str, records: Sequence[Record]) -> float:
    """The number of rows (of the first ones) that name an organisation, less twice those that do not.

    Rows that say a time, paper, country or content count a little more; times that hold no date
    and no length count against the rows.
    """
    worth = 0.0
    for record in records[:_SAMPLE]:
        words = record.words(text, "partner")
        if is_no_name(words):
            worth -= _WORSE
        elif _names_one(text, record, words):
            worth += 1 + 0.1 * len(_TELLING & record.columns.keys()) - 0.4 * _misfits(text, record)
    return worth * max(1.0, len(records) / _SAMPLE)


def _names_one(text: str, record: Record, words: str) -> bool:
    """The cell names an organisation, or whatever a header calls a partner and a time is given for."""
    if names_organisation(words):
        return True
    if not record.headed or len(words.split()) > _LONGEST_BRAND or not words[0].isupper():
        return False
    times = [record.words(text, name)[:_CELL] for name in _TIMES if name in record.columns]
    return any(find_marks(cell) for cell in times) and bool(without_persons(words).strip())


def _misfits(text: str, record: Record) -> int:
    """Columns of times in which something else stands."""
    cells = [record.words(text, name) for name in _TIMES if name in record.columns]
    return sum(1 for cell in cells if len(cell) > 12 and not find_marks(cell[:_CELL]))


def is_register(text: str, records: Sequence[Record]) -> bool:
    """True when few rows name nobody and a good part of the others names organisations."""
    sample = [(record, record.words(text, "partner")) for record in records[:_SAMPLE]]
    wrong = sum(is_no_name(words) for _, words in sample)
    named = sum(bool(words) and _names_one(text, record, words) for record, words in sample)
    return wrong * 3 <= len(sample) and named * 3 >= len(sample)
