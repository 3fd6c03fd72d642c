"""Personal data taken out for good, in a way that the history stays honest about."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.models import FailedSignIn, RecoveryCode, SecondFactor, SignedIn, User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.accounts.services.sessions import end_all
from caunoi_web.common.ids import uuid7
from caunoi_web.common.masking import GONE, Mask
from caunoi_web.people.errors import NoReason, StillActive, TooShort
from caunoi_web.people.queries.naming_entries import TEXTS, mask_of
from caunoi_web.people.queries.person_data import ERASED, KIND
from caunoi_web.people.services.history import record
from caunoi_web.sources.models import AuditEntry
from caunoi_web.sources.services import record_change
from caunoi_web.sources.services.sealing import REDACTED, digest_of

Hide = Callable[[str], str]
_OF_A_PERSON = ("username", "full_name", "email")


@transaction.atomic
def erase_person(*, actor: User, person: User, reason: str, now: Any) -> User:
    """Leave a pseudonym of somebody who no longer signs in; the history keeps what they did under it.

    Name, account name and e-mail go from the account and from the entries about it, and so do sessions,
    failed sign-ins and the second factor. Raises ``StillActive`` and ``NoReason``.
    """
    require(actor, Action.PERSONAL_DATA)
    person = User.objects.select_for_update().get(pk=person.pk)
    if person.is_active:
        raise StillActive(_("This person may still sign in. Close the account first, then erase it."))
    _need(reason)
    end_all(person, now)
    for rows in (SignedIn, SecondFactor, RecoveryCode):
        rows.objects.filter(user=person).delete()
    FailedSignIn.objects.for_name(person.username).delete()
    about = list(AuditEntry.objects.filter(target_kind=KIND, target_id=person.pk))
    words = _names_of(person, about)
    person.username, person.full_name, person.email = f"{ERASED}{person.pk.hex[-12:]}", "", ""
    person.last_login = None
    person.set_unusable_password()
    person.save()
    _redact(about, partial(_replaced_all, words=words), actor=actor, reason=reason)
    record(actor, "person.erased", person, reason=reason)
    return person


@transaction.atomic
def redact_history(*, actor: User, entries: list[UUID], words: str, reason: str) -> int:
    """Take ``words`` (a name, an address, a telephone) out of these entries of the history, however they are
    written there (queries/naming_entries.py); returns of how many.

    The entries stay, with a mark where the words stood, and each gets an entry that says so.
    Raises ``NoReason`` and ``TooShort``.
    """
    require(actor, Action.PERSONAL_DATA)
    _need(reason)
    mask = mask_of(words)
    if not mask:
        raise TooShort(_("Write at least four letters, so that no other words are hit."))
    held = AuditEntry.objects.select_for_update().filter(pk__in=entries).exclude(action=REDACTED)
    return _redact(list(held), _masked(mask), actor=actor, reason=reason)


def _names_of(person: User, about: list[AuditEntry]) -> list[str]:
    """What the person is and was called, the longest first, so that no name is cut by a part of it."""
    sides: list[dict[str, Any]] = [side for entry in about for side in (entry.before, entry.after)]
    sides.append({field: getattr(person, field) for field in _OF_A_PERSON})
    names = {side[field] for side in sides for field in _OF_A_PERSON if side.get(field)}
    return sorted(names, key=len, reverse=True)


def _redact(entries: list[AuditEntry], hide: Hide, *, actor: User, reason: str) -> int:
    number, act = 0, uuid7()
    for entry in entries:
        was = digest_of(entry)
        for field in TEXTS:
            setattr(entry, field, _without(getattr(entry, field), hide))
        now = digest_of(entry)
        if now == was:
            continue
        # past the model on purpose: it refuses every change, and this is the one there may be
        AuditEntry.objects.filter(pk=entry.pk).update(
            target_label=entry.target_label, reason=entry.reason, before=entry.before, after=entry.after
        )
        record_change(
            actor=actor,
            action=REDACTED,
            target_kind="history",
            target_id=entry.pk,
            label="",
            before={},
            after={"was": was, "now": now},
            reason=hide(reason),
            act=act,
        )
        number += 1
    return number


def _without(value: Any, hide: Hide) -> Any:
    """The value with what is hidden in every text of it, however deep it lies; codes and keys stay."""
    if isinstance(value, dict):
        return {key: _without(item, hide) for key, item in value.items()}
    if isinstance(value, list):
        return [_without(item, hide) for item in value]
    return hide(value) if isinstance(value, str) else value


def _masked(mask: Mask) -> Hide:
    """One sign for every place, so that not even the length of the words stays."""

    def hidden(text: str) -> str:
        pieces, after = [], 0
        for start, end in mask.places(text):
            pieces += [text[after:start], GONE]
            after = end
        return "".join([*pieces, text[after:]])

    return hidden


def _replaced_all(text: str, words: list[str]) -> str:
    for word in words:
        text = _replaced(text, word)
    return text


def _replaced(text: str, word: str) -> str:
    """Whatever the case of the letters; a word whose length changes with its case is taken as it stands."""
    lower, sought = text.lower(), word.lower()
    if len(lower) != len(text):
        return text.replace(word, GONE)
    pieces, start = [], 0
    while sought and (at := lower.find(sought, start)) >= 0:
        pieces += [text[start:at], GONE]
        start = at + len(sought)
    return "".join([*pieces, text[start:]])


def _need(reason: str) -> None:
    if not reason.strip():
        raise NoReason(_("Say why: the history keeps it."))
