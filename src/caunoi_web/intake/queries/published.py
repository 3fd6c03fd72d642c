"""What a published register of organisations (ROR) has under a proposed name, when an installation keeps one.

The index is made by ``caunoi organisations import``; the setting ``ORGANISATION_INDEX`` names it. It is
loaded once in a process, when it is first asked. Nothing of it goes into the register but by a person.
"""

import logging
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from caunoi.matching import Answer, Candidate
from caunoi.matching.registry import Directory, Matcher, UnusableIndex
from caunoi.organisations.ror import ror_id
from caunoi_web.intake.models import Proposal
from caunoi_web.intake.wording import likeness, reason_words

_log = logging.getLogger(__name__)
_MOST = 3


@dataclass(frozen=True, slots=True)
class PublishedEntry:
    """An entry that may be meant, with what speaks for and against it.

    ``is_parent``: the name is that of a unit the register does not have, and this is what it may be part of.
    """

    id: str
    name: str
    country: str
    likeness: str
    reasons_for: tuple[str, ...]
    reasons_against: tuple[str, ...]
    is_parent: bool = False


def published_entries(proposal: Proposal) -> tuple[PublishedEntry, ...]:
    """The entries that may be meant by a proposed organisation; none without an index."""
    matcher = _matcher(settings.ORGANISATION_INDEX)
    if matcher is None:
        return ()
    match = matcher.match(proposal.value["name"], country=proposal.value["country"])
    if match.answer is Answer.NONE:
        return ()
    return tuple(_entry(matcher, candidate) for candidate in match.candidates[:_MOST])


def values_of_entry(identifier: str) -> dict[str, Any]:
    """What the form takes from an entry: English name, place, ROR id; nothing for an unknown id."""
    matcher = _matcher(settings.ORGANISATION_INDEX)
    try:
        entry = matcher.directory.entry(identifier) if matcher else None
    except KeyError:
        entry = None
    if entry is None:
        return {}
    place = {"country": entry.country, "city": entry.city, "ror": _ror_of(entry.id)}
    return {"name_en": entry.name, **place, "reason": f"ROR {entry.id}"}


def _ror_of(identifier: str) -> str:
    """The ROR id of an entry; "" for one of a list that numbers its entries otherwise."""
    try:
        return ror_id(identifier)
    except ValueError:
        return ""


@cache
def _matcher(path: str) -> Matcher | None:
    if not path:
        return None
    try:
        return Matcher(Directory.load(Path(path)))
    except (UnusableIndex, OSError) as fault:
        _log.warning("The index of organisations %s cannot be used: %s", path, fault)
        return None


def _entry(matcher: Matcher, candidate: Candidate) -> PublishedEntry:
    entry = matcher.directory.entry(candidate.id)
    return PublishedEntry(
        id=entry.id,
        name=entry.name,
        country=entry.country,
        likeness=_("what it may be part of") if candidate.is_parent else likeness(candidate.score),
        reasons_for=tuple(reason_words(reason) for reason in candidate.reasons if not reason.is_against),
        reasons_against=tuple(reason_words(reason) for reason in candidate.reasons if reason.is_against),
        is_parent=candidate.is_parent,
    )
