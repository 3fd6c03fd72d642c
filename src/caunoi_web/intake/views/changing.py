"""The form in which a person changes a proposal before accepting it."""

from typing import Any

from django import forms
from django.http import HttpRequest

from caunoi_web.common.errors import DomainError
from caunoi_web.intake.forms import AgreementChange, FigureChange, OrganisationChange
from caunoi_web.intake.models import Proposal, ProposalKind, ProposalState
from caunoi_web.intake.queries.published import values_of_entry
from caunoi_web.register.errors import InvalidValue

_FORMS: dict[str, Any] = {ProposalKind.ORGANISATION: OrganisationChange, ProposalKind.FIGURE: FigureChange}
# What the register calls a field that the form calls otherwise.
_FORM_FIELDS = {
    "names": "aliases",
    "list_number": "number",
    "host_unit_words": "host_unit",
}


def change_form(request: HttpRequest, proposal: Proposal) -> forms.Form:
    """The form for this kind of proposal, filled with what was read or with what was typed."""
    data = request.POST if request.method == "POST" else None
    if proposal.kind == ProposalKind.AGREEMENT:
        return AgreementChange(
            data,
            initial=AgreementChange.initial_of(proposal.value),
            user=request.user,
            names=_names_beside(proposal),
        )
    form = _FORMS[proposal.kind]
    initial = form.initial_of(proposal.value)
    if proposal.kind == ProposalKind.ORGANISATION and data is None:
        initial |= values_of_entry(request.GET.get("entry", ""))
    return form(data, initial=initial)


def changed_value(form: Any, proposal: Proposal) -> dict[str, Any] | None:
    """What the person made of the finding; None when every field still says what was read."""
    changed = set(form.changed_data) - {"reason"}
    return form.value_from(proposal.value) if changed else None


def add_fault(form: forms.Form, fault: DomainError) -> None:
    """Put a refusal of the register beside the field it is about."""
    if isinstance(fault, InvalidValue):
        field = _FORM_FIELDS.get(fault.field, fault.field)
        form.add_error(field if field in form.fields else None, str(fault.message))


def _names_beside(proposal: Proposal) -> list[str]:
    """The organisations of the same document that nobody has rejected."""
    found = Proposal.objects.filter(document=proposal.document_id, kind=ProposalKind.ORGANISATION).exclude(
        state__in=(ProposalState.REJECTED, ProposalState.WITHDRAWN)
    )
    names = [value["name"] for value in found.order_by("start").values_list("value", flat=True)]
    return list(dict.fromkeys([*proposal.value["parties"], *names]))
