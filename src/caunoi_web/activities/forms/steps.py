"""Small forms: a step of an activity, a reason."""

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi_web.activities.models import State


class StepForm(forms.Form):
    """Where an activity goes next, and why."""

    to = forms.ChoiceField(choices=State.choices)
    version = forms.IntegerField()
    reason = forms.CharField(max_length=500, required=False)


class ReasonForm(forms.Form):
    """Why something is put aside."""

    reason = forms.CharField(label=_("Why"), max_length=500)
