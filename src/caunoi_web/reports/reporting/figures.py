"""Figures in lines: a number now and a year before, each with the list that holds what it counts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from caunoi_web.common.jinja import format_number
from caunoi_web.reports.tables import Column, Grid, Shown, Value


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and the address of its list; ``value`` None is "cannot be counted", never zero.

    ``unit`` follows the number in print (a currency). With ``is_sum`` the list holds what was summed up;
    else it has as many rows as the value says.
    """

    value: int | Decimal | None
    href: str = ""
    unit: str = ""
    is_sum: bool = False

    @property
    def words(self) -> str:
        """As people read it."""
        if self.value is None:
            return _("not recorded")
        return f"{format_number(self.value)} {self.unit}".rstrip()

    @property
    def cell(self) -> Value:
        """As a file holds it."""
        return Shown(self.words, None) if self.value is None or self.unit else self.value


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what is counted, now and a year before. ``level`` 1 is a part of the line above it."""

    label: str
    now: Figure
    before: Figure
    level: int = 0
    cited: str = ""

    @property
    def change(self) -> int | Decimal | None:
        """By how much it grew; None where either number is missing."""
        if self.now.value is None or self.before.value is None:
            return None
        return self.now.value - self.before.value

    @property
    def change_words(self) -> str:
        """The change with its sign."""
        if self.change is None:
            return ""
        return f"{'+' if self.change > 0 else ''}{format_number(self.change)}"


@dataclass(frozen=True, slots=True)
class Block:
    """Lines under a title, with a sentence that says how they are counted."""

    title: str
    note: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A list behind a figure, as the annex names it."""

    number: int
    label: str
    period: str
    words: str
    address: str


def address(name: str, day: date, query: Mapping[str, object]) -> str:
    """The list of that name with the filters and the as-of day."""
    asked = {key: value for key, value in query.items() if value not in ("", None)}
    return f"{reverse(name)}?{urlencode({**asked, 'as_of': day.isoformat()})}"


def cited(
    blocks: tuple[Block, ...], periods: tuple[str, str]
) -> tuple[tuple[Block, ...], tuple[Source, ...]]:
    """The blocks with marks that point at their lists, and those lists; ``periods`` are their names."""
    sources: list[Source] = []
    found = []
    for block in blocks:
        lines = []
        for line in block.lines:
            first = len(sources) + 1
            sources += _sources(block, line, periods, first)
            marks = "".join(f"[{number}]" for number in range(first, len(sources) + 1))
            lines.append(replace(line, cited=marks))
        found.append(replace(block, lines=tuple(lines)))
    return tuple(found), tuple(sources)


def _sources(block: Block, line: Line, periods: tuple[str, str], first: int) -> Iterator[Source]:
    linked = [
        (figure, name) for figure, name in zip((line.now, line.before), periods, strict=True) if figure.href
    ]
    for number, (figure, name) in enumerate(linked, start=first):
        label = f"{block.title}: {line.label}"
        yield Source(number, label, name, figure.words, f"{settings.SITE_URL.rstrip('/')}{figure.href}")


def block_grid(block: Block, periods: tuple[str, str]) -> Grid:
    """The block as a table of a file."""
    columns = (
        Column("label", _("What"), 60, lambda line: f"{'– ' * line.level}{line.label}"),
        Column("now", periods[0], 18, lambda line: line.now.cell),
        Column("before", periods[1], 18, lambda line: line.before.cell),
        Column("change", pgettext("report", "Change"), 12, lambda line: line.change_words),
        Column("lists", _("Lists"), 14, lambda line: line.cited),
    )
    return Grid(columns, block.lines, block.title, block.note)


def source_grid(sources: tuple[Source, ...]) -> Grid:
    """The annex: which list each figure counts, and where it stands."""
    columns = (
        Column("number", _("No."), 6, lambda one: one.number),
        Column("label", _("Figure"), 44, lambda one: one.label),
        Column("period", _("Period"), 16, lambda one: one.period),
        Column("words", _("Number"), 14, lambda one: one.words),
        Column("address", _("Address of its list"), 70, lambda one: one.address),
    )
    title = _("Annex: the lists behind the figures")
    note = _("Each address opens the records that the figure counts, as of its day.")
    return Grid(columns, sources, title, note)
