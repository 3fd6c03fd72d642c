"""What a person makes of a proposed organisation."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from caunoi_web.common.countries import country_choices
from caunoi_web.intake.services.organisations import organisation_values
from caunoi_web.register.models.organisations import KIND_CHOICES

Finding = dict[str, Any]


class OrganisationChange(forms.Form):
    """Names, country and kind; ``value_from`` gives the finding as the person means it."""

    name = forms.CharField(label=_("Name"), max_length=300)
    name_vi = forms.CharField(label=_("Vietnamese name"), max_length=300, required=False)
    name_en = forms.CharField(label=_("English name"), max_length=300, required=False)
    aliases = forms.CharField(
        label=_("Other names"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One on each line."),
    )
    country = forms.ChoiceField(label=_("Country or territory"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=KIND_CHOICES)
    city = forms.CharField(label=_("City"), max_length=120, required=False)
    ror = forms.CharField(label=_("ROR id"), max_length=60, required=False)
    reason = forms.CharField(label=_("Why"), max_length=500, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        countries = country_choices(get_language() or "vi")
        self.fields["country"].choices = [("", _("not stated")), *countries]

    @staticmethod
    def initial_of(value: Finding) -> Finding:
        """What the form shows of a finding."""
        return {
            **organisation_values(value),
            "aliases": "\n".join(value["aliases"]),
        }

    def value_from(self, value: Finding) -> Finding:
        """The finding with the typed values in it."""
        typed = self.cleaned_data
        lines = (" ".join(line.split()) for line in typed["aliases"].splitlines())
        return {
            **value,
            "name": typed["name"],
            "name_vi": typed["name_vi"],
            "name_en": typed["name_en"],
            "aliases": list(dict.fromkeys(line for line in lines if line)),
            "country": typed["country"] or None,
            "x_kind": typed["kind"],
            "x_city": typed["city"],
            "x_ror": typed["ror"],
        }
