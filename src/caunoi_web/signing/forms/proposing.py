"""The form of a proposal: eight fields, and the facts that a draft is filled from."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caunoi_web.accounts.models import Role, Unit, User
from caunoi_web.common.fields import DayField
from caunoi_web.register.models import Level, Organisation
from caunoi_web.register.models.agreements import ACTIVITY_CHOICES, KIND_CHOICES
from caunoi_web.register.queries.organisations import called
from caunoi_web.signing.models import Case
from caunoi_web.signing.services.proposing import DRAFT_FIELDS

LEVELS = [(Level.UNIVERSITY.value, Level.UNIVERSITY.label), (Level.UNIT.value, Level.UNIT.label)]
_ATTRIBUTES = {"list": "names", "autocomplete": "off"}


class PartnerMixin(forms.Form):
    """A partner typed by name: one of the register, or a new name."""

    partner = forms.CharField(
        label=_("Partner"),
        max_length=300,
        help_text=_("As it stands in the register, or a new name."),
        widget=forms.TextInput(attrs=_ATTRIBUTES),
    )

    user: User

    def clean_partner(self) -> tuple[Organisation | None, str]:
        """The organisation of the register (None for a new name), and the name."""
        typed = self.cleaned_data["partner"]
        found = called(self.user, typed)
        if len(found) > 1:
            raise forms.ValidationError(
                _("“%(name)s” could be: %(names)s. Write the full name, or paste the address of its page."),
                code="ambiguous",
                params={"name": typed, "names": "; ".join(str(one) for one in found)},
            )
        return (found[0], found[0].name) if found else (None, typed)


class ProposalForm(PartnerMixin):
    """What a person types to open a case; ``values`` goes to the service."""

    title = forms.CharField(
        label=_("Title"), max_length=300, help_text=_("What lists call it, such as “MoU with … on exchange”.")
    )
    kind = forms.ChoiceField(label=_("Kind of paper"), choices=KIND_CHOICES, initial="mou")
    level = forms.ChoiceField(label=_("Level"), choices=LEVELS, initial=Level.UNIVERSITY.value)
    why = forms.CharField(
        label=pgettext_lazy("proposal", "Why"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What it is for, what it needs, who the contact is."),
    )
    unit = forms.ModelChoiceField(
        label=_("Proposing unit"), queryset=Unit.objects.none(), empty_label=_("choose the unit")
    )
    wanted_on = DayField(label=_("Wanted by"), required=False)
    file = forms.FileField(
        label=pgettext_lazy("proposal", "File"),
        required=False,
        help_text=_("The proposal form or a first text."),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        units = Unit.objects.all()
        self.fields["unit"].queryset = units.filter(pk=user.unit_id) if user.role == Role.UNIT_LEAD else units
        self.fields["unit"].initial = user.unit_id

    @property
    def values(self) -> dict[str, Any]:
        """What the service takes."""
        fields = ("title", "kind", "level", "why", "unit", "wanted_on")
        partner, name = self.cleaned_data["partner"]
        return {field: self.cleaned_data[field] for field in fields} | {
            "partner": partner,
            "partner_name": name,
        }


class FactsForm(PartnerMixin):
    """All facts of an open case, with what a draft is filled from."""

    title = forms.CharField(label=_("Title"), max_length=300)
    kind = forms.ChoiceField(label=_("Kind of paper"), choices=KIND_CHOICES)
    level = forms.ChoiceField(label=_("Level"), choices=LEVELS)
    why = forms.CharField(label=pgettext_lazy("proposal", "Why"), widget=forms.Textarea(attrs={"rows": 4}))
    wanted_on = DayField(label=_("Wanted by"), required=False)
    officer = forms.ModelChoiceField(
        label=_("In hand of"), queryset=User.objects.none(), required=False, empty_label=_("any officer")
    )
    our_signatory = forms.CharField(label=_("Signs for us"), max_length=200, required=False)
    our_position = forms.CharField(label=_("Position"), max_length=200, required=False)
    partner_signatory = forms.CharField(label=_("Signs for the partner"), max_length=200, required=False)
    partner_position = forms.CharField(label=_("Position at the partner"), max_length=200, required=False)
    duration_months = forms.IntegerField(
        label=_("Length in months"),
        min_value=1,
        max_value=1200,
        required=False,
        help_text=_("5 years are 60."),
    )
    activities = forms.MultipleChoiceField(
        label=_("Activities"), choices=ACTIVITY_CHOICES, required=False, widget=forms.CheckboxSelectMultiple
    )
    binding = forms.BooleanField(
        label=_("Binding: money, staff, rooms or equipment are promised"), required=False
    )
    needs_higher = forms.BooleanField(label=_("A parent body must approve before signing"), required=False)
    reason = forms.CharField(label=pgettext_lazy("change", "Why"), max_length=500, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["officer"].queryset = User.objects.filter(
            is_active=True, role__in=(Role.OFFICER, Role.HEAD, Role.ADMINISTRATOR)
        )

    @property
    def values(self) -> dict[str, Any]:
        """What the service takes."""
        fields = ("title", "kind", "level", "why", "wanted_on", "officer", *DRAFT_FIELDS)
        partner, name = self.cleaned_data["partner"]
        return {field: self.cleaned_data[field] for field in (*fields, "binding", "needs_higher")} | {
            "partner": partner,
            "partner_name": name,
        }


def initial_of(case: Case) -> dict[str, Any]:
    """What the form shows of a case."""
    fields = (
        "title", "kind", "level", "why", "wanted_on", "officer",
        *DRAFT_FIELDS, "binding", "needs_higher", "version",
    )  # fmt: skip
    return {field: getattr(case, field) for field in fields} | {"partner": case.partner_name}
