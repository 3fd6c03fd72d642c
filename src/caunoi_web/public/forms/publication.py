"""The screen on which an administrator decides what is public."""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caunoi.domain.terms import Status
from caunoi_web.common.labels import AGREEMENT_KINDS, STATUSES
from caunoi_web.public.fields import AGREEMENT_FIELDS, PARTNER_FIELDS, Field
from caunoi_web.public.licences import CHOICES
from caunoi_web.public.models import NOT_SAID, Publication
from caunoi_web.public.services.publication import FIELDS, LISTS
from caunoi_web.register.models import Level, Tier

LONGEST_INTRODUCTION = 4000
LONGEST_LIST_OF_SITES = 10_000


def _ticks(label: Any, help_text: Any = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, required=False, help_text=help_text, widget=forms.CheckboxSelectMultiple
    )


def _line(label: Any, length: int, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=length, required=False, help_text=help_text)


def _words(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=LONGEST_INTRODUCTION, required=False, widget=forms.Textarea({"rows": 4})
    )


class PublicationForm(forms.Form):
    """All of it on one page, in the order of the page."""

    is_on = forms.BooleanField(label=_("Anybody may read the public page"), required=False)
    name_vi = _line(_("The university's name in Vietnamese"), 300)
    name_en = _line(_("The university's name in English"), 300)
    title_vi = _line(_("Title in Vietnamese"), 200, _("Empty: “Cooperation partners and agreements”."))
    title_en = _line(_("Title in English"), 200)
    introduction_vi = _words(_("Introduction in Vietnamese"))
    introduction_en = _words(_("Introduction in English"))
    email = forms.EmailField(label=_("Contact e-mail"), required=False, help_text=_("Shown on every page."))
    website = forms.URLField(
        label=_("The university's website"), max_length=200, required=False, assume_scheme="https"
    )
    licence = forms.ChoiceField(label=_("Licence of the open data"), choices=CHOICES)
    agreement_kinds = _ticks(_("Kinds of agreements"))
    levels = _ticks(_("Levels"))
    statuses = _ticks(
        _("States"), _("The feed tells that an agreement ended only while ended ones are shown.")
    )
    tiers = _ticks(
        _("Tiers of partners"), _("An agreement is shown when each of its partners has one of these.")
    )
    partner_fields = _ticks(_("Fields of partners"))
    agreement_fields = _ticks(_("Fields of agreements"))
    sites = forms.CharField(
        label=_("Sites that may embed the lists"),
        required=False,
        max_length=LONGEST_LIST_OF_SITES,
        help_text=_("One address a line, such as https://www.example.edu; empty: no site."),
        widget=forms.Textarea({"rows": 3}),
    )
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, publication: Publication, **options: Any) -> None:
        self.known = {field: getattr(publication, field) for field in FIELDS}
        initial = self.known | {"sites": "\n".join(publication.sites), "version": publication.version}
        super().__init__(*args, initial=initial, **options)
        for name, choices in _choices().items():
            self.fields[name].choices = choices

    def clean_sites(self) -> list[str]:
        """One a line; the service looks whether they are sites."""
        return self.cleaned_data["sites"].split()

    @property
    def changes(self) -> dict[str, Any]:
        """What the service is told."""
        return {field: self.cleaned_data[field] for field in FIELDS}

    @property
    def wanted(self) -> Publication:
        """The publication as it would be, unsaved, for a preview; what is wrong is as it was."""
        return Publication(
            **self.known | {field: value for field, value in self.cleaned_data.items() if field in FIELDS}
        )

    def group(self, *names: str) -> list[forms.BoundField]:
        """Some of the fields, for a part of the page."""
        return [self[name] for name in names]


def _choices() -> dict[str, list[tuple[str, Any]]]:
    levels = {level or NOT_SAID: Level(level).label for level in Level.values}
    tiers = dict(Tier.choices) | {NOT_SAID: pgettext_lazy("tier", "No tier")}
    kinds = {kind.value: label for kind, label in AGREEMENT_KINDS.items()}
    return {
        "agreement_kinds": [(key, kinds[key]) for key in LISTS["agreement_kinds"]],
        "levels": [(key, levels[key]) for key in LISTS["levels"]],
        "statuses": [(key, STATUSES[Status(key)]) for key in LISTS["statuses"]],
        "tiers": [(key, tiers[key]) for key in LISTS["tiers"]],
        "partner_fields": _of_fields(PARTNER_FIELDS),
        "agreement_fields": _of_fields(AGREEMENT_FIELDS),
    }


def _of_fields(fields: tuple[Field, ...]) -> list[tuple[str, Any]]:
    """Those that no list can leave out are not asked."""
    return [(one.key, _with_advice(one)) for one in fields if not one.is_always]


def _with_advice(field: Field) -> Any:
    return (
        format_html('<span>{}<br><span class="quiet small">{}</span></span>', field.label, field.advice)
        if field.advice
        else field.label
    )
