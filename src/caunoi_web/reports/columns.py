"""The columns of register R1 (domain.md §1.2): heading, width, and what stands in a cell.

A cell is text, a number, or a real day; a date known by its month or year stays text, because a
spreadsheet would invent a day for it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from caunoi.domain.dates import PartialDate, Precision
from caunoi.domain.folding import fold
from caunoi.domain.kinds import AgreementKind
from caunoi.domain.terms import EndKind, Status
from caunoi_web.common.countries import country_name
from caunoi_web.common.jinja import format_partial
from caunoi_web.common.labels import ACTIVITIES, AGREEMENT_KINDS, STATUSES
from caunoi_web.register.models import Level
from caunoi_web.register.queries.agreement_rows import PartyRow
from caunoi_web.reports.queries.r1_rows import R1Row

Cell = str | int | date


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``width`` is in characters; ``on_screen`` is False for what a page leaves to the file."""

    key: str
    heading: str | Promise
    width: int
    cell: Callable[[R1Row], Cell]


def unknown() -> str:
    """What is printed where a source does not say."""
    return pgettext("R1", "unknown")


def _position(row: R1Row) -> Cell:
    return row.position


def _partners(row: R1Row) -> Cell:
    return "; ".join(map(_partner, row.parties))


def _partner(party: PartyRow) -> str:
    """The name at signing and now; the paper's too where it is really another (domain rule 6.4-14)."""
    if not party.as_written or fold(party.as_written) in (fold(party.name), fold(party.at_signing)):
        return party.name
    return _("%(name)s (in the paper: %(written)s)") % {"name": party.name, "written": party.as_written}


def _countries(row: R1Row) -> Cell:
    codes = dict.fromkeys(party.country for party in row.parties)
    return "; ".join(country_name(code) if code else unknown() for code in codes)


def _kind(row: R1Row) -> Cell:
    return (
        unknown() if row.kind == AgreementKind.UNSPECIFIED else str(AGREEMENT_KINDS[AgreementKind(row.kind)])
    )


def _number(row: R1Row) -> Cell:
    return row.number


def _level(row: R1Row) -> Cell:
    return str(Level(row.level).label) if row.level else ""


def _signed(row: R1Row) -> Cell:
    return _date_cell(row.signed)


def _start(row: R1Row) -> Cell:
    return _date_cell(row.start)


def _end(row: R1Row) -> Cell:
    if row.end:
        return _date_cell(row.end)
    if row.end_kind == EndKind.CONDITION:
        return row.condition or str(STATUSES[Status.OPEN_CONDITIONAL])
    return pgettext("R1", "no end") if row.end_kind == EndKind.INDEFINITE else unknown()


def _raw(row: R1Row) -> Cell:
    return row.term_raw


def _renewal(row: R1Row) -> Cell:
    return pgettext("R1", "automatic") if row.end_kind == EndKind.AUTO_RENEWED else ""


def _content(row: R1Row) -> Cell:
    activities = ", ".join(str(ACTIVITIES[code]) for code in row.activities)  # type: ignore[index]
    return " · ".join(part for part in (row.content, activities) if part)


def _unit(row: R1Row) -> Cell:
    return row.unit


def _signatories(row: R1Row) -> Cell:
    return row.signatories


def _status(row: R1Row) -> Cell:
    return unknown() if row.status == Status.VALIDITY_UNKNOWN else str(STATUSES[Status(row.status)])


def _note(row: R1Row) -> Cell:
    parts = [row.note]
    if row.repaired:
        parts.append(_("A misprinted date was repaired."))
    if row.list_number:
        parts.append(_("Number in the source's list: %(number)s.") % {"number": row.list_number})
    return " ".join(part for part in parts if part)


def _date_cell(value: PartialDate | None) -> Cell:
    if value is not None and value.precision is Precision.DAY:
        return value.first_day
    return format_partial(value)


COLUMNS = (
    Column("position", pgettext_lazy("R1", "No."), 5, _position),
    Column("partner", pgettext_lazy("R1", "Partner"), 40, _partners),
    Column("country", pgettext_lazy("R1", "Country or territory"), 18, _countries),
    Column("kind", pgettext_lazy("R1", "Kind of paper"), 22, _kind),
    Column("number", pgettext_lazy("R1", "Number"), 16, _number),
    Column("level", pgettext_lazy("R1", "Level"), 14, _level),
    Column("signed", pgettext_lazy("R1", "Signed on"), 12, _signed),
    Column("start", pgettext_lazy("R1", "Valid from"), 12, _start),
    Column("end", pgettext_lazy("R1", "Valid until"), 14, _end),
    Column("raw", pgettext_lazy("R1", "Validity, as written"), 26, _raw),
    Column("renewal", pgettext_lazy("R1", "Renewal"), 12, _renewal),
    Column("content", pgettext_lazy("R1", "Content, fields"), 50, _content),
    Column("unit", pgettext_lazy("R1", "Unit in charge"), 24, _unit),
    Column("signatories", pgettext_lazy("R1", "Signed by"), 24, _signatories),
    Column("status", pgettext_lazy("R1", "Status"), 20, _status),
    Column("note", pgettext_lazy("R1", "Note"), 30, _note),
)
