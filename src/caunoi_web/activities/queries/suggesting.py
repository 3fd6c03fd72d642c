"""What could be done next with an agreement that sleeps: from what is known, never a guess about people."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from caunoi_web.activities.models import SleepCause
from caunoi_web.register.models import Agreement

ENDS_SOON_DAYS = 180


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A next step in words, and at which of our addresses it is taken (``place``)."""

    words: str | Promise
    place: str
    agreement: UUID

    @property
    def href(self) -> str:
        """Where it is taken."""
        if self.place == _RECORD:
            return f"{reverse(_RECORD)}?agreement={self.agreement}"
        return reverse(self.place, args=(self.agreement,))


_PAGE, _EDIT, _RECORD = "register:agreement", "register:agreement_edit", "activities:activity_add"
_NAME_A_UNIT = _("Name a unit in charge"), _EDIT
_BY_CAUSE: dict[str, tuple[Promise, str]] = {
    SleepCause.NOT_RECORDED: (_("Record what was done, with its proof"), _RECORD),
    SleepCause.NO_CONTACT: (_("Find a new contact on the partner's page and write to them"), _PAGE),
    SleepCause.PARTNER_WAITS: (_("Send the partner a short list of what is open, with a date"), _PAGE),
    SleepCause.NO_PERSON: _NAME_A_UNIT,
    SleepCause.UNIT_CHANGED: _NAME_A_UNIT,
    SleepCause.NO_MONEY: (_("Look for a sponsor, or agree on a step that costs nothing"), _PAGE),
    SleepCause.AIM_REACHED: (_("Close it: agree with the partner that it is completed"), _PAGE),
    SleepCause.AIM_GONE: (_("Let it end: give notice or do not renew it"), _PAGE),
    SleepCause.OUTSIDE: (_("Plan a first step for when it is possible again"), _RECORD),
}
_ENDS_SOON = _("It ends soon: decide whether it is worth renewing"), _PAGE
_ASK = _("Ask the unit in charge, and plan one first step"), _RECORD


def suggestion_for(agreement: Agreement, cause: str, day: date) -> Suggestion:
    """The step that the given reason asks for; without a reason, to find it out."""
    if cause in _BY_CAUSE:
        step = _BY_CAUSE[cause]
    elif agreement.ends_on and (agreement.ends_on - day).days <= ENDS_SOON_DAYS:
        step = _ENDS_SOON
    else:
        step = _ASK if agreement.host_unit_id else _NAME_A_UNIT
    return Suggestion(*step, agreement.pk)
