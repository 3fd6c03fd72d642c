"""Expiring and dormant agreements (R13): by days left, with the last sign of life and a next step."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.db.models import F
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from caunoi_web.accounts.policies import Action
from caunoi_web.activities.queries.sleeping import Sleep, life_rule, with_last_sign
from caunoi_web.activities.queries.sleeping_list import SleepingRow, sleeping_rows
from caunoi_web.common.jinja import format_number
from caunoi_web.common.labels import AGREEMENT_KINDS
from caunoi_web.register.models import Agreement
from caunoi_web.register.models.agreements import AgreementQuerySet
from caunoi_web.register.queries.agreement_filters import WITHIN_DAYS, AgreementFilter, ending_within
from caunoi_web.register.queries.agreement_rows import days_left
from caunoi_web.register.queries.chosen import within_label
from caunoi_web.reports.listings.listing import Asked, Listing
from caunoi_web.reports.queries.heading import heading_of
from caunoi_web.reports.tables import Column, Head, Paper, Shown, Value, coded, table_paper

TITLE = gettext_lazy("Expiring and dormant agreements (R13)")
CHUNK = 500


@dataclass(frozen=True, slots=True)
class R13Row:
    """One agreement that ends soon, sleeps, or both."""

    position: int
    agreement: Agreement
    life: SleepingRow
    days_left: int | None
    is_asleep: bool


@dataclass(frozen=True, slots=True)
class R13:
    """What the report holds on a day: ``within`` is the bound of "soon", in days."""

    within: int
    found: AgreementQuerySet
    sleep: Sleep
    expiring: int
    asleep: int
    number: int


def asked_for(asked: Asked) -> R13:
    """The agreements in force that end within the days of the address, and those that sleep."""
    written = asked.query.get("within", "")
    within = int(written) if written in map(str, WITHIN_DAYS) else WITHIN_DAYS[1]
    sleep = Sleep.on(asked.day, life_rule())
    live = AgreementFilter().apply(Agreement.objects.visible_to(asked.user), asked.day).order_by()
    soon = ending_within(within, asked.day)
    found = live.filter(soon | sleep.condition)
    return R13(
        within,
        found,
        sleep,
        expiring=live.filter(soon).count(),
        asleep=live.filter(sleep.condition).count(),
        number=found.count(),
    )


def rows_of(report: R13, start: int = 0, number: int | None = None) -> Iterator[R13Row]:
    """By days left, those without an end last; ``number`` of them from ``start``, else all."""
    ordered = with_last_sign(report.found, report.sleep.day).select_related("host_unit")
    ordered = ordered.order_by(F("ends_on").asc(nulls_last=True), "id")
    plain = ordered[start : start + number].iterator(CHUNK) if number else ordered.iterator(chunk_size=CHUNK)
    position = start
    while chunk := list(islice(plain, CHUNK)):
        for agreement, life in zip(chunk, sleeping_rows(chunk, report.sleep), strict=True):
            position += 1
            left = days_left(agreement.status, agreement.ends_on, report.sleep.day)  # type: ignore[attr-defined]
            yield R13Row(position, agreement, life, left, report.sleep.holds_for(agreement))


def sums_in_words(report: R13) -> str:
    """How many there are, and why."""
    words = _("%(number)s agreements: %(expiring)s end %(within)s, %(asleep)s sleep; some do both.")
    return words % {
        "number": format_number(report.number),
        "expiring": format_number(report.expiring),
        "within": within_label(report.within).lower(),
        "asleep": format_number(report.asleep),
    }


def head_of(asked: Asked, report: R13) -> Head:
    """What stands above."""
    return Head(str(TITLE), asked.day, (), "", asked.at, str(asked.user), sums=sums_in_words(report))


def table(asked: Asked) -> Paper:
    """All of them, the soonest end first."""
    report = asked_for(asked)
    made_on: date = timezone.localtime(asked.at).date()
    head = head_of(asked, report)
    return table_paper("R13", head, COLUMNS, report.number, rows_of(report), heading=heading_of(made_on))


def _agreement(row: R13Row) -> Value:
    names = "; ".join(party.name for party in row.life.parties)
    text = "\n".join(part for part in (row.life.title, names) if part)
    parties = [{"id": str(party.id), "name": party.name} for party in row.life.parties]
    return Shown(text, {"id": str(row.agreement.pk), "title": row.life.title or None, "partners": parties})


def _kind(row: R13Row) -> Value:
    kind = row.agreement.kind
    return coded(kind, AGREEMENT_KINDS[kind]) if kind != "unspecified" else None  # type: ignore[index]


def _unit(row: R13Row) -> Value:
    unit = row.life.unit
    if unit is None:
        return Shown(
            row.agreement.host_unit_words or _("nobody named"), row.agreement.host_unit_words or None
        )
    return (unit.name_en if get_language() == "en" else "") or unit.name_vi


def _asleep(row: R13Row) -> Value:
    if not row.is_asleep:
        return Shown("", {"asleep": False})
    words = _("asleep for %(months)s months") % {"months": row.life.months}
    if row.life.reason:
        words = f"{words}: {row.life.reason.get_cause_display()}"
    return Shown(words, {"asleep": True, "months": row.life.months})


COLUMNS = (
    Column("position", gettext_lazy("No."), 5, lambda row: row.position),
    Column("agreement", gettext_lazy("Agreement, partner"), 44, _agreement),
    Column("kind", gettext_lazy("Kind"), 20, _kind),
    Column("number", gettext_lazy("Number"), 14, lambda row: row.agreement.number),
    Column("until", gettext_lazy("Valid until"), 12, lambda row: row.agreement.ends_on),
    Column("days_left", gettext_lazy("Days left"), 8, lambda row: row.days_left),
    Column("last_sign", gettext_lazy("Last activity"), 12, lambda row: row.life.sign.when),
    Column("sign", gettext_lazy("What it was"), 28, lambda row: str(row.life.sign.title)),
    Column("asleep", gettext_lazy("Dormant"), 24, _asleep),
    Column("unit", gettext_lazy("Responsible"), 24, _unit),
    Column("next", gettext_lazy("Suggested action"), 34, lambda row: str(row.life.suggestion.words)),
)

LISTING = Listing("r13", TITLE, Action.REPORT_READ, table)
