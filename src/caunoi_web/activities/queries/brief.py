"""What was promised both ways, for the brief before a meeting."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from caunoi.domain.promises import Standing
from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, may
from caunoi_web.activities.models import Commitment
from caunoi_web.activities.queries.promises import PromiseRow, promises_of
from caunoi_web.activities.wordlists import DEBTORS, STANDINGS
from caunoi_web.common.brief import BriefLine, BriefSection
from caunoi_web.register.models import AgreementParty
from caunoi_web.register.queries.sourcing import entered, read_from

ORDER = 50
MOST = 8
# What a guest will ask about stands first: late, then open; what is kept or waived stands last.
_LAST = (Standing.MET, Standing.WAIVED)


def promises_section(user: User, organisation: Any, day: date) -> BriefSection | None:
    """Each promise with how it stands and where it was read; a fixed number of queries."""
    if not may(user, Action.ACTIVITY_READ):
        return None
    agreements = AgreementParty.objects.filter(organisation=organisation).values_list("agreement", flat=True)
    rows = sorted(promises_of(list(agreements), day), key=_urgency)
    shown = rows[:MOST]
    sources = read_from(Commitment.target_kind, [row.commitment.pk for row in shown])
    lines = tuple(_line(row, sources.get(row.commitment.pk, "")) for row in shown)
    return BriefSection(_("Promised both ways"), lines, more=len(rows) - len(shown))


def _urgency(row: PromiseRow) -> tuple[bool, bool, date]:
    return (row.standing in _LAST, row.standing is not Standing.LATE, row.due_on or date.max)


def _line(row: PromiseRow, source: str) -> BriefLine:
    one = row.commitment
    done = _("done: %(done)s") % {"done": row.done_words} if one.amount else ""
    words = (one.what, row.promised, row.due_words, str(STANDINGS[row.standing]), done)
    return BriefLine(
        "; ".join(part for part in words if part),
        source or entered(one.created_by, one.created_at),
        str(DEBTORS[one.debtor]),
        reverse("register:agreement", args=(one.agreement_id,)),
        is_strong=row.standing is Standing.LATE,
    )
