"""Our sections on the pages of an agreement and of a partner."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest

from caunoi_web.accounts.policies import Action, may
from caunoi_web.activities.models import Activity, CommitmentProposal
from caunoi_web.activities.queries.activity_rows import activity_rows
from caunoi_web.activities.queries.life import life_of
from caunoi_web.activities.queries.promises import by_side, promises_of
from caunoi_web.activities.queries.sleeping import Sleep, last_days, life_rule, with_signs
from caunoi_web.common.panels import Panel
from caunoi_web.register.models import Agreement, Organisation

ACTIVITIES_SHOWN = 5
AGREEMENTS_SHOWN, PROMISES_SHOWN = 50, 100


def agreement_panel(request: HttpRequest, agreement: Agreement, day: date) -> Panel | None:
    """What was promised and done under an agreement, whether it lives, what waits to be confirmed."""
    if not may(request.user, Action.ACTIVITY_READ):
        return None
    done = Activity.objects.visible_to(request.user).live().filter(agreement=agreement)
    rows = activity_rows(done.newest_first()[: ACTIVITIES_SHOWN + 1], day, under_one=True)
    return Panel(
        "activities/agreement_panel.html",
        {
            "sides": by_side(promises_of([agreement.pk], day)),
            "life": life_of(agreement, day),
            "rows": rows[:ACTIVITIES_SHOWN],
            "has_more": len(rows) > ACTIVITIES_SHOWN,
            "waiting": CommitmentProposal.objects.waiting().filter(agreement=agreement).count(),
        },
    )


def partner_panel(request: HttpRequest, organisation: Organisation, day: date) -> Panel | None:
    """What is promised both ways with a partner, what was done, what sleeps."""
    if organisation.is_host or not may(request.user, Action.ACTIVITY_READ):
        return None
    theirs = Agreement.objects.visible_to(request.user).live().filter(party_rows__organisation=organisation)
    keys = list(theirs.order_by("-begins_on", "-id").values_list("pk", flat=True)[:AGREEMENTS_SHOWN])
    done = Activity.objects.visible_to(request.user).live().with_partners([organisation.pk])
    rows = activity_rows(done.newest_first()[: ACTIVITIES_SHOWN + 1], day)
    return Panel(
        "activities/partner_panel.html",
        {
            "sides": by_side(promises_of(keys, day, PROMISES_SHOWN)),
            "asleep": _asleep(keys, day),
            "rows": rows[:ACTIVITIES_SHOWN],
            "has_more": len(rows) > ACTIVITIES_SHOWN,
        },
    )


def _asleep(agreements: list[UUID], day: date) -> list[Agreement]:
    sleep = Sleep.on(day, life_rule())
    found = list(with_signs(Agreement.objects.filter(pk__in=agreements).living_on(day), day))
    days = last_days(found)
    asleep = (one for one in found if sleep.holds(one.status, days[one.pk], one.signed))
    return sorted(asleep, key=lambda one: (days[one.pk], one.pk))


PANELS = {"agreement": agreement_panel, "organisation": partner_panel}
ORDER = 10
