"""The whole history: looked through, and taken out as a file."""

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.headers import personal
from caunoi_web.common.htmx import render_page
from caunoi_web.common.paging import page_of
from caunoi_web.people import services
from caunoi_web.people.exports.history_files import CSV, JSON_LINES, MEDIA_TYPES, csv_pieces, json_lines
from caunoi_web.people.forms import HistoryFilterForm
from caunoi_web.people.queries import history_passing
from caunoi_web.sources.models import AuditEntry

_AT_ONCE = 2000


@personal
@require_safe
@allow(Action.HISTORY_EXPORT)
def history(request: HttpRequest) -> HttpResponse:
    """What was done, by whom, of which records; the filters of the address are those of the file."""
    form = HistoryFilterForm(request.GET or None)
    entries = history_passing(form.cleaned_data if form.is_valid() else {})
    if form.is_bound and form.errors:
        entries = AuditEntry.objects.none()
    context = {"form": form, "page": page_of(request, entries)}
    return render_page(request, "people/history.html", context, status=422 if form.errors else 200)


@personal
@require_POST
@allow(Action.HISTORY_EXPORT)
def export(request: HttpRequest) -> HttpResponseBase:
    """The entries that pass the filters as a file. That they were taken out stands in the history, too."""
    form = HistoryFilterForm(request.POST)
    if not form.is_valid():
        context = {"form": form, "page": page_of(request, AuditEntry.objects.none())}
        return render_page(request, "people/history.html", context, status=422)
    kind = JSON_LINES if request.POST.get("kind") == JSON_LINES else CSV
    newest = AuditEntry.objects.order_by("-at", "-id").values_list("at", flat=True).first() or timezone.now()
    entries = history_passing(form.cleaned_data).filter(at__lte=newest)
    chosen = {name: str(value) for name, value in form.cleaned_data.items() if value}
    services.record_export(actor=request.user, chosen=chosen, number=entries.count(), kind=kind)
    rows = entries.order_by("at", "id").iterator(chunk_size=_AT_ONCE)
    pieces = json_lines(rows) if kind == JSON_LINES else csv_pieces(rows, get_language() or "")
    answer = StreamingHttpResponse(pieces, content_type=MEDIA_TYPES[kind])
    name = f"caunoi-history-{timezone.localdate().isoformat()}.{kind}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
