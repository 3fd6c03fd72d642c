"""An organisation's past: renamed, a name's time, who came after whom."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.htmx import render_page
from caunoi_web.register import services
from caunoi_web.register.errors import InvalidValue, StaleRecord
from caunoi_web.register.forms.partners import ReasonForm
from caunoi_web.register.forms.past import NameForm, RenameForm, SuccessionForm
from caunoi_web.register.models import Organisation, OrganisationName, Succession
from caunoi_web.register.views.faults import explain, show_stale
from caunoi_web.register.views.small_forms import partner_of, show_form


@require_safe
@allow(Action.REGISTER_READ)
def past(request: HttpRequest, pk: UUID) -> HttpResponse:
    """All names with their time, and who came before and after."""
    partner = partner_of(request, pk)
    context = {
        "partner": partner,
        "names": list(partner.names.all()),
        "after": list(partner.successions.select_related("successor", "entered_by")),
        "before": list(partner.precessions.select_related("predecessor", "entered_by")),
    }
    return render_page(request, "register/past.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.REGISTER_WRITE)
def rename(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The body has a new name from a day on."""
    partner = partner_of(request, pk)
    form = RenameForm(request.POST or None, initial={"version": partner.version})
    differences = ()
    if request.method == "POST" and form.is_valid():
        try:
            version = form.cleaned_data.pop("version") or 0
            services.rename_organisation(
                actor=request.user, organisation=partner, version=version, **form.cleaned_data
            )
            messages.success(request, _("Renamed. Older agreements go on showing the name of their day."))
            return redirect("register:organisation", pk)
        except StaleRecord as stale:
            form, differences = show_stale(form, stale, Organisation.target_kind)
        except InvalidValue as fault:
            explain(form, fault)
    title = _("A new name for %(name)s") % {"name": partner.name}
    return show_form(request, form, partner=partner, title=title, differences=differences)


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.REGISTER_WRITE)
def name(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The kind of a name and its time."""
    found = get_object_or_404(OrganisationName.objects.select_related("organisation"), pk=pk)
    initial = {field: getattr(found, field) for field in services.NAME_FIELDS}
    form = NameForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            reason = form.cleaned_data.pop("reason")
            services.amend_name(actor=request.user, name=found, changes=form.cleaned_data, reason=reason)
            messages.success(request, _("The change is saved and stands in the history."))
            return redirect("register:organisation_past", found.organisation_id)
        except InvalidValue as fault:
            explain(form, fault)
    title = _("The name “%(name)s”") % {"name": found.text}
    return show_form(request, form, partner=found.organisation, title=title)


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.REGISTER_WRITE)
def succession(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Which body came after this one, or before it."""
    partner = partner_of(request, pk)
    form = SuccessionForm(
        request.POST or None, user=request.user, partner=partner, initial={"direction": SuccessionForm.AFTER}
    )
    if request.method == "POST" and form.is_valid():
        try:
            services.add_succession(actor=request.user, **form.values)
            messages.success(request, _("The succession is saved and stands in the history of both."))
            return redirect("register:organisation_past", pk)
        except InvalidValue as fault:
            explain(form, fault)
    return show_form(
        request,
        form,
        partner=partner,
        title=_("What became of %(name)s, or where it came from") % {"name": partner.name},
        intro=_(
            "For bodies that were merged, renamed or split in the world. Two records of one body are a "
            "duplicate: merge them instead."
        ),
        template="register/succession_form.html",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.REGISTER_WRITE)
def succession_remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a wrong succession away, with the reason."""
    found = get_object_or_404(Succession.objects.select_related("predecessor", "successor"), pk=pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.remove_succession(actor=request.user, succession=found, **form.cleaned_data)
        messages.success(request, _("The succession is taken away; the history keeps it."))
        return redirect("register:organisation_past", found.predecessor_id)
    title = _("Take away: %(before)s → %(after)s?") % {
        "before": found.predecessor,
        "after": found.successor,
    }
    return show_form(request, form, partner=found.predecessor, title=title, action=_("Take away"))
