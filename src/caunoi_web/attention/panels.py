"""The part of a record's page where people watch it and talk about it."""

from datetime import date

from django.http import HttpRequest

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, may
from caunoi_web.attention.models import Comment, Quiet, Watch
from caunoi_web.common.panels import Panel
from caunoi_web.register.models.records import Record

COMMENTS_SHOWN = 100


def marks_and_comments(request: HttpRequest, record: Record, day: date) -> Panel | None:
    """Watching, the quiet list and the comments, as far as the person may; five queries at most."""
    user = request.user
    if not may(user, Action.NOTICE_OWN):
        return None
    target = {"target_kind": record.target_kind, "target_id": record.pk}
    content = {
        "kind": record.target_kind,
        "record": record,
        "is_watched": Watch.objects.filter(person=user, **target).exists(),
        "is_quiet": Quiet.objects.filter(person=user, **target).exists(),
        "comments": _comments(user, record),
        "people": _people(user),
    }
    return Panel("attention/record_panel.html", content)


def _comments(user: User, record: Record) -> list[Comment]:
    if not may(user, Action.COMMENT_READ):
        return []
    found = Comment.objects.on(record.target_kind, record.pk).select_related("author")
    return list(reversed(found.order_by("-made_at", "-id")[:COMMENTS_SHOWN]))


def _people(user: User) -> list[User]:
    """Whom a comment can name."""
    if not may(user, Action.COMMENT_WRITE):
        return []
    everybody = (
        User.objects.filter(is_active=True)
        .exclude(pk=user.pk)
        .only("username", "full_name", "role", "is_active")
    )
    return [person for person in everybody if may(person, Action.COMMENT_READ)]
