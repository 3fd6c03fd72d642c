"""Refusals of the services, put back into the form they came from."""

from dataclasses import dataclass
from typing import Any, TypeVar

from django import forms

from caunoi_web.register.errors import InvalidValue, StaleRecord
from caunoi_web.signing.wording import field_label, value_words

AnyForm = TypeVar("AnyForm", bound=forms.Form)

_FIELDS = {"partner_name": "partner"}


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


def show_stale(form: AnyForm, stale: StaleRecord) -> tuple[AnyForm, tuple[Difference, ...]]:
    """The form again with everything typed, now for the current version, and both values of each field."""
    renew(form, stale.version)
    form.add_error(None, str(stale.message))
    return form, tuple(_words(one.field, one.current, one.wanted) for one in stale.differences)


def renew(form: forms.Form, version: int) -> None:
    """Let what was typed count for the version that is there now."""
    form.data = form.data.copy()  # type: ignore[union-attr]
    form.data["version"] = str(version)


def _words(field: str, current: Any, wanted: Any) -> Difference:
    return Difference(field_label(field), value_words(field, current), value_words(field, wanted))
