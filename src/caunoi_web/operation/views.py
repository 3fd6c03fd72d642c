"""Pages for machines: is the site alive, is it ready, how is it."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from caunoi_web.operation.metrics import all_metrics, as_text
from caunoi_web.operation.queries import has_all_its_tables

PLAIN = "text/plain; charset=utf-8"
PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"


@login_not_required
@require_safe
@never_cache
def live(request: HttpRequest) -> HttpResponse:
    """200 while the process answers; asks nothing of the database."""
    return HttpResponse("alive\n", content_type=PLAIN)


@login_not_required
@require_safe
@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """200 when pages can be shown: the database answers and has the tables of this version. Else 503."""
    try:
        is_ready = has_all_its_tables()
    except DatabaseError:
        is_ready = False
    return HttpResponse(
        "ready\n" if is_ready else "not ready\n", content_type=PLAIN, status=200 if is_ready else 503
    )


@login_not_required
@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """Figures for Prometheus, for whoever has the token; 404 where the installation has set none."""
    if not settings.METRICS_TOKEN:
        raise Http404
    if not constant_time_compare(
        request.headers.get("Authorization", ""), f"Bearer {settings.METRICS_TOKEN}"
    ):
        return HttpResponse("a token is needed\n", PLAIN, 401, headers={"WWW-Authenticate": "Bearer"})
    return HttpResponse(as_text(all_metrics(timezone.now())), content_type=PROMETHEUS)
