"""Putting a record aside and bringing it back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.htmx import render_page
from caunoi_web.register import services
from caunoi_web.register.errors import InvalidValue, StillInUse
from caunoi_web.register.forms.archiving import ArchiveForm
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.register.models.records import Record
from caunoi_web.register.services.parties import label_of
from caunoi_web.register.views.faults import explain

_MODELS = {"organisation": Organisation, "agreement": Agreement}


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.REGISTER_ARCHIVE)
def archive(request: HttpRequest, kind: str, pk: UUID) -> HttpResponse:
    """Ask why, then put the record aside; what is still in use asks once more."""
    record = _found(request, kind, pk)
    form, in_use = ArchiveForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        try:
            services.archive(actor=request.user, record=record, **form.cleaned_data)
            messages.success(request, _("It is archived: lists, counts and search leave it out."))
            return redirect(f"register:{kind}", pk)
        except StillInUse as fault:
            in_use = str(fault.message)
        except InvalidValue as fault:
            explain(form, fault)
    label = label_of(record) if isinstance(record, Agreement) else str(record)
    context = {"form": form, "in_use": in_use, "kind": kind, "record": record, "label": label}
    status = 422 if form.errors else 409 if in_use else 200
    return render_page(request, "register/archive.html", context, status=status)


@require_POST
@allow(Action.REGISTER_ARCHIVE)
def restore(request: HttpRequest, kind: str, pk: UUID) -> HttpResponse:
    """Bring an archived record back."""
    services.restore(actor=request.user, record=_found(request, kind, pk))
    messages.success(request, _("It is back in lists, counts and search."))
    return redirect(f"register:{kind}", pk)


def _found(request: HttpRequest, kind: str, pk: UUID) -> Record:
    return get_object_or_404(_MODELS[kind].objects.visible_to(request.user), pk=pk)
