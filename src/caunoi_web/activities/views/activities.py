"""The list of activities and the page of one."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from caunoi_web.accounts.policies import Action, allow, may, may_for_unit
from caunoi_web.activities.forms.filters import read_activity_filter
from caunoi_web.activities.models import Activity, State
from caunoi_web.activities.queries.activity_counts import agreement_name, chosen_activities, counts_of
from caunoi_web.activities.queries.activity_rows import activity_rows
from caunoi_web.activities.services.steps import next_states
from caunoi_web.common.asof import day_of
from caunoi_web.common.htmx import render_page
from caunoi_web.common.kept_pages import kept_page
from caunoi_web.common.paging import Counted, page_of
from caunoi_web.common.panels import panels_of
from caunoi_web.register.queries.history import history_of


@require_safe
@allow(Action.ACTIVITY_READ)
@kept_page
def activities(request: HttpRequest) -> HttpResponse:
    """The activities that pass the filters of the address, the newest first."""
    user, day = request.user, day_of(request)
    chosen = read_activity_filter(request.GET)
    found = chosen.apply(Activity.objects.visible_to(user), day).newest_first()
    counts = counts_of(user, chosen, day)
    page = page_of(request, Counted(counts.total, lambda start, some: found[start : start + some]))
    context = {
        "day": day,
        "chosen": chosen,
        "chosen_words": chosen_activities(chosen),
        "page": page,
        "rows": activity_rows(page.object_list, day),
        "options": counts.options,
    }
    return render_page(request, "activities/activities.html", context, piece="activities/activity_list.html")


@require_safe
@allow(Action.ACTIVITY_READ)
def activity(request: HttpRequest, pk: UUID) -> HttpResponse:
    """All about one activity: what, with whom, its proof, where it can go next."""
    day = day_of(request)
    every = Activity.objects.visible_to(request.user).select_related("unit", "commitment", "created_by")
    found = get_object_or_404(every, pk=pk)
    may_write = found.archived_at is None and may_for_unit(request.user, Action.ACTIVITY_WRITE, found.unit_id)
    context = {
        "day": day,
        "activity": found,
        "is_overdue": found.is_overdue_on(day),
        "partners": list(found.partner_rows.select_related("organisation")),
        "agreement_name": agreement_name(found.agreement_id) if found.agreement_id else "",
        "proofs": list(
            found.proof_rows.filter(withdrawn_at__isnull=True)
            .select_related("document", "added_by")
            .defer("document__text", "document__structure")
        ),
        "may_write": may_write,
        "steps": _steps(request, found) if may_write else [],
        "panels": panels_of(Activity.target_kind, request, found, day),
        "history": history_of(Activity.target_kind, pk) if may(request.user, Action.HISTORY_READ) else [],
    }
    return render_page(request, "activities/activity.html", context)


def _steps(request: HttpRequest, found: Activity) -> list[State]:
    may_approve = may(request.user, Action.ACTIVITY_APPROVE)
    return [state for state in next_states(found) if state != State.APPROVED or may_approve]
