"""What a person makes of a stated figure."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi_web.register.models.figures import QUALIFIER_CHOICES

Finding = dict[str, Any]


class FigureChange(forms.Form):
    """What is counted, for which year, how much and how exactly."""

    what = forms.CharField(label=_("What is counted"), max_length=80)
    year = forms.IntegerField(label=_("Year"), min_value=1900, max_value=2200, required=False)
    value = forms.DecimalField(label=_("Value"), max_digits=20, decimal_places=4)
    qualifier = forms.ChoiceField(label=_("How exactly"), choices=QUALIFIER_CHOICES)
    reason = forms.CharField(label=_("Why"), max_length=500, required=False)

    @staticmethod
    def initial_of(value: Finding) -> Finding:
        """What the form shows of a finding."""
        return {name: value[name] for name in ("what", "year", "value", "qualifier")}

    def value_from(self, value: Finding) -> Finding:
        """The finding with the typed values in it."""
        typed = self.cleaned_data
        number = typed["value"]
        return {
            **value,
            "what": typed["what"],
            "year": typed["year"],
            "value": int(number) if number == number.to_integral_value() else float(number),
            "qualifier": typed["qualifier"],
        }
