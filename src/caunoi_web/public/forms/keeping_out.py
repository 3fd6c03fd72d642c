"""Why a record is kept out of the public page."""

from django import forms
from django.utils.translation import gettext_lazy as _


class KeepOutForm(forms.Form):
    """The reason, for the history."""

    reason = forms.CharField(label=_("Why it is not published"), max_length=500)
