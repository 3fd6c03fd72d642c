"""One change for many records: what it would do, then just that."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.common.errors import DomainError
from caunoi_web.common.ids import uuid7
from caunoi_web.register.errors import StaleRecord
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.register.services.agreements import amend_agreement
from caunoi_web.register.services.organisations import amend_organisation

MOST_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be changed: values to set, activities to add and to take out, words to add to the note."""

    values: Mapping[str, Any]
    add_activities: frozenset[str] = frozenset()
    drop_activities: frozenset[str] = frozenset()
    note: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.values or self.add_activities or self.drop_activities or self.note)


@dataclass(frozen=True, slots=True)
class Left:
    """A record that was left alone, and why in words."""

    id: UUID
    label: str
    why: str


@dataclass(frozen=True, slots=True)
class Done:
    """How many records were changed, and which were not."""

    changed: int
    same: int
    left: tuple[Left, ...]


def changes_of(record: Agreement | Organisation, wanted: Wanted) -> dict[str, Any]:
    """What would differ in ``record``: field names with their new values, ``activities`` among them."""
    changes = {field: value for field, value in wanted.values.items() if getattr(record, field) != value}
    if wanted.note and wanted.note not in record.note:
        changes["note"] = f"{record.note}\n{wanted.note}".strip()
    if isinstance(record, Agreement) and (wanted.add_activities or wanted.drop_activities):
        now = frozenset(row.code for row in record.activity_rows.all())
        then = (now | wanted.add_activities) - wanted.drop_activities
        if then != now:
            changes["activities"] = sorted(then)
    return changes


def change_many(
    *,
    actor: User,
    records: Sequence[Agreement | Organisation],
    versions: Mapping[UUID, int],
    wanted: Wanted,
    reason: str,
) -> Done:
    """Change each record that the person saw as ``versions`` says; one act in the history for all of them.

    A record that somebody else changed meanwhile, or that the change would contradict, is left alone and
    named; the others are changed all the same. Raises ``NotAllowed``, and ``ValueError`` for more than
    ``MOST_AT_ONCE``.
    """
    require(actor, Action.REGISTER_WRITE)
    if len(records) > MOST_AT_ONCE:
        raise ValueError(f"At most {MOST_AT_ONCE} records at once.")
    act, changed, left = uuid7(), 0, []
    for record in records:
        changes = changes_of(record, wanted)
        if not changes:
            continue
        try:
            with transaction.atomic():
                _amend(actor, record, changes, versions.get(record.pk, 0), reason, act)
            changed += 1
        except (StaleRecord, DomainError) as fault:
            left.append(Left(record.pk, str(record), str(fault.message)))
    return Done(changed, len(records) - changed - len(left), tuple(left))


def _amend(
    actor: User,
    record: Agreement | Organisation,
    changes: Mapping[str, Any],
    version: int,
    reason: str,
    act: UUID,
) -> None:
    values = {field: value for field, value in changes.items() if field != "activities"}
    if isinstance(record, Organisation):
        amend_organisation(
            actor=actor, organisation=record, changes=values, version=version, reason=reason, act=act
        )
        return
    activities: Iterable[str] | None = changes.get("activities")
    amend_agreement(
        actor=actor,
        agreement=record,
        changes=values,
        version=version,
        activities=activities,
        reason=reason,
        act=act,
    )
