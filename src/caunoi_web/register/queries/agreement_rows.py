"""Agreements as rows of a list: frozen values, a fixed number of queries for any length."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from caunoi.domain.dates import PartialDate
from caunoi.domain.terms import Status
from caunoi_web.register.models import AgreementParty
from caunoi_web.register.models.agreements import AgreementQuerySet
from caunoi_web.register.queries.agreement_filters import OVER_STATUSES

_FIELDS = (
    "id",
    "number",
    "list_number",
    "title",
    "kind",
    "signed",
    "start",
    "runs_until",
    "end_kind",
    "condition",
    "repaired",
    "ends_on",
    "archived_at",
    "status",
)


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A partner as it stands in a row: who it is now, and how the source wrote it."""

    id: UUID
    name: str
    country: str
    as_written: str


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """One agreement of a list, with its ``status`` and ``days_left`` on the day of the list.

    ``end`` is the end with all renewals and extensions.
    """

    id: UUID
    number: str
    list_number: str
    title: str
    kind: str
    signed: PartialDate | None
    start: PartialDate | None
    end: PartialDate | None
    end_kind: str
    condition: str
    repaired: bool
    is_archived: bool
    status: str
    days_left: int | None
    parties: tuple[PartyRow, ...]

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries of the partners, each once."""
        return tuple(dict.fromkeys(party.country for party in self.parties if party.country))

    @property
    def is_expired(self) -> bool:
        """Past its end, or ended by an event."""
        return self.status in OVER_STATUSES


def rows_of(found: AgreementQuerySet, day: date) -> list[AgreementRow]:
    """The agreements, which know their ``status`` already, as rows with their partners: two queries."""
    plain = list(found.values_list(*_FIELDS, named=True))
    parties = parties_of(row.id for row in plain)
    return [
        AgreementRow(
            id=row.id,
            number=row.number,
            list_number=row.list_number,
            title=row.title,
            kind=row.kind,
            signed=_date(row.signed),
            start=_date(row.start),
            end=_date(row.runs_until),
            end_kind=row.end_kind,
            condition=row.condition,
            repaired=row.repaired,
            is_archived=row.archived_at is not None,
            status=row.status,
            days_left=days_left(row.status, row.ends_on, day),
            parties=parties.get(row.id, ()),
        )
        for row in plain
    ]


def parties_of(agreements: Iterable[UUID]) -> dict[UUID, tuple[PartyRow, ...]]:
    """The partners of many agreements in one query."""
    found: dict[UUID, tuple[PartyRow, ...]] = {}
    rows = AgreementParty.objects.filter(agreement__in=list(agreements)).values_list(
        "agreement_id",
        "organisation_id",
        "organisation__name",
        "organisation__country",
        "name_as_written",
    )
    for agreement, *party in rows:
        found[agreement] = (*found.get(agreement, ()), PartyRow(*party))
    return found


def days_left(status: str, ends_on: date | None, day: date) -> int | None:
    """Days to the last valid day for what is in force; None for anything else."""
    return (ends_on - day).days if ends_on and status == Status.IN_FORCE else None


def _date(written: str) -> PartialDate | None:
    return PartialDate.parse(written) if written else None
