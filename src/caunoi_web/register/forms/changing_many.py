"""What a person wants changed in many records at once; a field left open is not touched."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.models import Unit
from caunoi_web.common.countries import country_choices
from caunoi_web.register.models import Level
from caunoi_web.register.models.agreements import ACTIVITY_CHOICES
from caunoi_web.register.models.agreements import KIND_CHOICES as PAPER_CHOICES
from caunoi_web.register.models.organisations import KIND_CHOICES as BODY_CHOICES
from caunoi_web.register.services.changing_many import Wanted

_AS_IT_IS = ("", _("leave as it is"))


class ChangeManyForm(forms.Form):
    """Common to both lists: words added to the note, and why."""

    note = forms.CharField(label=_("Add to the note"), max_length=500, required=False)
    reason = forms.CharField(
        label=_("Why"), max_length=500, help_text=_("The history keeps it with every record.")
    )
    fields_set: tuple[str, ...] = ()

    @property
    def wanted(self) -> Wanted:
        """The change, once the form is valid."""
        values = {name: self.cleaned_data[name] for name in self.fields_set if self.cleaned_data[name]}
        return Wanted(
            values,
            frozenset(filter(None, [self.cleaned_data.get("add_activity")])),
            frozenset(filter(None, [self.cleaned_data.get("drop_activity")])),
            self.cleaned_data["note"],
        )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        touched = [name for name in self.fields if name != "reason" and values.get(name)]
        if not self.errors and not touched:
            raise forms.ValidationError(_("Choose what is to change: every field is left as it is."))
        return values


class ChangeAgreementsForm(ChangeManyForm):
    """What can be changed in many agreements."""

    kind = forms.ChoiceField(label=_("Kind of paper"), required=False)
    level = forms.ChoiceField(label=_("Level"), required=False)
    host_unit = forms.ModelChoiceField(
        label=_("Unit in charge"), queryset=Unit.objects.all(), required=False, empty_label=_AS_IT_IS[1]
    )
    add_activity = forms.ChoiceField(label=_("Add an activity"), required=False)
    drop_activity = forms.ChoiceField(label=_("Take out an activity"), required=False)
    fields_set = ("kind", "level", "host_unit")
    field_order = ("kind", "level", "host_unit", "add_activity", "drop_activity", "note", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [_AS_IT_IS, *PAPER_CHOICES]
        self.fields["level"].choices = [_AS_IT_IS, *((code, name) for code, name in Level.choices if code)]
        for name in ("add_activity", "drop_activity"):
            self.fields[name].choices = [("", _("none")), *ACTIVITY_CHOICES]


class ChangeOrganisationsForm(ChangeManyForm):
    """What can be changed in many partners."""

    kind = forms.ChoiceField(label=_("Kind"), required=False)
    country = forms.ChoiceField(label=_("Country or territory"), required=False)
    fields_set = ("kind", "country")
    field_order = ("kind", "country", "note", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [_AS_IT_IS, *BODY_CHOICES]
        self.fields["country"].choices = [_AS_IT_IS, *country_choices(get_language() or "vi")]
