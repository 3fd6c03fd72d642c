"""A case put into the shape that programs get."""

from collections.abc import Iterable

from caunoi_web.api.schemas import signing as shape
from caunoi_web.api.shapes import ref
from caunoi_web.signing.models import Case, CaseStep, Opinion, StepState
from caunoi_web.signing.queries.cases import Stop, events_of, papers_of, way_of

_ITEM = (
    "id", "version", "title", "partner_name", "kind", "level", "state", "proposed_on", "closed_on",
)  # fmt: skip
_PLAIN = (
    "version", "title", "partner_name", "kind", "level", "why", "wanted_on", "binding", "needs_higher",
    "our_signatory", "our_position", "partner_signatory", "partner_position", "duration_months", "activities",
    "state", "proposed_on", "signed_on", "closed_on",
)  # fmt: skip
_OPINION = ("asked_on", "due_on", "answer", "text", "answered_on", "lapsed_on")
_PAPER = ("id", "kind", "file_name", "size", "sha256", "added_at")


def case_items(cases: Iterable[Case]) -> list[shape.CaseItem]:
    """Cases of a list, each with the step it is at; one query more."""
    rows = list(cases)
    current = CaseStep.objects.filter(case__in=rows, state=StepState.CURRENT).select_related("step")
    at = {step.case_id: step for step in current}
    return [_item(case, at.get(case.pk)) for case in rows]


def case_given(case: Case) -> shape.CaseGiven:
    """A case, whole; a fixed number of queries."""
    return shape.CaseGiven(
        id=case.pk,
        **{field: getattr(case, field) for field in _PLAIN},
        partner=ref(case.partner),
        unit=ref(case.unit),
        officer=ref(case.officer),
        agreement=case.agreement_id,
        steps=[_stop(stop) for stop in way_of(case)],
        papers=[
            shape.PaperGiven(**{field: getattr(paper, field) for field in _PAPER})
            for paper in papers_of(case)
        ],
        events=[_event(event) for event in events_of(case)],
    )


def _item(case: Case, at: CaseStep | None) -> shape.CaseItem:
    return shape.CaseItem(
        **{field: getattr(case, field) for field in _ITEM},
        unit=ref(case.unit),
        stage=at.step.stage if at else None,
        step=str(at.step) if at else "",
        due_on=at.due_on if at else None,
    )


def _stop(stop: Stop) -> shape.StepGiven:
    row = stop.row
    return shape.StepGiven(
        position=row.position,
        name=str(row.step),
        stage=row.step.stage,
        state=row.state,
        who=stop.who,
        began_on=row.began_on,
        due_on=row.due_on,
        done_on=row.done_on,
        expected=stop.expected,
        opinions=[_opinion(one) for one in stop.opinions],
    )


def _opinion(one: Opinion) -> shape.OpinionGiven:
    return shape.OpinionGiven(
        id=one.pk, office=str(one), **{field: getattr(one, field) for field in _OPINION}
    )


def _event(event: object) -> shape.CaseEventGiven:
    return shape.CaseEventGiven(
        at=event.at,  # type: ignore[attr-defined]
        day=event.day,  # type: ignore[attr-defined]
        kind=event.kind,  # type: ignore[attr-defined]
        step=str(event.step or ""),  # type: ignore[attr-defined]
        actor=str(event.actor),  # type: ignore[attr-defined]
        acted_for=str(event.acted_for or ""),  # type: ignore[attr-defined]
        text=event.text,  # type: ignore[attr-defined]
    )
