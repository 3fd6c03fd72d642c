"""Refusals of the services, put back into the form they came from."""

from dataclasses import dataclass
from typing import TypeVar

from django import forms

from caunoi_web.register.errors import InvalidValue, StaleRecord
from caunoi_web.register.wording import field_label, value_words

AnyForm = TypeVar("AnyForm", bound=forms.Form)

_FIELDS = {"names": "other_names", "parties": "party_1"}


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that two people changed, in words."""

    label: str
    current: str
    wanted: str


def explain(form: forms.Form, fault: InvalidValue) -> None:
    """Show a refusal at the field it is about; what was typed stays."""
    field = _FIELDS.get(fault.field, fault.field)
    form.add_error(field if field in form.fields else None, str(fault.message))


def show_stale(form: AnyForm, stale: StaleRecord, kind: str) -> tuple[AnyForm, tuple[Difference, ...]]:
    """The form again with everything typed, now for the current version, and both values of each field."""
    form.data = form.data.copy()
    form.data["version"] = str(stale.version)
    form.add_error(None, str(stale.message))
    differences = tuple(
        Difference(
            field_label(kind, one.field),
            value_words(kind, one.field, one.current),
            value_words(kind, one.field, one.wanted),
        )
        for one in stale.differences
    )
    return form, differences
