"""The form of a promise."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.domain.promises import Bound, Debtor, Rhythm
from caunoi_web.accounts.models import Unit
from caunoi_web.activities.forms.fields import AmountField
from caunoi_web.activities.models import Commitment
from caunoi_web.activities.services.commitments import FIELDS
from caunoi_web.activities.wordlists import BOUNDS, CURRENCIES, DEBTORS, MEANS, MEASURES, RHYTHMS
from caunoi_web.common.labels import ACTIVITIES
from caunoi_web.register.forms.dates import PartialDateField
from caunoi_web.register.models import Agreement, Organisation


class CommitmentForm(forms.Form):
    """What a person types about a promise of ``agreement``; ``values`` go to the services."""

    debtor = forms.ChoiceField(label=_("Who owes it"), choices=list(DEBTORS.items()))
    code = forms.ChoiceField(label=_("Kind of activity"), choices=list(ACTIVITIES.items()))
    what = forms.CharField(
        label=_("What is promised"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    amount = AmountField(label=_("How many, how much"))
    measure = forms.ChoiceField(
        label=_("What the number counts"), required=False, choices=[("", "–"), *MEASURES.items()]
    )
    rhythm = forms.ChoiceField(
        label=_("In all or each year"), choices=list(RHYTHMS.items()), initial=Rhythm.ONCE.value
    )
    due = PartialDateField(
        label=_("By when"), help_text=_("yyyy, mm/yyyy or dd/mm/yyyy: only what the text says.")
    )
    until_end = forms.BooleanField(label=_("Until the agreement ends"), required=False)

    bound = forms.ChoiceField(
        label=_("How the number is meant"), choices=list(BOUNDS.items()), initial=Bound.EXACTLY.value
    )
    counted_word = forms.CharField(
        label=_("Name of what is counted"),
        max_length=60,
        required=False,
        help_text=_("As the agreement says: students, scholarships, machines."),
    )
    currency = forms.ChoiceField(
        label=_("Currency"), required=False, choices=[("", "–"), *((code, code) for code in CURRENCIES)]
    )
    means = forms.ChoiceField(
        label=_("Cash or in kind"), required=False, choices=[("", _("not stated")), *MEANS.items()]
    )
    partner = forms.ModelChoiceField(
        label=_("Which partner"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("not stated"),
    )
    unit = forms.ModelChoiceField(
        label=_("Our unit in charge"),
        queryset=Unit.objects.all(),
        required=False,
        empty_label=_("not stated"),
    )
    reason = forms.CharField(
        label=_("Why"),
        max_length=500,
        required=False,
        help_text=_("The history keeps it: a decision, a letter."),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parties = Organisation.objects.filter(party_rows__agreement=agreement)
        self.fields["partner"].queryset = parties.distinct()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("debtor") == Debtor.HOST:
            cleaned["partner"] = None
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """What the service takes."""
        return {field: self.cleaned_data[field] for field in FIELDS}


def initial_of(commitment: Commitment) -> dict[str, Any]:
    """What the form shows of a promise that is being changed."""
    shown = {
        field: getattr(commitment, field)
        for field in (*FIELDS, "version")
        if field not in ("partner", "unit")
    }
    return shown | {"partner": commitment.partner_id, "unit": commitment.unit_id}
