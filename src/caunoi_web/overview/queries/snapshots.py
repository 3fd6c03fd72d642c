"""Closed years, and what the register counts today where a closed year counted then."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl
from uuid import UUID

from caunoi_web.accounts.models import User
from caunoi_web.overview.addresses import Lists
from caunoi_web.overview.definitions import AGREEMENTS, LABELS, PARTNERS
from caunoi_web.overview.models import SnapshotFigure, YearSnapshot
from caunoi_web.overview.queries.snapshot_parts import (
    Belonging,
    PartRow,
    belonging_of,
    parted,
    parts_compared,
)
from caunoi_web.register.forms.filters import read_agreement_filter, read_organisation_filter
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.sources.models import AuditEntry

EXPLAINED = 20  # records named on each side of a difference
NAMED_OF_AN_AGREEMENT = 2  # partners


@dataclass(frozen=True, slots=True)
class Record:
    """A record that explains a difference, with the newest act in its history after the year was closed."""

    id: UUID
    name: str
    entry: AuditEntry | None


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure then and now; ``came``: counted only now, ``went``: only then, each up to ``EXPLAINED``.

    ``parts`` holds the same by country and by kind; nothing for a year closed before those were kept.
    """

    label: str
    value: int
    now: int
    href: str
    list: str
    came_number: int
    went_number: int
    came: tuple[Record, ...]
    went: tuple[Record, ...]
    parts: Mapping[str, list[PartRow]]

    @property
    def is_same(self) -> bool:
        return not self.came_number and not self.went_number

    @property
    def parts_differ(self) -> bool:
        """Whether any country or kind holds other records today."""
        return any(not row.is_same for rows in self.parts.values() for row in rows)


def ids_counted(user: User, which: str, query: str, day: date) -> list[UUID]:
    """The ids of what the list with this filter shows on a day; one query."""
    known = dict(parse_qsl(query))
    if which == AGREEMENTS:
        found = read_agreement_filter(known).apply(Agreement.objects.visible_to(user), day)
        return list(found.order_by().values_list("pk", flat=True))
    partners = read_organisation_filter(known).apply(Organisation.objects.visible_to(user), day)
    return list(partners.order_by().values_list("pk", flat=True))


def compared(user: User, snapshot: YearSnapshot) -> list[Compared]:
    """Every figure of a closed year beside the register of this moment, counted as of the same day."""
    belonging = {which: belonging_of(which) for which in (AGREEMENTS, PARTNERS)}
    figures = list(snapshot.figures.prefetch_related("parts"))
    has_parts = any(figure.parts.all() for figure in figures)
    return [
        _compared(user, snapshot, figure, belonging[figure.list] if has_parts else None) for figure in figures
    ]


def _compared(
    user: User, snapshot: YearSnapshot, figure: SnapshotFigure, belonging: Belonging | None
) -> Compared:
    then, now = figure.records, frozenset(ids_counted(user, figure.list, figure.query, snapshot.day))
    came, went = sorted(now - then), sorted(then - now)
    lists = Lists(snapshot.day)
    known = dict(parse_qsl(figure.query))
    return Compared(
        label=str(LABELS.get(figure.code, figure.code)),
        value=figure.value,
        now=len(now),
        href=lists.agreements(**known) if figure.list == AGREEMENTS else lists.partners(**known),
        list=figure.list,
        came_number=len(came),
        went_number=len(went),
        came=_records(user, figure.list, came[:EXPLAINED], snapshot),
        went=_records(user, figure.list, went[:EXPLAINED], snapshot),
        parts=parts_compared(figure, parted(now, belonging), lists, known) if belonging else {},
    )


def _records(user: User, which: str, ids: list[UUID], snapshot: YearSnapshot) -> tuple[Record, ...]:
    if not ids:
        return ()
    names = _agreement_names(user, ids) if which == AGREEMENTS else _partner_names(user, ids)
    entries = AuditEntry.objects.filter(target_id__in=ids, at__gte=snapshot.closed_at).select_related("actor")
    newest = {entry.target_id: entry for entry in entries.order_by("at", "id")}
    return tuple(Record(each, names.get(each, str(each)), newest.get(each)) for each in ids)


def _partner_names(user: User, ids: Iterable[UUID]) -> Mapping[UUID, str]:
    return dict(Organisation.objects.visible_to(user).filter(pk__in=ids).values_list("pk", "name"))


def _agreement_names(user: User, ids: Iterable[UUID]) -> Mapping[UUID, str]:
    """By title, else by partners, else by number."""
    found = Agreement.objects.visible_to(user).filter(pk__in=ids).prefetch_related("parties")
    return {
        one.pk: one.title
        or "; ".join(partner.name for partner in list(one.parties.all())[:NAMED_OF_AN_AGREEMENT])
        or one.number
        or str(one.pk)
        for one in found
    }


@dataclass(frozen=True, slots=True)
class YearColumn:
    """A closed year beside the others: its numbers by the code of the figure."""

    snapshot: YearSnapshot
    values: Mapping[str, int]


def closed_years(limit: int) -> list[YearColumn]:
    """The years closed last, each by its newest closing, the newest year first; two queries."""
    newest: dict[int, YearSnapshot] = {}
    for snapshot in YearSnapshot.objects.select_related("closed_by"):
        newest.setdefault(snapshot.year, snapshot)
    shown = list(newest.values())[:limit]
    values: dict[UUID, dict[str, int]] = {one.pk: {} for one in shown}
    rows = SnapshotFigure.objects.filter(snapshot__in=shown).values_list("snapshot_id", "code", "value")
    for snapshot_id, code, value in rows:
        values[snapshot_id][code] = value
    return [YearColumn(one, values[one.pk]) for one in shown]
