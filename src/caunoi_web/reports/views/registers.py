"""Register R1 on the screen and as files, all through the same filters."""

from dataclasses import dataclass
from datetime import date

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.asof import day_of
from caunoi_web.common.htmx import render_page
from caunoi_web.common.paging import Counted, page_of
from caunoi_web.register.forms.filters import read_agreement_filter
from caunoi_web.register.models import Agreement
from caunoi_web.register.models.agreements import AgreementQuerySet
from caunoi_web.register.queries.agreement_counts import (
    AgreementFacets,
    facets,
    status_counts,
)
from caunoi_web.register.queries.agreement_filters import AgreementFilter
from caunoi_web.register.queries.by_end import first_by_end
from caunoi_web.register.queries.chosen import Chosen, chosen_agreements
from caunoi_web.register.queries.options import agreement_options
from caunoi_web.register.queries.remembered import remembered
from caunoi_web.reports.columns import COLUMNS
from caunoi_web.reports.exports.csv_file import csv_pieces
from caunoi_web.reports.exports.head import Head, filters_in_words
from caunoi_web.reports.exports.xlsx_file import xlsx_file
from caunoi_web.reports.queries.r1_rows import r1_rows

PER_PAGE = 200  # more than in lists: this page is for printing too
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the address asks for: the same for the screen and the files."""

    day: date
    chosen: AgreementFilter
    words: tuple[Chosen, ...]
    passing: AgreementQuerySet

    @property
    def found(self) -> AgreementQuerySet:
        """All of them in the chosen order."""
        return self.chosen.ordered(self.passing)

    def part(self, start: int, number: int) -> AgreementQuerySet:
        """Some of them, by the index of their order where it has one."""
        if self.chosen.is_by_end:
            return first_by_end(self.passing, self.day, self.chosen.ranks, start=start, number=number)
        return self.found[start : start + number]


def _asked(request: HttpRequest) -> _Asked:
    day = day_of(request)
    chosen = read_agreement_filter(request.GET)
    passing = chosen.apply(Agreement.objects.visible_to(request.user), day)
    return _Asked(day, chosen, tuple(chosen_agreements(chosen)), passing)


def _facets(request: HttpRequest, asked: _Asked) -> AgreementFacets:
    question = (request.user.role, asked.chosen, asked.day)
    return remembered("agreements", question, lambda: facets(request.user, asked.chosen, asked.day))


@require_safe
@allow(Action.REPORT_READ)
def register_r1(request: HttpRequest) -> HttpResponse:
    """The register as it would be printed on the day."""
    asked = _asked(request)
    counted = _facets(request, asked)
    page = page_of(request, Counted(counted.total, asked.part), per_page=PER_PAGE)
    rows = r1_rows(page.object_list, asked.day, first=page.start_index() or 1)
    context = {
        "day": asked.day,
        "chosen": asked.chosen,
        "chosen_words": asked.words,
        "filters_in_words": filters_in_words(asked.words),
        "counts": counted.status.only(asked.chosen.status),
        "page": page,
        "columns": COLUMNS,
        "rows": [(row, [column.cell(row) for column in COLUMNS]) for row in rows],
        "options": agreement_options(counted, asked.chosen),
        "at": timezone.now(),
    }
    return render_page(request, "reports/register_r1.html", context, piece="reports/r1_table.html")


@require_safe
@allow(Action.REPORT_EXPORT)
def register_r1_xlsx(request: HttpRequest) -> FileResponse:
    """The register as a spreadsheet."""
    asked = _asked(request)
    file = xlsx_file(_head(request, asked), r1_rows(asked.found, asked.day))
    return FileResponse(file, as_attachment=True, filename=_file_name(asked, "xlsx"), content_type=XLSX)


@require_safe
@allow(Action.REPORT_EXPORT)
def register_r1_csv(request: HttpRequest) -> StreamingHttpResponse:
    """The register as CSV."""
    asked = _asked(request)
    pieces = csv_pieces(_head(request, asked), r1_rows(asked.found, asked.day), get_language() or "vi")
    response = StreamingHttpResponse(pieces, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{_file_name(asked, "csv")}"'
    return response


def _head(request: HttpRequest, asked: _Asked) -> Head:
    return Head(asked.day, asked.words, status_counts(asked.passing), timezone.now(), str(request.user))


def _file_name(asked: _Asked, ending: str) -> str:
    return f"R1-{asked.day.isoformat()}.{ending}"
