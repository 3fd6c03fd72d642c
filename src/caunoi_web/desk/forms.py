"""What a person types at their desk."""

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi_web.desk.models import ListName


class SaveViewForm(forms.Form):
    """A name for what the list shows just now."""

    list = forms.ChoiceField(choices=ListName.choices, widget=forms.HiddenInput)
    query = forms.CharField(max_length=4000, required=False, widget=forms.HiddenInput)
    name = forms.CharField(label=_("Name of the view"), max_length=80)
    is_shared = forms.BooleanField(label=_("Everybody in the office sees it"), required=False)


class ViewNameForm(forms.Form):
    """Another name for a view."""

    name = forms.CharField(label=_("Name of the view"), max_length=80)
