"""How a case moves along its route: which step is current, since when, and when it is due."""

from datetime import date

from caunoi.domain.folding import fold
from caunoi_web.accounts.models import Role, Unit, User
from caunoi_web.signing.models import (
    Case,
    CaseState,
    CaseStep,
    Condition,
    EventKind,
    Opinion,
    RouteStep,
    Stage,
    StepState,
)
from caunoi_web.signing.queries.acting import Acting
from caunoi_web.signing.queries.reckoning import Reckoning, current_reckoning
from caunoi_web.signing.services.journal import tell


def lay_out(case: Case) -> list[CaseStep]:
    """Give the case a row for each step of its route version, all ahead."""
    steps = case.route_version.steps.select_related("basis", "unit", "person").order_by("position")
    rows = [CaseStep(case=case, step=step, position=step.position) for step in steps]
    return CaseStep.objects.bulk_create(rows)


def steps_of(case: Case) -> list[CaseStep]:
    """The steps of the case in their order, with what they say."""
    rows = case.steps.select_related("step__unit", "step__person", "step__basis")
    return list(rows.order_by("position"))


def current_of(steps: list[CaseStep]) -> CaseStep | None:
    """The step the case is at; None when it is closed."""
    return next((row for row in steps if row.state == StepState.CURRENT), None)


def move_on(case: Case, steps: list[CaseStep], done: CaseStep, acting: Acting, *, day: date) -> None:
    """Mark ``done`` as done and begin the next step that applies; without one the case is completed."""
    done.state, done.done_on = StepState.DONE, day
    done.done_by, done.done_for = acting.actor, acting.acted_for
    done.save()
    for row in steps:
        if row.position <= done.position or row.state != StepState.AHEAD:
            continue
        if applies(row.step, case):
            begin(case, row, acting, day=day)
            return
        row.state = StepState.SKIPPED
        row.save()
        tell(case, EventKind.SKIPPED, acting, day=day, step=row.step)
    case.state, case.closed_on = CaseState.DONE, day


def applies(step: RouteStep, case: Case) -> bool:
    """Whether the step is taken in this case."""
    if step.condition == Condition.HIGHER:
        return case.needs_higher
    return case.binding if step.condition == Condition.BINDING else True


def begin(
    case: Case, row: CaseStep, acting: Acting, *, day: date, reckoning: Reckoning | None = None
) -> None:
    """Make ``row`` the current step from ``day`` on; a step of opinions asks its offices at once."""
    reckoning = reckoning or current_reckoning()
    row.state, row.began_on = StepState.CURRENT, day
    row.done_on = row.done_by = row.done_for = None
    row.due_on = reckoning.due(row.step, case, day)
    row.save()
    if row.step.stage == Stage.OPINIONS:
        ask(case, row, row.step.offices, acting, day=day)


def ask(case: Case, row: CaseStep, offices: list[list[str]], acting: Acting, *, day: date) -> None:
    """Ask these offices (pairs of names) at once; one that is waited for already is not asked twice."""
    waiting = {fold(one.office_vi) for one in row.opinions.all() if one.is_open}
    units, asked = _units_by_name(), []
    for office in offices:
        vi, en = [*office, ""][:2]
        if fold(vi) in waiting:
            continue
        waiting.add(fold(vi))
        unit = units.get(fold(vi)) or units.get(fold(en))
        Opinion.objects.create(
            case_step=row,
            office_vi=vi,
            office_en=en,
            unit=unit,
            asked_on=day,
            asked_by=acting.actor,
            due_on=row.due_on,
        )
        asked.append(vi)
    if asked:
        tell(case, EventKind.ASKED, acting, day=day, step=row.step, text="; ".join(asked))


def put_back(case: Case, steps: list[CaseStep], target: CaseStep, *, day: date) -> None:
    """Make ``target`` and all after it lie ahead again; opinions still waited for lapse."""
    for row in steps:
        if row.position < target.position:
            continue
        row.state = StepState.AHEAD
        row.began_on = row.due_on = row.done_on = row.done_by = row.done_for = None
        row.save()
    let_lapse(case, day)


def let_lapse(case: Case, day: date) -> None:
    """Stop waiting for opinions that were not given."""
    Opinion.objects.filter(case_step__case=case, answer="", lapsed_on__isnull=True).update(lapsed_on=day)


def take_up(case: Case, actor: User) -> None:
    """The first officer who works on a case has it in hand, until somebody else is named."""
    if case.officer is None and actor.role == Role.OFFICER:
        case.officer = actor


def _units_by_name() -> dict[str, Unit]:
    found: dict[str, Unit] = {}
    for unit in Unit.objects.all():
        found[fold(unit.name_vi)] = unit
        if unit.name_en:
            found.setdefault(fold(unit.name_en), unit)
    return found
