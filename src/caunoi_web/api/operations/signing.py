"""Cases on their way to signing: list, look at, propose, change, move on, back and to their end."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import File, Query
from ninja.files import UploadedFile

from caunoi_web.accounts.models import Role, Unit, User
from caunoi_web.accounts.policies import Action
from caunoi_web.api.answers import seen_version
from caunoi_web.api.case_shapes import case_given, case_items
from caunoi_web.api.lists import page_asked, page_of_shapes
from caunoi_web.api.resource import Resource
from caunoi_web.api.schemas import signing as shape
from caunoi_web.api.schemas.base import Page
from caunoi_web.api.shapes import found, named
from caunoi_web.common.keyset import OrderKey
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.signing.models import Case, Opinion, PaperKind
from caunoi_web.signing.services import opinions, papers, proposing, signing, steps

resource = Resource("Signing")
_LATEST = (OrderKey("proposed_on", date.fromisoformat, down=True), OrderKey("id", UUID, down=True))
_OFFICERS = (Role.OFFICER, Role.HEAD, Role.ADMINISTRATOR)


@resource.get("/signing/cases", action=Action.SIGNING_READ, gives=Page[shape.CaseItem])
def list_cases(request: HttpRequest, asked: Query[shape.CasesAsked]) -> Any:
    """List cases, the latest proposals first; the head of a unit sees those that concern the unit."""
    cases = Case.objects.visible_to(request.user).select_related("unit")
    chosen = {"state": asked.state, "unit": asked.unit, "partner": asked.partner}
    cases = cases.filter(**{field: value for field, value in chosen.items() if value})
    page = page_asked(request, cases, _LATEST, asked)
    return page_of_shapes(request, page, case_items(page.object_list))


@resource.post("/signing/cases", action=Action.SIGNING_PROPOSE, gives=shape.CaseGiven, makes="signing/cases")
def propose_case(request: HttpRequest, body: shape.CaseProposed) -> Any:
    """Propose an agreement: opens a case on the way that fits its kind and level."""
    values = _values(request, body) | {"unit": named(Unit.objects, "unit", body.unit)}
    values = {"kind": body.kind, "level": body.level, "partner": None, "partner_name": ""} | values
    return case_given(proposing.propose(actor=request.user, values=values, day=timezone.localdate()))


@resource.get("/signing/cases/{uuid:id}", action=Action.SIGNING_READ, gives=shape.CaseGiven)
def get_case(request: HttpRequest, id: UUID) -> Any:
    """Look at a case: its facts, where it is, its papers, what happened."""
    return case_given(_case(request, id))


@resource.patch("/signing/cases/{uuid:id}", action=Action.SIGNING_READ, gives=shape.CaseGiven)
def amend_case(request: HttpRequest, id: UUID, body: shape.CaseChanged) -> Any:
    """Change facts of an open case; the proposing unit may while the case lies with it."""
    case, changes = _case(request, id), _values(request, body)
    if "officer" in body.model_fields_set:
        people = User.objects.filter(is_active=True, role__in=_OFFICERS)
        changes["officer"] = named(people, "officer", body.officer)
    changed = proposing.amend_case(
        actor=request.user,
        case=case,
        changes=changes,
        version=seen_version(request, case.version),
        day=timezone.localdate(),
        reason=body.reason,
    )
    return case_given(changed)


@resource.post("/signing/cases/{uuid:id}/finish", action=Action.SIGNING_READ, gives=shape.CaseGiven)
def finish_step(request: HttpRequest, id: UUID, body: shape.StepFinished) -> Any:
    """Finish the step a case is at; the next one begins. Signing and filing have operations of their own."""
    facts: dict[str, Any] = body.model_dump(include={"binding", "needs_higher"}, exclude_none=True)
    if body.partner:
        facts["partner"] = named(Organisation.objects.visible_to(request.user), "partner", body.partner)
    changed = steps.finish_step(**_about(request, id, body.version), note=body.note, facts=facts)
    return case_given(changed)


@resource.post("/signing/cases/{uuid:id}/sign", action=Action.SIGNING_WORK, gives=shape.CaseGiven)
def sign_case(request: HttpRequest, id: UUID, body: shape.CaseSigned) -> Any:
    """Say that it was signed: the register gets the agreement."""
    agreements = Agreement.objects.visible_to(request.user)
    changed = signing.sign(
        **_about(request, id, body.version),
        signed_on=body.signed_on,
        facts=body.model_dump(include=set(signing.SIGNED_FIELDS), exclude_unset=True),
        agreement=named(agreements, "agreement", body.agreement),
        note=body.note,
    )
    return case_given(changed)


@resource.post("/signing/cases/{uuid:id}/file", action=Action.SIGNING_WORK, gives=shape.CaseGiven)
def file_case(request: HttpRequest, id: UUID, body: shape.CaseFiled) -> Any:
    """Finish the filing: its number; the scan comes as a paper before, or as a file of the agreement."""
    changed = signing.file_signed(**_about(request, id, body.version), number=body.number, note=body.note)
    return case_given(changed)


@resource.post("/signing/cases/{uuid:id}/return", action=Action.SIGNING_READ, gives=shape.CaseGiven)
def return_case(request: HttpRequest, id: UUID, body: shape.CaseReturned) -> Any:
    """Send a case a step back, or to its start."""
    about = _about(request, id, body.version)
    return case_given(steps.return_case(**about, reason=body.reason, to_start=body.to_start))


@resource.post("/signing/cases/{uuid:id}/close", action=Action.SIGNING_READ, gives=shape.CaseGiven)
def close_case(request: HttpRequest, id: UUID, body: shape.CaseClosed) -> Any:
    """Withdraw or reject a case that was not signed."""
    about = _about(request, id, body.version)
    return case_given(steps.close_case(**about, reason=body.reason, rejected=body.rejected))


@resource.post("/signing/cases/{uuid:id}/notes", action=Action.COMMENT_WRITE, gives=shape.CaseGiven)
def add_case_note(request: HttpRequest, id: UUID, body: shape.NoteSent) -> Any:
    """Write a note into a case."""
    case = _case(request, id)
    proposing.add_note(actor=request.user, case=case, text=body.text, day=timezone.localdate())
    return case_given(_case(request, id))


@resource.post("/signing/cases/{uuid:id}/papers", action=Action.SIGNING_READ, gives=shape.CaseGiven)
def add_case_paper(request: HttpRequest, id: UUID, file: File[UploadedFile]) -> Any:
    """Add a file to a case."""
    upload = signing.Upload(file.name or "", file.read())
    papers.add_paper(
        actor=request.user,
        case=_case(request, id),
        upload=upload,
        kind=PaperKind.LETTER,
        day=timezone.localdate(),
    )
    return case_given(_case(request, id))


@resource.post("/signing/cases/{uuid:id}/ask", action=Action.SIGNING_READ, gives=shape.CaseGiven)
def ask_office(request: HttpRequest, id: UUID, body: shape.OfficeAsked) -> Any:
    """Ask one more office, in the step of opinions."""
    opinions.ask_office(**_about(request, id, body.version), office=body.office)
    return case_given(_case(request, id))


@resource.post("/signing/opinions/{uuid:id}/answer", action=Action.SIGNING_READ, gives=shape.CaseGiven)
def answer_opinion(request: HttpRequest, id: UUID, body: shape.OpinionSent) -> Any:
    """Enter what an office says."""
    visible = Case.objects.visible_to(request.user)
    every = Opinion.objects.filter(case_step__case__in=visible).select_related("case_step__case")
    opinion = get_object_or_404(every, pk=id)
    opinions.answer(
        actor=request.user, opinion=opinion, answer=body.answer, text=body.text, day=timezone.localdate()
    )
    return case_given(_case(request, opinion.case_step.case_id))


def _case(request: HttpRequest, pk: UUID) -> Case:
    return found(request, Case.objects.select_related("partner", "unit", "officer"), pk)  # type: ignore[no-any-return]


def _about(request: HttpRequest, pk: UUID, version: int) -> dict[str, Any]:
    day = timezone.localdate()
    return {"actor": request.user, "case": _case(request, pk), "version": version, "day": day}


def _values(request: HttpRequest, body: shape.CaseFields) -> dict[str, Any]:
    """The facts that were sent, as the services take them."""
    left_out = {"unit", "officer", "reason"}
    values = body.model_dump(exclude_unset=True, exclude=left_out)
    if "partner" in values:
        visible = Organisation.objects.visible_to(request.user).live()
        values["partner"] = named(visible, "partner", values["partner"])
        if values["partner"]:
            values["partner_name"] = values["partner"].name
    return values
