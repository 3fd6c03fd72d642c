"""Watching a record, and keeping quiet about one."""

from uuid import UUID

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.attention.models import Quiet, Watch


def watch(*, actor: User, target_kind: str, target_id: UUID, label: str) -> None:
    """Tell ``actor`` from now on when somebody else changes the record; watching twice is watching."""
    _mark(Watch, actor, target_kind, target_id, label)


def unwatch(*, actor: User, target_kind: str, target_id: UUID) -> None:
    """Stop watching the record."""
    _unmark(Watch, actor, target_kind, target_id)


def hush(*, actor: User, target_kind: str, target_id: UUID, label: str) -> None:
    """Put the record on the quiet list: no reminders of it for ``actor``."""
    _mark(Quiet, actor, target_kind, target_id, label)


def unhush(*, actor: User, target_kind: str, target_id: UUID) -> None:
    """Take the record off the quiet list."""
    _unmark(Quiet, actor, target_kind, target_id)


def _mark(
    mark: type[Watch] | type[Quiet], actor: User, target_kind: str, target_id: UUID, label: str
) -> None:
    require(actor, Action.NOTICE_OWN)
    mark.objects.get_or_create(
        person=actor, target_kind=target_kind, target_id=target_id, defaults={"label": label[:500]}
    )


def _unmark(mark: type[Watch] | type[Quiet], actor: User, target_kind: str, target_id: UUID) -> None:
    require(actor, Action.NOTICE_OWN)
    mark.objects.filter(person=actor, target_kind=target_kind, target_id=target_id).delete()
