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
from caunoi_web.register.models import Agreement

SLICE = 5000
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
    _store(Commitment, _promises(chance, actor, agreements, activities // 2))
    told(f"{activities // 2} promises")
    _store(Activity, _deeds(chance, actor, agreements, units, activities, today))
    told(f"{activities} activities")
    return activities


def _deeds(
    chance: random.Random,
    actor: User,
    agreements: list[UUID],
    units: list[UUID | None],
    number: int,
    today: date,
) -> Iterator[Activity]:
    kinds = list(KINDS)
    for each in range(number):
        day = today + timedelta(days=chance.randrange(-365 * YEARS_BACK, 90))
        activity = Activity(
            kind=chance.choice(kinds),
            title=f"Hoạt động thử {each + 1}",
            state=State.DONE if day <= today else State.PLANNED,
            began=day.isoformat(),
            agreement_id=chance.choice(agreements),
            unit_id=chance.choice(units),
            participants=chance.randrange(1, 60),
            created_by=actor,
            changed_by=actor,
        )
        activity.derive_days()
        yield activity


def _promises(
    chance: random.Random, actor: User, agreements: list[UUID], number: int
) -> Iterator[Commitment]:
    for each in range(number):
        yield Commitment(
            agreement_id=chance.choice(agreements),
            debtor=chance.choice(list(Debtor)).value,
            code=chance.choice(("student-exchange", "scholarship", "conference")),
            what=f"Cam kết thử {each + 1}",
            amount=Decimal(chance.randrange(1, 20)),
            measure=chance.choice((Measure.PEOPLE, Measure.ITEMS, Measure.EVENTS)).value,
            rhythm=chance.choice(list(Rhythm)).value,
            until_end=chance.random() < 0.5,
            created_by=actor,
            changed_by=actor,
        )


def _store(model: type[Any], rows: Iterator[Any]) -> None:
    waiting: list[Any] = []
    for row in rows:
        waiting.append(row)
        if len(waiting) == SLICE:
            model.objects.bulk_create(waiting)
            waiting = []
    model.objects.bulk_create(waiting)
