"""Accepting a proposed organisation: as a new one, or as one the register has."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.common.ids import uuid7
from caunoi_web.intake.errors import ChoiceNeeded, NewerCandidate
from caunoi_web.intake.models import Proposal, ProposalState
from caunoi_web.intake.queries.questions import NEW, candidates_for, names_of, suggested_among
from caunoi_web.intake.services.settling import follow, hold, settle, still_waiting
from caunoi_web.intake.words import words_of
from caunoi_web.register.models import NameKind, Organisation
from caunoi_web.register.queries.known import known_for
from caunoi_web.register.services import OtherName, add_names, amend_organisation, create_organisation

_VIETNAMESE = frozenset("ăâđêôơư\N{COMBINING HOOK ABOVE}\N{COMBINING DOT BELOW}")


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person said about a proposed organisation: ``"new"``, the id of a known one, or "".

    ``shown`` are the ids of the organisations the person could choose from; ``is_fresh`` when they were
    looked up in this very transaction.
    """

    answer: str = ""
    shown: frozenset[str] = frozenset()
    is_fresh: bool = False


@transaction.atomic
def accept_organisation(
    *,
    actor: User,
    proposal: Proposal,
    version: int | None,
    choice: Choice,
    value: dict[str, Any] | None = None,
    reason: str = "",
) -> Proposal:
    """Write the organisation into the register; ``value`` is what the person made of the finding.

    Raises ``ChoiceNeeded`` when it was not said whether it is a new one, ``NewerCandidate``,
    ``AlreadySettled``, ``StaleProposal`` and what the register's services raise.
    """
    document, act = hold(actor, proposal.document_id), uuid7()
    proposal = still_waiting(proposal, document, version)
    settle_organisation(proposal, actor=actor, choice=choice, act=act, value=value, reason=reason)
    follow(document, actor=actor, act=act)
    return proposal


def settle_organisation(
    proposal: Proposal,
    *,
    actor: User,
    choice: Choice,
    act: UUID,
    value: dict[str, Any] | None = None,
    reason: str = "",
    settled_with: Proposal | None = None,
) -> Organisation:
    """Accept within a decision that already holds the document. Returns the organisation meant."""
    known = _known(proposal, choice)
    writing = _support if known else _create
    organisation = writing(proposal, known, value or proposal.value, actor, reason, act)
    settle(
        proposal,
        actor=actor,
        state=ProposalState.CHANGED if value else ProposalState.ACCEPTED,
        act=act,
        target=organisation.pk,
        made_target=known is None,
        value=value,
        reason=reason,
        settled_with=settled_with,
    )
    return organisation


def _known(proposal: Proposal, choice: Choice) -> Organisation | None:
    """The organisation that was chosen; None for a new one."""
    if choice.answer == NEW:
        _refuse_newcomer(proposal, choice)
        return None
    found = _by_id(choice.answer)
    if found is None:
        raise ChoiceNeeded(
            _("Say whether “%(name)s” is a new organisation or one you already have.")
            % {"name": proposal.label}
        )
    return found


def _refuse_newcomer(proposal: Proposal, choice: Choice) -> None:
    """A new one is refused when the register meanwhile has what is very probably the same."""
    if choice.is_fresh:
        return
    suggested = suggested_among(candidates_for(proposal, known_for(names_of(proposal))))
    if suggested in (NEW, "") or suggested in choice.shown:
        return
    organisation = Organisation.objects.get(pk=suggested)
    raise NewerCandidate(
        _("“%(known)s” came into the register meanwhile. Is “%(name)s” the same? Choose, then accept again.")
        % {"known": organisation.name, "name": proposal.label}
    )


def _by_id(answer: str) -> Organisation | None:
    try:
        return Organisation.objects.live().filter(pk=UUID(answer)).first()
    except ValueError:
        return None


def _create(
    proposal: Proposal, _known: None, value: dict[str, Any], actor: User, reason: str, act: UUID
) -> Organisation:
    organisation = create_organisation(
        actor=actor,
        values=organisation_values(value),
        evidence=words_of(proposal, proposal.document),
        reason=reason,
        act=act,
    )
    return add_names(actor=actor, organisation=organisation, names=_other_names(value["aliases"]), act=act)


def _support(
    proposal: Proposal, known: Organisation, value: dict[str, Any], actor: User, reason: str, act: UUID
) -> Organisation:
    supported = add_names(
        actor=actor,
        organisation=known,
        names=_other_names([value["name"], *value["aliases"]]),
        evidence=words_of(proposal, proposal.document),
        reason=reason,
        act=act,
    )
    return _with_place(supported, value, actor, act)


def _with_place(known: Organisation, value: dict[str, Any], actor: User, act: UUID) -> Organisation:
    """ROR id and city from a published register fill what a known organisation does not say yet."""
    fresh = {"ror": value.get("x_ror", ""), "city": value.get("x_city", "")}
    changes = {field: text for field, text in fresh.items() if text and not getattr(known, field)}
    if not changes:
        return known
    return amend_organisation(
        actor=actor, organisation=known, changes=changes, version=known.version, act=act
    )


def organisation_values(value: dict[str, Any]) -> dict[str, Any]:
    """A finding's values as the register takes them; the name is put under its language if that shows."""
    name = value["name"]
    return {
        "name": name,
        "name_vi": value.get("name_vi", name if _is_vietnamese(name) else ""),
        "name_en": value.get("name_en", ""),
        "kind": value["x_kind"],
        "country": value["country"] or "",
        "city": value.get("x_city", ""),
        "ror": value.get("x_ror", ""),
    }


def _is_vietnamese(name: str) -> bool:
    return not _VIETNAMESE.isdisjoint(unicodedata.normalize("NFD", name.lower()) + name.lower())


def _other_names(names: Iterable[str]) -> list[OtherName]:
    """Names as written; one word of capital letters is a short name. What is no name is left out."""
    return [
        OtherName(
            name, NameKind.ACRONYM.value if " " not in name and name.isupper() else NameKind.ALIAS.value
        )
        for name in names
        if any(letter.isalnum() for letter in name) and len(name) <= 300
    ]
