"""The form that puts a record aside."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ArchiveForm(forms.Form):
    """Why a record goes, and that the person knows what stands on it."""

    reason = forms.CharField(label=_("Why"), max_length=500)
    although_in_use = forms.BooleanField(required=False)
