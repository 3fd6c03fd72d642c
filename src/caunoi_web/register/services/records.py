"""What every write of the register does alike: the lock, the version, the fields, the history."""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models

from caunoi_web.accounts.models import User
from caunoi_web.common.ids import uuid7
from caunoi_web.register.errors import Difference, StaleRecord, wrong_fields
from caunoi_web.register.models.records import Record
from caunoi_web.sources.services import Words, attach_evidence, record_change

AnyRecord = TypeVar("AnyRecord", bound=Record)

# Set by the services themselves, or objects that exist already: Django would ask the database for each.
_NOT_CHECKED = (
    "created_by",
    "changed_by",
    "organisation",
    "parent",
    "merged_into",
    "host_unit",
    "agreement",
    "commitment",
    "unit",
    "folded",
    "sort_key",
)


def locked(record: AnyRecord) -> AnyRecord:
    """The record as it stands now, held until the transaction ends."""
    return type(record)._default_manager.select_for_update().get(pk=record.pk)


def refuse_stale(record: Record, version: int, changes: Mapping[str, Any]) -> None:
    """Raise ``StaleRecord`` when ``version`` is not the record's: the person has not seen what it holds."""
    if record.version == version:
        return
    current = {field: getattr(record, field) for field in changes}
    wanted = {field: tidy(record, field, value) for field, value in changes.items()}
    raise StaleRecord(
        record.version,
        tuple(
            Difference(field, current[field], wanted[field])
            for field in changes
            if current[field] != wanted[field]
        ),
    )


def set_fields(record: Record, values: Mapping[str, Any]) -> None:
    """Put tidied values into the record and let Django's field rules check them."""
    for field, value in values.items():
        setattr(record, field, tidy(record, field, value))
    try:
        record.clean_fields(exclude=_NOT_CHECKED)
    except ValidationError as fault:
        raise wrong_fields(fault.message_dict) from fault


def tidy(record: Record, field: str, value: Any) -> Any:
    """Text in NFC without control characters and outer blanks; names and the like on one line.

    Anything else stays as it is. A field the record does not have is a fault of the caller.
    """
    kind = record._meta.get_field(field)
    if not isinstance(kind, models.CharField | models.TextField):
        return value
    text = unicodedata.normalize("NFC", str(value or ""))
    if isinstance(kind, models.CharField):
        return " ".join(_visible(text).split())
    return _visible(text.replace("\r\n", "\n")).strip()


def _visible(text: str) -> str:
    return "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign) != "Cc")


def changed_fields(
    before: Mapping[str, Any], after: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Only what differs, as the history keeps it."""
    fields = [field for field in after if before.get(field) != after[field]]
    return {field: before.get(field) for field in fields}, {field: after[field] for field in fields}


def write_history(
    record: Record,
    verb: str,
    *,
    actor: User,
    label: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    reason: str,
    evidence: Iterable[Words] = (),
    act: UUID | None = None,
) -> None:
    """One audit entry for the write, and the words it was read from."""
    act, pieces = act or uuid7(), list(evidence)
    record_change(
        actor=actor,
        action=f"{record.target_kind}.{verb}",
        target_kind=record.target_kind,
        target_id=record.pk,
        label=label,
        before=before,
        after=after,
        reason=reason,
        document=pieces[0].document if pieces else None,
        act=act,
    )
    if pieces:
        attach_evidence(target_kind=record.target_kind, target_id=record.pk, evidence=pieces, act=act)


def save_changed(record: Record, *, actor: User) -> None:
    """Store an existing record under its next version."""
    record.version += 1
    record.changed_by = actor
    record.save()
