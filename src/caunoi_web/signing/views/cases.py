"""The page of a case, and every act in it."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from caunoi_web.accounts.models import Unit, User
from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.asof import day_of
from caunoi_web.common.errors import DomainError, StaleVersion
from caunoi_web.common.htmx import render_page
from caunoi_web.register.errors import InvalidValue
from caunoi_web.signing.errors import AlreadySigned, NotNow
from caunoi_web.signing.forms import steps as step_forms
from caunoi_web.signing.models import Case, CasePaper, Opinion, Stage
from caunoi_web.signing.queries.acting import may_answer, stood_in_for
from caunoi_web.signing.queries.cases import events_of, papers_of, way_of, whereabouts
from caunoi_web.signing.queries.drafts import templates_for
from caunoi_web.signing.services import opinions, papers, proposing, signing, steps
from caunoi_web.signing.views.faults import explain, renew
from caunoi_web.sources.errors import NotStored
from caunoi_web.sources.originals import path_of
from caunoi_web.sources.uploads import bounded

# Refusals that the page of the case explains beside the form they came from.
EXPLAINED = (InvalidValue, StaleVersion, NotNow, AlreadySigned, NotStored)


@require_safe
@allow(Action.SIGNING_READ)
def case(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Where a case is, the whole way, and what can be done now."""
    return show(request, find(request, pk))


@require_POST
@allow(Action.SIGNING_READ)
@bounded
def finish(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Finish the step the case is at."""
    found, day = find(request, pk), day_of(request)
    stage = request.POST.get("stage", "")
    kind = step_forms.FORMS.get(stage, step_forms.FinishForm)
    form = kind(request.POST, request.FILES, user=request.user, case=found)
    return act(
        request,
        found,
        form,
        "finish",
        lambda: _finish(request.user, found, form, day),
        _("Done: the case has moved on."),
    )


@require_POST
@allow(Action.SIGNING_READ)
def send_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One step back or to the start, with a reason."""
    found, day = find(request, pk), day_of(request)
    form = step_forms.ReturnForm(request.POST)

    def doing() -> object:
        return steps.return_case(actor=request.user, case=found, day=day, **form.cleaned_data)

    return act(request, found, form, "back", doing, _("The case went back, with your reason."))


@require_POST
@allow(Action.SIGNING_READ)
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Withdraw a case, or reject it, with a reason."""
    found, day = find(request, pk), day_of(request)
    form = step_forms.CloseForm(request.POST)

    def doing() -> object:
        rejected = "reject" in request.POST
        return steps.close_case(
            actor=request.user, case=found, day=day, rejected=rejected, **form.cleaned_data
        )

    return act(request, found, form, "close", doing, _("The case is closed, with your reason."))


@require_POST
@allow(Action.COMMENT_WRITE)
def note(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add a note."""
    found, day = find(request, pk), day_of(request)
    form = step_forms.NoteForm(request.POST)

    def doing() -> object:
        return proposing.add_note(actor=request.user, case=found, day=day, **form.cleaned_data)

    return act(request, found, form, "note", doing, _("The note is saved."))


@require_POST
@allow(Action.SIGNING_READ)
@bounded
def add_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add a file."""
    found, day = find(request, pk), day_of(request)
    form = step_forms.PaperForm(request.POST, request.FILES)

    def doing() -> object:
        return papers.add_paper(
            actor=request.user, case=found, upload=form.upload, kind=form.cleaned_data["kind"], day=day
        )

    return act(request, found, form, "paper", doing, _("The file is kept with the case."))


@require_POST
@allow(Action.SIGNING_READ)
def ask(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask one more office for its opinion."""
    found, day = find(request, pk), day_of(request)
    form = step_forms.AskForm(request.POST)

    def doing() -> object:
        return opinions.ask_office(actor=request.user, case=found, day=day, **form.cleaned_data)

    return act(request, found, form, "ask", doing, _("The office is asked."))


@require_POST
@allow(Action.SIGNING_READ)
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Enter what an office says."""
    every = Opinion.objects.select_related("case_step__case", "case_step__step", "unit")
    opinion = get_object_or_404(every, pk=pk)
    found, day = find(request, opinion.case_step.case_id), day_of(request)
    form = step_forms.AnswerForm(request.POST, prefix=str(pk))

    def doing() -> object:
        return opinions.answer(actor=request.user, opinion=opinion, day=day, **form.cleaned_data)

    return act(request, found, form, f"answer-{pk}", doing, _("The opinion is saved."))


@require_safe
@allow(Action.SIGNING_READ)
def paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A file of a case: always saved, never opened by the browser on this site."""
    visible = Case.objects.visible_to(request.user)
    found = get_object_or_404(CasePaper.objects.filter(case__in=visible), pk=pk)
    try:
        file = path_of(found.sha256).open("rb")
    except FileNotFoundError as fault:
        raise Http404 from fault
    return FileResponse(
        file, as_attachment=True, filename=found.file_name, content_type="application/octet-stream"
    )


def find(request: HttpRequest, pk: UUID) -> Case:
    """The case as the person may see it."""
    every = Case.objects.visible_to(request.user)
    return get_object_or_404(
        every.select_related("partner", "unit", "officer", "route_version", "agreement", "created_by"), pk=pk
    )


def act(
    request: HttpRequest,
    found: Case,
    form: forms.Form,
    name: str,
    doing: Callable[[], object],
    done: str,
) -> HttpResponse:
    """Do it and show the case again; a refusal stands beside the form, with everything typed."""
    if form.is_valid():
        try:
            doing()
            messages.success(request, done)
            return redirect("signing:case", found.pk)
        except EXPLAINED as fault:
            _explain(form, fault, found)
            return show(request, find(request, found.pk), status=fault.status, **{name: form})
    return show(request, found, status=422, **{name: form})


def show(request: HttpRequest, found: Case, *, status: int = 200, **bound: forms.Form) -> HttpResponse:
    """The page of the case; ``bound`` are forms that were sent and refused, by name."""
    day, user = day_of(request), request.user
    stops = way_of(found)
    now = whereabouts(found, stops, user, day)
    context = {
        "day": day,
        "case": found,
        "stops": stops,
        "now": now,
        "events": events_of(found),
        "papers": papers_of(found),
        "bound": bound,
        "forms": _forms(user, found, now.stop.row.step.stage if now else "") | bound,
        "answers": _answer_forms(user, stops, day, bound),
        "may_amend": found.is_open and proposing.may_amend(user, found),
        "may_add_paper": papers.may_add_paper(user, found),
        "templates": templates_for(found) if found.is_open else (),
        "may_withdraw": found.is_open and not found.signed_on and steps.may_withdraw(user, found),
        "may_reject": found.is_open and not found.signed_on and steps.may_reject(user),
        "units": Unit.objects.all() if now and now.stop.row.step.stage == Stage.OPINIONS else (),
    }
    return render_page(request, "signing/case.html", context, status=status)


def _finish(actor: User, found: Case, form: step_forms.FinishForm, day: date) -> object:
    about = {
        "actor": actor,
        "case": found,
        "version": form.cleaned_data["version"],
        "day": day,
        "note": form.cleaned_data["note"],
    }
    if isinstance(form, step_forms.SignForm):
        chosen = {name: form.cleaned_data[name] for name in ("signed_on", "agreement")}
        return signing.sign(**about, **chosen, facts=form.facts)
    if isinstance(form, step_forms.FilingForm):
        return signing.file_signed(**about, number=form.cleaned_data["number"], scan=form.upload)
    return steps.finish_step(**about, facts=form.facts)


def _forms(user: User, found: Case, stage: str) -> dict[str, Any]:
    version = {"version": found.version}
    kind = step_forms.FORMS.get(stage, step_forms.FinishForm)
    return {
        "finish": kind(user=user, case=found),
        "back": step_forms.ReturnForm(initial=version, auto_id="back_%s"),
        "close": step_forms.CloseForm(initial=version, auto_id="close_%s"),
        "note": step_forms.NoteForm(auto_id="note_%s"),
        "paper": step_forms.PaperForm(auto_id="paper_%s"),
        "ask": step_forms.AskForm(initial=version, auto_id="ask_%s"),
    }


def _answer_forms(user: User, stops: Any, day: date, bound: dict[str, forms.Form]) -> dict[UUID, forms.Form]:
    """A form for each open opinion that the person may answer, by the opinion's id."""
    waiting = [one for stop in stops for one in stop.opinions if one.is_open]
    people = [user, *stood_in_for(user, day)] if waiting else []
    return {
        one.pk: bound.get(f"answer-{one.pk}") or step_forms.AnswerForm(prefix=str(one.pk))
        for one in waiting
        if any(may_answer(person, one) for person in people)
    }


def _explain(form: forms.Form, fault: DomainError, found: Case) -> None:
    if isinstance(fault, InvalidValue):
        explain(form, fault)
    else:
        form.add_error(None, str(fault.message))
    if isinstance(fault, StaleVersion):
        renew(form, Case.objects.values_list("version", flat=True).get(pk=found.pk))
