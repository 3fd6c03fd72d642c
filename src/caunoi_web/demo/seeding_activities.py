"""Invented activities and promises for a large register: for measuring, never for showing as facts."""

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from caunoi.domain.promises import Debtor, Measure, Rhythm
from caunoi_web.accounts.models import Unit, User
from caunoi_web.activities.kinds import KINDS
from caunoi_web.activities.models import Activity, Commitment, State
from caunoi_web.common.bulk_rows import Loader
from caunoi_web.common.ids import uuid7
from caunoi_web.register.models import Agreement

YEARS_BACK = 8


def seed_activities(
    *,
    actor: User,
    activities: int,
    today: date,
    chance_from: int = 11,
    told: Callable[[str], None] = lambda line: None,
) -> int:
    """Make that many activities under agreements by chance, and half as many promises; returns how many.

    Days lie up to eight years back and three months ahead: what lies ahead is planned.
    """
    chance = random.Random(chance_from)  # noqa: S311  (the same register in every run)
    agreements = list(Agreement.objects.order_by("pk").values_list("pk", flat=True))
    units = list(Unit.objects.order_by("pk").values_list("pk", flat=True)) or [None]
    if not agreements:
        return 0
    made_by = {"created_by": actor.pk, "changed_by": actor.pk}
    promises = Loader(Commitment, *_PROMISE, **made_by)
    promises.store(_promises(chance, agreements, activities // 2), lambda n: told(f"{n} promises"))
    deeds = Loader(Activity, *_DEED, **made_by)
    deeds.store(_deeds(chance, agreements, units, activities, today), lambda n: told(f"{n} activities"))
    return activities


Row = tuple[Any, ...]
_DEED = (
    "id",
    "kind",
    "title",
    "state",
    "began",
    "agreement",
    "unit",
    "participants",
    "begins_on",
    "ends_on",
    "counts_on",
)
_PROMISE = (
    "id",
    "agreement",
    "debtor",
    "code",
    "what",
    "amount",
    "measure",
    "rhythm",
    "until_end",
)


def _deeds(
    chance: random.Random, agreements: list[UUID], units: list[UUID | None], number: int, today: date
) -> Iterator[Row]:
    """The days are derived as ``Activity.derive_days`` does."""
    kinds = list(KINDS)
    for each in range(number):
        day = today + timedelta(days=chance.randrange(-365 * YEARS_BACK, 90))
        yield (
            uuid7(),
            chance.choice(kinds),
            f"Hoạt động thử {each + 1}",
            (State.DONE if day <= today else State.PLANNED).value,
            day.isoformat(),
            chance.choice(agreements),
            chance.choice(units),
            chance.randrange(1, 60),
            day,
            day,
            day,
        )


def _promises(chance: random.Random, agreements: list[UUID], number: int) -> Iterator[Row]:
    debtors, rhythms = [one.value for one in Debtor], [one.value for one in Rhythm]
    measures = [one.value for one in (Measure.PEOPLE, Measure.ITEMS, Measure.EVENTS)]
    for each in range(number):
        yield (
            uuid7(),
            chance.choice(agreements),
            chance.choice(debtors),
            chance.choice(("student-exchange", "scholarship", "conference")),
            f"Cam kết thử {each + 1}",
            Decimal(chance.randrange(1, 20)),
            chance.choice(measures),
            chance.choice(rhythms),
            chance.random() < 0.5,
        )
