"""What a person makes of a proposed agreement."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.domain.dates import PartialDate
from caunoi.domain.terms import EndKind
from caunoi_web.accounts.models import User
from caunoi_web.register.forms.dates import PartialDateField
from caunoi_web.register.forms.organisations import one_called
from caunoi_web.register.models.agreements import ACTIVITY_CHOICES, END_KIND_CHOICES, KIND_CHOICES

Finding = dict[str, Any]


class AgreementChange(forms.Form):
    """Parties, kind, dates and content; ``value_from`` gives the finding as the person means it.

    ``names`` are the organisations of the document that may be parties.
    """

    parties = forms.MultipleChoiceField(
        label=_("Partners found in this document"), required=False, widget=forms.CheckboxSelectMultiple
    )
    known_party = forms.CharField(
        label=_("Another partner"),
        max_length=300,
        required=False,
        help_text=_("Its name as it stands in the register, or the address of its page."),
    )
    kind = forms.ChoiceField(label=_("Kind of paper"), choices=KIND_CHOICES)
    signed = PartialDateField(label=_("Signed on"))
    start = PartialDateField(label=_("Valid from"))
    end = PartialDateField(label=_("Valid until"), help_text=_("The last valid day."))
    end_kind = forms.ChoiceField(label=_("How it ends"), choices=END_KIND_CHOICES)
    duration_months = forms.IntegerField(
        label=_("Length in months"),
        min_value=1,
        max_value=1200,
        required=False,
        help_text=_("5 years are 60."),
    )
    condition = forms.CharField(label=_("Condition of the end"), max_length=500, required=False)
    term_raw = forms.CharField(
        label=_("Validity, as written"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    activities = forms.MultipleChoiceField(
        label=_("Activities"), choices=ACTIVITY_CHOICES, required=False, widget=forms.CheckboxSelectMultiple
    )
    content = forms.CharField(label=_("Content"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    host_unit = forms.CharField(label=_("Unit in charge, as written"), max_length=300, required=False)
    number = forms.CharField(label=_("Number in the list"), max_length=60, required=False)
    reason = forms.CharField(label=_("Why"), max_length=500, required=False)

    def __init__(self, *args: Any, user: User, names: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._user = user
        self.fields["parties"].choices = [(name, name) for name in names]

    @staticmethod
    def initial_of(value: Finding) -> Finding:
        """What the form shows of a finding."""
        term = value["x_term"]
        return {
            "parties": value["parties"],
            "kind": value["x_kind"],
            "signed": value["signed"],
            "start": term["start"],
            "end": term["end"],
            "end_kind": term["end_kind"],
            "duration_months": term["duration_months"],
            "condition": term["condition"],
            "term_raw": term["raw"],
            "activities": value["activities"],
            "content": value["x_content"],
            "host_unit": value["x_host_unit"],
            "number": value["x_number"],
        }

    def clean(self) -> Finding:
        cleaned = super().clean() or self.cleaned_data
        self._find_party(cleaned)
        if not cleaned.get("parties") and not cleaned.get("known_party"):
            self.add_error(
                "parties", _("An agreement needs at least one partner. Tick one, or name one below.")
            )
        if cleaned.get("end") and cleaned.get("end_kind") == EndKind.UNKNOWN:
            cleaned["end_kind"] = EndKind.FIXED.value
        for field, fault in _faults_of(cleaned):
            if field not in self.errors:
                self.add_error(field, fault)
        return cleaned

    def value_from(self, value: Finding) -> Finding:
        """The finding with the typed values in it."""
        typed, known = self.cleaned_data, self.cleaned_data.get("known_organisation")
        parties, more = list(typed["parties"]), {}
        if known is not None:
            parties.append(known.name)
            more["x_known"] = {known.name: str(known.pk)}
        return {
            **value,
            **more,
            "parties": parties,
            "x_kind": typed["kind"],
            "signed": typed["signed"] or None,
            "start": typed["start"] or None,
            "end": typed["end"] or None,
            "activities": typed["activities"],
            "x_content": typed["content"],
            "x_host_unit": typed["host_unit"],
            "x_number": typed["number"],
            "x_term": {
                "raw": typed["term_raw"],
                "start": typed["start"] or None,
                "end": typed["end"] or None,
                "end_kind": typed["end_kind"],
                "duration_months": typed["duration_months"],
                "condition": typed["condition"],
                "repaired": value["x_term"]["repaired"] and typed["end"] == value["x_term"]["end"],
            },
        }

    def _find_party(self, cleaned: Finding) -> None:
        if not cleaned.get("known_party"):
            return
        try:
            cleaned["known_organisation"] = one_called(self._user, cleaned["known_party"])
        except forms.ValidationError as fault:
            self.add_error("known_party", fault)


def _faults_of(cleaned: Finding) -> Iterator[tuple[str, Any]]:
    """What the dates cannot be together, each with the way out; the domain has the last word."""
    start, end = (
        PartialDate.parse(cleaned[name]) if cleaned.get(name) else None for name in ("start", "end")
    )
    kind = EndKind(cleaned.get("end_kind") or EndKind.UNKNOWN)
    if start and end and end.last_day < start.first_day:
        yield "end", _("The validity ends before it begins. Compare both dates with the words on the left.")
    elif end and kind in (EndKind.CONDITION, EndKind.INDEFINITE):
        yield (
            "end",
            _("What ends on a condition, or never, has no last day. Take it out, or change how it ends."),
        )
    elif kind is EndKind.FIXED and not end:
        yield "end", _("A fixed validity needs its last day. Give it, or change how it ends.")
