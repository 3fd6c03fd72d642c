"""Giving a partner its tier from a day on, and taking a wrong one back."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.register.errors import InvalidValue
from caunoi_web.register.models import Organisation, OrganisationTier, Tier
from caunoi_web.register.services.partner_history import write_partner_history
from caunoi_web.register.services.records import locked


@transaction.atomic
def set_tier(
    *, actor: User, organisation: Organisation, tier: str, since: date, reason: str
) -> OrganisationTier:
    """From ``since`` on the partner is ``tier``. A second word about the same day replaces the first.

    Earlier days keep their tier. Raises ``InvalidValue`` without a reason or for an unknown tier.
    """
    require(actor, Action.REGISTER_WRITE)
    reason = " ".join(reason.split())
    _check(tier, reason)
    organisation = locked(organisation)
    same_day = organisation.tiers.valid().filter(since=since).first()
    if same_day and (same_day.tier, same_day.reason) == (tier, reason):
        return same_day
    if same_day:
        _set_aside(same_day)
    row = OrganisationTier.objects.create(
        organisation=organisation, tier=tier, since=since, reason=reason[:500], entered_by=actor
    )
    before = {"tier": _as_kept(same_day)} if same_day else {}
    write_partner_history(
        organisation, "tier-set", actor=actor, before=before, after={"tier": _as_kept(row)}, reason=reason
    )
    return row


@transaction.atomic
def withdraw_tier(*, actor: User, row: OrganisationTier, reason: str) -> None:
    """Take a row back that was wrong: the tier before it counts again. The history keeps it."""
    require(actor, Action.REGISTER_WRITE)
    if not reason.strip():
        raise InvalidValue("reason", _("Say why: the history keeps it."))
    organisation = locked(row.organisation)
    row = OrganisationTier.objects.select_for_update().get(pk=row.pk)
    if row.withdrawn_at is not None:
        return
    _set_aside(row)
    write_partner_history(
        organisation,
        "tier-withdrawn",
        actor=actor,
        before={"tier": _as_kept(row)},
        after={},
        reason=reason,
    )


def _check(tier: str, reason: str) -> None:
    if tier not in Tier.values:
        raise InvalidValue("tier", _("There is no tier called %(tier)s.") % {"tier": tier})
    if not reason:
        raise InvalidValue("reason", _("Say why: the history keeps it."))


def _set_aside(row: OrganisationTier) -> None:
    row.withdrawn_at = timezone.now()
    row.save(update_fields=["withdrawn_at"])


def _as_kept(row: OrganisationTier) -> dict[str, Any]:
    return {"tier": row.tier, "since": row.since}
