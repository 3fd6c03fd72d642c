"""Promises: the page of one, adding, changing, waiving, putting aside."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from caunoi_web.accounts.policies import Action, allow, may
from caunoi_web.activities import services
from caunoi_web.activities.forms.commitments import CommitmentForm, initial_of
from caunoi_web.activities.forms.steps import ReasonForm
from caunoi_web.activities.models import Activity, Commitment
from caunoi_web.activities.queries.activity_counts import agreement_name
from caunoi_web.activities.queries.activity_rows import activity_rows
from caunoi_web.activities.queries.promises import promise_rows
from caunoi_web.common.asof import day_of
from caunoi_web.common.htmx import render_page
from caunoi_web.register.errors import InvalidValue, StaleRecord
from caunoi_web.register.models import Agreement
from caunoi_web.register.queries.history import history_of, words_of
from caunoi_web.register.views.faults import explain, show_stale

TEMPLATE = "activities/commitment_form.html"
ACTIVITIES_SHOWN = 50


@require_safe
@allow(Action.ACTIVITY_READ)
def commitment(request: HttpRequest, pk: UUID) -> HttpResponse:
    """All about one promise: how it stands, what was done for it, the words it was read from."""
    day = day_of(request)
    found = _found(request, pk)
    done = Activity.objects.live().filter(commitment=found).newest_first()
    context = {
        "day": day,
        "row": promise_rows([found], day)[0],
        "commitment": found,
        "agreement_name": agreement_name(found.agreement_id),
        "activities": activity_rows(done[:ACTIVITIES_SHOWN], day),
        "words": words_of(Commitment.target_kind, pk),
        "history": history_of(Commitment.target_kind, pk) if may(request.user, Action.HISTORY_READ) else [],
    }
    return render_page(request, "activities/commitment.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.PROMISE_WRITE)
def add(request: HttpRequest, agreement: UUID) -> HttpResponse:
    """Add a promise of an agreement by hand."""
    found = get_object_or_404(Agreement.objects.visible_to(request.user), pk=agreement)
    initial = {"unit": found.host_unit_id, "currency": ""}
    form = CommitmentForm(request.POST or None, agreement=found, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            services.create_commitment(
                actor=request.user,
                agreement=found,
                values=form.values,
                reason=form.cleaned_data["reason"],
            )
            messages.success(request, _("The promise was added."))
            return redirect(_promises_of(found.pk))
        except InvalidValue as fault:
            explain(form, fault)
    context = {"form": form, "commitment": None, "agreement_name": agreement_name(found.pk)}
    context |= {"back": _promises_of(found.pk), "differences": ()}
    return render_page(request, TEMPLATE, context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.PROMISE_WRITE)
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change a promise; a change that somebody else made meanwhile is shown beside one's own."""
    found = _found(request, pk)
    form = CommitmentForm(request.POST or None, agreement=found.agreement, initial=initial_of(found))
    context = {"form": form, "commitment": found, "agreement_name": agreement_name(found.agreement_id)}
    context |= {"back": reverse("activities:commitment", args=(pk,)), "differences": ()}
    if request.method == "POST" and form.is_valid():
        try:
            services.amend_commitment(
                actor=request.user,
                commitment=found,
                changes=form.values,
                version=form.cleaned_data["version"] or 0,
                reason=form.cleaned_data["reason"],
            )
            messages.success(request, _("The change is saved and stands in the history."))
            return redirect("activities:commitment", pk)
        except StaleRecord as stale:
            context["form"], context["differences"] = show_stale(form, stale, Commitment.target_kind)
        except InvalidValue as fault:
            explain(form, fault)
    return render_page(request, TEMPLATE, context, status=422 if form.errors else 200)


@require_POST
@allow(Action.PROMISE_WRITE)
def waive(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let a promise go today, with the reason; or make a waived one count again."""
    found = _found(request, pk)
    form = ReasonForm(request.POST)
    if form.is_valid():
        services.waive_commitment(
            actor=request.user,
            commitment=found,
            on=None if found.waived_on else timezone.localdate(),
            reason=form.cleaned_data["reason"],
            version=found.version,
        )
        messages.success(
            request, _("The promise counts again.") if found.waived_on else _("The promise is waived.")
        )
    else:
        messages.error(request, _("Say why: the history keeps it."))
    return redirect("activities:commitment", pk)


@require_POST
@allow(Action.PROMISE_WRITE)
def archive(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put a promise aside that was recorded wrongly."""
    found = _found(request, pk)
    form = ReasonForm(request.POST)
    if form.is_valid():
        services.archive_commitment(actor=request.user, commitment=found, reason=form.cleaned_data["reason"])
        messages.success(request, _("It is put aside: lists and counts leave it out."))
    else:
        messages.error(request, _("Say why: the history keeps it."))
    return redirect("activities:commitment", pk)


def _found(request: HttpRequest, pk: UUID) -> Commitment:
    every = Commitment.objects.visible_to(request.user).select_related("agreement", "unit", "partner")
    return get_object_or_404(every, pk=pk)


def _promises_of(agreement: UUID) -> str:
    return f"{reverse('register:agreement', args=(agreement,))}#promises"
