"""What falls due: notice days, end days, renewals that nobody has recorded yet.

For work-lists and reminders. Everything takes the day as an argument and a fixed number of queries.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from caunoi.domain.terms import EndKind, EventKind, Status
from caunoi_web.accounts.models import User
from caunoi_web.register.models import Agreement, AgreementEvent, AgreementLink
from caunoi_web.register.models.agreement_sets import AgreementQuerySet
from caunoi_web.register.models.links import FOLLOWING
from caunoi_web.register.queries.agreement_rows import PartyRow, parties_of

_STILL_ENDS = (Status.IN_FORCE.value, Status.SUSPENDED.value)
_FIELDS = ("id", "title", "number", "kind", "host_unit_id", "status", "notice_on", "ends_on", "end_kind")


class DeadlineKind(StrEnum):
    """What happens on the day."""

    NOTICE = "notice"  # the last day to say that it shall not renew itself
    END = "end"  # the last valid day


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day on which something about an agreement falls due. ``days_left`` counts from the asked day."""

    agreement: UUID
    kind: DeadlineKind
    on: date
    days_left: int
    title: str
    number: str
    paper: str
    status: str
    host_unit: UUID | None
    parties: tuple[PartyRow, ...]

    @property
    def name(self) -> str:
        """What pages call the agreement: its title, else its partners."""
        return self.title or "; ".join(party.name for party in self.parties) or self.number


def deadlines_within(
    user: User, day: date, days: int, *, among: Iterable[UUID] | None = None, followed: bool = False
) -> list[Deadline]:
    """Notice days and end days from ``day`` to ``days`` later, the soonest first; four queries.

    A notice day is left out once a notice was given; an end day of what renews itself too, as long as
    its notice day is still to come. What a later agreement renews, extends or replaces already is left
    out unless ``followed``. ``among`` narrows it to some agreements.
    """
    last = _later(day, days)
    found = _open_ones(user, day).filter(_notice_due(day, last) | _end_due(day, last))
    if among is not None:
        found = found.filter(pk__in=list(among))
    return _deadlines(found if followed else found.filter(is_followed=False), day, last)


def next_deadlines(user: User, day: date, days: int, limit: int, chosen: Q) -> list[Deadline]:
    """The nearest ``limit`` of them among the ``chosen`` agreements; six queries, along the indexes."""
    last = _later(day, days)
    found = _open_ones(user, day).filter(chosen, is_followed=False)
    keys = set[UUID]()
    for due, on in ((_notice_due(day, last), "notice_on"), (_end_due(day, last), "ends_on")):
        keys.update(found.filter(due).order_by(on, "id").values_list("pk", flat=True)[:limit])
    return _deadlines(found.filter(pk__in=keys), day, last)[:limit]


def number_with_deadline(user: User, day: date, days: int, chosen: Q) -> int:
    """How many of the ``chosen`` agreements have such a day; one query."""
    last = _later(day, days)
    found = _open_ones(user, day).filter(_notice_due(day, last) | _end_due(day, last))
    return found.filter(chosen, is_followed=False).count()


def _notice_due(day: date, last: date) -> Q:
    return Q(notice_on__range=(day, last), notice_given=False)


def _end_due(day: date, last: date) -> Q:
    """An end, unless the notice that goes before it is still to come."""
    waits = Q(end_kind=EndKind.AUTO_RENEWED.value, notice_on__gte=day, notice_given=False)
    return Q(ends_on__range=(day, last)) & (Q(notice_on__isnull=True) | ~waits)


def _deadlines(found: AgreementQuerySet, day: date, last: date) -> list[Deadline]:
    rows = list(found.values_list(*_FIELDS, "notice_given", named=True))
    parties = parties_of(row.id for row in rows)
    made = [
        _deadline(row, kind, on, day, parties.get(row.id, ()))
        for row in rows
        for kind, on in _days_of(row, day, last)
    ]
    return sorted(made, key=lambda each: (each.on, each.kind, each.name, each.agreement))


def renewals_due(user: User, day: date) -> AgreementQuerySet:
    """Agreements that renewed themselves before ``day``, which nobody has recorded yet, soonest end first.

    Their end is past and no notice was given. To record one: ``services.add_event`` with what
    ``services.next_renewal`` says.
    """
    return (
        _open_ones(user, day, statuses=(Status.VALIDITY_UNKNOWN.value,))
        .filter(end_kind=EndKind.AUTO_RENEWED.value, ends_on__lt=day, is_followed=False)
        .order_by("ends_on", "id")
    )


def _open_ones(user: User, day: date, statuses: tuple[str, ...] = _STILL_ENDS) -> AgreementQuerySet:
    notices = AgreementEvent.objects.filter(
        agreement=OuterRef("pk"),
        kind=EventKind.NOTICE.value,
        withdrawn_at__isnull=True,
        on_day__lte=day,
    )
    # A notice before the last renewal or extension was for an earlier term.
    later = AgreementEvent.objects.filter(
        agreement=OuterRef("agreement"),
        kind__in=(EventKind.RENEWED.value, EventKind.EXTENDED.value),
        withdrawn_at__isnull=True,
        on_day__gte=OuterRef("on_day"),
    )
    follows = AgreementLink.objects.filter(
        earlier=OuterRef("pk"),
        kind__in=[kind.value for kind in FOLLOWING],
        withdrawn_at__isnull=True,
        later__archived_at__isnull=True,
    )
    return (
        Agreement.objects.visible_to(user)
        .live()
        .with_status_on(day)
        .filter(status__in=statuses)
        .annotate(notice_given=Exists(notices.filter(~Exists(later))), is_followed=Exists(follows))
    )


def _days_of(row: Any, day: date, last: date) -> list[tuple[DeadlineKind, date]]:
    found = []
    notice_on, ends_on = row.notice_on, row.ends_on
    waits_for_notice = bool(notice_on) and notice_on >= day and not row.notice_given
    if waits_for_notice and notice_on <= last:
        found.append((DeadlineKind.NOTICE, notice_on))
    renews = row.end_kind == EndKind.AUTO_RENEWED
    if ends_on and day <= ends_on <= last and not (renews and waits_for_notice):
        found.append((DeadlineKind.END, ends_on))
    return found


def _deadline(row: Any, kind: DeadlineKind, on: date, day: date, parties: tuple[PartyRow, ...]) -> Deadline:
    return Deadline(
        agreement=row.id,
        kind=kind,
        on=on,
        days_left=(on - day).days,
        title=row.title,
        number=row.number,
        paper=row.kind,
        status=row.status,
        host_unit=row.host_unit_id,
        parties=parties,
    )


def _later(day: date, days: int) -> date:
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))
