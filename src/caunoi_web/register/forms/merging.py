"""The forms of a merge: with which record, and why."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.models import User
from caunoi_web.register.forms.organisations import one_called
from caunoi_web.register.models import Organisation


class OtherRecordForm(forms.Form):
    """Which record is the same body."""

    other = forms.CharField(
        label=_("The other record"),
        max_length=300,
        help_text=_("Its name as it stands in the register, or the address of its page."),
        widget=forms.TextInput(attrs={"list": "names", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._user = user

    def clean_other(self) -> Organisation:
        return one_called(self._user, self.cleaned_data["other"])


class MergeForm(forms.Form):
    """Why, and which versions the person saw."""

    reason = forms.CharField(
        label=_("Why"), max_length=500, help_text=_("How you know that both are one body.")
    )
    survivor_version = forms.IntegerField(widget=forms.HiddenInput)
    merged_version = forms.IntegerField(widget=forms.HiddenInput)

    @property
    def versions(self) -> tuple[int, int]:
        """What the service takes."""
        return self.cleaned_data["survivor_version"], self.cleaned_data["merged_version"]
