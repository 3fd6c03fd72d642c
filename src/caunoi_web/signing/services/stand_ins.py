"""Naming who acts for whom, and ending it early."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import Role, User
from caunoi_web.accounts.policies import Action, may, require
from caunoi_web.common.errors import NotAllowed
from caunoi_web.register.errors import InvalidValue
from caunoi_web.signing.models import StandIn
from caunoi_web.sources.services import record_change


@transaction.atomic
def name_stand_in(
    *, actor: User, person: User, deputy: User, from_day: date, to_day: date, reason: str = ""
) -> StandIn:
    """Let ``deputy`` act for ``person`` from one day to another: for oneself, or by the head for anybody.

    Raises ``InvalidValue`` for days or people that make no sense, ``NotAllowed``.
    """
    require(actor, Action.SIGNING_READ)
    if person.pk != actor.pk and not may(actor, Action.SIGNING_RULES):
        raise NotAllowed(_("You can name a stand-in for yourself; the head of office can for others."))
    if person.pk == deputy.pk:
        raise InvalidValue("deputy", _("Choose somebody else: nobody stands in for themselves."))
    if not may(deputy, Action.SIGNING_READ):
        raise InvalidValue("deputy", _("This person's role does not see cases; choose somebody else."))
    if deputy.role == Role.UNIT_LEAD and (person.role, person.unit_id) != (Role.UNIT_LEAD, deputy.unit_id):
        raise InvalidValue(
            "deputy",
            _("The head of a unit sees its cases only; choose somebody of the office or the rectorate."),
        )
    if to_day < from_day:
        raise InvalidValue("to_day", _("The last day lies before the first. Swap them."))
    made = StandIn.objects.create(
        person=person, deputy=deputy, from_day=from_day, to_day=to_day, reason=reason.strip(), added_by=actor
    )
    _record(actor, "named", made)
    return made


@transaction.atomic
def end_stand_in(*, actor: User, stand_in: StandIn) -> None:
    """End it now; what was done in between stays as it was recorded."""
    require(actor, Action.SIGNING_READ)
    stand_in = StandIn.objects.select_for_update().get(pk=stand_in.pk)
    if actor.pk != stand_in.person_id and not may(actor, Action.SIGNING_RULES):
        raise NotAllowed(_("You can name a stand-in for yourself; the head of office can for others."))
    if stand_in.ended_at is None:
        stand_in.ended_at = timezone.now()
        stand_in.save()
        _record(actor, "ended", stand_in)


def _record(actor: User, verb: str, stand_in: StandIn) -> None:
    record_change(
        actor=actor,
        action=f"stand_in.{verb}",
        target_kind="stand_in",
        target_id=stand_in.pk,
        label=str(stand_in),
        before={},
        after={"from_day": stand_in.from_day, "to_day": stand_in.to_day},
        reason=stand_in.reason,
    )
