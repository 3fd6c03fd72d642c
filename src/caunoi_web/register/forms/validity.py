"""The part of the agreement's form that says how long it is valid; it explains itself while one types."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.domain.terms import EndKind
from caunoi_web.register.forms.dates import PartialDateField
from caunoi_web.register.models.agreements import END_KIND_CHOICES

TERM_VALUES = (
    "signed",
    "start",
    "end",
    "end_kind",
    "duration_months",
    "condition",
    "renewal_months",
    "notice_months",
    "notice_days",
)


class ValidityForm(forms.Form):
    """Signing, beginning, end, renewal and notice; ``term_values`` go to the services."""

    signed = PartialDateField(label=_("Signed on"))
    start = PartialDateField(
        label=_("Valid from"), help_text=_("yyyy, mm/yyyy or dd/mm/yyyy: only what the source says.")
    )
    end = PartialDateField(
        label=_("Valid until"), help_text=_("The last valid day. Left open, it is counted from the length.")
    )
    end_kind = forms.ChoiceField(
        label=_("How it ends"), choices=END_KIND_CHOICES, initial=EndKind.UNKNOWN.value
    )
    duration_months = forms.IntegerField(
        label=_("Length in months"),
        min_value=1,
        max_value=1200,
        required=False,
        help_text=_("5 years are 60."),
    )
    renewal_months = forms.IntegerField(
        label=_("Each renewal, in months"),
        min_value=1,
        max_value=1200,
        required=False,
        help_text=_("Left open, as long as the first time."),
    )
    notice_months = forms.IntegerField(
        label=_("Notice, in months"), min_value=1, max_value=120, required=False
    )
    notice_days = forms.IntegerField(
        label=_("Notice, in days"),
        min_value=1,
        max_value=3660,
        required=False,
        help_text=_("How long before its end a party must say that it shall not go on."),
    )
    condition = forms.CharField(label=_("Condition of the end"), max_length=500, required=False)
    term_raw = forms.CharField(
        label=_("Validity, as written"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The words of the paper, also when they are misprinted."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in TERM_VALUES:
            self.fields[name].widget.attrs["data-validity"] = ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("end") and cleaned.get("end_kind") == EndKind.UNKNOWN:
            cleaned["end_kind"] = EndKind.FIXED.value
        return cleaned

    @property
    def term_values(self) -> dict[str, Any]:
        """What was typed about the validity."""
        return {field: self.cleaned_data[field] for field in TERM_VALUES}
