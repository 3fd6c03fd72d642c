"""The life of one agreement on a day: its last sign, whether it sleeps, and why."""

from dataclasses import dataclass
from datetime import date

from caunoi_web.activities.models import LifeRule, SleepReason
from caunoi_web.activities.queries.sleeping import LONG_AGO, Sleep, life_rule, with_signs
from caunoi_web.activities.queries.sleeping_list import Sign, months_between, reasons_of, signs_of
from caunoi_web.activities.queries.suggesting import Suggestion, suggestion_for
from caunoi_web.register.models import Agreement


@dataclass(frozen=True, slots=True)
class Life:
    """Whether an agreement sleeps, since when, what showed it alive last, and what to do."""

    is_asleep: bool
    sign: Sign
    months: int
    rule: LifeRule
    reason: SleepReason | None
    suggestion: Suggestion


def life_of(agreement: Agreement, day: date) -> Life:
    """The life of one agreement; six queries at most, none over the whole register."""
    rule = life_rule()
    sleep = Sleep.on(day, rule)
    one = with_signs(Agreement.objects.filter(pk=agreement.pk), day).get()
    sign = signs_of([one])[one.pk]
    sleeps = sleep.holds(agreement.status_on(day), sign.on or LONG_AGO, agreement.signed)
    said = reasons_of([one.pk], day).get(one.pk)
    reason = said if said and (sign.on is None or said.said_on >= sign.on) else None
    return Life(
        is_asleep=agreement.archived_at is None and sleeps,
        sign=sign,
        months=months_between(sign.on, day) if sign.on and sign.on <= day else 0,
        rule=rule,
        reason=reason,
        suggestion=suggestion_for(agreement, reason.cause if reason else "", day),
    )
