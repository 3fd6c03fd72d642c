"""One case as its page shows it: where it is, the drawn way, opinions, papers, history."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from caunoi_web.accounts.models import User
from caunoi_web.signing.deadlines import due_on
from caunoi_web.signing.models import Case, CaseEvent, CasePaper, CaseStep, Opinion, StepState, Who
from caunoi_web.signing.queries.acting import Acting, acting, may_do_step
from caunoi_web.signing.queries.reckoning import Clock, Reckoning, current_reckoning

EVENTS_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Stop:
    """One step on the drawn way. ``expected``: when a step ahead would end if all goes on time."""

    row: CaseStep
    who: str
    clock: Clock | None
    expected: date | None
    opinions: Sequence[Opinion]

    @property
    def answered(self) -> int:
        """How many of its opinions were given."""
        return sum(bool(one.answer) for one in self.opinions)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a case is now, with whom, since when, until when."""

    stop: Stop
    days_left: int | None
    acting: Acting | None


def way_of(case: Case) -> list[Stop]:
    """All steps of a case in their order; four queries."""
    rows = list(
        case.steps.select_related(
            "step__unit", "step__person", "step__basis", "done_by", "done_for", "case"
        ).order_by("position")
    )
    opinions: dict[object, list[Opinion]] = {}
    asked = Opinion.objects.filter(case_step__case=case).select_related(
        "unit", "answered_by", "answered_for", "case_step"
    )
    for one in asked:
        opinions.setdefault(one.case_step_id, []).append(one)
    return _stops(case, rows, opinions, current_reckoning())


def whereabouts(case: Case, stops: Sequence[Stop], user: User, day: date) -> Whereabouts | None:
    """The line at the head of the page; None for a closed case. One query (stand-ins)."""
    now = next((stop for stop in stops if stop.row.state == StepState.CURRENT), None)
    if now is None or not case.is_open:
        return None
    left = (now.row.due_on - day).days if now.row.due_on else None
    return Whereabouts(now, left, acting(user, day, lambda person: may_do_step(person, now.row.step, case)))


def events_of(case: Case) -> list[CaseEvent]:
    """What happened, the newest first; one query."""
    return list(case.events.select_related("step", "to_step", "actor", "acted_for")[:EVENTS_SHOWN])


def papers_of(case: Case) -> list[CasePaper]:
    """The files of a case, the newest first; one query."""
    return list(case.papers.select_related("added_by", "template__template", "step"))


def who_words(row: CaseStep, case: Case) -> str:
    """With whom a step is, in words."""
    step = row.step
    if step.who == Who.PERSON and step.person:
        return str(step.person)
    if step.who == Who.UNIT and step.unit:
        return str(step.unit)
    if step.who == Who.HOST_UNIT:
        return str(case.unit)
    if step.who == Who.OFFICER and case.officer:
        return str(case.officer)
    return str(step.get_who_display())


def _stops(
    case: Case, rows: list[CaseStep], opinions: dict[object, list[Opinion]], reckoning: Reckoning
) -> list[Stop]:
    """Expected days follow from the current due day, step by step."""
    stops: list[Stop] = []
    before: date | None = None
    for row in rows:
        began = row.began_on or before or case.proposed_on
        expected = None
        if row.state == StepState.CURRENT:
            before = row.due_on or row.began_on
        elif row.state == StepState.AHEAD and before and row.step.condition == "":
            expected = _expected(row, case, before, reckoning)
            before = expected or before
        counted = case.trigger(row.step.counted_from, began) or began
        clock = reckoning.clock(row.step, counted)
        stops.append(Stop(row, who_words(row, case), clock, expected, opinions.get(row.pk, ())))
    return stops


def _expected(row: CaseStep, case: Case, began: date, reckoning: Reckoning) -> date | None:
    if row.step.counted_from == "signed" and case.signed_on is None:
        clock = reckoning.clock(row.step, began)
        return _after(began, clock, reckoning) if clock else None
    return reckoning.due(row.step, case, began)


def _after(began: date, clock: Clock, reckoning: Reckoning) -> date:
    return due_on(began, clock.days, clock.day_kind, reckoning.calendar)
