"""Ways to signing: what is published, and changing one without code."""

import re
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.asof import day_of
from caunoi_web.common.errors import StaleVersion
from caunoi_web.common.htmx import render_page
from caunoi_web.register.errors import InvalidValue
from caunoi_web.signing.errors import RouteFaults
from caunoi_web.signing.forms.routes import RouteForm, StepForm, initial_of, step_forms, step_of
from caunoi_web.signing.models import Route, RouteStep, RouteVersion
from caunoi_web.signing.queries.reckoning import current_reckoning
from caunoi_web.signing.queries.routes import live_routes, steps_of_version
from caunoi_web.signing.services import routes as services
from caunoi_web.signing.services.routes import ABOUT

_DO = re.compile(r"(up|down|remove|add)-(\d{1,2})\Z")


@require_safe
@allow(Action.SIGNING_READ)
def routes(request: HttpRequest) -> HttpResponse:
    """Every route in use with its versions."""
    return render_page(request, "signing/routes.html", {"routes": live_routes()})


@require_safe
@allow(Action.SIGNING_READ)
def version(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One published version as it is and stays."""
    every = RouteVersion.objects.select_related("route", "published_by")
    found = get_object_or_404(every, pk=pk)
    day, reckoning = day_of(request), current_reckoning()
    steps = [(step, reckoning.clock(step, day)) for step in steps_of_version(found)]
    return render_page(request, "signing/route.html", {"version": found, "steps": steps, "day": day})


@require_POST
@allow(Action.SIGNING_RULES)
def add(request: HttpRequest) -> HttpResponse:
    """Begin a new route with the steps of another."""
    source = get_object_or_404(RouteVersion, pk=_uuid(request.POST.get("source", "")))
    made = services.add_route(
        actor=request.user,
        name_vi=request.POST.get("name_vi", ""),
        name_en=request.POST.get("name_en", ""),
        source=source,
        today=day_of(request),
    )
    return redirect("signing:route_edit", made.pk)


@require_POST
@allow(Action.SIGNING_RULES)
def archive(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a route out of use for new cases."""
    services.archive_route(actor=request.user, route=get_object_or_404(Route, pk=pk))
    messages.success(request, _("New cases take it no more; cases under way go on."))
    return redirect("signing:routes")


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.SIGNING_RULES)
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The draft of a route, or of its next version: every press of a button saves what was typed."""
    route = get_object_or_404(Route.objects.filter(archived_at__isnull=True), pk=pk)
    draft = route.versions.filter(published_at__isnull=True).first()
    shown = draft or route.versions.order_by("-number").first()
    revision = draft.revision if draft else 0
    if request.method != "POST":
        initial = initial_of(shown, revision) | ({} if draft else {"valid_from": day_of(request)})
        steps = steps_of_version(shown)
        rows = step_forms(None, steps)
        _say_usual_days(rows, steps, day_of(request))
        return _page(request, route, RouteForm(initial=initial), rows)
    form, rows = RouteForm(request.POST.copy()), step_forms(request.POST, ())
    wrong = [one for one in (form, *rows) if not one.is_valid()]
    if wrong:
        return _page(request, route, form, rows, status=422)
    return _do(request, route, form, rows)


def _do(request: HttpRequest, route: Route, form: RouteForm, rows: list[StepForm]) -> HttpResponse:
    """Save the draft as it was typed, with what the button changes about its order; or publish it."""
    wish = request.POST.get("do", "save")
    steps = _rearranged([step_of(row) for row in rows], wish)
    about = {field: form.cleaned_data[field] for field in ABOUT}
    try:
        draft = services.save_draft(
            actor=request.user, route=route, revision=form.cleaned_data["revision"], about=about, steps=steps
        )
        if wish == "publish":
            services.publish(actor=request.user, route=route, revision=draft.revision)
            messages.success(request, _("Published: new cases take it; cases under way keep theirs."))
            return redirect("signing:routes")
    except StaleVersion as fault:
        form.add_error(None, str(fault.message))
        form.data["revision"] = str(_revision(route))
        return _page(request, route, form, rows, status=fault.status)
    except InvalidValue as fault:
        form.add_error(None, str(fault.message))
        return _page(request, route, form, rows, status=fault.status)
    except RouteFaults as fault:
        return _with_faults(request, route, fault)
    return redirect(f"{request.path}{_anchor(wish)}")


def _say_usual_days(rows: list[StepForm], steps: list[RouteStep], day: date) -> None:
    """Where a step has no days of its own, its field shows those of its basis."""
    reckoning = current_reckoning()
    for row, step in zip(rows, steps, strict=True):
        clock = None if step.days else reckoning.clock(step, day)
        if clock:
            row.fields["days"].widget.attrs["placeholder"] = clock.days


def _revision(route: Route) -> int:
    return route.versions.filter(published_at__isnull=True).values_list("revision", flat=True).first() or 0


def _with_faults(request: HttpRequest, route: Route, fault: RouteFaults) -> HttpResponse:
    """The saved draft with everything that keeps it from being published."""
    draft = route.versions.get(published_at__isnull=True)
    form = RouteForm(initial=initial_of(draft, draft.revision))
    rows = step_forms(None, steps_of_version(draft))
    return _page(request, route, form, rows, status=fault.status, faults=fault.faults)


def _rearranged(steps: list[dict[str, Any]], wish: str) -> list[dict[str, Any]]:
    found = _DO.match(wish)
    if not found:
        return steps
    act, at = found[1], int(found[2])
    if at >= len(steps):
        return steps
    steps = list(steps)
    if act == "remove":
        del steps[at]
    elif act == "add":
        steps.insert(at + 1, _new_step(steps[at]))
    else:
        to = max(0, at - 1) if act == "up" else min(len(steps) - 1, at + 1)
        steps.insert(to, steps.pop(at))
    return steps


def _new_step(like: dict[str, Any]) -> dict[str, Any]:
    """An empty step, done by whoever does the one before."""
    keep = {field: like[field] for field in ("who", "unit", "person", "day_kind")}
    names = {"code": "", "name_vi": "Bước mới", "name_en": "New step", "produces_vi": "", "produces_en": ""}
    plain = {"stage": "other", "counted_from": "step", "condition": ""}
    return keep | names | plain | {"days": None, "basis": None, "offices": []}


def _anchor(wish: str) -> str:
    found = _DO.match(wish)
    if not found or found[1] == "remove":
        return ""
    shift = {"up": -1, "down": 1, "add": 1}[found[1]]
    return f"#step-{max(0, int(found[2]) + shift)}"


def _page(
    request: HttpRequest,
    route: Route,
    form: forms.Form,
    rows: list[StepForm],
    *,
    status: int = 200,
    faults: list[str] | None = None,
) -> HttpResponse:
    context = {"route": route, "form": form, "rows": rows, "faults": faults or []}
    return render_page(request, "signing/route_form.html", context, status=status)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
