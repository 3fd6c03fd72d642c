"""How long an agreement is valid, and what that makes it on a given day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from caunoi.domain.dates import PartialDate


class EndKind(StrEnum):
    """How the validity ends, as the text says it."""

    FIXED = "fixed"
    DURATION = "duration"
    CONDITION = "condition"
    INDEFINITE = "indefinite"
    AUTO_RENEWED = "auto_renewed"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """What an agreement is on a given day. Computed, never typed in (domain 6.3)."""

    NOT_IN_FORCE = "not_in_force"
    IN_FORCE = "in_force"
    EXPIRED = "expired"
    OPEN_CONDITIONAL = "open_conditional"
    INDEFINITE = "indefinite"
    VALIDITY_UNKNOWN = "validity_unknown"
    SUSPENDED = "suspended"
    TERMINATED = "terminated"
    SUPERSEDED = "superseded"
    COMPLETED = "completed"

    @property
    def is_over(self) -> bool:
        """Nothing of it can be called upon any more."""
        return self in OVER


OVER = frozenset({Status.EXPIRED, Status.TERMINATED, Status.SUPERSEDED, Status.COMPLETED})


class EventKind(StrEnum):
    """What can happen to an agreement in its life beside the passing of its term (domain 6.3)."""

    SUSPENDED = "suspended"
    RESUMED = "resumed"
    TERMINATED = "terminated"
    SUPERSEDED = "superseded"
    COMPLETED = "completed"
    NOTICE = "notice"
    RENEWED = "renewed"
    EXTENDED = "extended"


# The last of these on or before a day decides whether the term or the event speaks.
RULING = frozenset(
    {
        EventKind.SUSPENDED,
        EventKind.RESUMED,
        EventKind.TERMINATED,
        EventKind.SUPERSEDED,
        EventKind.COMPLETED,
    }
)
FINAL = frozenset({EventKind.TERMINATED, EventKind.SUPERSEDED, EventKind.COMPLETED})
# These give the term a new last day; a notice before the notice day keeps the old one.
PROLONGING = frozenset({EventKind.RENEWED, EventKind.EXTENDED})


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """Something that happened on a day and counts from that day on.

    ``until`` is the new last day of a renewal or an extension, None for anything else.
    """

    kind: EventKind
    on: PartialDate
    until: PartialDate | None = None

    def __post_init__(self) -> None:
        if (self.until is not None) != (self.kind in PROLONGING):
            raise ValueError(f"Only a renewal or an extension has a new last day, not: {self}.")


@dataclass(frozen=True, slots=True)
class Term:
    """The validity of an agreement: what was written, and how it is understood.

    ``raw`` keeps the words (also broken ones). ``duration_months`` is a stated length
    ("05 năm" is 60). ``repaired`` marks a date of which only one reading was possible.
    ``renewal_months`` is how long each automatic renewal lasts; ``notice_months`` and
    ``notice_days`` are how long before the end a party must say that it does not go on.
    An end before its start, or an end for a term that says it has none, cannot be built.
    """

    raw: str = ""
    start: PartialDate | None = None
    end: PartialDate | None = None
    end_kind: EndKind = EndKind.UNKNOWN
    duration_months: int | None = None
    condition: str = ""
    repaired: bool = False
    renewal_months: int | None = None
    notice_months: int | None = None
    notice_days: int | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.end.last_day < self.start.first_day:
            raise ValueError(f"The validity ends ({self.end}) before it begins ({self.start}).")
        if self.end and self.is_open_ended:
            raise ValueError(f"A term that is {self.end_kind} has no end date, but {self.end} was given.")
        if self.end_kind is EndKind.FIXED and self.end is None:
            raise ValueError("A fixed term needs its end date.")
        if self.duration_months is not None and self.duration_months <= 0:
            raise ValueError(f"A term cannot last {self.duration_months} months.")
        for length in (self.renewal_months, self.notice_months, self.notice_days):
            if length is not None and length <= 0:
                raise ValueError(f"A renewal or a notice period cannot be {length}.")

    @property
    def is_open_ended(self) -> bool:
        """Said to have no end, or to end only when something has happened."""
        return self.end_kind in (EndKind.CONDITION, EndKind.INDEFINITE)

    @property
    def has_notice(self) -> bool:
        """A notice period is stated."""
        return bool(self.notice_months or self.notice_days)

    def status_on(
        self, day: date, *, signed: PartialDate | None = None, events: Iterable[LifeEvent] = ()
    ) -> Status:
        """What the agreement is on ``day``. Both ends count as inside (domain rule 6.4-1).

        ``signed`` stands in for a start that is not stated. ``events`` are what happened, in the order
        they were written down; only those on or before ``day`` count, and of two on one day the later
        written. An end that was agreed overrides the dates; a suspension overrides them while there is
        something to suspend. An automatic renewal does not move the end by itself: past it nobody can
        say without a person's word (an event), so the validity is unknown then, unless a notice was
        given in time.
        """
        known = _known_on(day, events)
        ruling = next((event.kind for event in reversed(known) if event.kind in RULING), None)
        if ruling is not None and ruling in FINAL:
            return Status(ruling.value)
        status = self._by_dates(day, signed, known)
        if ruling is EventKind.SUSPENDED and status in _LIVE:
            return Status.SUSPENDED
        return status

    def end_on(self, day: date, events: Iterable[LifeEvent] = ()) -> PartialDate | None:
        """The end as it stands on ``day``: the written one, or that of the last renewal or extension."""
        prolonged = [event.until for event in _known_on(day, events) if event.kind in PROLONGING]
        return prolonged[-1] if prolonged else self.end

    def days_left_on(self, day: date, events: Iterable[LifeEvent] = ()) -> int | None:
        """Days from ``day`` to the last valid day; negative when past; None without an end."""
        end = self.end_on(day, events)
        return (end.last_day - day).days if end else None

    def notice_day(self, end: PartialDate | None) -> date | None:
        """The last day to give notice for a term that ends on ``end``; None without a period or an end.

        Months are counted back to the same day of the month, then the days; always before the end.
        """
        if end is None or not self.has_notice:
            return None
        counted = PartialDate.of(end.last_day).plus_months(-(self.notice_months or 0))
        return counted.first_day - timedelta(days=self.notice_days or 0)

    def renewed_until(self, end: PartialDate | None) -> PartialDate | None:
        """The end of the next term when ``end`` renews itself; None when its length is not stated."""
        months = self.renewal_months or self.duration_months
        if end is None or not months or self.end_kind is not EndKind.AUTO_RENEWED:
            return None
        try:
            return end.plus_months(months)
        except ValueError:
            return PartialDate.of(end.last_day).plus_months(months)

    def _by_dates(self, day: date, signed: PartialDate | None, known: Sequence[LifeEvent]) -> Status:
        begins, end = self.start or signed, self.end_on(day, known)
        if begins and day < begins.first_day:
            return Status.NOT_IN_FORCE
        if self.end_kind is EndKind.INDEFINITE:
            return Status.INDEFINITE
        if self.end_kind is EndKind.CONDITION:
            return Status.OPEN_CONDITIONAL
        if end is None:
            return Status.VALIDITY_UNKNOWN
        if day <= end.last_day:
            return Status.IN_FORCE
        if self.end_kind is EndKind.AUTO_RENEWED and not _is_stopped(known):
            return Status.VALIDITY_UNKNOWN
        return Status.EXPIRED


_LIVE = frozenset({Status.IN_FORCE, Status.INDEFINITE, Status.OPEN_CONDITIONAL, Status.VALIDITY_UNKNOWN})


def _known_on(day: date, events: Iterable[LifeEvent]) -> list[LifeEvent]:
    """What had happened by ``day``, the oldest first; the order of writing decides within one day."""
    known = [event for event in events if event.on.first_day <= day]
    return sorted(known, key=lambda event: event.on.first_day)


def _is_stopped(known: Sequence[LifeEvent]) -> bool:
    """A notice was given and nothing prolonged the term after it."""
    last = next(
        (event.kind for event in reversed(known) if event.kind in {EventKind.NOTICE, *PROLONGING}), None
    )
    return last is EventKind.NOTICE
