"""Notices in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.attention.models import Notice, NoticeKind
from caunoi_web.attention.queries.worklist import deadline_words
from caunoi_web.register.queries.deadlines import DeadlineKind
from caunoi_web.register.wording import act_label

TOLD_MOST = 200
_PAGES = {"agreement": "register:agreement", "organisation": "register:organisation"}


@dataclass(frozen=True, slots=True)
class Told:
    """A notice as a page or a mail says it."""

    id: UUID
    kind: str
    title: str
    label: str
    detail: str
    href: str
    due: date | None
    made_at: datetime
    is_new: bool


def notices_of(user: User) -> list[Told]:
    """The newest notices of ``user``, in words; one query."""
    return told_of(Notice.objects.of(user)[:TOLD_MOST])


def number_unseen(user: User) -> int:
    """How many notices ``user`` has not seen; one query."""
    return Notice.objects.of(user).unseen().count()


def told_of(notices: Iterable[Notice]) -> list[Told]:
    """Notices in the words of the language in use."""
    return [
        Told(
            id=notice.pk,
            kind=notice.kind,
            title=_title(notice),
            label=notice.label,
            detail=_detail(notice),
            href=_href(notice),
            due=notice.due,
            made_at=notice.made_at,
            is_new=notice.seen_at is None,
        )
        for notice in notices
    ]


def _title(notice: Notice) -> str:
    facts = notice.facts
    if notice.kind == NoticeKind.DUTY:
        return _("A question to your unit")
    if notice.kind == NoticeKind.MENTION:
        return _("%(who)s named you in a comment") % {"who": facts.get("who", "")}
    if notice.kind == NoticeKind.CHANGE:
        act = act_label(facts.get("action", ""))
        return _("%(act)s by %(who)s") % {"act": act, "who": facts.get("who", "")}
    if facts.get("deadline") == DeadlineKind.NOTICE:
        return _("The last day for a notice comes within %(days)s days") % {"days": facts.get("step", "")}
    return _("The agreement ends within %(days)s days") % {"days": facts.get("step", "")}


def _detail(notice: Notice) -> str:
    if notice.kind == NoticeKind.DEADLINE:
        return deadline_words(notice.facts.get("deadline", ""))
    return str(notice.facts.get("detail") or notice.facts.get("reason", ""))


def _href(notice: Notice) -> str:
    page = _PAGES.get(notice.target_kind)
    return reverse(page, args=[notice.target_id]) if page else str(notice.facts.get("href", ""))
