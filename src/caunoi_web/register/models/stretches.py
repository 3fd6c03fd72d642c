"""What each live agreement is from when until when: derived rows, so that lists are found by an index.

The status itself is never stored as a fact; these rows say what ``Term.status_on`` says for every day
there is, and are made again with each write (docs/decisions/0031-growth.md). ``caunoi-web derive --check``
proves it.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from caunoi.domain.dates import PartialDate
from caunoi.domain.stretches import stretches_of
from caunoi.domain.terms import LifeEvent, Status, Term

if TYPE_CHECKING:
    from caunoi_web.register.models.agreements import Agreement

# The order "by end": what is valid on top, what is open or unclear, what has not begun, what is over.
RANKS = {
    Status.IN_FORCE: 0,
    Status.INDEFINITE: 0,
    Status.OPEN_CONDITIONAL: 1,
    Status.VALIDITY_UNKNOWN: 1,
    Status.SUSPENDED: 1,
    Status.NOT_IN_FORCE: 2,
}
OVER_RANK = 3
_SPAN = 4_000_000  # more days than the calendar has


def place_of(rank: int, ends_on: date | None) -> int:
    """Where a rank and an end stand in the order: the soonest end first, of what is over the latest."""
    if rank == OVER_RANK:
        return rank * _SPAN + date.max.toordinal() - (ends_on or date.min).toordinal()
    return rank * _SPAN + (ends_on or date.max).toordinal()


def rank_of(status: str) -> int:
    """The rank of a status."""
    return RANKS.get(Status(status), OVER_RANK)


class StretchQuerySet(models.QuerySet["Stretch"]):
    """Words about stretches, each one chainable."""

    def on(self, day: date) -> Self:
        """The one stretch of each live agreement that holds on ``day``."""
        return self.filter(since__lte=day, until__gte=day)

    def renew(self, agreements: Iterable["Agreement"], *, fresh: bool = False) -> int:
        """Make the rows of these agreements say what the rule says; returns how many agreements differed.

        ``fresh`` says that they have no rows yet.
        """
        every = list(agreements)
        there: dict[object, set[tuple[str, date, date, int, bool]]] = {one.pk: set() for one in every}
        if not fresh:
            rows = self.filter(agreement__in=list(there)).values_list(
                "agreement", "status", "since", "until", "place", "is_odd"
            )
            for key, *row in rows:
                there[key].add(tuple(row))  # type: ignore[arg-type]
        wanted = {one.pk: rows_of_life(one) for one in every}
        wrong = [key for key, rows in wanted.items() if {row.values for row in rows} != there[key]]
        if not fresh and any(there[key] for key in wrong):
            self.filter(agreement__in=wrong).delete()
        self.bulk_create(row for key in wrong for row in wanted[key])
        return len(wrong)


class Stretch(models.Model):
    """From ``since`` to ``until``, both inside, the agreement is ``status``. Archived ones have none.

    ``place`` is its place in the order "by end" while the stretch holds. ``is_odd`` marks the few that hold
    on days on which, by the end of the agreement alone, nobody would look for them.
    """

    id = models.BigAutoField(primary_key=True)
    agreement = models.ForeignKey("register.Agreement", models.CASCADE, related_name="stretches")
    status = models.CharField(max_length=20)
    since = models.DateField()
    until = models.DateField()
    place = models.IntegerField()
    is_odd = models.BooleanField(default=False)

    objects = StretchQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=("place", "agreement", "since", "until"), name="stretch_by_place"),
            models.Index(fields=("place", "agreement"), name="stretch_odd", condition=Q(is_odd=True)),
            models.Index(fields=("status", "until", "since"), name="stretch_by_status"),
        )
        constraints = (
            models.UniqueConstraint(fields=("agreement", "since"), name="stretch_once"),
            models.CheckConstraint(name="stretch_has_days", condition=Q(since__lte=models.F("until"))),
        )

    def __str__(self) -> str:
        return f"{self.status} {self.since} – {self.until}"

    @property
    def values(self) -> tuple[str, date, date, int, bool]:
        """All that is derived."""
        return self.status, self.since, self.until, self.place, self.is_odd


def rows_of_life(agreement: "Agreement") -> list[Stretch]:
    """The rows that an agreement should have; none for an archived one."""
    if agreement.archived_at is not None:
        return []
    rows = rows_by_rule(agreement.term, agreement.signed_on, agreement.life_events(), agreement.ends_on)
    return [
        Stretch(agreement=agreement, status=status, since=since, until=until, place=place, is_odd=is_odd)
        for status, since, until, place, is_odd in rows
    ]


def rows_by_rule(
    term: Term, signed: PartialDate | None, events: Sequence[LifeEvent], ends_on: date | None
) -> list[tuple[str, date, date, int, bool]]:
    """Status, first and last day, place and oddness of each stretch, by the rule of the domain."""
    found = []
    for one in stretches_of(term, signed=signed, events=events):
        rank = rank_of(one.status)
        past = rank == 0 and ends_on is not None and ends_on < one.until
        ahead = rank == OVER_RANK and ends_on is not None and one.since <= ends_on
        found.append((one.status.value, one.since, one.until, place_of(rank, ends_on), past or ahead))
    return found
