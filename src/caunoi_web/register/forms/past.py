"""Forms about an organisation's past: its names and who came after it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caunoi_web.accounts.models import User
from caunoi_web.register.forms.dates import PartialDateField
from caunoi_web.register.forms.organisations import one_called
from caunoi_web.register.models import NameKind, Organisation, SuccessionBasis

LANGUAGES = [
    ("", pgettext_lazy("language of a name", "not stated")),
    ("vi", pgettext_lazy("language of a name", "Vietnamese")),
    ("en", pgettext_lazy("language of a name", "English")),
    ("other", pgettext_lazy("language of a name", "another")),
]


class RenameForm(forms.Form):
    """The body has a new name."""

    name = forms.CharField(label=_("New name"), max_length=300)
    on = PartialDateField(label=_("Valid from"), required=True, help_text=_("A year or a month is enough."))
    reason = forms.CharField(
        label=_("Why"), max_length=500, help_text=_("The decision or the letter that says so.")
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class NameForm(forms.Form):
    """Of what sort a name is, and when it was valid."""

    kind = forms.ChoiceField(label=_("Kind"), choices=NameKind.choices)
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES, required=False)
    valid_from = PartialDateField(label=_("Valid from"))
    valid_until = PartialDateField(label=_("Valid until"))
    reason = forms.CharField(label=_("Why"), max_length=500, required=False)


class SuccessionForm(forms.Form):
    """Which body came after this one, or before it."""

    BEFORE, AFTER = "before", "after"

    direction = forms.ChoiceField(
        label=_("The other body"),
        choices=[(AFTER, _("came after it")), (BEFORE, _("came before it"))],
        widget=forms.RadioSelect,
    )
    other = forms.CharField(
        label=_("Name of the other body"),
        max_length=300,
        help_text=_("Its name as it stands in the register, or the address of its page."),
        widget=forms.TextInput(attrs={"list": "names", "autocomplete": "off"}),
    )
    basis = forms.ChoiceField(label=_("What happened"), choices=SuccessionBasis.choices)
    on = PartialDateField(label=_("When"))
    reason = forms.CharField(
        label=_("Basis"), max_length=500, required=False, help_text=_("The decision or law that says so.")
    )

    def __init__(self, *args: Any, user: User, partner: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._user, self._partner = user, partner

    def clean_other(self) -> Organisation:
        found = one_called(self._user, self.cleaned_data["other"])
        if found == self._partner:
            raise forms.ValidationError(_("That is this body itself. Name another one."))
        return found

    @property
    def values(self) -> dict[str, Any]:
        """What the service takes."""
        typed = self.cleaned_data
        pair = (self._partner, typed["other"])
        before, after = pair if typed["direction"] == self.AFTER else reversed(pair)
        return {
            "predecessor": before,
            "successor": after,
            **{field: typed[field] for field in ("basis", "on", "reason")},
        }
