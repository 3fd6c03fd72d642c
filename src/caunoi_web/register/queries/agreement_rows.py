"""Agreements as rows of a list: frozen values, a fixed number of queries for any length."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from caunoi.domain.dates import PartialDate
from caunoi.domain.terms import Status
from caunoi_web.register.models import AgreementParty
from caunoi_web.register.models.agreements import AgreementQuerySet
from caunoi_web.register.queries.past_names import PastNames

_FIELDS = (
    "id",
    "number",
    "list_number",
    "title",
    "kind",
    "signed",
    "start",
    "end",
    "end_kind",
    "condition",
    "repaired",
    "ends_on",
    "archived_at",
    "status",
)


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A partner as it stands in a row: its name at signing with the present one, as the source wrote it."""

    id: UUID
    name: str
    country: str
    as_written: str
    at_signing: str = ""


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """One agreement of a list, with its ``status`` and ``days_left`` on the day of the list."""

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
        return self.status == Status.EXPIRED


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
            end=_date(row.end),
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
    """The partners of many agreements, named as on the day of signing; three queries."""
    found: dict[UUID, tuple[PartyRow, ...]] = {}
    rows = list(
        AgreementParty.objects.filter(agreement__in=list(agreements)).values_list(
            "agreement_id",
            "agreement__signed",
            "agreement__start",
            "organisation_id",
            "organisation__name",
            "organisation__country",
            "name_as_written",
        )
    )
    past = PastNames(row[3] for row in rows)
    for agreement, signed, start, key, name, *rest in rows:
        day = signing_day(signed, start)
        party = PartyRow(key, past.printed(key, name, day), *rest, past.name_on(key, name, day))
        found[agreement] = (*found.get(agreement, ()), party)
    return found


def signing_day(signed: str, start: str) -> date | None:
    """The day whose names an agreement shows: of signing, else of its beginning (ISO text)."""
    written = signed or start
    return PartialDate.parse(written).first_day if written else None


def days_left(status: str, ends_on: date | None, day: date) -> int | None:
    """Days to the last valid day for what is in force; None for anything else."""
    return (ends_on - day).days if ends_on and status == Status.IN_FORCE else None


def _date(written: str) -> PartialDate | None:
    return PartialDate.parse(written) if written else None
