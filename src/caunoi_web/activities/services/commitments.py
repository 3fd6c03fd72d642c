"""Writing promises: add one, change one, waive one, put one aside."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from caunoi.domain.dates import PartialDate
from caunoi.domain.promises import Debtor, Measure
from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.activities.models import Commitment
from caunoi_web.activities.services.counting import count_again
from caunoi_web.activities.wordlists import CURRENCIES
from caunoi_web.register.errors import InvalidValue
from caunoi_web.register.models import Agreement
from caunoi_web.register.services.records import (
    changed_fields,
    locked,
    refuse_stale,
    save_changed,
    set_fields,
    write_history,
)
from caunoi_web.sources.services import Words

FIELDS = (
    "debtor",
    "partner",
    "unit",
    "code",
    "what",
    "amount",
    "measure",
    "counted_word",
    "currency",
    "bound",
    "rhythm",
    "means",
    "due",
    "until_end",
)
RELATED = ("partner", "unit")
COUNTING = frozenset({"debtor", "measure", "currency"})

Values = Mapping[str, Any]


@transaction.atomic
def create_commitment(
    *,
    actor: User,
    agreement: Agreement,
    values: Values,
    evidence: Iterable[Words] = (),
    reason: str = "",
    act: UUID | None = None,
) -> Commitment:
    """Add a promise of an agreement. ``values`` maps names of ``FIELDS`` to values.

    ``debtor``, ``code`` and ``what`` are needed. Raises ``InvalidValue`` and ``NotAllowed``.
    """
    require(actor, Action.PROMISE_WRITE)
    commitment = Commitment(agreement=agreement, created_by=actor, changed_by=actor)
    empty = _snapshot(commitment)
    _fill(commitment, values)
    commitment.save(force_insert=True)
    _before, after = changed_fields(empty, _snapshot(commitment))
    write_history(
        commitment,
        "created",
        actor=actor,
        label=commitment.what,
        before={},
        after=after,
        reason=reason,
        evidence=evidence,
        act=act,
    )
    return commitment


@transaction.atomic
def amend_commitment(
    *,
    actor: User,
    commitment: Commitment,
    changes: Values,
    version: int,
    reason: str = "",
    act: UUID | None = None,
) -> Commitment:
    """Change a promise that the person saw as ``version``; what was done is counted anew.

    Raises ``StaleRecord``, ``InvalidValue``, ``NotAllowed``.
    """
    require(actor, Action.PROMISE_WRITE)
    commitment = locked(commitment)
    refuse_stale(commitment, version, changes)
    seen = _snapshot(commitment)
    _fill(commitment, changes)
    before, after = changed_fields(seen, _snapshot(commitment))
    if not after:
        return commitment
    save_changed(commitment, actor=actor)
    if COUNTING & set(after):
        count_again(commitment)
    _write(commitment, "amended", actor, before, after, reason, act)
    return commitment


@transaction.atomic
def waive_commitment(
    *,
    actor: User,
    commitment: Commitment,
    on: date | None,
    reason: str,
    version: int,
    act: UUID | None = None,
) -> Commitment:
    """Let a promise go on a day, with the reason; ``on`` None makes it count again.

    Raises ``InvalidValue`` without a reason, ``StaleRecord``, ``NotAllowed``.
    """
    require(actor, Action.PROMISE_WRITE)
    commitment = locked(commitment)
    refuse_stale(commitment, version, {"waived_on": on})
    if not reason.strip():
        raise InvalidValue("reason", _("Say why: the history keeps it."))
    before = {"waived_on": commitment.waived_on, "waived_why": commitment.waived_why}
    values = {"waived_on": on, "waived_why": reason if on else ""}
    set_fields(commitment, values)
    save_changed(commitment, actor=actor)
    after = {"waived_on": commitment.waived_on, "waived_why": commitment.waived_why}
    _write(commitment, "waived" if on else "unwaived", actor, before, after, reason, act)
    return commitment


@transaction.atomic
def archive_commitment(
    *, actor: User, commitment: Commitment, reason: str, act: UUID | None = None
) -> Commitment:
    """Put a promise aside that was recorded wrongly: it counts no more and keeps its page and history."""
    require(actor, Action.PROMISE_WRITE)
    commitment = locked(commitment)
    if not reason.strip():
        raise InvalidValue("reason", _("Say why: the history keeps it."))
    if commitment.archived_at is None:
        commitment.archived_at = timezone.now()
        save_changed(commitment, actor=actor)
        after = {"archived_at": commitment.archived_at}
        _write(commitment, "archived", actor, {"archived_at": None}, after, reason, act)
    return commitment


def _write(
    commitment: Commitment,
    verb: str,
    actor: User,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    reason: str,
    act: UUID | None,
) -> None:
    write_history(
        commitment,
        verb,
        actor=actor,
        label=commitment.what,
        before=before,
        after=after,
        reason=reason,
        act=act,
    )


def _fill(commitment: Commitment, values: Values) -> None:
    unknown = set(values) - set(FIELDS)
    if unknown:
        raise TypeError(f"A promise has no fields {sorted(unknown)}.")
    _check_due(values.get("due", commitment.due))
    set_fields(commitment, values)
    _check_number(commitment)
    if commitment.partner_id and commitment.debtor == Debtor.HOST:
        raise InvalidValue("partner", _("Our side owes it: leave the partner open."))
    if commitment.due:
        commitment.until_end = False
    commitment.derive_day()


def _check_due(written: Any) -> None:
    try:
        PartialDate.parse(str(written)) if written else None
    except ValueError as fault:
        raise InvalidValue(
            "due", _("There is no day “%(day)s”. Write yyyy, mm/yyyy or dd/mm/yyyy.") % {"day": written}
        ) from fault


def _check_number(commitment: Commitment) -> None:
    if commitment.amount is None:
        commitment.measure = commitment.currency = ""
        return
    if commitment.amount <= 0:
        raise InvalidValue(
            "amount", _("A promise is of more than nothing. Leave the number open if none is said.")
        )
    if not commitment.measure:
        raise InvalidValue("measure", _("Say what the number counts: people, times, pieces or money."))
    if commitment.measure != Measure.MONEY:
        commitment.currency = ""
    elif commitment.currency not in CURRENCIES:
        raise InvalidValue("currency", _("Say in which currency the money is."))


def _snapshot(commitment: Commitment) -> dict[str, Any]:
    """The fields as the history keeps them: related records with their names."""
    plain = {field: getattr(commitment, field) for field in FIELDS if field not in RELATED}
    return plain | {field: _named(getattr(commitment, field)) for field in RELATED}


def _named(record: Any) -> dict[str, str] | None:
    return {"id": str(record.pk), "label": str(record)} if record else None
