"""What the pages that change an agreement's rows (events, links, files) share: refusals in their form."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from caunoi_web.register.errors import InvalidValue, StaleRecord
from caunoi_web.register.models import Agreement
from caunoi_web.register.queries.history import Act, history_of
from caunoi_web.register.views.faults import explain


def find_agreement(request: HttpRequest, pk: UUID) -> Agreement:
    """The agreement of the address, if the person may see it."""
    every = Agreement.objects.visible_to(request.user).select_related("host_unit")
    return get_object_or_404(every, pk=pk)


def is_written(form: forms.Form, agreement: Agreement, write: Callable[[], Any]) -> tuple[bool, list[Act]]:
    """Call ``write``; False when it was refused, with the refusal in the form and what others did meanwhile.

    After a change by somebody else the form holds the version of now, so that sending it again counts.
    """
    try:
        write()
    except StaleRecord as stale:
        seen = form.cleaned_data.get("version") or 0
        form.data = form.data.copy()
        form.data["version"] = str(stale.version)
        form.add_error(
            None,
            _("Somebody else changed this agreement meanwhile, see below. If yours still holds, save again."),
        )
        return False, history_of(Agreement.target_kind, agreement.pk, limit=max(stale.version - seen, 1))
    except InvalidValue as fault:
        explain(form, fault)
        return False, []
    return True, []
