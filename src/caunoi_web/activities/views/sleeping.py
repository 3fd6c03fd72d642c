"""The sleeping list, why an agreement sleeps, and the rule."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from caunoi_web.accounts.policies import Action, allow, may, require, require_for_unit
from caunoi_web.activities import services
from caunoi_web.activities.forms.sleeping import RuleForm, WhyForm, read_sleep_filter
from caunoi_web.activities.models import SleepReason
from caunoi_web.activities.queries.sleeping import Sleep, life_rule, with_last_sign
from caunoi_web.activities.queries.sleeping_list import (
    SleepFilter,
    chosen_words,
    first_asleep_or_later,
    options_asleep,
    part_asleep,
    signs_of,
    sleeping_rows,
)
from caunoi_web.common.asof import day_of
from caunoi_web.common.errors import StaleVersion
from caunoi_web.common.htmx import render_page
from caunoi_web.common.kept_pages import kept_page
from caunoi_web.common.paging import Counted, page_of
from caunoi_web.register.errors import InvalidValue
from caunoi_web.register.models import Agreement
from caunoi_web.register.queries.remembered import First
from caunoi_web.register.services.parties import label_of
from caunoi_web.register.views.faults import explain


@require_safe
@allow(Action.ACTIVITY_READ)
@kept_page
def sleeping(request: HttpRequest) -> HttpResponse:
    """The agreements that sleep on the day, the longest asleep first.

    On a large register the page opens before their order is found out, and asks for it once more.
    """
    user, day, rule = request.user, day_of(request), life_rule()
    sleep, chosen = Sleep.on(day, rule), read_sleep_filter(request.GET)
    first = first_asleep_or_later(request, user, chosen, sleep)
    context = {
        "day": day,
        "rule": rule,
        "cutoff": sleep.cutoff,
        "chosen_words": chosen_words(chosen),
        "is_counting": first is None,
        **(_listed(request, first, chosen, sleep) if first else {}),
    }
    return render_page(request, "activities/sleeping.html", context)


def _listed(request: HttpRequest, first: First, chosen: SleepFilter, sleep: Sleep) -> dict[str, Any]:
    user = request.user
    part = partial(part_asleep, first, user, chosen, sleep)
    page = page_of(request, Counted(first.number, part))
    return {
        "page": page,
        "rows": sleeping_rows(page.object_list, sleep),
        "options": options_asleep(user, chosen, sleep),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.ACTIVITY_WRITE)
def why(request: HttpRequest, agreement: UUID) -> HttpResponse:
    """Ask why an agreement sleeps; the reasons given before stand below."""
    day = day_of(request)
    found = get_object_or_404(with_last_sign(Agreement.objects.visible_to(request.user), day), pk=agreement)
    require_for_unit(request.user, Action.ACTIVITY_WRITE, found.host_unit_id)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.say_why(
                actor=request.user, agreement=found, on=timezone.localdate(), **form.cleaned_data
            )
            messages.success(request, _("The reason is kept, with your name and the day."))
            return redirect("register:agreement", found.pk)
        except InvalidValue as fault:
            explain(form, fault)
    context = {
        "form": form,
        "agreement": found,
        "label": label_of(found),
        "sign": signs_of([found])[found.pk],
        "said": list(SleepReason.objects.filter(agreement=found).select_related("said_by")[:20]),
    }
    return render_page(request, "activities/why.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.ACTIVITY_READ)
def rule(request: HttpRequest) -> HttpResponse:
    """The rule in words; the head of the office changes it."""
    if request.method == "POST":
        require(request.user, Action.LIFE_RULE)
    current = life_rule()
    may_change = may(request.user, Action.LIFE_RULE)
    initial = {name: getattr(current, name) for name in ("sleep_months", "first_months", "version")}
    form = RuleForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            services.set_rule(actor=request.user, **form.cleaned_data)
            messages.success(request, _("The rule is changed; every list follows it at once."))
            return redirect("activities:sleeping")
        except InvalidValue as fault:
            explain(form, fault)
        except StaleVersion as stale:
            form.data = form.data.copy()
            form.data["version"] = str(life_rule().version)
            form.add_error(None, str(stale.message))
    context = {"form": form, "rule": current, "may_change": may_change}
    return render_page(request, "activities/rule.html", context, status=422 if form.errors else 200)
