"""Activities as rows of a list: frozen values, a fixed number of queries for any length."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Count

from caunoi.domain.dates import PartialDate
from caunoi_web.activities.models import Activity, ActivityPartner, ActivityProof
from caunoi_web.activities.models.deeds import AHEAD_STATES, DONE_STATES, ActivityQuerySet
from caunoi_web.register.queries.agreement_rows import parties_of

_FIELDS = (
    "id", "kind", "title", "state", "began", "ended", "ends_on", "agreement_id", "agreement__title",
    "agreement__number", "unit__name_vi", "unit__name_en", "place", "participants", "cost", "income",
    "currency", "in_kind", "outcome",
)  # fmt: skip
CHUNK = 500


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One activity of a list, as of the day of the list."""

    id: UUID
    kind: str
    title: str
    state: str
    is_overdue: bool
    began: PartialDate
    ended: PartialDate | None
    partners: tuple[str, ...]
    agreement_id: UUID | None
    agreement_name: str
    unit_vi: str
    unit_en: str
    place: str
    participants: int | None
    cost: Decimal | None
    income: Decimal | None
    currency: str
    in_kind: bool
    outcome: str
    proofs: int

    @property
    def is_done(self) -> bool:
        return self.state in DONE_STATES

    def unit(self, language: str) -> str:
        """Our unit in the language of the page."""
        return (self.unit_en if language == "en" else "") or self.unit_vi


def activity_rows(found: ActivityQuerySet, day: date, *, under_one: bool = False) -> list[ActivityRow]:
    """The activities as rows with partners, agreement and number of proofs: six queries.

    ``under_one``: all stand on the page of their one agreement, whose name is not asked for; three queries.
    """
    plain = list(found.values_list(*_FIELDS, named=True))
    keys = [row.id for row in plain]
    partners = _partners_of(keys)
    proofs = dict(
        ActivityProof.objects.filter(activity__in=keys, withdrawn_at__isnull=True)
        .order_by()
        .values_list("activity")
        .annotate(number=Count("pk"))
    )
    names = {} if under_one else _agreement_names(plain)
    return [
        ActivityRow(
            id=row.id,
            kind=row.kind,
            title=row.title,
            state=row.state,
            is_overdue=row.state in AHEAD_STATES and row.ends_on < day,
            began=PartialDate.parse(row.began),
            ended=PartialDate.parse(row.ended) if row.ended else None,
            partners=partners.get(row.id, ()),
            agreement_id=row.agreement_id,
            agreement_name=names.get(row.agreement_id, ""),
            unit_vi=row.unit__name_vi or "",
            unit_en=row.unit__name_en or "",
            place=row.place,
            participants=row.participants,
            cost=row.cost,
            income=row.income,
            currency=row.currency,
            in_kind=row.in_kind,
            outcome=row.outcome,
            proofs=proofs.get(row.id, 0),
        )
        for row in plain
    ]


def all_rows(found: ActivityQuerySet, day: date) -> Iterator[ActivityRow]:
    """Rows of any number, piece by piece, in the order of ``found``: what an export takes."""
    keys = list(found.values_list("pk", flat=True))
    for start in range(0, len(keys), CHUNK):
        chunk = keys[start : start + CHUNK]
        rows = {row.id: row for row in activity_rows(Activity.objects.filter(pk__in=chunk), day)}
        yield from (rows[key] for key in chunk if key in rows)


def _partners_of(keys: list[UUID]) -> dict[UUID, tuple[str, ...]]:
    found: dict[UUID, tuple[str, ...]] = {}
    rows = ActivityPartner.objects.filter(activity__in=keys).values_list("activity_id", "organisation__name")
    for activity, name in rows:
        found[activity] = (*found.get(activity, ()), name)
    return found


def _agreement_names(rows: Iterable) -> dict[UUID, str]:  # type: ignore[type-arg]
    """By its title, else whom it is with, else its number: a number alone tells a reader nothing."""
    known = {row.agreement_id: (row.agreement__title, row.agreement__number) for row in rows}
    known.pop(None, None)
    parties = parties_of(key for key, (title, _number) in known.items() if not title)
    return {
        key: title or "; ".join(party.name for party in parties.get(key, ())) or number
        for key, (title, number) in known.items()
    }
