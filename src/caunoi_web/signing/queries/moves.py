"""Which open due dates another calendar or another text of a basis would move."""

from dataclasses import dataclass
from datetime import date

from caunoi_web.signing.models import BasisText, CaseState, CaseStep, SpecialDay, StepState
from caunoi_web.signing.queries.reckoning import Reckoning


@dataclass(frozen=True, slots=True)
class Move:
    """One open step whose due date changes; None is no deadline."""

    row: CaseStep
    before: date | None
    after: date | None


def moves_under(then: Reckoning) -> list[Move]:
    """The open steps that would be due on another day under ``then``; one query."""
    rows = (
        CaseStep.objects.filter(state=StepState.CURRENT, case__state=CaseState.OPEN)
        .select_related("case", "step__basis")
        .order_by("due_on", "id")
    )
    due = ((row, then.due(row.step, row.case, row.began_on or row.case.proposed_on)) for row in rows)
    return [Move(row, row.due_on, day) for row, day in due if day != row.due_on]


def with_day(now: Reckoning, day: SpecialDay) -> Reckoning:
    """The reckoning with one more special day."""
    changed = {"off": [day.day]} if day.kind == "off" else {"made_up": [day.day]}
    return Reckoning(now.calendar.changed(**changed), now.texts)


def without_day(now: Reckoning, day: date) -> Reckoning:
    """The reckoning where ``day`` is like any other."""
    return Reckoning(now.calendar.changed(plain=[day]), now.texts)


def with_text(now: Reckoning, text: BasisText) -> Reckoning:
    """The reckoning with a text put in: in the place of the one that begins on the same day, or beside it."""
    others = [one for one in now.texts.get(text.basis_id, ()) if one.valid_from != text.valid_from]
    return Reckoning(now.calendar, {**now.texts, text.basis_id: [*others, text]})
