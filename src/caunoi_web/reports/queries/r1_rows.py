"""The rows of register R1 with everything its columns need, a chunk at a time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any, NamedTuple
from uuid import UUID

from django.utils.translation import get_language

from caunoi.domain.dates import PartialDate
from caunoi_web.register.models import AgreementActivity
from caunoi_web.register.models.agreements import AgreementQuerySet
from caunoi_web.register.queries.agreement_rows import PartyRow, days_left, parties_of
from caunoi_web.register.queries.sides import signatories_of

CHUNK = 1000

_FIELDS = (
    "id",
    "number",
    "list_number",
    "kind",
    "level",
    "signed",
    "start",
    "runs_until",
    "term_raw",
    "end_kind",
    "condition",
    "repaired",
    "content",
    "host_unit__name_vi",
    "host_unit__name_en",
    "host_unit_words",
    "signatories",
    "note",
    "ends_on",
    "status",
)


@dataclass(frozen=True, slots=True)
class R1Row:
    """One agreement as the register prints it; ``position`` is its running number."""

    position: int
    id: UUID
    parties: tuple[PartyRow, ...]
    kind: str
    number: str
    list_number: str
    level: str
    signed: PartialDate | None
    start: PartialDate | None
    end: PartialDate | None
    term_raw: str
    end_kind: str
    condition: str
    repaired: bool
    content: str
    activities: tuple[str, ...]
    unit: str
    signatories: str
    note: str
    status: str
    days_left: int | None


def r1_rows(found: AgreementQuerySet, day: date, first: int = 1) -> Iterator[R1Row]:
    """The agreements, which know their ``status``, in their order; five queries a chunk, little memory."""
    plain = found.values_list(*_FIELDS, named=True).iterator(chunk_size=CHUNK)
    position = first
    while chunk := list(islice(plain, CHUNK)):
        yield from _rows(chunk, day, position)
        position += len(chunk)


def _rows(chunk: list[NamedTuple], day: date, first: int) -> Iterator[R1Row]:
    parties = parties_of(row.id for row in chunk)
    activities = _activities_of(row.id for row in chunk)
    signed_by = signatories_of(row.id for row in chunk)
    for position, row in enumerate(chunk, start=first):
        made = _row(row, position, parties.get(row.id, ()), tuple(activities[row.id]), day)
        yield replace(made, signatories=signed_by[row.id]) if row.id in signed_by else made


def _row(
    row: Any, position: int, parties: tuple[PartyRow, ...], activities: tuple[str, ...], day: date
) -> R1Row:
    return R1Row(
        position=position,
        id=row.id,
        parties=parties,
        kind=row.kind,
        number=row.number,
        list_number=row.list_number,
        level=row.level,
        signed=_date(row.signed),
        start=_date(row.start),
        end=_date(row.runs_until),
        term_raw=row.term_raw,
        end_kind=row.end_kind,
        condition=row.condition,
        repaired=row.repaired,
        content=row.content,
        activities=activities,
        unit=_unit(row),
        signatories=row.signatories,
        note=row.note,
        status=row.status,
        days_left=days_left(row.status, row.ends_on, day),
    )


def _activities_of(agreements: Iterable[UUID]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = defaultdict(list)
    for agreement, code in AgreementActivity.objects.filter(agreement__in=list(agreements)).values_list(
        "agreement_id", "code"
    ):
        found[agreement].append(code)
    return found


def _unit(row: Any) -> str:
    """The unit in charge by its name in the language of the page, else in the words of the paper."""
    english = row.host_unit__name_en if get_language() == "en" else ""
    return english or row.host_unit__name_vi or row.host_unit_words


def _date(written: str) -> PartialDate | None:
    return PartialDate.parse(written) if written else None
