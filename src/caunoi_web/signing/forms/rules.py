"""Forms of what the office sets: days of the calendar, texts of bases, stand-ins."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caunoi_web.accounts.models import Role, User
from caunoi_web.accounts.policies import Action, may
from caunoi_web.common.fields import DayField
from caunoi_web.signing.models import BasisKind, BasisText, SpecialDayKind
from caunoi_web.signing.models.bases import DAY_KINDS
from caunoi_web.signing.services.bases import FIELDS


class SpecialDayForm(forms.Form):
    """A day off, or a weekend that is worked."""

    day = DayField(label=_("Day"))
    kind = forms.ChoiceField(label=_("Kind of day"), choices=SpecialDayKind.choices)
    name_vi = forms.CharField(label=_("Name"), max_length=200)
    name_en = forms.CharField(label=_("English name"), max_length=200, required=False)


class BasisTextForm(forms.Form):
    """What a basis says from a day on."""

    number = forms.CharField(label=_("Number"), max_length=80, required=False)
    title = forms.CharField(label=_("Title"), max_length=500, required=False)
    issuer = forms.CharField(label=_("Issued by"), max_length=200, required=False)
    valid_from = DayField(
        label=_("Valid from"),
        help_text=_("A new day makes a new text and ends the one before; the same day corrects it."),
    )
    days = forms.IntegerField(
        label=_("Days it allows"),
        min_value=1,
        max_value=3650,
        required=False,
        help_text=_("Steps without days of their own take these."),
    )
    day_kind = forms.ChoiceField(label=_("Kind of days"), choices=DAY_KINDS)
    source = forms.CharField(label=_("What it says, and where"), max_length=500, required=False)
    to_confirm = forms.BooleanField(label=_("Still to confirm with the full text"), required=False)

    @property
    def values(self) -> dict[str, Any]:
        """What the service takes."""
        return {field: self.cleaned_data[field] for field in FIELDS}


class NewBasisForm(BasisTextForm):
    """A basis with its first text."""

    kind = forms.ChoiceField(
        label=pgettext_lazy("basis", "Kind"), choices=BasisKind.choices, initial="internal"
    )
    name_vi = forms.CharField(label=_("Name"), max_length=300)
    name_en = forms.CharField(label=_("English name"), max_length=300, required=False)
    field_order = ("kind", "name_vi", "name_en", *FIELDS)


class StandInForm(forms.Form):
    """Who acts for whom, from one day to another."""

    person = forms.ModelChoiceField(label=_("Person"), queryset=User.objects.none(), empty_label=None)
    deputy = forms.ModelChoiceField(
        label=_("Is represented by"), queryset=User.objects.none(), empty_label=_("choose")
    )
    from_day = DayField(label=_("From"))
    to_day = DayField(label=_("Until"))
    reason = forms.CharField(label=pgettext_lazy("stand-in", "Why"), max_length=300, required=False)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = User.objects.filter(is_active=True).exclude(role=Role.VIEWER)
        others = may(user, Action.SIGNING_RULES)
        self.fields["person"].queryset = people if others else people.filter(pk=user.pk)
        self.fields["person"].initial = user.pk
        self.fields["deputy"].queryset = people


def initial_of(text: BasisText) -> dict[str, Any]:
    """What the form shows of a text."""
    return {field: getattr(text, field) for field in FIELDS}
