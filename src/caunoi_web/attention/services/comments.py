"""Comments on a record; whoever is named in one is told."""

import re
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, may, require
from caunoi_web.attention.errors import EmptyComment, NotYourComment, UnknownPeople
from caunoi_web.attention.models import Comment, Notice, NoticeKind
from caunoi_web.register.models.records import Record
from caunoi_web.sources.services import record_change

LONGEST = 4000
_NAMED = re.compile(r"(?<![\w@])@([\w.+-]{1,150})")


def named_in(text: str) -> frozenset[str]:
    """The user names that a text names with an at-sign; a full stop behind one belongs to the sentence."""
    return frozenset(name.rstrip(".-") for name in _NAMED.findall(text)) - {""}


@transaction.atomic
def add_comment(
    *, actor: User, record: Record, label: str, text: str, people: Iterable[User] = (), now: datetime
) -> Comment:
    """Say something about a record; ``people``, and whoever the text names with ``@name``, are told.

    Raises ``EmptyComment``, ``UnknownPeople`` for names that nobody bears or that may not read comments.
    """
    require(actor, Action.COMMENT_WRITE)
    text = text.strip()[:LONGEST]
    if not text:
        raise EmptyComment(_("Write what you want to say first."))
    named = _people(named_in(text)) | set(people)
    comment = Comment.objects.create(
        target_kind=record.target_kind, target_id=record.pk, author=actor, text=text
    )
    comment.mentions.set(named)
    Notice.objects.bulk_create(_told(person, comment, label, now) for person in named if person != actor)
    record_change(
        actor=actor,
        action=f"{record.target_kind}.commented",
        target_kind=record.target_kind,
        target_id=record.pk,
        label=label,
        before={},
        after={},
    )
    return comment


def withdraw_comment(*, actor: User, comment: Comment, now: datetime) -> None:
    """Take one's own comment back: that there was one stays visible, its words do not."""
    require(actor, Action.COMMENT_WRITE)
    if comment.author_id != actor.pk:
        raise NotYourComment(_("Only its author can withdraw a comment."))
    comment.withdrawn_at = comment.withdrawn_at or now
    comment.save(update_fields=["withdrawn_at"])


def _people(names: frozenset[str]) -> set[User]:
    found = {person for person in User.objects.filter(username__in=names) if may(person, Action.COMMENT_READ)}
    unknown = names - {person.username for person in found}
    if unknown:
        raise UnknownPeople(
            _("Nobody who may read this is called %(names)s. Write the user name, as in @huong.")
            % {"names": ", ".join(f"@{name}" for name in sorted(unknown))}
        )
    return found


def _told(person: User, comment: Comment, label: str, now: datetime) -> Notice:
    return Notice(
        person=person,
        kind=NoticeKind.MENTION,
        key=f"mention:{comment.pk}",
        target_kind=comment.target_kind,
        target_id=comment.target_id,
        label=label[:500],
        facts={"who": str(comment.author), "comment": str(comment.pk)},
        made_at=now,
    )
