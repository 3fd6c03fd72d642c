"""The board: every open case at its step, with how its deadline stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from caunoi_web.accounts.models import User
from caunoi_web.signing.models import Case, CaseState, CaseStep, Stage, StepState
from caunoi_web.signing.queries.acting import stood_in_for
from caunoi_web.signing.queries.cases import who_words
from caunoi_web.signing.queries.duties import on_desk

SOON_DAYS = 3


@dataclass(frozen=True, slots=True)
class Chosen:
    """The filters of the board."""

    mine: bool = False
    late: bool = False
    unit: str = ""
    stage: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One case on the board."""

    case: Case
    step: CaseStep
    days_left: int | None

    @property
    def who(self) -> str:
        """With whom it is."""
        return who_words(self.step, self.case)

    @property
    def urgency(self) -> str:
        """ "late", "near", "fine", or "" without a deadline."""
        if self.days_left is None:
            return ""
        if self.days_left < 0:
            return "late"
        return "near" if self.days_left <= SOON_DAYS else "fine"


@dataclass(frozen=True, slots=True)
class Column:
    """One step of the way with what stands there."""

    stage: str
    label: str
    total: int
    rows: Sequence[Row]


def steps_on_board(user: User, chosen: Chosen, day: date) -> QuerySet[CaseStep]:
    """The current steps of open cases that pass the filters."""
    cases = Case.objects.visible_to(user).filter(state=CaseState.OPEN)
    rows = CaseStep.objects.filter(state=StepState.CURRENT, case__in=cases)
    if chosen.mine:
        people = [user, *stood_in_for(user, day)]
        own = Q(case__created_by=user) | Q(case__officer=user)
        rows = rows.filter(on_desk(people) | own)
    if chosen.late:
        rows = rows.filter(due_on__lt=day)
    if unit := _uuid(chosen.unit):
        rows = rows.filter(case__unit=unit)
    if chosen.stage in Stage.values:
        rows = rows.filter(step__stage=chosen.stage)
    if chosen.text:
        words = Q(case__title__icontains=chosen.text) | Q(case__partner_name__icontains=chosen.text)
        rows = rows.filter(words)
    return rows


def in_order(rows: QuerySet[CaseStep]) -> QuerySet[CaseStep]:
    """The first due first, with all that a row shows."""
    known = rows.select_related("case__partner", "case__unit", "case__officer", "step__unit", "step__person")
    return known.order_by(F("due_on").asc(nulls_last=True), "began_on", "id")


def board(user: User, chosen: Chosen, day: date, *, limit: int) -> list[Column]:
    """The columns of the board in the order of the way, at most ``limit`` cases in each; two queries."""
    rows = steps_on_board(user, chosen, day)
    totals = dict(rows.order_by().values_list("step__stage").annotate(count=Count("pk")))
    shown: dict[str, list[Row]] = {}
    for step in in_order(rows)[: limit * len(Stage.values)]:
        column = shown.setdefault(step.step.stage, [])
        if len(column) < limit:
            column.append(row_of(step, day))
    return [
        Column(stage.value, str(stage.label), totals[stage.value], shown.get(stage.value, ()))
        for stage in Stage
        if totals.get(stage.value)
    ]


def row_of(step: CaseStep, day: date) -> Row:
    """A current step as the board shows it."""
    return Row(step.case, step, (step.due_on - day).days if step.due_on else None)


def counts_on_board(user: User, day: date) -> dict[str, int]:
    """How many cases are open, late, and at this person; one query."""
    rows = steps_on_board(user, Chosen(), day)
    return rows.aggregate(open=Count("pk"), late=Count("pk", filter=Q(due_on__lt=day)))


def closed_cases(user: User) -> QuerySet[Case]:
    """Completed, withdrawn and rejected cases, the latest first."""
    closed = Case.objects.visible_to(user).exclude(state=CaseState.OPEN)
    return closed.select_related("partner", "unit").order_by("-closed_on", "-id")


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
