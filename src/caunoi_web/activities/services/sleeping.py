"""The rule of sleeping, and why an agreement sleeps."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require, require_for_unit
from caunoi_web.activities.models import LifeRule, SleepCause, SleepReason
from caunoi_web.common.errors import StaleVersion
from caunoi_web.common.ids import uuid7
from caunoi_web.register.errors import InvalidValue
from caunoi_web.register.models import Agreement
from caunoi_web.register.services.parties import label_of
from caunoi_web.sources.services import record_change

RULE_ID = UUID(int=1)  # what the history calls the one row of the rule


@transaction.atomic
def set_rule(
    *, actor: User, sleep_months: int, first_months: int, version: int, reason: str = ""
) -> LifeRule:
    """Change after how many months an agreement sleeps, and when the first activity is asked for.

    Raises ``InvalidValue`` outside 1-120 and 1-60 months, ``StaleVersion``, ``NotAllowed``.
    """
    require(actor, Action.LIFE_RULE)
    for field, months, most in (("sleep_months", sleep_months, 120), ("first_months", first_months, 60)):
        if not 1 <= months <= most:
            raise InvalidValue(field, _("Give between 1 and %(most)d months.") % {"most": most})
    LifeRule.objects.get_or_create(id=1)
    rule = LifeRule.objects.select_for_update().get(id=1)
    if rule.version != version:
        raise StaleVersion(
            _("Somebody else changed this record meanwhile. Look at both values, then save again.")
        )
    before = {"sleep_months": rule.sleep_months, "first_months": rule.first_months}
    after = {"sleep_months": sleep_months, "first_months": first_months}
    if before == after:
        return rule
    rule.sleep_months, rule.first_months, rule.changed_by = sleep_months, first_months, actor
    rule.version += 1
    rule.save()
    record_change(
        actor=actor,
        action="life-rule.amended",
        target_kind="life-rule",
        target_id=RULE_ID,
        label=_("When an agreement sleeps"),
        before=before,
        after=after,
        reason=reason,
    )
    return rule


@transaction.atomic
def say_why(
    *, actor: User, agreement: Agreement, cause: str, words: str, on: date, act: UUID | None = None
) -> SleepReason:
    """Write down why an agreement sleeps; the latest reason is the one shown.

    The head of a unit answers for that unit's agreements. Raises ``InvalidValue``, ``NotAllowed``.
    """
    require_for_unit(actor, Action.ACTIVITY_WRITE, agreement.host_unit_id)
    if cause not in SleepCause.values:
        raise InvalidValue("cause", _("Choose a reason from the list."))
    words = " ".join(words.split())[:500]
    if cause == SleepCause.OTHER and not words:
        raise InvalidValue("words", _("Say in words what the reason is."))
    said = SleepReason.objects.create(
        agreement=agreement, cause=cause, words=words, said_on=on, said_by=actor
    )
    record_change(
        actor=actor,
        action="agreement.sleep-reason",
        target_kind=Agreement.target_kind,
        target_id=agreement.pk,
        label=label_of(agreement),
        before={},
        after={"sleep_reason": cause, "sleep_words": words},
        reason=words,
        act=act or uuid7(),
    )
    return said
