"""One general shape for whatever leaves the site as a file: lines above, columns, rows of typed values.

A listing (``listings/``) or a report (``reporting/``) makes a ``Paper``; a writer (``exports/``) per format
puts it into a file. Neither knows the other, so a new list costs no writer and a new format no list.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Union

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from caunoi.domain.dates import PartialDate
from caunoi_web.common.jinja import format_day, format_moment
from caunoi_web.register.queries.chosen import Chosen


@dataclass(frozen=True, slots=True)
class Shown:
    """A value whose printed words and whose data differ: a label with its code, a name with its id.

    ``data`` is what JSON gets: text, number, list or dict of such; None for "unknown".
    """

    text: str
    data: Any


# One cell. Text, a number, a real day, a moment, a date as precise as it is known, several of them.
Value = Union[str, int, Decimal, date, datetime, PartialDate, Shown, "tuple[Value, ...]", None]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key in JSON, its heading, its width in characters, and what stands in a row's cell."""

    key: str
    heading: str | Promise
    width: int
    value: Callable[[Any], Value]


@dataclass(frozen=True, slots=True)
class Head:
    """The facts above the table: what it is, the day, the filters, the sums, the moment, the person.

    ``everything`` says in words that nothing is filtered ("" where nothing can be); ``sums`` and
    ``notes`` may be empty. ``written`` are the lines when they are settled already (reports/tongues.py).
    """

    title: str
    day: date
    filters: tuple[Chosen, ...]
    everything: str
    at: datetime
    who: str
    sums: str = ""
    notes: tuple[str, ...] = ()
    written: tuple[str, ...] = ()

    @property
    def filters_in_words(self) -> str:
        """The chosen filters on one line."""
        return "; ".join(f"{one.label}: {one.value}" for one in self.filters) or self.everything

    def lines(self) -> list[str]:
        """The lines above the table, the title first, in the language that is active."""
        if self.written:
            return list(self.written)
        made = {"at": format_moment(self.at), "who": self.who}
        found = [
            self.title,
            _("As of %(day)s") % {"day": format_day(self.day)},
            self._filter_line(),
            self.sums,
            *self.notes,
            _("Exported %(at)s by %(who)s") % made,
        ]
        return [line for line in found if line]

    def _filter_line(self) -> str:
        words = self.filters_in_words
        return _("Filters: %(filters)s") % {"filters": words} if words else ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of a paper: its title and a sentence above it ("" for none), its columns, its rows.

    ``rows`` are read once and only while the file is written, so that their number costs no memory.
    """

    columns: tuple[Column, ...]
    rows: Iterable[Any]
    title: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a paper under a heading."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """The block that an office's paper begins and ends with, as lines (Decree 30/2020, to be confirmed).

    ``left`` is who issues it and the number, ``right`` the nation, its motto, place and date; a line is its
    words and how they stand: "", "bold", "italic" or "bold italic". ``recipients`` and ``signed`` end it.
    ``word_file`` is the office's own Word file, which a DOCX takes instead; ``fields`` are what it may name.
    """

    left: tuple[tuple[str, str], ...]
    right: tuple[tuple[str, str], ...]
    recipients: tuple[str, ...]
    signed: tuple[tuple[str, str], ...]
    note: str = ""
    fields: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    word_file: Path | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """What becomes a file: the lines above, then grids and passages.

    ``name`` begins the file's name; ``is_wide`` lays the page across; ``number`` is how many rows there
    are in all. The ``annex`` follows after who signs.
    """

    name: str
    head: Head
    parts: tuple[Grid | Passage, ...]
    number: int
    heading: Heading | None = None
    is_wide: bool = True
    annex: tuple[Grid, ...] = ()


def table_paper(
    name: str, head: Head, columns: tuple[Column, ...], number: int, rows: Iterable[Any], **more: Any
) -> Paper:
    """A paper of one table: what every list is."""
    return Paper(name, head, (Grid(columns, rows),), number, **more)


_said: dict[tuple[str | None, int], tuple[object, str]] = {}
MOST_SAID = 4000


def said(label: object) -> str:
    """A label in the active language; translated once, as a long file says the same ones again and again."""
    if isinstance(label, str):
        return label
    place = (get_language(), id(label))
    known = _said.get(place)
    if known is None:
        known = (label, str(label))  # holding the label keeps its id from being given to another
        if len(_said) < MOST_SAID:
            _said[place] = known
    return known[1]


def coded(code: str, label: object) -> Shown:
    """A code of ours with the label people read; the code "" or None is "not stated" and is null in JSON."""
    words = said(label)
    return Shown(words, {"code": code or None, "label": words})
