"""Notes about a partner: add, change, put aside."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.register import services
from caunoi_web.register.errors import InvalidValue, StaleRecord
from caunoi_web.register.forms.partners import NoteForm, initial_of_note
from caunoi_web.register.models import PartnerNote
from caunoi_web.register.views.faults import explain, show_stale
from caunoi_web.register.views.small_forms import partner_of, show_form


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.REGISTER_WRITE)
def add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write a note about the partner."""
    partner = partner_of(request, pk)
    form = NoteForm(request.POST or None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            services.add_note(actor=request.user, organisation=partner, values=form.values)
            messages.success(request, _("The note is saved."))
            return redirect("register:organisation", pk)
        except InvalidValue as fault:
            explain(form, fault)
    title = _("A note about %(name)s") % {"name": partner.name}
    return show_form(request, form, partner=partner, title=title)


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.REGISTER_WRITE)
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change a note."""
    note = _found(request, pk)
    form = NoteForm(request.POST or None, initial=initial_of_note(note))
    differences = ()
    if request.method == "POST" and form.is_valid():
        try:
            version = form.cleaned_data["version"] or 0
            services.amend_note(actor=request.user, note=note, changes=form.values, version=version)
            messages.success(request, _("The note is saved."))
            return redirect("register:organisation", note.organisation_id)
        except StaleRecord as stale:
            form, differences = show_stale(form, stale, PartnerNote.target_kind)
        except InvalidValue as fault:
            explain(form, fault)
    title = _("A note about %(name)s") % {"name": note.organisation.name}
    return show_form(request, form, partner=note.organisation, title=title, differences=differences)


@require_POST
@allow(Action.REGISTER_WRITE)
def archive(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put a note aside."""
    note = _found(request, pk)
    services.archive_note(actor=request.user, note=note)
    messages.success(request, _("The note is put aside; the history keeps it."))
    return redirect("register:organisation", note.organisation_id)


def _found(request: HttpRequest, pk: UUID) -> PartnerNote:
    notes = PartnerNote.objects.visible_to(request.user).select_related("organisation")
    return get_object_or_404(notes, pk=pk)
