"""The sleeping agreements as a table."""

from collections.abc import Iterator
from itertools import islice

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from caunoi_web.accounts.policies import Action
from caunoi_web.activities.forms.sleeping import read_sleep_filter
from caunoi_web.activities.queries.sleeping import Sleep, life_rule
from caunoi_web.activities.queries.sleeping_list import (
    SleepingRow,
    chosen_words,
    sleeping_rows,
    with_signs,
)
from caunoi_web.common.jinja import format_day, format_number
from caunoi_web.common.labels import AGREEMENT_KINDS
from caunoi_web.register.models import Agreement
from caunoi_web.register.models.agreements import AgreementQuerySet
from caunoi_web.reports.listings.listing import Asked, Listing
from caunoi_web.reports.tables import Column, Head, Paper, Shown, Value, coded, table_paper

CHUNK = 500


def table(asked: Asked) -> Paper:
    """The agreements that sleep on the day, the longest asleep first."""
    rule = life_rule()
    sleep, chosen = Sleep.on(asked.day, rule), read_sleep_filter(asked.query)
    found = chosen.apply(sleep.sleeping(Agreement.objects.visible_to(asked.user)), sleep)
    number = found.count()
    head = Head(
        title=_("What sleeps"),
        day=asked.day,
        filters=tuple(chosen_words(chosen)),
        everything=_("none, all that sleep"),
        sums=_("%(total)s in all") % {"total": format_number(number)},
        notes=(_rule_in_words(sleep, rule.sleep_months),),
        at=asked.at,
        who=str(asked.user),
    )
    return table_paper("sleeping", head, COLUMNS, number, _rows(with_signs(found, sleep), sleep))


def _rule_in_words(sleep: Sleep, months: int) -> str:
    words = ngettext(
        "In force, and no proven sign of life since %(cutoff)s (%(months)s month).",
        "In force, and no proven sign of life since %(cutoff)s (%(months)s months).",
        months,
    )
    return words % {"cutoff": format_day(sleep.cutoff), "months": months}


def _rows(found: AgreementQuerySet, sleep: Sleep) -> Iterator[SleepingRow]:
    plain = found.iterator(chunk_size=CHUNK)
    while chunk := list(islice(plain, CHUNK)):
        yield from sleeping_rows(chunk, sleep)


def _agreement(row: SleepingRow) -> Value:
    names = "; ".join(party.name for party in row.parties)
    text = "\n".join(part for part in (row.title, names) if part)
    parties = [{"id": str(party.id), "name": party.name} for party in row.parties]
    return Shown(text, {"id": str(row.id), "title": row.title or None, "partners": parties})


def _kind(row: SleepingRow) -> Value:
    return coded(row.kind, AGREEMENT_KINDS[row.kind]) if row.kind != "unspecified" else None  # type: ignore[index]


def _unit(row: SleepingRow) -> Value:
    if not row.unit:
        return None
    return (row.unit.name_en if get_language() == "en" else "") or row.unit.name_vi


def _reason(row: SleepingRow) -> Value:
    if not row.reason:
        return coded("", _("Nobody has said why"))
    label = str(row.reason.get_cause_display())
    return Shown(
        ": ".join(part for part in (label, row.reason.words) if part),
        {"code": row.reason.cause, "label": label, "words": row.reason.words or None},
    )


COLUMNS = (
    Column("agreement", gettext_lazy("Agreement"), 42, _agreement),
    Column("kind", gettext_lazy("Kind"), 22, _kind),
    Column("unit", gettext_lazy("Unit in charge"), 26, _unit),
    Column("sign_on", gettext_lazy("Last proven sign of life"), 12, lambda row: row.sign.when),
    Column("sign", gettext_lazy("What it was"), 34, lambda row: str(row.sign.title)),
    Column("proof", gettext_lazy("Proof"), 24, lambda row: row.sign.proof_name),
    Column("months", gettext_lazy("Months"), 8, lambda row: row.months),
    Column("why", gettext_lazy("Why it sleeps"), 32, _reason),
    Column("next", gettext_lazy("Next step"), 40, lambda row: str(row.suggestion.words)),
)

LISTING = Listing("sleeping", gettext_lazy("What sleeps"), Action.ACTIVITY_READ, table)
