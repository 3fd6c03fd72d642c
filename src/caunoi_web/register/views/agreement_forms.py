"""Adding and changing agreements by hand."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.asof import day_of
from caunoi_web.common.htmx import render_page
from caunoi_web.common.ids import uuid7
from caunoi_web.register import services
from caunoi_web.register.errors import InvalidValue, StaleRecord
from caunoi_web.register.forms.agreements import AgreementForm, current_parties, initial_of, own_names
from caunoi_web.register.forms.validity import ValidityForm
from caunoi_web.register.models import Agreement
from caunoi_web.register.queries.agreement_family import LinkLine, family_of, line_to, relatives
from caunoi_web.register.queries.organisations import name_to_type
from caunoi_web.register.queries.validity import explain_validity
from caunoi_web.register.queries.warnings import warnings_of
from caunoi_web.register.views.agreement_rows import find_agreement
from caunoi_web.register.views.beginnings import Beginning, beginning_of
from caunoi_web.register.views.faults import explain, show_stale

TEMPLATE = "register/agreement_form.html"


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.REGISTER_WRITE)
def add(request: HttpRequest) -> HttpResponse:
    """Add an agreement; ``party`` of the address is its partner, ``link`` and ``to`` an older agreement."""
    begun = beginning_of(request)
    partner = name_to_type(request.user, request.GET.get("party", ""))
    initial = begun.initial if begun else {"party_1": partner}
    form = AgreementForm(
        request.POST or None, user=request.user, initial=initial, current=begun.parties if begun else ()
    )
    context = {"form": form, "agreement": None, "begun": begun, "doubts": []}
    if request.method == "POST" and form.is_valid():
        try:
            context["doubts"] = _doubts(request, form, None, _lines_of(begun, day_of(request)))
            if not context["doubts"]:
                made = _create(request, form, begun)
                messages.success(request, _("The agreement was added."))
                return redirect("register:agreement", made.pk)
        except InvalidValue as fault:
            explain(form, fault)
    return _answer(request, form, context)


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.REGISTER_WRITE)
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change an agreement; a change that somebody else made meanwhile is shown beside one's own."""
    found = find_agreement(request, pk)
    form = AgreementForm(
        request.POST or None,
        user=request.user,
        initial=initial_of(found),
        current=current_parties(found),
        own=own_names(found),
    )
    context = {"form": form, "agreement": found, "differences": (), "doubts": []}
    if request.method == "POST" and form.is_valid():
        try:
            context["doubts"] = _doubts(request, form, found, family_of(pk, day_of(request)).links)
            if not context["doubts"]:
                _amend(request, found, form)
                messages.success(request, _("The change is saved and stands in the history."))
                return redirect("register:agreement", pk)
        except StaleRecord as stale:
            context["form"], context["differences"] = show_stale(form, stale, Agreement.target_kind)
        except InvalidValue as fault:
            explain(form, fault)
    return _answer(request, form, context)


@require_safe
@allow(Action.REGISTER_WRITE)
def validity(request: HttpRequest) -> HttpResponse:
    """A piece: what follows from the validity being typed; ``of`` of the address names the agreement."""
    form, context = ValidityForm(request.GET), {"explained": [], "faults": []}
    found = Agreement.objects.visible_to(request.user).filter(pk=_id(request.GET.get("of", ""))).first()
    if form.is_valid():
        try:
            draft = services.worked_out(form.term_values, found)
            context["explained"] = _explained(draft, day_of(request))
            context["faults"] = warnings_of(draft, draft.status_on(day_of(request)))
        except InvalidValue as fault:
            context["faults"] = [str(fault.message)]
    return render_page(request, "register/explained.html", context)


def _answer(request: HttpRequest, form: AgreementForm, context: dict[str, object]) -> HttpResponse:
    day, found = day_of(request), context["agreement"]
    context["explained"] = []
    if form.is_bound and form.is_valid():
        context["explained"] = _explained(
            services.worked_out(form.term_values, found if isinstance(found, Agreement) else None), day
        )
    elif isinstance(found, Agreement) and not form.is_bound:
        context["explained"] = _explained(found, day)
    status = 422 if form.errors else 409 if context["doubts"] else 200
    return render_page(request, TEMPLATE, context, status=status)


def _explained(agreement: Agreement, day: date) -> list[str]:
    return explain_validity(agreement.term, agreement.signed_on, day, agreement.life_events())


def _doubts(
    request: HttpRequest, form: AgreementForm, found: Agreement | None, links: Sequence[LinkLine]
) -> list[str]:
    """What the person should look at again before saving; nothing when it was there before, or is meant."""
    if "sure" in request.POST:
        return []
    day = day_of(request)
    draft = services.worked_out(form.term_values, found)
    known = warnings_of(found, found.status_on(day), links) if found else []
    return [text for text in warnings_of(draft, draft.status_on(day), links) if text not in known]


def _lines_of(begun: Beginning | None, day: date) -> list[LinkLine]:
    if begun is None:
        return []
    other = relatives([begun.earlier.pk], day)[begun.earlier.pk]
    return [line_to(begun.link, "back", other)]


def _create(request: HttpRequest, form: AgreementForm, begun: Beginning | None) -> Agreement:
    act = uuid7()
    with transaction.atomic():
        made = services.create_agreement(
            actor=request.user,
            values=form.values,
            parties=form.parties,
            sides=form.sides,
            own_parties=form.own_parties,
            activities=form.activities_chosen,
            reason=form.cleaned_data["reason"],
            act=act,
        )
        if begun:
            services.link_agreements(
                actor=request.user, kind=begun.link, later=made, earlier=begun.earlier, act=act
            )
    return made


def _amend(request: HttpRequest, found: Agreement, form: AgreementForm) -> None:
    services.amend_agreement(
        actor=request.user,
        agreement=found,
        changes=form.values,
        version=form.cleaned_data["version"] or 0,
        parties=form.parties,
        sides=form.sides,
        own_parties=form.own_parties,
        activities=form.activities_chosen,
        reason=form.cleaned_data["reason"],
    )


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
