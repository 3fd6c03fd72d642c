"""The page of search results."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from caunoi_web.accounts.policies import Action, allow
from caunoi_web.common.htmx import render_page
from caunoi_web.common.kept_pages import kept_page
from caunoi_web.search import queries
from caunoi_web.search.models import Kind

LONGEST_QUESTION = 200
SHOWN_OF_EACH, SHOWN_OF_ONE = 10, 100


@require_safe
@allow(Action.REGISTER_READ)
@kept_page
def results(request: HttpRequest) -> HttpResponse:
    """What the words of ``q`` find, by kind; ``kind`` shows more of one."""
    question = request.GET.get("q", "").strip()[:LONGEST_QUESTION]
    kind = request.GET.get("kind", "")
    kind = kind if kind in Kind.values else ""
    limit = SHOWN_OF_ONE if kind else SHOWN_OF_EACH
    groups = queries.search(user=request.user, question=question, kind=kind, limit=limit)
    context = {"question": question, "kind": kind, "groups": groups, "limit": limit}
    return render_page(request, "search/results.html", context, piece="search/groups.html")
