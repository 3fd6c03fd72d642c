"""What could be done next with an agreement that sleeps: from what is known, never a guess about people."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from caunoi_web.activities.models import SleepCause
from caunoi_web.register.models import Agreement

ENDS_SOON_DAYS = 180


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A next step in words, and where it is taken ("" when not on this site)."""

    words: str | Promise
    href: str = ""


def suggestion_for(agreement: Agreement, cause: str, day: date) -> Suggestion:
    """The step that the given reason asks for; without a reason, to find it out."""
    page = reverse("register:agreement", args=(agreement.pk,))
    edit = reverse("register:agreement_edit", args=(agreement.pk,))
    record = f"{reverse('activities:activity_add')}?agreement={agreement.pk}"
    by_cause = {
        SleepCause.NOT_RECORDED: (_("Record what was done, with its proof"), record),
        SleepCause.NO_CONTACT: (_("Find a new contact on the partner's page and write to them"), page),
        SleepCause.PARTNER_WAITS: (_("Send the partner a short list of what is open, with a date"), page),
        SleepCause.NO_PERSON: (_("Name a unit in charge"), edit),
        SleepCause.UNIT_CHANGED: (_("Name a unit in charge"), edit),
        SleepCause.NO_MONEY: (_("Look for a sponsor, or agree on a step that costs nothing"), page),
        SleepCause.AIM_REACHED: (_("Close it: agree with the partner that it is completed"), page),
        SleepCause.AIM_GONE: (_("Let it end: give notice or do not renew it"), page),
        SleepCause.OUTSIDE: (_("Plan a first step for when it is possible again"), record),
    }
    if cause in by_cause:
        return Suggestion(*by_cause[SleepCause(cause)])
    if agreement.ends_on and (agreement.ends_on - day).days <= ENDS_SOON_DAYS:
        return Suggestion(_("It ends soon: decide whether it is worth renewing"), page)
    if not agreement.host_unit_id:
        return Suggestion(_("Name a unit in charge"), edit)
    return Suggestion(_("Ask the unit in charge, and plan one first step"), record)
