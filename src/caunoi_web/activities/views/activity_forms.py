"""Recording an activity in a minute, changing one."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from caunoi_web.accounts.policies import Action, allow, require_for_unit
from caunoi_web.activities import services
from caunoi_web.activities.forms.activities import ActivityForm, initial_of, state_at
from caunoi_web.activities.models import Activity
from caunoi_web.activities.services.deeds import label_of
from caunoi_web.activities.views.starting import start_of
from caunoi_web.common.addresses import own_address
from caunoi_web.common.asof import day_of
from caunoi_web.common.htmx import render_page
from caunoi_web.common.ids import uuid7
from caunoi_web.register.errors import InvalidValue, StaleRecord
from caunoi_web.register.views.faults import explain, show_stale
from caunoi_web.sources.errors import NotStored
from caunoi_web.sources.services.receiving import too_large
from caunoi_web.sources.uploads import bounded

TEMPLATE = "activities/activity_form.html"


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.ACTIVITY_WRITE)
@bounded
def add(request: HttpRequest) -> HttpResponse:
    """Record an activity; the address says what it is filled with (agreement, commitment, partner, like)."""
    start = start_of(request)
    start.initial["back"] = request.GET.get("back", "")
    form = ActivityForm(
        request.POST or None,
        request.FILES or None,
        user=request.user,
        initial=start.initial,
        known=start.known,
        agreements=start.agreements,
        commitment=start.commitment,
    )
    _refuse_dropped(request, form)
    if request.method == "POST" and form.is_valid():
        try:
            made = _create(request, form)
            messages.success(request, _said(made))
            return redirect(_back(request, form, made))
        except InvalidValue as fault:
            explain_fields(form, fault)
        except NotStored as fault:
            form.add_error("proof", str(fault.message))
    context = {"form": form, "activity": None, "start": start, "differences": ()}
    return render_page(request, TEMPLATE, context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.ACTIVITY_WRITE)
@bounded
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change an activity; a change that somebody else made meanwhile is shown beside one's own."""
    every = Activity.objects.visible_to(request.user).prefetch_related("partner_rows__organisation")
    found = get_object_or_404(every, pk=pk)
    require_for_unit(request.user, Action.ACTIVITY_WRITE, found.unit_id)
    form = ActivityForm(
        request.POST or None,
        request.FILES or None,
        user=request.user,
        initial=initial_of(found),
        known=[row.organisation for row in found.partner_rows.all()],
        agreements=[found.agreement_id] if found.agreement_id else [],
    )
    _refuse_dropped(request, form)
    context = {"form": form, "activity": found, "start": None, "differences": ()}
    if request.method == "POST" and form.is_valid():
        try:
            _amend(request, found, form)
            messages.success(request, _("The change is saved and stands in the history."))
            return redirect("activities:activity", pk)
        except StaleRecord as stale:
            context["form"], context["differences"] = show_stale(form, stale, Activity.target_kind)
        except InvalidValue as fault:
            explain_fields(form, fault)
        except NotStored as fault:
            form.add_error("proof", str(fault.message))
    return render_page(request, TEMPLATE, context, status=422 if form.errors else 200)


@require_safe
@allow(Action.ACTIVITY_WRITE)
def accounts(request: HttpRequest) -> HttpResponse:
    """A piece: what an activity with the partners being typed can count for."""
    typed = {key: request.GET.get(key, "") for key in ("partner", "counts_for")}
    form = ActivityForm(user=request.user, initial=typed)
    return render_page(request, "activities/counts_for.html", {"form": form})


def explain_fields(form: ActivityForm, fault: InvalidValue) -> None:
    """Show a refusal of the services at the field of the form it is about."""
    renamed = {"began": "when", "ended": "when", "participants": "number", "quantity": "number"}
    renamed |= {"agreement": "counts_for", "commitment": "counts_for"}
    fault.field = renamed.get(fault.field, fault.field)
    explain(form, fault)


def _refuse_dropped(request: HttpRequest, form: ActivityForm) -> None:
    for name in request.dropped_files if request.method == "POST" else ():  # type: ignore[attr-defined]
        form.add_error("proof", too_large(name))


@transaction.atomic
def _create(request: HttpRequest, form: ActivityForm) -> Activity:
    act, values = uuid7(), form.values
    made = services.create_activity(
        actor=request.user,
        values=values | {"state": state_at(values["began"], values["ended"], day_of(request))},
        partners=form.partners,
        reason=form.cleaned_data["reason"],
        act=act,
    )
    _keep_proof(request, made, form, act)
    return made


@transaction.atomic
def _amend(request: HttpRequest, found: Activity, form: ActivityForm) -> None:
    act = uuid7()
    services.amend_activity(
        actor=request.user,
        activity=found,
        changes=form.values,
        version=form.cleaned_data["version"] or 0,
        partners=form.partners,
        reason=form.cleaned_data["reason"],
        act=act,
    )
    _keep_proof(request, found, form, act)


def _keep_proof(request: HttpRequest, activity: Activity, form: ActivityForm, act: UUID) -> None:
    file = form.cleaned_data["proof"]
    if file:
        services.add_proof(actor=request.user, activity=activity, name=file.name, data=file.read(), act=act)


def _said(made: Activity) -> str:
    return _("“%(name)s” is recorded as: %(state)s.") % {
        "name": label_of(made),
        "state": made.get_state_display(),
    }


def _back(request: HttpRequest, form: ActivityForm, made: Activity) -> str:
    page = reverse("activities:activity", args=(made.pk,))
    return own_address(request, form.cleaned_data["back"], page)
