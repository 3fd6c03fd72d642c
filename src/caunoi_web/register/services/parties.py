"""The rows that belong to an agreement: who signed it, what it is for."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from caunoi.domain.kinds import Activity
from caunoi_web.accounts.models import Unit
from caunoi_web.register.errors import InvalidValue
from caunoi_web.register.models import (
    Agreement,
    AgreementActivity,
    AgreementParty,
    Organisation,
    OwnParty,
    Side,
)

_CODES = frozenset(activity.value for activity in Activity)


Parties = Sequence[tuple[Organisation, str]]
OwnParties = Sequence[tuple[Unit | None, str]]
Sides = Mapping[UUID, str]


def set_parties(agreement: Agreement, parties: Parties, sides: Sides | None = None) -> None:
    """Make these the partners, in this order; the host itself is not among them.

    ``sides`` says by organisation on which side it stands; one not named keeps its side, a new one
    stands on the partner side. Rows that stay keep their identity, and with it their signatories.
    Raises ``InvalidValue`` when there is none, the same one twice, or a side that is none.
    """
    if not parties:
        raise InvalidValue(
            "parties", _("An agreement needs at least one partner beside our own institution.")
        )
    _refuse_twice([organisation for organisation, _written in parties])
    known = {row.organisation_id: row for row in agreement.party_rows.all()}
    wanted = {organisation.pk for organisation, _written in parties}
    agreement.party_rows.exclude(organisation__in=wanted).delete()
    rows = []
    for position, (organisation, written) in enumerate(parties):
        row = known.get(organisation.pk) or AgreementParty(agreement=agreement, organisation=organisation)
        row.name_as_written, row.position = written.strip()[:300], position
        row.side = _side((sides or {}).get(organisation.pk, row.side))
        rows.append(row)
    _store(AgreementParty, rows, known.values(), ("name_as_written", "position", "side"))


def set_own_parties(agreement: Agreement, own: OwnParties) -> None:
    """Make these our own side: units, or None for the institution itself, each with its name as written.

    Raises ``InvalidValue`` when the same one stands there twice.
    """
    units = [unit.pk if unit else None for unit, _written in own]
    if len(set(units)) < len(units):
        raise InvalidValue("own_units", _("The same unit stands here twice. Take one out."))
    known = {row.unit_id: row for row in agreement.own_party_rows.all()}
    for key, row in known.items():
        if key not in units:
            row.delete()
    rows = []
    for position, (unit, written) in enumerate(own):
        row = known.get(unit.pk if unit else None) or OwnParty(agreement=agreement, unit=unit)
        row.name_as_written, row.position = written.strip()[:300], position
        rows.append(row)
    _store(OwnParty, rows, known.values(), ("name_as_written", "position"))


def set_activities(agreement: Agreement, codes: Iterable[str]) -> None:
    """Make these the activities. Raises ``InvalidValue`` for a code that is none of the twenty."""
    wanted = sorted(set(codes))
    for code in wanted:
        if code not in _CODES:
            raise InvalidValue("activities", _("There is no activity called %(code)s.") % {"code": code})
    agreement.activity_rows.exclude(code__in=wanted).delete()
    known = set(agreement.activity_rows.values_list("code", flat=True))
    AgreementActivity.objects.bulk_create(
        AgreementActivity(agreement=agreement, code=code) for code in wanted if code not in known
    )


def label_of(agreement: Agreement) -> str:
    """What the history calls an agreement: its title, else its number and partners."""
    if agreement.title:
        return agreement.title
    names = ", ".join(agreement.party_rows.values_list("organisation__name", flat=True))
    return f"{agreement.number} {names}".strip()


def _refuse_twice(organisations: Sequence[Organisation]) -> None:
    met = set()
    for organisation in organisations:
        if organisation.pk in met:
            raise InvalidValue(
                "parties",
                _("The same partner stands here twice: %(name)s. Take one out.")
                % {"name": organisation.name},
            )
        met.add(organisation.pk)


def _side(side: str) -> str:
    if side not in Side.values:
        raise InvalidValue("sides", _("There is no side called %(side)s.") % {"side": side})
    return side


def _store(model: Any, rows: Sequence[Any], known: Iterable[Any], fields: Sequence[str]) -> None:
    there = {row.pk for row in known}
    model.objects.bulk_create([row for row in rows if row.pk not in there])
    model.objects.bulk_update([row for row in rows if row.pk in there], fields)
