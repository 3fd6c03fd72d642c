"""The list of documents, which keeps itself up to date while something is being read."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.bounded_counts import added
from caunoi_web.common.htmx import render_page
from caunoi_web.common.keyset import keyset_page
from caunoi_web.sources import queries
from caunoi_web.sources.failures import failure_of
from caunoi_web.sources.models import DocumentState


@require_safe
@allow(Action.SOURCE_READ)
def document_list(request: HttpRequest) -> HttpResponse:
    """Documents with their state; ``?state=`` narrows it."""
    state = request.GET.get("state", "")
    counts = queries.counts_by_state(request.user)
    context = {
        "page": keyset_page(request, queries.documents_in(request.user, state), queries.NEWEST),
        "states": [(value, label, counts[value]) for value, label in DocumentState.choices],
        "total": added(counts),
        "chosen": state,
        "is_under_way": any(counts[value] for value in queries.UNDER_WAY),
        "queue": queries.queue_at(timezone.now()),
        "failure_of": failure_of,
    }
    return render_page(request, "sources/list.html", context, piece="sources/list_rows.html")
