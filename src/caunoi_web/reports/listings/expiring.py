"""Expiring and dormant agreements (R13): by days left, with the last sign of life and a next step."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, F
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from caunoi_web.accounts.policies import Action
from caunoi_web.activities.queries.sleeping import Sleep, life_rule, with_last_sign
from caunoi_web.activities.queries.sleeping_list import SleepingRow, sleeping_rows
from caunoi_web.common.jinja import format_number
from caunoi_web.common.labels import AGREEMENT_KINDS
from caunoi_web.register.models import Agreement
from caunoi_web.register.queries.agreement_filters import WITHIN_DAYS, AgreementFilter, ending_within
from caunoi_web.register.queries.agreement_rows import days_left
from caunoi_web.register.queries.chosen import within_label
from caunoi_web.register.queries.remembered import KEPT, remembered
from caunoi_web.reports.listings.listing import Asked, Listing
from caunoi_web.reports.queries.heading import heading_of
from caunoi_web.reports.tables import Column, Head, Paper, Shown, Value, coded, table_paper

TITLE = gettext_lazy("Expiring and dormant agreements (R13)")
CHUNK = 1000


@dataclass(frozen=True, slots=True)
class R13Row:
    """One agreement that ends soon, sleeps, or both."""

    position: int
    agreement: Agreement
    life: SleepingRow
    days_left: int | None
    is_asleep: bool


class R13Key(NamedTuple):
    """Which agreement, and why it is in the report."""

    id: UUID
    is_soon: bool
    is_asleep: bool


@dataclass(frozen=True, slots=True)
class R13:
    """What the report holds on a day: ``within`` is the bound of "soon", in days.

    ``keys`` are in the order of the report; ``number`` is how many there are in all.
    """

    within: int
    sleep: Sleep
    keys: tuple[R13Key, ...]
    expiring: int
    asleep: int
    number: int


def within_of(asked: Asked) -> int:
    """What "soon" means for the address, in days."""
    written = asked.query.get("within", "")
    return int(written) if written in map(str, WITHIN_DAYS) else WITHIN_DAYS[1]


def asked_for(asked: Asked) -> R13:
    """The agreements in force that end within the days of the address, and those that sleep.

    By days left, those without an end last; two queries.
    """
    within, sleep = within_of(asked), Sleep.on(asked.day, life_rule())
    soon = ending_within(within, asked.day)
    live = AgreementFilter().apply(Agreement.objects.visible_to(asked.user), asked.day)
    found = live.filter(soon | sleep.condition).annotate(
        is_soon=ExpressionWrapper(soon, BooleanField()),
        is_asleep=ExpressionWrapper(sleep.condition, BooleanField()),
    )
    rows = found.order_by(F("ends_on").asc(nulls_last=True), "id").values_list("pk", "is_soon", "is_asleep")
    keys = tuple(
        R13Key(pk, bool(is_soon), bool(is_asleep)) for pk, is_soon, is_asleep in rows.iterator(CHUNK)
    )
    expiring, asleep = sum(key.is_soon for key in keys), sum(key.is_asleep for key in keys)
    return R13(within, sleep, keys, expiring, asleep, len(keys))


def for_the_screen(asked: Asked) -> R13:
    """The same with no more than the first keys, from memory while nothing was written."""
    question = (asked.user.role, asked.day, within_of(asked))

    def first() -> R13:
        report = asked_for(asked)
        return replace(report, keys=report.keys[:KEPT])

    return remembered("r13", question, first)


def page_of_rows(asked: Asked, report: R13, start: int, number: int) -> list[R13Row]:
    """Some rows of what the screen shows; far behind the first, all keys are looked for again."""
    if start + number > len(report.keys) < report.number:
        report = asked_for(asked)
    return list(rows_of(report, start, number))


def rows_of(report: R13, start: int = 0, number: int | None = None) -> Iterator[R13Row]:
    """By days left, those without an end last; ``number`` of them from ``start``, else all."""
    keys = report.keys[start : start + number] if number else report.keys
    for first in range(0, len(keys), CHUNK):
        yield from _rows(keys[first : first + CHUNK], report.sleep, start + first + 1)


def _rows(keys: Sequence[R13Key], sleep: Sleep, position: int) -> Iterator[R13Row]:
    ids = [key.id for key in keys]
    found = with_last_sign(Agreement.objects.filter(pk__in=ids).with_status_on(sleep.day), sleep.day)
    there = {one.pk: one for one in found.select_related("host_unit")}
    chunk = [there[key] for key in ids if key in there]
    asleep = {key.id for key in keys if key.is_asleep}
    for number, (agreement, life) in enumerate(
        zip(chunk, sleeping_rows(chunk, sleep), strict=True), position
    ):
        left = days_left(agreement.status, agreement.ends_on, sleep.day)  # type: ignore[attr-defined]
        yield R13Row(number, agreement, life, left, agreement.pk in asleep)


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
    report = asked.once("r13", lambda: asked_for(asked))
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

LISTING = Listing("r13", TITLE, Action.REPORT_READ, table, counts_all=True)
