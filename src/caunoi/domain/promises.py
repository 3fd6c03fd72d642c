"""Promises of an agreement: who owes what, how much, by when, and how a promise stands on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from caunoi.domain.dates import PartialDate
from caunoi.domain.kinds import Activity
from caunoi.domain.quotes import Quote

NOTHING = Decimal(0)
LAST_MONTH_OF_A_FULL_YEAR = 6  # a promise that begins later in a year is not measured in that year


class Debtor(StrEnum):
    """Who owes it: our own institution, the partner, or both sides alike."""

    HOST = "host"
    PARTNER = "partner"
    BOTH = "both"


class Measure(StrEnum):
    """What the number of a promise counts."""

    PEOPLE = "people"
    EVENTS = "events"
    ITEMS = "items"
    MONEY = "money"


class Bound(StrEnum):
    """How the number is meant: just so, as a lower or an upper bound."""

    EXACTLY = "exactly"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"


class Rhythm(StrEnum):
    """For how long the number stands: in all, or again each calendar year."""

    ONCE = "once"
    YEARLY = "yearly"


class Means(StrEnum):
    """In money, or in kind (things, rooms, work)."""

    CASH = "cash"
    KIND = "kind"


class Standing(StrEnum):
    """How a promise stands on a day."""

    OPEN = "open"
    PARTLY = "partly"
    MET = "met"
    LATE = "late"
    WAIVED = "waived"


@dataclass(frozen=True, slots=True)
class CommitmentFinding:
    """A promise read in the text of an agreement; not yet true, with its words.

    ``fields`` maps a field (debtor, amount, due) to the words it was read from. ``until_end`` says that
    it lasts as long as the agreement. ``unit`` is what is counted as the text names it ("suất học bổng"),
    ``currency`` an ISO 4217 code for money, "" for anything else.
    """

    debtor: Debtor
    activity: Activity
    quote: Quote
    amount: Decimal | None = None
    measure: Measure | None = None
    unit: str = ""
    currency: str = ""
    bound: Bound = Bound.EXACTLY
    rhythm: Rhythm = Rhythm.ONCE
    means: Means | None = None
    due: PartialDate | None = None
    until_end: bool = False
    fields: tuple[tuple[str, Quote], ...] = ()
    rule: str = ""

    def __post_init__(self) -> None:
        if (self.amount is None) != (self.measure is None):
            raise ValueError("A number needs its measure, and a measure its number.")
        if self.amount is not None and self.amount <= 0:
            raise ValueError(f"A promise is of more than nothing, not of {self.amount}.")

    def quotes(self) -> tuple[Quote, ...]:
        """Every quote, so that a caller can check them against the text."""
        return (self.quote, *(quote for _field, quote in self.fields))


@dataclass(frozen=True, slots=True)
class Promise:
    """What the rule below needs of a promise.

    ``target`` is the number promised (None: it is enough that it is done once), ``due`` the last day,
    ``begins`` the day from which a yearly promise is measured, ``waived_on`` the day it was let go.
    """

    target: Decimal | None = None
    bound: Bound = Bound.EXACTLY
    rhythm: Rhythm = Rhythm.ONCE
    due: date | None = None
    begins: date | None = None
    waived_on: date | None = None

    def is_reached(self, done: Decimal) -> bool:
        """True when ``done`` fulfils it; an upper bound is kept by using it at all."""
        if self.target is None or self.bound is Bound.AT_MOST:
            return done > NOTHING
        return done >= self.target

    def standing_on(self, day: date, done: Mapping[int, Decimal]) -> Standing:
        """How it stands on ``day``, given what was done up to that day, by calendar year."""
        if self.waived_on is not None and self.waived_on <= day:
            return Standing.WAIVED
        if self.rhythm is Rhythm.YEARLY:
            return self._yearly(day, done)
        total = sum(done.values(), NOTHING)
        if self.is_reached(total):
            return Standing.MET
        if self.due is not None and self.due < day:
            return Standing.LATE
        return Standing.PARTLY if total > NOTHING else Standing.OPEN

    def missed_years(self, day: date, done: Mapping[int, Decimal]) -> tuple[int, ...]:
        """The calendar years that are over by ``day`` and in which too little was done."""
        if self.begins is None:
            return ()
        first = self.begins.year + (self.begins.month > LAST_MONTH_OF_A_FULL_YEAR)
        last = min(day.year - 1, self.due.year if self.due else day.year)
        return tuple(year for year in range(first, last + 1) if not self.is_reached(done.get(year, NOTHING)))

    def _yearly(self, day: date, done: Mapping[int, Decimal]) -> Standing:
        """By the running year; a year before it that was missed counts until this one is made good."""
        is_over = self.due is not None and self.due < day
        year = self.due.year if is_over and self.due else day.year
        this_year = done.get(year, NOTHING)
        if self.is_reached(this_year):
            return Standing.MET
        missed = self.missed_years(day, done)
        if is_over or (missed and missed[-1] == year - 1):
            return Standing.LATE
        return Standing.PARTLY if this_year > NOTHING else Standing.OPEN
