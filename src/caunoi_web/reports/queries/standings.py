"""How every promise stands on a day: two queries for any number, by the rule of the domain."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import F, Q, Sum

from caunoi.domain.promises import Bound, Promise, Rhythm, Standing
from caunoi_web.accounts.models import User
from caunoi_web.activities.models import Activity, Commitment

_FIELDS = ("id", "amount", "bound", "rhythm", "due_on", "until_end", "waived_on", "begins", "ends")


@dataclass(frozen=True, slots=True)
class StandingRow:
    """One promise with how it stands."""

    id: UUID
    standing: Standing


def standings(user: User, day: date) -> Iterator[StandingRow]:
    """Every live promise of an agreement that has begun by ``day``, in the order of the agreements."""
    done = _done(day)
    begun = Q(agreement__begins_on__isnull=True) | Q(agreement__begins_on__lte=day)
    rows = (
        Commitment.objects.visible_to(user)
        .live()
        .filter(begun)
        .annotate(begins=F("agreement__begins_on"), ends=F("agreement__ends_on"))
        .order_by("agreement", "debtor", "code", "id")
        .values_list(*_FIELDS)
    )
    for key, amount, bound, rhythm, due, until_end, waived, begins, ends in rows.iterator(chunk_size=2000):
        promise = Promise(
            target=amount,
            bound=Bound(bound),
            rhythm=Rhythm(rhythm),
            due=due or (ends if until_end or rhythm == Rhythm.YEARLY else None),
            begins=begins,
            waived_on=waived,
        )
        yield StandingRow(key, promise.standing_on(day, done.get(key, {})))


def _done(day: date) -> dict[UUID, dict[int, Decimal]]:
    """What was done for promises up to the day, by calendar year."""
    found: dict[UUID, dict[int, Decimal]] = {}
    rows = Activity.objects.done_by(day).filter(commitment__isnull=False).order_by()
    sums = rows.values_list("commitment", "counts_on__year").annotate(done=Sum("counted"))
    for commitment, year, done in sums.iterator():
        found.setdefault(commitment, {})[year] = done
    return found
