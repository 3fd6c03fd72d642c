"""The form of an agreement."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.models import Unit, User
from caunoi_web.register.forms.organisations import one_called
from caunoi_web.register.forms.validity import ValidityForm
from caunoi_web.register.models import Agreement, Binding, Level, Organisation, Side
from caunoi_web.register.models.agreements import ACTIVITY_CHOICES, KIND_CHOICES
from caunoi_web.register.queries.snapshots import FIELDS

FEWEST_PARTIES, MOST_PARTIES = 3, 30
# The paper's number in a source's list and the mark of a repaired date come from reading, not from typing.
VALUES = tuple(field for field in FIELDS if field not in ("list_number", "repaired"))

Parties = Sequence[tuple[Organisation, str]]
OwnNames = Mapping[UUID | None, str]


class AgreementForm(ValidityForm):
    """What a person types about an agreement; ``values``, ``parties``, ``activities_chosen`` go to services.

    ``current`` are the partners it has: typed unchanged, they stay who they are and keep their name as
    written, even if another organisation is called the same.
    """

    kind = forms.ChoiceField(label=_("Kind of paper"), choices=KIND_CHOICES, initial="unspecified")
    level = forms.ChoiceField(label=_("Level"), choices=Level.choices, required=False)
    binding = forms.ChoiceField(
        label=_("Binding"), choices=Binding.choices, initial=Binding.UNCLEAR.value, required=False
    )
    binding_note = forms.CharField(
        label=_("Why it binds or not"),
        max_length=500,
        required=False,
        help_text=_("The clause that says so, or why it is unclear."),
    )
    number = forms.CharField(label=_("Number"), max_length=60, required=False)
    title = forms.CharField(label=_("Title"), max_length=500, required=False)
    signatories = forms.CharField(
        label=_("Signed by, as written"),
        max_length=500,
        required=False,
        help_text=_("The words of the paper; who signed for whom has a page of its own."),
    )
    activities = forms.MultipleChoiceField(
        label=_("Activities"), choices=ACTIVITY_CHOICES, required=False, widget=forms.CheckboxSelectMultiple
    )
    content = forms.CharField(label=_("Content"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    host_unit = forms.ModelChoiceField(
        label=_("Unit in charge"), queryset=Unit.objects.all(), required=False, empty_label=_("not stated")
    )
    host_unit_words = forms.CharField(label=_("Unit in charge, as written"), max_length=300, required=False)
    own_institution = forms.BooleanField(label=_("Our institution itself signs beside them"), required=False)
    own_units = forms.ModelMultipleChoiceField(
        label=_("Our units that sign in their own name"),
        queryset=Unit.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: the institution itself is the party."),
    )
    note = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    reason = forms.CharField(
        label=_("Why"),
        max_length=500,
        required=False,
        help_text=_("The history keeps it: a decision, a letter."),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, user: User, current: Parties = (), own: OwnNames | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._user, self._current, self._own_written = user, list(current), own or {}
        self.party_names = [f"party_{number}" for number in range(1, self._party_count() + 1)]
        for position, name in enumerate(self.party_names):
            self.fields[name] = _party_field(position)
            self.fields[_side_of(name)] = forms.ChoiceField(
                label=_("Side"), choices=Side.choices, required=False, initial=Side.PARTNER.value
            )
            if position < len(self._current):
                self.initial.setdefault(name, self._current[position][0].name)

    @property
    def party_fields(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The fields of the partners in their order, each with its side."""
        return [(self[name], self[_side_of(name)]) for name in self.party_names]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in self.party_names:
            if cleaned.get(name):
                self._find_party(name, cleaned[name])
        cleaned["binding"] = cleaned.get("binding") or Binding.UNCLEAR.value
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """What the service takes."""
        return {field: self.cleaned_data[field] for field in VALUES}

    @property
    def parties(self) -> list[tuple[Organisation, str]]:
        """The partners in their order, each with its name as the source wrote it."""
        return [self.cleaned_data[name] for name in self.party_names if self.cleaned_data[name]]

    @property
    def sides(self) -> dict[UUID, str]:
        """On which side each partner stands, by its id."""
        return {
            self.cleaned_data[name][0].pk: self.cleaned_data[_side_of(name)]
            for name in self.party_names
            if self.cleaned_data[name] and self.cleaned_data[_side_of(name)]
        }

    @property
    def own_parties(self) -> list[tuple[Unit | None, str]]:
        """Our own side: the institution when ticked, and the units."""
        own: list[Unit | None] = [None] if self.cleaned_data["own_institution"] else []
        written = self._own_written
        return [
            (unit, written.get(unit.pk if unit else None, ""))
            for unit in [*own, *self.cleaned_data["own_units"]]
        ]

    @property
    def activities_chosen(self) -> list[str]:
        """The codes of the activities."""
        return self.cleaned_data["activities"]

    def _party_count(self) -> int:
        sent = sum(1 for key in self.data if key.startswith("party_"))
        return min(max(FEWEST_PARTIES, len(self._current) + 1, sent), MOST_PARTIES)

    def _find_party(self, name: str, typed: str) -> None:
        kept = next((party for party in self._current if party[0].name == typed), None)
        if kept:
            self._current.remove(kept)
        try:
            self.cleaned_data[name] = kept or (one_called(self._user, typed), "")
        except forms.ValidationError as fault:
            self.add_error(name, fault)


def initial_of(agreement: Agreement) -> dict[str, Any]:
    """What the form shows of an agreement that is being changed, its partners aside."""
    shown: dict[str, Any] = {field: getattr(agreement, field) for field in (*VALUES, "version")}
    shown["activities"] = list(agreement.activity_rows.values_list("code", flat=True))
    own = list(agreement.own_party_rows.values_list("unit", flat=True))
    shown |= {"own_institution": None in own, "own_units": [unit for unit in own if unit]}
    sides = agreement.party_rows.values_list("side", flat=True)
    return shown | {f"side_{number}": side for number, side in enumerate(sides, start=1)}


def current_parties(agreement: Agreement) -> Parties:
    """The partners an agreement has, each with its name as the source wrote it."""
    rows = agreement.party_rows.select_related("organisation")
    return [(row.organisation, row.name_as_written) for row in rows]


def own_names(agreement: Agreement) -> OwnNames:
    """How our own side is named in the paper, by unit."""
    return dict(agreement.own_party_rows.values_list("unit", "name_as_written"))


def _side_of(party: str) -> str:
    return party.replace("party_", "side_")


def _party_field(position: int) -> forms.CharField:
    help_text = _("Its name as it stands in the register, or the address of its page.")
    return forms.CharField(
        label=_("Partner") if position == 0 else _("Further partner"),
        max_length=300,
        required=position == 0,
        help_text=help_text if position == 0 else "",
        widget=forms.TextInput(attrs={"list": "names", "autocomplete": "off"}),
    )
