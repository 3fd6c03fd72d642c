"""Promises with what was done for them, as of a day: two queries for any number of promises."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, Sum
from django.utils.translation import gettext as _

from caunoi.domain.promises import NOTHING, Debtor, Rhythm, Standing
from caunoi_web.activities.models import Activity, Commitment
from caunoi_web.activities.models.deeds import AHEAD_STATES
from caunoi_web.activities.wording import amount_words, promised_words
from caunoi_web.common.jinja import format_day, format_partial

YEARS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """One promise on a day.

    ``done`` is what counts for it: of the running year when it is yearly, else of all time. ``ahead`` is
    the number of activities that are planned for it, ``by_year`` the last years with what was done.
    """

    commitment: Commitment
    standing: Standing
    done: Decimal
    ahead: int
    missed: tuple[int, ...]
    by_year: tuple[tuple[int, Decimal], ...]
    due_on: date | None

    @property
    def share(self) -> float:
        """How much of it is done, in hundredths; at most 100."""
        target = self.commitment.amount or Decimal(1)
        return round(float(min(self.done / target, Decimal(1)) * 100), 2)

    @property
    def promised(self) -> str:
        """The number as people say it."""
        return promised_words(self.commitment)

    @property
    def done_words(self) -> str:
        """What was done, with what it counts."""
        one = self.commitment
        return amount_words(self.done, one.measure or "events", one.counted_word, one.currency)

    @property
    def due_words(self) -> str:
        """By when, in words; "" when nothing is said."""
        one = self.commitment
        if one.due:
            return _("by %(day)s") % {"day": format_partial(one.due_date)}
        if one.until_end:
            day = format_day(self.due_on)
            return (
                _("until the agreement ends (%(day)s)") % {"day": day}
                if day
                else _("until the agreement ends")
            )
        return ""

    @property
    def years_words(self) -> str:
        """The last years of a yearly promise, each with what was done."""
        return ", ".join(f"{year}: {amount_words(done, '').strip()}" for year, done in self.by_year)


@dataclass(frozen=True, slots=True)
class Side:
    """All promises of one side, with how many of them are kept and the money of them."""

    debtor: Debtor
    rows: tuple[PromiseRow, ...]

    @property
    def kept(self) -> int:
        return sum(row.standing is Standing.MET for row in self.rows)

    @property
    def late(self) -> int:
        return sum(row.standing is Standing.LATE for row in self.rows)

    @property
    def counting(self) -> int:
        """Those that were not waived."""
        return sum(row.standing is not Standing.WAIVED for row in self.rows)

    @property
    def money(self) -> tuple[tuple[str, str, Decimal, Decimal], ...]:
        """Money promised and given so far by means and currency: (means, currency, promised, done)."""
        sums: dict[tuple[str, str], tuple[Decimal, Decimal]] = {}
        for row in self.rows:
            one = row.commitment
            if one.currency and one.amount and row.standing is not Standing.WAIVED:
                promised, done = sums.get((one.means, one.currency), (NOTHING, NOTHING))
                sums[one.means, one.currency] = (promised + one.amount, done + row.done)
        return tuple((*key, *value) for key, value in sorted(sums.items()))


def promise_rows(commitments: Iterable[Commitment], day: date) -> list[PromiseRow]:
    """The promises, which bring their agreement with them, as rows; two queries."""
    every = list(commitments)
    keys = [one.pk for one in every]
    done, ahead = done_by_year(keys, day), _ahead(keys)
    return [_row(one, done.get(one.pk, {}), ahead.get(one.pk, 0), day) for one in every]


def promises_of(agreements: Sequence[UUID], day: date, limit: int = 100) -> list[PromiseRow]:
    """The live promises of these agreements; three queries."""
    found = (
        Commitment.objects.live()
        .filter(agreement__in=agreements)
        .select_related("agreement", "unit", "partner")
        .order_by("agreement", "debtor", "code", "id")
    )
    return promise_rows(found[:limit], day)


def by_side(rows: Iterable[PromiseRow]) -> list[Side]:
    """The promises of our side, the partner's, and those of both; sides without any are left out."""
    every = list(rows)
    sides = [
        Side(debtor, tuple(row for row in every if row.commitment.debtor == debtor)) for debtor in Debtor
    ]
    return [side for side in sides if side.rows]


def done_by_year(commitments: Sequence[UUID], day: date) -> dict[UUID, dict[int, Decimal]]:
    """What was done for promises up to ``day``, by calendar year; one query."""
    found: dict[UUID, dict[int, Decimal]] = {}
    rows = (
        Activity.objects.done_by(day)
        .filter(commitment__in=commitments)
        .order_by()
        .values_list("commitment", "counts_on__year")
        .annotate(done=Sum("counted"))
    )
    for commitment, year, done in rows:
        found.setdefault(commitment, {})[year] = done
    return found


def _ahead(commitments: Sequence[UUID]) -> dict[UUID, int]:
    rows = Activity.objects.live().filter(commitment__in=commitments, state__in=AHEAD_STATES).order_by()
    return dict(rows.values_list("commitment").annotate(number=Count("pk")))


def _row(one: Commitment, done: Mapping[int, Decimal], ahead: int, day: date) -> PromiseRow:
    promise = one.promise(one.agreement.begins_on, one.agreement.ends_on)
    is_yearly = promise.rhythm is Rhythm.YEARLY
    year = min(day, promise.due).year if promise.due else day.year
    return PromiseRow(
        commitment=one,
        standing=promise.standing_on(day, done),
        done=done.get(year, NOTHING) if is_yearly else sum(done.values(), NOTHING),
        ahead=ahead,
        missed=promise.missed_years(day, done) if is_yearly else (),
        by_year=tuple(sorted(done.items(), reverse=True)[:YEARS_SHOWN]) if is_yearly else (),
        due_on=promise.due,
    )
