"""What an administrator types about people and units, and everybody about their password."""

from typing import Any

from django import forms
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.models import Role, Unit, User
from caunoi_web.common.asof import FIRST, LAST

PASSWORD_LENGTH = 1000
PASSWORD_RULES = _(
    "At least 12 characters; a few words are easiest to remember. No name or e-mail of the person, "
    "no password that many people use, not digits alone. "
    "It has to be changed only when somebody else may know it."
)


DAYS = ("%d/%m/%Y", "%Y-%m-%d")
OF_OUR_TIMES = (MinValueValidator(FIRST), MaxValueValidator(LAST))


def _day_widget() -> forms.DateInput:
    return forms.DateInput(
        {"inputmode": "numeric", "placeholder": "dd/mm/yyyy", "class": "date-text"}, format="%d/%m/%Y"
    )


def _password_field(label: Any, *, autocomplete: str, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=PASSWORD_LENGTH,
        strip=False,
        help_text=help_text,
        widget=forms.PasswordInput({"autocomplete": autocomplete}),
    )


class PersonForm(forms.Form):
    """Name, role and unit of a person."""

    full_name = forms.CharField(label=_("Full name"), max_length=150)
    email = forms.EmailField(label=_("E-mail"), max_length=254, required=False)
    role = forms.ChoiceField(
        label=_("Role"),
        choices=Role.choices,
        initial=Role.VIEWER,
        help_text=_(
            "Viewers read and export. Heads of units also propose agreements and record what their unit "
            "does. Officers add documents, review and edit. The rectorate reads and decides on signing. "
            "Heads also archive. Administrators also manage people."
        ),
    )
    unit = forms.ModelChoiceField(
        label=_("Unit"), queryset=Unit.objects.all(), required=False, empty_label=_("No unit")
    )


class AddPersonForm(PersonForm):
    """A new person, with the name and password they sign in with."""

    username = forms.CharField(
        label=_("Account name"),
        max_length=150,
        help_text=_("What the person types to sign in: letters, digits and @ . + - _ only."),
        validators=[UnicodeUsernameValidator()],
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none"}),
    )
    password = _password_field(
        _("Password"),
        autocomplete="new-password",
        help_text=PASSWORD_RULES,
    )
    field_order = ("username", "full_name", "email", "role", "unit", "password")


class EditPersonForm(PersonForm):
    """A person who is already there."""

    is_active = forms.BooleanField(
        label=_("May sign in"),
        required=False,
        help_text=_(
            "People are never deleted: whoever leaves may no longer sign in, and the history keeps the name."
        ),
    )


class NewPasswordForm(forms.Form):
    """A new password for somebody who lost theirs."""

    password = _password_field(_("New password"), autocomplete="new-password", help_text=PASSWORD_RULES)


class OwnPasswordForm(forms.Form):
    """One's own password, old and new."""

    old_password = _password_field(_("Present password"), autocomplete="current-password")
    password = _password_field(_("New password"), autocomplete="new-password", help_text=PASSWORD_RULES)
    again = _password_field(_("New password, once more"), autocomplete="new-password")

    def clean_again(self) -> str:
        """The same as the first, so that a slip of the finger locks nobody out."""
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("password"):
            raise forms.ValidationError(_("The two new passwords are not the same."))
        return again


class PasswordForm(forms.Form):
    """One's password again, before something weighty."""

    password = _password_field(_("Present password"), autocomplete="current-password")


class FirstCodeForm(forms.Form):
    """The first code of a new app, which shows that it has the secret."""

    code = forms.CharField(
        label=_("Code of 6 digits"),
        max_length=20,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "one-time-code", "class": "code"}),
    )


class ReasonForm(forms.Form):
    """Why an administrator does something to somebody's account."""

    reason = forms.CharField(label=_("Reason"), max_length=500, help_text=_("The history keeps it."))


class HistoryFilterForm(forms.Form):
    """Which part of the history; everything that is left out stands for all."""

    since = forms.DateField(
        label=_("From day"), required=False, input_formats=DAYS, widget=_day_widget(), validators=OF_OUR_TIMES
    )
    until = forms.DateField(
        label=_("Until day"),
        required=False,
        input_formats=DAYS,
        widget=_day_widget(),
        validators=OF_OUR_TIMES,
    )
    actor = forms.ModelChoiceField(
        label=_("Who"), queryset=User.objects.order_by("username"), required=False, empty_label=_("Anybody")
    )
    record = forms.CharField(
        label=_("Record"),
        max_length=300,
        required=False,
        help_text=_("A part of its name, or its id."),
    )


class RedactForm(ReasonForm):
    """Words to be taken out of chosen entries of the history, and why."""

    words = forms.CharField(max_length=200, min_length=4, widget=forms.HiddenInput())


class UnitForm(forms.Form):
    """The names of a unit and the unit it belongs to."""

    name_vi = forms.CharField(label=_("Vietnamese name"), max_length=300)
    name_en = forms.CharField(label=_("English name"), max_length=300, required=False)
    parent = forms.ModelChoiceField(
        label=_("Belongs to"), queryset=Unit.objects.all(), required=False, empty_label=_("No other unit")
    )
