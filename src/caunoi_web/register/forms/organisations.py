"""The form of an organisation."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.models import User
from caunoi_web.common.countries import country_choices
from caunoi_web.register.models import Organisation
from caunoi_web.register.models.organisations import KIND_CHOICES
from caunoi_web.register.queries.organisations import called
from caunoi_web.register.services import OtherName
from caunoi_web.register.services.names import kind_of_name

MOST_NAMES = 30


class OrganisationForm(forms.Form):
    """What a person types about an organisation; ``values`` and ``names`` go to the services."""

    name = forms.CharField(
        label=_("Name"),
        max_length=300,
        help_text=_("The name that lists and pages show, as the body writes it."),
    )
    name_vi = forms.CharField(label=_("Vietnamese name"), max_length=300, required=False)
    name_en = forms.CharField(label=_("English name"), max_length=300, required=False)
    other_names = forms.CharField(
        label=_("Other names"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One on each line: short names, former names, names in other languages."),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=KIND_CHOICES)
    country = forms.ChoiceField(
        label=_("Country or territory"),
        required=False,
        help_text=_("Where the body that signs has its seat. Leave it open when no source says so."),
    )
    city = forms.CharField(label=_("City"), max_length=120, required=False)
    ror = forms.CharField(
        label=_("ROR id"),
        max_length=60,
        required=False,
        help_text=_("Its number in the public registry ror.org: nine signs, or the address of its entry."),
    )
    parent = forms.CharField(
        label=_("Belongs to"),
        max_length=300,
        required=False,
        help_text=_("The name of the organisation above it, as it stands in the register."),
    )
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    note = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    reason = forms.CharField(
        label=_("Why"),
        max_length=500,
        required=False,
        help_text=_("The history keeps it: a decision, a letter."),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._user = user
        countries = country_choices(get_language() or "vi")
        self.fields["country"].choices = [("", _("not stated")), *countries]

    def clean_parent(self) -> Organisation | None:
        typed = self.cleaned_data["parent"]
        return one_called(self._user, typed) if typed else None

    def clean_other_names(self) -> list[str]:
        lines = [" ".join(line.split()) for line in self.cleaned_data["other_names"].splitlines()]
        names = list(dict.fromkeys(line for line in lines if line))
        if len(names) > MOST_NAMES:
            raise forms.ValidationError(_("These are more names than one body has: at most 30."))
        if any(len(name) > 300 for name in names):
            raise forms.ValidationError(_("A name has at most 300 characters."))
        return names

    @property
    def values(self) -> dict[str, Any]:
        """What the service takes."""
        fields = ("name", "name_vi", "name_en", "kind", "country", "city", "parent", "website", "ror", "note")
        return {field: self.cleaned_data[field] for field in fields}

    @property
    def names(self) -> list[OtherName]:
        """The other names; one word of capital letters is taken for a short name."""
        return [OtherName(text, kind_of_name(text)) for text in self.cleaned_data["other_names"]]


def one_called(user: User, name: str) -> Organisation:
    """The one organisation with this name or page address; else a ``ValidationError`` saying what to do."""
    found = called(user, name)
    if not found:
        raise forms.ValidationError(
            _("“%(name)s” is not in the register yet. Add it first, then come back."),
            code="unknown",
            params={"name": name},
        )
    if len(found) > 1:
        raise forms.ValidationError(
            _("“%(name)s” could be: %(names)s. Write the full name, or paste the address of its page."),
            code="ambiguous",
            params={"name": name, "names": "; ".join(str(one) for one in found)},
        )
    return found[0]


def initial_of(organisation: Organisation) -> dict[str, Any]:
    """What the form shows of an organisation that is being changed."""
    fields = ("name", "name_vi", "name_en", "kind", "country", "city", "website", "ror", "note", "version")
    shown = {field: getattr(organisation, field) for field in fields}
    shown["parent"] = organisation.parent.name if organisation.parent else ""
    shown["other_names"] = "\n".join(organisation.names.values_list("text", flat=True))
    return shown
