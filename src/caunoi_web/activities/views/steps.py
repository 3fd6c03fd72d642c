"""What is done to an activity from its page: a step, a proof, putting it aside."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from caunoi_web.accounts.policies import Action, allow, require_for_unit
from caunoi_web.activities import services
from caunoi_web.activities.forms.steps import ReasonForm, StepForm
from caunoi_web.activities.models import Activity, ActivityProof
from caunoi_web.activities.services.deeds import label_of
from caunoi_web.common.htmx import render_page
from caunoi_web.register.errors import InvalidValue
from caunoi_web.sources.services.receiving import too_large
from caunoi_web.sources.uploads import bounded


@require_POST
@allow(Action.ACTIVITY_WRITE)
def step(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take an activity a step on, back, or cancel it."""
    found = get_object_or_404(Activity.objects.visible_to(request.user), pk=pk)
    require_for_unit(request.user, Action.ACTIVITY_WRITE, found.unit_id)
    form = StepForm(request.POST)
    if form.is_valid():
        try:
            moved = services.move_activity(actor=request.user, activity=found, **form.cleaned_data)
            messages.success(request, _("It is now: %(state)s.") % {"state": moved.get_state_display()})
        except InvalidValue as fault:
            messages.error(request, str(fault.message))
    else:
        messages.error(request, _("Choose a step that exists."))
    return redirect("activities:activity", pk)


@require_POST
@allow(Action.ACTIVITY_WRITE)
@bounded
def proof_add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keep the files that were dropped or chosen as proof."""
    found = get_object_or_404(Activity.objects.visible_to(request.user), pk=pk)
    require_for_unit(request.user, Action.ACTIVITY_WRITE, found.unit_id)
    files = request.FILES.getlist("proof")
    for name in request.dropped_files:  # type: ignore[attr-defined]
        messages.error(request, too_large(name))
    if not files:
        messages.error(request, _("Choose a file first."))
    for file in files:
        try:
            services.add_proof(actor=request.user, activity=found, name=file.name, data=file.read())
            messages.success(request, _("“%(name)s” is kept as proof.") % {"name": file.name})
        except InvalidValue as fault:
            messages.error(request, str(fault.message))
    return redirect("activities:activity", pk)


@require_POST
@allow(Action.ACTIVITY_WRITE)
def proof_withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let a file no longer count as proof."""
    proof = get_object_or_404(ActivityProof.objects.select_related("activity", "document"), pk=pk)
    services.withdraw_proof(actor=request.user, proof=proof)
    messages.success(request, _("The file no longer counts as proof; the history keeps it."))
    return redirect("activities:activity", proof.activity_id)


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.ACTIVITY_WRITE)
def archive(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask why, then put an activity aside that was recorded wrongly."""
    found = get_object_or_404(Activity.objects.visible_to(request.user), pk=pk)
    require_for_unit(request.user, Action.ACTIVITY_WRITE, found.unit_id)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.archive_activity(actor=request.user, activity=found, reason=form.cleaned_data["reason"])
        messages.success(request, _("It is put aside: lists and counts leave it out."))
        return redirect("activities:activities")
    context = {"form": form, "activity": found, "label": label_of(found)}
    return render_page(request, "activities/archive.html", context, status=422 if form.errors else 200)
