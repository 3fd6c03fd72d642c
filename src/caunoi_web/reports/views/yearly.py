"""The yearly report on the screen, and the words of a year."""

from dataclasses import replace
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.htmx import render_page
from caunoi_web.register.errors import InvalidValue, StaleRecord
from caunoi_web.register.queries.remembered import is_large
from caunoi_web.register.views.faults import explain
from caunoi_web.reports import services
from caunoi_web.reports.forms.papers import YearWordsForm
from caunoi_web.reports.listings import Asked
from caunoi_web.reports.listings.yearly import counted_for_the_screen, words_of
from caunoi_web.reports.models import YearWords
from caunoi_web.reports.queries.periods import is_misread, read_period
from caunoi_web.reports.reporting.yearly import Both, blocks_of, period_words
from caunoi_web.reports.reporting.yearly_paper import head_of, left_out, passages_of
from caunoi_web.reports.services.counting import kept_counts
from caunoi_web.reports.tongues import LABELS, tongue_of
from caunoi_web.reports.views.exports import asked_of

FIRST_YEAR, LAST_YEAR = 1900, 9999


@require_safe
@allow(Action.REPORT_READ)
def yearly(request: HttpRequest) -> HttpResponse:
    """Every figure opens the list of what it counts."""
    asked = asked_of(request)
    if not is_large():
        return _report(request, asked, counted_for_the_screen(asked))
    kept = kept_counts(asked)
    if kept and not _is_too_old(request, kept.at):
        return _report(request, asked, kept.both, kept.at)
    context = {
        "task": services.ask_for_counts(_without_counts(asked)),
        "period": period_words(read_period(asked.query, asked.day)),
    }
    return render_page(request, "reports/counting.html", context)


def _is_too_old(request: HttpRequest, counted_at: datetime) -> bool:
    """Whether counts were asked for that are newer than those of a moment (``counts`` in the address).

    A moment and not a mere wish to count: whoever comes back to the address finds the new counts, not a third
    counting.
    """
    try:
        return counted_at <= datetime.fromisoformat(request.GET.get("counts", ""))
    except (ValueError, TypeError):  # no moment, or one without its zone
        return False


def _without_counts(asked: Asked) -> Asked:
    """The question without the wish to count anew, so that the address of the answer does not repeat it."""
    return replace(asked, query={key: value for key, value in asked.query.items() if key != "counts"})


def _report(
    request: HttpRequest, asked: Asked, both: Both, counted_at: datetime | None = None
) -> HttpResponse:
    context = {
        "counted_at": counted_at,
        "day": asked.day,
        "period": both.now.period,
        "is_misread": is_misread(request.GET),
        "head": head_of(both, asked.at, str(asked.user)),
        "periods": (period_words(both.now.period), period_words(both.before.period)),
        "blocks": [block for block in blocks_of(both) if block.lines],
        "passages": passages_of(words_of(both), both.now)[:3],
        "left_out": left_out(both.now),
        "tongue": tongue_of(request.GET),
        "tongues": LABELS,
    }
    return render_page(request, "reports/yearly.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Action.REPORT_WRITE)
def year_words(request: HttpRequest, year: int) -> HttpResponse:
    """Write results, difficulties and the plan; what was typed is kept when somebody else was quicker."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    kept = YearWords.objects.filter(year=year).first() or YearWords(year=year)
    initial = {name: getattr(kept, name) for name in ("results", "difficulties", "plan", "version")}
    form = YearWordsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        try:
            services.set_year_words(
                actor=request.user, year=year, version=values.pop("version"), values=values
            )
            messages.success(request, _("The words of %(year)s are kept.") % {"year": year})
            return redirect(f"{reverse('reports:yearly')}?year={year}")
        except InvalidValue as fault:
            explain(form, fault)
        except StaleRecord as stale:
            form.data = form.data.copy()
            form.data["version"] = str(stale.version)
            form.add_error(None, str(stale.message))
    context = {"form": form, "year": year}
    return render_page(request, "reports/year_words.html", context, status=422 if form.errors else 200)
