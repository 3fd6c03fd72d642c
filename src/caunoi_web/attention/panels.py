"""The part of a record's page where people watch it and talk about it."""

from datetime import date

from django.db.models import Value
from django.http import HttpRequest

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, may
from caunoi_web.attention.models import Comment, Quiet, Watch
from caunoi_web.common.panels import Panel
from caunoi_web.register.models.records import Record

COMMENTS_SHOWN = 100


def marks_and_comments(request: HttpRequest, record: Record, day: date) -> Panel | None:
    """Watching, the quiet list and the comments, as far as the person may; four queries at most."""
    user = request.user
    if not may(user, Action.NOTICE_OWN):
        return None
    marks = _marks(user, record)
    content = {
        "kind": record.target_kind,
        "record": record,
        "is_watched": Watch in marks,
        "is_quiet": Quiet in marks,
        "comments": _comments(user, record),
        "people": _people(user),
    }
    return Panel("attention/record_panel.html", content)


def _marks(user: User, record: Record) -> set[type[Watch] | type[Quiet]]:
    """Which lists of the person the record stands on; one query."""
    target = {"person": user, "target_kind": record.target_kind, "target_id": record.pk}
    watched = Watch.objects.filter(**target).order_by().values_list(Value(1))
    quiet = Quiet.objects.filter(**target).order_by().values_list(Value(2))
    by_number = {1: Watch, 2: Quiet}
    return {by_number[number] for (number,) in watched.union(quiet, all=True)}


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
