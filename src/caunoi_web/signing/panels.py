"""What signing adds to the pages of the register."""

from datetime import date

from django.http import HttpRequest

from caunoi_web.accounts.policies import Action, may
from caunoi_web.common.panels import Panel
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.signing.models import Case, CaseState, CaseStep, StepState
from caunoi_web.signing.queries.board import row_of

SHOWN = 20


def of_agreement(request: HttpRequest, agreement: Agreement, day: date) -> Panel | None:
    """From which case an agreement came, and what of that case still goes on; one query."""
    if not may(request.user, Action.SIGNING_READ):
        return None
    cases = list(
        Case.objects.visible_to(request.user)
        .filter(agreement=agreement)
        .select_related("unit")
        .order_by("-signed_on")[:SHOWN]
    )
    return Panel("signing/panel_agreement.html", {"cases": cases, "day": day}) if cases else None


def of_organisation(request: HttpRequest, organisation: Organisation, day: date) -> Panel | None:
    """Open cases with a partner, each with where it is; one query."""
    if organisation.is_host or not may(request.user, Action.SIGNING_READ):
        return None
    cases = Case.objects.visible_to(request.user).filter(partner=organisation, state=CaseState.OPEN)
    steps = CaseStep.objects.filter(case__in=cases, state=StepState.CURRENT).select_related(
        "case__unit", "case__officer", "step__unit", "step__person"
    )
    rows = [row_of(step, day) for step in steps.order_by("due_on", "id")[:SHOWN]]
    if not rows and not may(request.user, Action.SIGNING_PROPOSE):
        return None
    return Panel("signing/panel_organisation.html", {"rows": rows, "day": day, "organisation": organisation})
