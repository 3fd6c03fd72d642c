"""Register R1 on the screen, through the same filters as its files."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.htmx import render_page
from caunoi_web.common.kept_pages import kept_page
from caunoi_web.common.paging import Counted, page_of
from caunoi_web.register.models.agreements import AgreementQuerySet
from caunoi_web.register.queries.agreement_counts import AgreementFacets, facets, question_of
from caunoi_web.register.queries.agreement_filters import AgreementFilter
from caunoi_web.register.queries.by_end import first_by_end
from caunoi_web.register.queries.options import agreement_options
from caunoi_web.register.queries.remembered import remembered
from caunoi_web.reports.columns import COLUMNS
from caunoi_web.reports.exports.cells import printed
from caunoi_web.reports.listings.agreements import chosen_of, passing, passing_along
from caunoi_web.reports.listings.listing import Asked
from caunoi_web.reports.listings.register_r1 import head
from caunoi_web.reports.queries.r1_rows import r1_rows
from caunoi_web.reports.tongues import LABELS
from caunoi_web.reports.views.exports import asked_of

PER_PAGE = 200  # more than in lists: this page is for printing too


@require_safe
@allow(Action.REPORT_READ)
@kept_page
def register_r1(request: HttpRequest) -> HttpResponse:
    """The register as it would be printed on the day."""
    asked = asked_of(request)
    chosen = chosen_of(asked)
    counted = _facets(asked, chosen)
    counts = counted.status.only(chosen.status)
    above = head(asked, counts)
    page = page_of(
        request,
        Counted(counted.total, lambda start, number: _part(asked, chosen, start, number)),
        per_page=PER_PAGE,
    )
    rows = r1_rows(page.object_list, asked.day, first=page.start_index() or 1)
    context = {
        "day": asked.day,
        "chosen": chosen,
        "chosen_words": above.filters,
        "filters_in_words": above.filters_in_words,
        "counts": counts,
        "page": page,
        "columns": COLUMNS,
        "rows": [(row, [printed(column.value(row)) for column in COLUMNS]) for row in rows],
        "options": agreement_options(counted, chosen),
        "at": asked.at,
        "tongues": LABELS,
    }
    return render_page(request, "reports/register_r1.html", context, piece="reports/r1_table.html")


def _part(asked: Asked, chosen: AgreementFilter, start: int, number: int) -> AgreementQuerySet:
    """Some of them, by the index of their order where it has one."""
    if not number:  # nothing passes: there is no query for the first none of them
        return passing(asked).none()
    if chosen.is_by_end:
        found, held = passing_along(asked), chosen.held(asked.day)
        return first_by_end(found, asked.day, chosen.ranks, held, start=start, number=number)
    return chosen.ordered(passing(asked))[start : start + number]


def _facets(asked: Asked, chosen: AgreementFilter) -> AgreementFacets:
    question = question_of(asked.user, chosen, asked.day)
    return remembered("agreements", question, lambda: facets(asked.user, chosen, asked.day))
