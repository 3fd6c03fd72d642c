"""Lists that the reports themselves show: what expires or sleeps (R13), and promises by how they stand."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from caunoi.domain.promises import Standing
from caunoi_web.accounts.policies import Action, allow
from caunoi_web.activities.wordlists import STANDINGS
from caunoi_web.common.htmx import render_page
from caunoi_web.common.paging import Counted, page_of
from caunoi_web.register.queries.agreement_filters import WITHIN_DAYS
from caunoi_web.reports.exports.cells import printed
from caunoi_web.reports.listings import expiring as r13
from caunoi_web.reports.listings import promises as promise_list
from caunoi_web.reports.reporting.figures import address
from caunoi_web.reports.tongues import LABELS, tongue_of
from caunoi_web.reports.views.exports import asked_of


@require_safe
@allow(Action.REPORT_READ)
def expiring(request: HttpRequest) -> HttpResponse:
    """R13: sorted by days left, with the last activity, who is responsible, what to do."""
    asked = asked_of(request)
    report = r13.for_the_screen(asked)
    rows = Counted(report.number, lambda start, number: r13.page_of_rows(asked, report, start, number))
    page = page_of(request, rows)
    agreements = "register:agreements"
    context = {
        "day": asked.day,
        "report": report,
        "page": page,
        "columns": r13.COLUMNS,
        "rows": [
            (reverse("register:agreement", args=(row.agreement.pk,)), _cells(r13.COLUMNS, row))
            for row in page.object_list
        ],
        "every_within": WITHIN_DAYS,
        "expiring_href": address(agreements, asked.day, {"within": report.within}),
        "asleep_href": address(agreements, asked.day, {"mark": "asleep"}),
        "tongue": tongue_of(request.GET),
        "tongues": LABELS,
    }
    return render_page(request, "reports/expiring.html", context)


@require_safe
@allow(Action.ACTIVITY_READ)
def promises(request: HttpRequest) -> HttpResponse:
    """All promises, or those that stand in one way."""
    asked = asked_of(request)
    keys = promise_list.keys_of(asked)
    rows = Counted(
        len(keys),
        lambda start, number: list(promise_list.rows_of(keys[start : start + number], asked)),
    )
    page = page_of(request, rows)
    wanted = promise_list.standing_of(asked)
    context = {
        "day": asked.day,
        "title": _("Promises"),
        "page": page,
        "columns": promise_list.COLUMNS,
        "rows": [
            (
                reverse("activities:commitment", args=(row[0].commitment.pk,)),
                _cells(promise_list.COLUMNS, row),
            )
            for row in page.object_list
        ],
        "wanted": wanted,
        "standings": [(standing.value, STANDINGS[standing]) for standing in Standing],
    }
    return render_page(request, "reports/promises.html", context)


def _cells(columns: tuple, row: object) -> list[str]:  # type: ignore[type-arg]
    return [printed(column.value(row)) for column in columns]
