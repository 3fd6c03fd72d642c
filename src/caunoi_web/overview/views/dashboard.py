"""The dashboard: figures and charts as of a day."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.domain.terms import Status
from caunoi_web.accounts.models import Unit, User
from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.asof import day_of
from caunoi_web.common.htmx import render_page
from caunoi_web.common.kept_pages import kept_page
from caunoi_web.overview.addresses import Lists
from caunoi_web.overview.models.rollups import SOON_DAYS
from caunoi_web.overview.plans import PLANS
from caunoi_web.overview.queries.dashboard import Question, charts_of, figures_of
from caunoi_web.overview.queries.standing import ChosenUnit
from caunoi_web.overview.views.fresh import fresh_source
from caunoi_web.register.queries.agreement_filters import ACTIVE, NO_UNIT
from caunoi_web.register.queries.chosen import status_label, unit_label
from caunoi_web.register.queries.options import STATUS_ORDER
from caunoi_web.register.queries.remembered import remembered
from caunoi_web.sources.queries import waiting_for_review

ALL = "all"


@require_safe
@allow(Action.REPORT_READ)
@kept_page
def dashboard(request: HttpRequest) -> HttpResponse:
    """How the cooperation stands: by status, country, kind, field, year and unit."""
    plan = PLANS[request.user.role]
    asked = Question(day_of(request), _unit(request, own=plan.own_unit), _status(request))
    source = fresh_source(request.user)
    question = (request.user.role, asked, source.as_of)
    figures = remembered("overview", question, lambda: figures_of(asked, source))
    lists = Lists(asked.day, unit=asked.unit, pinned=bool(request.GET.get("as_of")))
    context = {
        "day": asked.day,
        "asked": asked,
        "figures": figures,
        "as_of": source.as_of,
        "charts": charts_of(figures, asked, plan.charts, lists),
        "lists": lists,
        "soon_days": SOON_DAYS,
        "units": [(str(unit.pk), unit_label(unit)) for unit in Unit.objects.all()],
        "statuses": _status_choices(),
        "all": ALL,
        "waiting": lambda: waiting_for_review(request.user),
    }
    return render_page(request, "overview/dashboard.html", context)


def _unit(request: HttpRequest, *, own: bool) -> ChosenUnit:
    """The unit the address asks for; a head of a unit begins with the own one, ``all`` shows every unit."""
    asked = request.GET.get("unit", "")
    if asked == NO_UNIT:
        return NO_UNIT
    if not asked and own:
        return _own_unit(request.user)
    try:
        return UUID(asked)
    except ValueError:
        return None


def _own_unit(user: User) -> UUID | None:
    return user.unit_id


def _status(request: HttpRequest) -> str:
    asked = request.GET.get("count", "")
    if asked == ALL:
        return ""
    return asked if asked in {status.value for status in Status} else ACTIVE


def _status_choices() -> list[tuple[str, str]]:
    every = [(status.value, status_label(status.value)) for status in STATUS_ORDER]
    return [(ACTIVE, status_label(ACTIVE)), (ALL, _("All of them, whatever their status")), *every]
