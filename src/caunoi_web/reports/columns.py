"""The columns of register R1 (domain.md §1.2): heading, width, and what stands in a cell.

A date known by its month or year stays what it is, because a spreadsheet would invent a day for it.
"""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from caunoi.domain.folding import fold
from caunoi.domain.kinds import AgreementKind
from caunoi.domain.terms import EndKind, Status
from caunoi_web.common.countries import country_name
from caunoi_web.common.labels import ACTIVITIES, AGREEMENT_KINDS, STATUSES
from caunoi_web.register.models import Level
from caunoi_web.register.queries.agreement_rows import PartyRow
from caunoi_web.reports.queries.r1_rows import R1Row
from caunoi_web.reports.tables import Column, Shown, Value, coded, said

_UNKNOWN = pgettext_lazy("R1", "unknown")


def unknown() -> str:
    """What is printed where a source does not say."""
    return said(_UNKNOWN)


def _position(row: R1Row) -> Value:
    return row.position


def _partners(row: R1Row) -> Value:
    return tuple(Shown(_partner(party), _party_data(party)) for party in row.parties)


def _partner(party: PartyRow) -> str:
    """The name at signing and now; the paper's too where it is really another (domain rule 6.4-14)."""
    if not party.as_written or fold(party.as_written) in (fold(party.name), fold(party.at_signing)):
        return party.name
    return _("%(name)s (in the paper: %(written)s)") % {"name": party.name, "written": party.as_written}


def _party_data(party: PartyRow) -> dict[str, str | None]:
    written = party.as_written or None
    return {"id": str(party.id), "name": party.name, "as_written": written, "country": party.country or None}


def _countries(row: R1Row) -> Value:
    return tuple(country(code) for code in dict.fromkeys(party.country for party in row.parties))


def country(code: str) -> Shown:
    """A country by its code and its name; "unknown" where none is stated."""
    return coded(code, country_name(code) if code else unknown())


def _kind(row: R1Row) -> Value:
    if row.kind == AgreementKind.UNSPECIFIED:
        return coded("", unknown())
    return coded(row.kind, AGREEMENT_KINDS[AgreementKind(row.kind)])


def _number(row: R1Row) -> Value:
    return row.number


def _level(row: R1Row) -> Value:
    return coded(row.level, Level(row.level).label) if row.level else None


def _signed(row: R1Row) -> Value:
    return row.signed


def _start(row: R1Row) -> Value:
    return row.start


def _end(row: R1Row) -> Value:
    if row.end:
        return row.end
    if row.end_kind == EndKind.CONDITION:
        return row.condition or str(STATUSES[Status.OPEN_CONDITIONAL])
    return Shown(pgettext("R1", "no end") if row.end_kind == EndKind.INDEFINITE else unknown(), None)


def _raw(row: R1Row) -> Value:
    return row.term_raw


def _renewal(row: R1Row) -> Value:
    is_automatic = row.end_kind == EndKind.AUTO_RENEWED
    return coded(row.end_kind, pgettext("R1", "automatic")) if is_automatic else None


def _content(row: R1Row) -> Value:
    activities = ", ".join(said(ACTIVITIES[code]) for code in row.activities)  # type: ignore[index]
    text = " · ".join(part for part in (row.content, activities) if part)
    return Shown(text, {"text": row.content or None, "activities": list(row.activities)})


def _unit(row: R1Row) -> Value:
    return row.unit


def _signatories(row: R1Row) -> Value:
    return row.signatories


def _status(row: R1Row) -> Value:
    is_unknown = row.status == Status.VALIDITY_UNKNOWN
    return coded(row.status, unknown() if is_unknown else STATUSES[Status(row.status)])


def _note(row: R1Row) -> Value:
    parts = [row.note]
    if row.repaired:
        parts.append(_("A misprinted date was repaired."))
    if row.list_number:
        parts.append(_("Number in the source's list: %(number)s.") % {"number": row.list_number})
    return " ".join(part for part in parts if part)


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
