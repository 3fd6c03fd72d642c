"""How far a piece of background work is, for whoever asked for it."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from caunoi_web.accounts.policies import Action, allow, may
from caunoi_web.common.htmx import render_page
from caunoi_web.tasks.models import LeaseState, Task

HERE, THERE = "here", "there"  # where what came of the work opens


@require_safe
@allow(Action.TASK_OWN)
def piece(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The piece that asks for itself again while the work goes on; a page of its own without JavaScript.

    With ``open=there`` it leads on to what came of the work as soon as that is there. With ``open=here`` the
    page that shows the piece is loaded anew when the work has ended; nothing is added to the way back.
    """
    task = get_object_or_404(Task, pk=pk)
    if task.owner_id != request.user.pk and not may(request.user, Action.PEOPLE_MANAGE):
        raise Http404
    opens = request.GET.get("open", "")
    if opens == HERE and request.htmx and not task.is_open:
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    if opens == THERE and task.state == LeaseState.DONE and (href := task.result.get("href")):
        return HttpResponse(status=204, headers={"HX-Redirect": href}) if request.htmx else redirect(href)
    context = {"task": task, "opens": opens}
    return render_page(request, "tasks/task.html", context, piece="tasks/piece.html")
