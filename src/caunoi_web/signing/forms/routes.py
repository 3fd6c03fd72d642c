"""The form of a route: what it is for, and a row for each step."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.models import Unit, User
from caunoi_web.common.fields import DayField
from caunoi_web.register.models.agreements import KIND_CHOICES
from caunoi_web.signing.forms.proposing import LEVELS
from caunoi_web.signing.models import Basis, Condition, CountedFrom, RouteStep, RouteVersion, Stage, Who
from caunoi_web.signing.models.bases import DAY_KINDS
from caunoi_web.signing.services.routes import STEP_FIELDS, step_values

MOST_STEPS = 40


class RouteForm(forms.Form):
    """The name of a route, for which agreements and from when."""

    name_vi = forms.CharField(label=_("Name"), max_length=200)
    name_en = forms.CharField(label=_("English name"), max_length=200, required=False)
    valid_from = DayField(label=_("Valid from"), help_text=_("Cases opened from this day on take it."))
    levels = forms.MultipleChoiceField(
        label=_("For the levels"), choices=LEVELS, required=False, widget=forms.CheckboxSelectMultiple
    )
    kinds = forms.MultipleChoiceField(
        label=_("For the kinds of paper (none chosen: all)"),
        choices=KIND_CHOICES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)


class StepForm(forms.Form):
    """One step of a route."""

    code = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)
    name_vi = forms.CharField(label=_("Name"), max_length=200)
    name_en = forms.CharField(label=_("English name"), max_length=200, required=False)
    who = forms.ChoiceField(label=_("Who"), choices=Who.choices, initial=Who.OFFICER)
    days = forms.IntegerField(label=_("Days"), min_value=1, max_value=3650, required=False)
    day_kind = forms.ChoiceField(label=_("Kind of days"), choices=DAY_KINDS)
    counted_from = forms.ChoiceField(label=_("Counted from"), choices=CountedFrom.choices)
    basis = forms.ModelChoiceField(
        label=_("Basis"), queryset=Basis.objects.all(), required=False, empty_label=_("none")
    )
    stage = forms.ChoiceField(label=_("Sort of step"), choices=Stage.choices, initial=Stage.OTHER)
    condition = forms.ChoiceField(label=_("Taken"), choices=Condition.choices, required=False)
    unit = forms.ModelChoiceField(
        label=_("Unit"), queryset=Unit.objects.all(), required=False, empty_label=_("none")
    )
    person = forms.ModelChoiceField(
        label=_("Person"), queryset=User.objects.filter(is_active=True), required=False, empty_label=_("none")
    )
    produces_vi = forms.CharField(label=_("Produces"), max_length=300, required=False)
    produces_en = forms.CharField(label=_("Produces (English)"), max_length=300, required=False)
    offices = forms.CharField(
        label=_("Offices asked at once"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One on each line: Vietnamese name | English name."),
    )

    def clean_offices(self) -> list[list[str]]:
        lines = [line for line in self.cleaned_data["offices"].splitlines() if line.strip()]
        return [[part.strip() for part in (*line.split("|"), "")[:2]] for line in lines]


def step_forms(data: Any, steps: Sequence[RouteStep]) -> list[StepForm]:
    """The rows as they were sent (``data``), or one for each step.

    The choices of units, people and bases are read once for all rows.
    """
    if data:
        count = data.get("count", "0")
        number = min(int(count), MOST_STEPS) if count.isdecimal() else 0
        rows = [StepForm(data, prefix=f"s{index}", auto_id="id_%s") for index in range(number)]
    else:
        rows = [
            StepForm(prefix=f"s{index}", initial=_initial(step_values(step)))
            for index, step in enumerate(steps)
        ]
    for name in ("basis", "unit", "person"):
        _share_choices(rows, name)
    return rows


def step_of(form: StepForm) -> dict[str, Any]:
    """A row as the service takes it."""
    return {field: form.cleaned_data[field] for field in STEP_FIELDS}


def initial_of(version: RouteVersion, revision: int) -> dict[str, Any]:
    """What the form shows of a version."""
    fields = ("name_vi", "name_en", "kinds", "levels", "valid_from")
    return {field: getattr(version, field) for field in fields} | {"revision": revision}


def _initial(values: dict[str, Any]) -> dict[str, Any]:
    offices = "\n".join(" | ".join(part for part in office if part) for office in values["offices"])
    return values | {"offices": offices}


def _share_choices(rows: list[StepForm], name: str) -> None:
    if not rows:
        return
    choices = list(rows[0].fields[name].choices)
    for row in rows:
        row.fields[name].widget.choices = choices
