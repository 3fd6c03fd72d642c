"""Agreements as rows of a list: frozen values, a fixed number of queries for any length."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any
from uuid import UUID

from django.utils.translation import get_language

from caunoi.domain.dates import PartialDate
from caunoi.domain.terms import Status
from caunoi_web.register.models import AgreementActivity, AgreementParty, Level
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
    "runs_until",
    "end_kind",
    "condition",
    "repaired",
    "ends_on",
    "archived_at",
    "status",
    "version",
    "level",
    "content",
    "changed_at",
    "host_unit__name_vi",
    "host_unit__name_en",
    "host_unit_words",
)
CHUNK = 500


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
    activities: tuple[str, ...]
    version: int
    level: str
    content: str
    unit_vi: str
    unit_en: str
    changed_at: datetime

    @property
    def unit(self) -> str:
        """The unit in charge, in the language of the page where it has a name in it."""
        return self.unit_en if get_language() == "en" else self.unit_vi

    @property
    def level_label(self) -> str:
        """At which level it was signed, in words; "" when not stated."""
        return str(Level(self.level).label) if self.level else ""

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries of the partners, each once."""
        return tuple(dict.fromkeys(party.country for party in self.parties if party.country))

    @property
    def is_expired(self) -> bool:
        """Past its end, or ended by an event."""
        return Status(self.status).is_over


def rows_of(found: AgreementQuerySet, day: date, *, with_activities: bool = False) -> list[AgreementRow]:
    """The agreements, which know their ``status`` already, as rows with their partners: two queries.

    ``with_activities`` fills ``activities`` too, which is one more.
    """
    return _rows(list(found.values_list(*_FIELDS, named=True)), day, with_activities=with_activities)


def all_rows(found: AgreementQuerySet, day: date, *, with_activities: bool = False) -> Iterator[AgreementRow]:
    """Rows of any number in the order of ``found``, a chunk at a time: what an export takes."""
    plain = found.values_list(*_FIELDS, named=True).iterator(chunk_size=CHUNK)
    while chunk := list(islice(plain, CHUNK)):
        yield from _rows(chunk, day, with_activities=with_activities)


def _rows(plain: Sequence[Any], day: date, *, with_activities: bool) -> list[AgreementRow]:
    parties = parties_of(row.id for row in plain)
    activities = activities_of(row.id for row in plain) if with_activities else {}
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
            activities=activities.get(row.id, ()),
            version=row.version,
            level=row.level,
            content=row.content,
            unit_vi=row.host_unit__name_vi or row.host_unit_words,
            unit_en=row.host_unit__name_en or row.host_unit__name_vi or row.host_unit_words,
            changed_at=row.changed_at,
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


def activities_of(agreements: Iterable[UUID]) -> dict[UUID, tuple[str, ...]]:
    """The codes of the activities of many agreements in one query."""
    found: dict[UUID, tuple[str, ...]] = {}
    rows = AgreementActivity.objects.filter(agreement__in=list(agreements)).order_by("agreement", "code")
    for agreement, code in rows.values_list("agreement_id", "code"):
        found[agreement] = (*found.get(agreement, ()), code)
    return found


def days_left(status: str, ends_on: date | None, day: date) -> int | None:
    """Days to the last valid day for what is in force; None for anything else."""
    return (ends_on - day).days if ends_on and status == Status.IN_FORCE else None


def _date(written: str) -> PartialDate | None:
    return PartialDate.parse(written) if written else None
