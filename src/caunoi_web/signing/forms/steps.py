"""The forms with which a step of a case ends, is sent back or the whole case is ended."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caunoi_web.accounts.models import User
from caunoi_web.common.fields import DayField
from caunoi_web.register.models import Agreement
from caunoi_web.signing.forms.proposing import PartnerMixin
from caunoi_web.signing.models import Answer, Case, PaperKind, Stage
from caunoi_web.signing.services.signing import SIGNED_FIELDS, Upload

MOST_TO_LINK = 50


class FinishForm(forms.Form):
    """A note, and the version of the case that the person looks at."""

    note = forms.CharField(
        label=_("Note"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What was found or decided; everybody who may see the case reads it."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
    field_order: ClassVar[list[str] | None] = None

    def __init__(self, *args: Any, user: User, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.case = user, case
        self.initial.setdefault("version", case.version)

    @property
    def facts(self) -> dict[str, Any]:
        """What the stage settles about the case."""
        return {}


class CheckForm(PartnerMixin, FinishForm):
    """The partner check: who the partner is in the register."""

    field_order: ClassVar[list[str] | None] = ["partner", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("partner", self.case.partner_name)

    @property
    def facts(self) -> dict[str, Any]:
        return {"partner": self.cleaned_data["partner"][0]}


class AppraisalForm(FinishForm):
    """The appraisal: is it binding, must a parent body be asked."""

    binding = forms.BooleanField(
        label=_("Binding: money, staff, rooms or equipment are promised"), required=False
    )
    needs_higher = forms.BooleanField(label=_("A parent body must approve before signing"), required=False)
    field_order: ClassVar[list[str] | None] = ["binding", "needs_higher", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("binding", "needs_higher"):
            self.initial.setdefault(name, getattr(self.case, name))

    @property
    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("binding", "needs_higher")}


class SignForm(FinishForm):
    """The signing: when, by whom, for how long; or an agreement that the register has already."""

    signed_on = DayField(label=_("Signed on"))
    our_signatory = forms.CharField(label=_("Signed for us"), max_length=200, required=False)
    our_position = forms.CharField(label=_("Position"), max_length=200, required=False)
    partner_signatory = forms.CharField(label=_("Signed for the partner"), max_length=200, required=False)
    partner_position = forms.CharField(label=_("Position at the partner"), max_length=200, required=False)
    duration_months = forms.IntegerField(
        label=_("Length in months"),
        min_value=1,
        max_value=1200,
        required=False,
        help_text=_("5 years are 60."),
    )
    agreement = forms.ModelChoiceField(
        label=_("Agreement in the register"),
        queryset=Agreement.objects.none(),
        required=False,
        empty_label=_("add it from this case"),
    )
    field_order: ClassVar[list[str] | None] = ["signed_on", *SIGNED_FIELDS, "agreement", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in SIGNED_FIELDS:
            self.initial.setdefault(name, getattr(self.case, name))
        if self.case.partner_id:
            known = Agreement.objects.visible_to(self.user).live().filter(parties=self.case.partner_id)
            newest = known.order_by("-created_at").values_list("pk", flat=True)[:MOST_TO_LINK]
            self.fields["agreement"].queryset = Agreement.objects.filter(pk__in=list(newest))

    @property
    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in SIGNED_FIELDS}


class FilingForm(FinishForm):
    """The filing: the register's number and the scan of what was signed."""

    number = forms.CharField(label=_("Number in the register"), max_length=60, required=False)
    scan = forms.FileField(
        label=_("Scan of the signed original"),
        required=False,
        help_text=_("It is kept byte for byte; its checksum stands in the history."),
    )
    field_order: ClassVar[list[str] | None] = ["number", "scan", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.case.agreement:
            self.initial.setdefault("number", self.case.agreement.number)

    @property
    def upload(self) -> Upload | None:
        """The scan as it came."""
        return upload_of(self.cleaned_data.get("scan"))


FORMS: dict[str, type[FinishForm]] = {
    Stage.CHECK: CheckForm,
    Stage.APPRAISAL: AppraisalForm,
    Stage.SIGNING: SignForm,
    Stage.FILING: FilingForm,
}


class ReturnForm(forms.Form):
    """Why a case goes back, and how far."""

    reason = forms.CharField(
        label=pgettext_lazy("return", "Why"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    to_start = forms.BooleanField(label=_("Back to the very start"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


class CloseForm(forms.Form):
    """Why a case ends without a signature."""

    reason = forms.CharField(
        label=pgettext_lazy("close", "Why"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class NoteForm(forms.Form):
    """A note in the history."""

    text = forms.CharField(label=_("Note"), widget=forms.Textarea(attrs={"rows": 2}), max_length=4000)


class PaperForm(forms.Form):
    """A file for the case."""

    file = forms.FileField(label=pgettext_lazy("proposal", "File"))
    kind = forms.ChoiceField(
        label=_("What it is"),
        choices=[(kind.value, kind.label) for kind in PaperKind if kind != PaperKind.SIGNED],
        initial=PaperKind.DRAFT.value,
    )

    @property
    def upload(self) -> Upload:
        """The file as it came."""
        file = self.cleaned_data["file"]
        return Upload(file.name, file.read())


class AskForm(forms.Form):
    """One more office to ask."""

    office = forms.CharField(
        label=_("Office"),
        max_length=300,
        widget=forms.TextInput(attrs={"list": "units", "autocomplete": "off"}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class AnswerForm(forms.Form):
    """What an office says."""

    answer = forms.ChoiceField(
        label=_("Answer"), choices=[(value, label) for value, label in Answer.choices if value]
    )
    text = forms.CharField(
        label=_("In words"), widget=forms.Textarea(attrs={"rows": 2}), required=False, max_length=4000
    )


def upload_of(file: Any) -> Upload | None:
    """An uploaded file as name and bytes; None when there is none."""
    return Upload(file.name, file.read()) if file else None
