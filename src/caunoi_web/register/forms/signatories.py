"""The form of the people who signed an agreement: a line each, as many as there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi_web.register.models import Side
from caunoi_web.register.queries.sides import SideOfAgreement
from caunoi_web.register.services import Signatory

FEWEST, SPARE, MOST = 4, 2, 60


@dataclass(frozen=True, slots=True)
class Line:
    """The fields of one person."""

    name: forms.BoundField
    title: forms.BoundField
    signs_for: forms.BoundField
    as_written: forms.BoundField


class SignatoriesForm(forms.Form):
    """Name, title and party of each; a line without a name is left out. ``signatories`` go to the service."""

    reason = forms.CharField(label=_("Why"), max_length=500, required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, sides: Sequence[SideOfAgreement], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [signed for side in sides for signed in side.all_signatories]
        sent = sum(1 for key in self.data if key.startswith("name_"))
        self.count = min(max(FEWEST, len(known) + SPARE, sent), MOST)
        choices = _choices(sides)
        for number in range(1, self.count + 1):
            self.fields[f"name_{number}"] = forms.CharField(label=_("Name"), max_length=200, required=False)
            self.fields[f"title_{number}"] = forms.CharField(
                label=_("Position"), max_length=300, required=False
            )
            self.fields[f"for_{number}"] = forms.ChoiceField(
                label=_("Signed for"), choices=choices, required=False
            )
            self.fields[f"as_written_{number}"] = forms.CharField(
                max_length=500, required=False, widget=forms.HiddenInput
            )
            if number <= len(known):
                self._show(number, known[number - 1])

    @property
    def lines(self) -> list[Line]:
        """The fields, a line for each person."""
        return [
            Line(self[f"name_{n}"], self[f"title_{n}"], self[f"for_{n}"], self[f"as_written_{n}"])
            for n in range(1, self.count + 1)
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for n in range(1, self.count + 1):
            if not cleaned.get(f"name_{n}") and cleaned.get(f"title_{n}"):
                self.add_error(f"name_{n}", _("Whose title is this? Give the name, or take the title out."))
        return cleaned

    @property
    def signatories(self) -> list[Signatory]:
        """What was typed, in its order."""
        data = self.cleaned_data
        return [
            Signatory(
                name=data[f"name_{n}"],
                title=data[f"title_{n}"],
                as_written=data[f"as_written_{n}"],
                **_meant(data[f"for_{n}"]),
            )
            for n in range(1, self.count + 1)
            if data[f"name_{n}"]
        ]

    def _show(self, number: int, signed: Any) -> None:
        self.initial |= {
            f"name_{number}": signed.name,
            f"title_{number}": signed.title,
            f"as_written_{number}": signed.as_written,
            f"for_{number}": (
                f"party:{signed.party_id}"
                if signed.party_id
                else f"own:{signed.own_party_id}"
                if signed.own_party_id
                else f"side:{signed.side}"
            ),
        }


def _choices(sides: Sequence[SideOfAgreement]) -> list[tuple[str, Any]]:
    parties = [
        (f"{'own' if side.side == Side.HOST and party.is_own else 'party'}:{party.row_id}", party.name)
        for side in sides
        for party in side.parties
        if party.row_id
    ]
    return [
        ("side:", _("not stated")),
        *parties,
        *((f"side:{value}", label) for value, label in Side.choices),
    ]


def _meant(answer: str) -> dict[str, Any]:
    what, _colon, value = (answer or "side:").partition(":")
    if what == "side":
        return {"side": value}
    return {"own_party" if what == "own" else "party": UUID(value)}
