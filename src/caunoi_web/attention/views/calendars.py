"""The calendar that a program asks for with the secret in its address; nobody signs in."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from caunoi_web.accounts.policies import Action, may
from caunoi_web.attention.models import Feed
from caunoi_web.attention.queries.calendars import calendar_of
from caunoi_web.attention.services.feeds import hash_of


@require_safe
@login_not_required
def calendar(request: HttpRequest, secret: str) -> HttpResponse:
    """The deadlines of the feed's person; 404 for an unknown or revoked secret or a person who left."""
    feed = Feed.objects.live().select_related("person").filter(secret_hash=hash_of(secret)).first()
    if feed is None or not may(feed.person, Action.NOTICE_OWN):
        raise Http404
    with translation.override(settings.LANGUAGE_CODE):
        body = calendar_of(feed, timezone.localdate(), timezone.now())
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'inline; filename="caunoi.ics"'
    response.headers["Cache-Control"] = "private, max-age=3600"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
