"""The small forms of a partner's page: tier, contact, note."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from caunoi_web.register.forms.dates import PartialDateField
from caunoi_web.register.forms.days import DayField
from caunoi_web.register.models import Contact, DataClass, LawfulBasis, PartnerNote, Tier
from caunoi_web.sources.naming import Naming, Place


class ReasonForm(forms.Form):
    """Why something is done."""

    reason = forms.CharField(label=_("Why"), max_length=500)


class EraseForm(ReasonForm):
    """Why somebody's data is erased, and which of the documents that name somebody so are about them."""

    documents = forms.MultipleChoiceField(
        label=_("Also take the name out of what was read from"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Tick those that are about this person: others may have the same name. Text, findings, cited "
            "words and imported rows hold █ afterwards; decisions stay. The original is kept as received."
        ),
    )
    places = forms.MultipleChoiceField(
        label=_("Also take the short name out at these places"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "The name has so few letters that others bear it too, or other words are written so. Tick only "
            "the places at which this person is meant."
        ),
    )
    field_order = ("documents", "places", "reason")

    def __init__(self, *args: object, naming: Iterable[Naming], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        every = list(naming)
        self.fields["documents"].choices = [
            (str(one.document.pk), _named(one)) for one in every if one.places
        ]
        self.fields["places"].choices = [
            (f"{one.document.pk}:{place.start}-{place.end}", _placed(one, place))
            for one in every
            for place in one.alone
        ]
        for name in ("documents", "places"):
            if not self.fields[name].choices:
                del self.fields[name]

    def clean_places(self) -> dict[UUID, list[tuple[int, int]]]:
        """The ticked places by document."""
        found: dict[UUID, list[tuple[int, int]]] = {}
        for ticked in self.cleaned_data["places"]:
            document, _colon, span = ticked.partition(":")
            start, _dash, end = span.partition("-")
            found.setdefault(UUID(document), []).append((int(start), int(end)))
        return found


def _placed(one: Naming, place: Place) -> str:
    return f"{one.document.name}: …{place.before} [{place.words}] {place.after}…"


def _named(one: Naming) -> str:
    places = ngettext("%(count)d place", "%(count)d places", one.places) % {"count": one.places}
    return f"{one.document.name} ({places}: {'; '.join(one.forms)})"


class TierForm(forms.Form):
    """Which tier from which day, and why."""

    tier = forms.ChoiceField(label=_("Tier"), choices=Tier.choices, widget=forms.RadioSelect)
    since = DayField(label=_("From"))
    reason = forms.CharField(
        label=_("Why"), max_length=500, help_text=_("A decision, a plan, what the partner did.")
    )


class ContactForm(forms.Form):
    """A person of the partner."""

    name = forms.CharField(label=_("Name"), max_length=200)
    title = forms.CharField(
        label=pgettext_lazy("of a person", "Title"),
        max_length=60,
        required=False,
        help_text=_("As written to them: Prof. Dr., GS.TS."),
    )
    role = forms.CharField(label=_("Position"), max_length=200, required=False)
    unit = forms.CharField(label=_("Unit of the partner"), max_length=200, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=60, required=False)
    start = PartialDateField(label=_("In office from"))
    end = PartialDateField(label=_("In office until"))
    seen_on = DayField(label=_("Last seen on"), required=False)
    seen_note = forms.CharField(label=_("Where, and with whom"), max_length=300, required=False)
    data_class = forms.ChoiceField(
        label=_("Personal data class"), choices=DataClass.choices, initial=DataClass.BASIC
    )
    basis = forms.ChoiceField(
        label=_("Lawful basis"), choices=LawfulBasis.choices, initial=LawfulBasis.AGREEMENT
    )
    retain_until = DayField(
        label=_("Keep until"),
        required=False,
        help_text=_("The day on which somebody must look again whether it may still be kept."),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @property
    def values(self) -> dict[str, Any]:
        """What the service takes."""
        return {field: value for field, value in self.cleaned_data.items() if field != "version"}


class SeenForm(forms.Form):
    """A person was met."""

    on = DayField(label=_("Seen on"))
    note = forms.CharField(label=_("Where, and with whom"), max_length=300, required=False)


class NoteForm(forms.Form):
    """What a new officer should know."""

    text = forms.CharField(label=_("Note"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5}))
    on = DayField(label=_("Day"))
    is_lasting = forms.BooleanField(
        label=_("A new officer must know this"),
        required=False,
        help_text=_("It then stands at the top of the partner's page and in the brief."),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @property
    def values(self) -> dict[str, Any]:
        """What the service takes."""
        return {field: value for field, value in self.cleaned_data.items() if field != "version"}


def initial_of_contact(contact: Contact) -> dict[str, Any]:
    """What the form shows of a person who is being changed."""
    return {field: getattr(contact, field) for field in ContactForm.base_fields}


def initial_of_note(note: PartnerNote) -> dict[str, Any]:
    """What the form shows of a note that is being changed."""
    return {field: getattr(note, field) for field in NoteForm.base_fields}
