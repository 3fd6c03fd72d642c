"""When a step is due: its own days or those of its basis, by the calendar of working days."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from caunoi_web.signing.deadlines import Calendar, due_on
from caunoi_web.signing.models import BasisText, Case, RouteStep, SpecialDay, SpecialDayKind


@dataclass(frozen=True, slots=True)
class Clock:
    """How long a step may take. ``text`` is what the basis says that day, where there is a basis."""

    days: int
    day_kind: str
    text: BasisText | None


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The calendar and the texts of all bases, read once for any number of steps."""

    calendar: Calendar
    texts: Mapping[UUID, Sequence[BasisText]]

    def text_on(self, basis_id: UUID | None, day: date) -> BasisText | None:
        """What the basis says on ``day``; before its first text, that one."""
        if basis_id is None:
            return None
        texts = self.texts.get(basis_id, ())
        valid = [text for text in texts if text.valid_from <= day]
        return max(valid, key=_begins) if valid else min(texts, key=_begins, default=None)

    def clock(self, step: RouteStep, day: date) -> Clock | None:
        """The term of ``step`` when it is counted from ``day``; None when it has none."""
        text = self.text_on(step.basis_id, day)
        if step.days:
            return Clock(step.days, step.day_kind, text)
        return Clock(text.days, text.day_kind, text) if text and text.days else None

    def due(self, step: RouteStep, case: Case, began: date) -> date | None:
        """The last day of the step in this case; None without a term or while its event has not happened."""
        counted = case.trigger(step.counted_from, began)
        clock = self.clock(step, counted) if counted else None
        return due_on(counted, clock.days, clock.day_kind, self.calendar) if counted and clock else None


def current_calendar() -> Calendar:
    """The working days as they stand; one query."""
    days: dict[str, set[date]] = defaultdict(set)
    for day, kind in SpecialDay.objects.filter(taken_out_at__isnull=True).values_list("day", "kind"):
        days[kind].add(day)
    return Calendar(frozenset(days[SpecialDayKind.OFF]), frozenset(days[SpecialDayKind.MADE_UP]))


def current_reckoning() -> Reckoning:
    """Calendar and bases as they stand; two queries."""
    texts: dict[UUID, list[BasisText]] = defaultdict(list)
    for text in BasisText.objects.select_related("basis"):
        texts[text.basis_id].append(text)
    return Reckoning(current_calendar(), texts)


def _begins(text: BasisText) -> date:
    return text.valid_from
