"""An agreement's parties by side, each with the people who signed for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from caunoi_web.register.models import Agreement, AgreementSignatory, Side


@dataclass(frozen=True, slots=True)
class PartyLine:
    """One party. ``organisation`` is None for our own side; ``row_id`` when no row is kept for it."""

    row_id: UUID | None
    organisation: UUID | None
    name: str
    as_written: str
    country: str
    kind: str
    is_own: bool
    signatories: Sequence[AgreementSignatory]


@dataclass(frozen=True, slots=True)
class SideOfAgreement:
    """A side with its parties, and people of whom only the side is known."""

    side: str
    label: str
    parties: Sequence[PartyLine]
    signatories: Sequence[AgreementSignatory]

    @property
    def all_signatories(self) -> list[AgreementSignatory]:
        """Everybody who signed on this side, in the order of the paper."""
        found = [*self.signatories, *(one for party in self.parties for one in party.signatories)]
        return sorted(found, key=lambda one: one.position)


def sides_of(agreement: Agreement) -> list[SideOfAgreement]:
    """The sides in their usual order, ours first; three queries."""
    signed = list(agreement.signatory_rows.all())
    lines: dict[str, list[PartyLine]] = {side: [] for side in ["", *Side.values]}
    lines[Side.HOST] += _own(agreement, signed)
    for row in agreement.party_rows.select_related("organisation"):
        organisation = row.organisation
        lines[row.side].append(
            PartyLine(
                row_id=row.pk,
                organisation=organisation.pk,
                name=organisation.name,
                as_written=row.name_as_written if row.name_as_written != organisation.name else "",
                country=organisation.country,
                kind=organisation.kind,
                is_own=False,
                signatories=[one for one in signed if one.party_id == row.pk],
            )
        )
    loose = [one for one in signed if not one.party_id and not one.own_party_id]
    order = [*Side.values, ""]
    found = [
        SideOfAgreement(side, _label(side), lines[side], [one for one in loose if one.side == side])
        for side in order
    ]
    return [side for side in found if side.parties or side.signatories]


def signatories_of(agreements: Iterable[UUID]) -> dict[UUID, str]:
    """The people who signed, in a line each agreement that has any; one query."""
    found: dict[UUID, list[str]] = {}
    for row in AgreementSignatory.objects.filter(agreement__in=list(agreements)):
        found.setdefault(row.agreement_id, []).append(str(row))
    return {key: "; ".join(people) for key, people in found.items()}


def _own(agreement: Agreement, signed: Sequence[AgreementSignatory]) -> list[PartyLine]:
    rows = list(agreement.own_party_rows.select_related("unit"))
    if not rows:
        return [PartyLine(None, None, _("Our institution"), "", "", "", is_own=True, signatories=())]
    return [
        PartyLine(
            row_id=row.pk,
            organisation=None,
            name=_unit_name(row.unit) if row.unit else _("Our institution"),
            as_written=row.name_as_written if row.unit and row.name_as_written != row.unit.name_vi else "",
            country="",
            kind="",
            is_own=True,
            signatories=[one for one in signed if one.own_party_id == row.pk],
        )
        for row in rows
    ]


def _unit_name(unit: object) -> str:
    english = unit.name_en if get_language() == "en" else ""  # type: ignore[attr-defined]
    return english or unit.name_vi  # type: ignore[attr-defined,no-any-return]


def _label(side: str) -> str:
    label = str(Side(side).label) if side else _("side not stated")
    return label[:1].upper() + label[1:]
