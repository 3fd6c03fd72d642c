"""What the public page adds to other pages: is this record public, and the way in for visitors."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from caunoi_web.accounts.policies import Action, may
from caunoi_web.common.panels import Panel
from caunoi_web.public.queries.publication import current_publication
from caunoi_web.public.queries.standing import standing_of


def way_in_panel(_request: HttpRequest, _record: None, _day: date) -> Panel | None:
    """On the page that asks to sign in: where those go who have no account; one query."""
    publication = current_publication()
    return (
        Panel("public/way_in.html", {"publication": publication})
        if publication and publication.is_on
        else None
    )


def standing_panel(request: HttpRequest, record: Any, _day: date) -> Panel | None:
    """For those who may keep it out; three queries."""
    if not may(request.user, Action.PUBLIC_KEEP_OUT) or getattr(record, "is_host", False):
        return None
    # what visitors see is of today, whatever day this page speaks of
    standing = standing_of(record, timezone.localdate())
    return Panel("public/panel.html", {"standing": standing, "record": record})
