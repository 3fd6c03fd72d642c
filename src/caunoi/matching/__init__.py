"""Which organisation is meant: normalise, find candidates, weigh, explain.

Stands in for the full matching (same names and signatures) until that is merged: it knows equal names only.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from caunoi.domain.folding import fold
from caunoi.domain.kinds import OrganisationKind


class ReasonCode(StrEnum):
    """What two names have in common or what parts them."""

    SAME_NAME = "same-name"
    SAME_WITHOUT_ACCENTS = "same-without-accents"
    SAME_WRITTEN_APART = "same-written-apart"
    SAME_ALIAS = "same-alias"
    SAME_ACRONYM = "same-acronym"
    SAME_INITIALS = "same-initials"
    SAME_OWN_WORDS = "same-own-words"
    TYPING_ERROR = "typing-error"
    LONGER_NAME = "longer-name"
    SHARED_WORDS = "shared-words"
    SAME_COUNTRY = "same-country"
    DIFFERENT_COUNTRY = "different-country"
    DIFFERENT_KIND = "different-kind"
    DIFFERENT_KIND_WORD = "different-kind-word"
    DIFFERENT_WORDS = "different-words"
    DIFFERENT_ACCENTS = "different-accents"
    DIFFERENT_NUMBER = "different-number"
    DIFFERENT_LEGAL_FORM = "different-legal-form"
    UNIT_OF = "unit-of"


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason for or against; ``parameters`` fill the placeholders of its sentence."""

    code: ReasonCode
    parameters: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_against(self) -> bool:
        """True when it speaks against this organisation."""
        return self.code.startswith("different-") or self.code is ReasonCode.UNIT_OF


@dataclass(frozen=True, slots=True)
class Known:
    """An organisation that is already known. The first name is its main one, the rest are aliases."""

    id: str
    names: tuple[str, ...]
    country: str | None = None
    kind: OrganisationKind | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A known organisation that may be meant. ``score`` runs from 0 to 1 and is no probability."""

    id: str
    score: float
    reasons: tuple[Reason, ...]


class Answer(StrEnum):
    """What may be suggested to the person who decides."""

    THIS_ONE = "this-one"
    NONE = "none"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An answer; ``candidate`` is the one meant, or the most likely one when a person is asked."""

    answer: Answer
    candidate: Candidate | None = None


class Index:
    """Known organisations, ready to be looked up by name. It suggests and never merges."""

    def __init__(self, known: Iterable[Known] = ()) -> None:
        self._known = {one.id: one for one in known}

    def __len__(self) -> int:
        return len(self._known)

    def __contains__(self, organisation: str) -> bool:
        return organisation in self._known

    def add(self, known: Known) -> None:
        """Take an organisation in; one with the same id is replaced."""
        self._known[known.id] = known

    def remove(self, organisation: str) -> None:
        """Forget an organisation. Raises ``KeyError`` if it is not known."""
        del self._known[organisation]

    def candidates(
        self,
        name: str,
        *,
        aliases: Iterable[str] = (),
        country: str | None = None,
        kind: OrganisationKind | None = None,
        limit: int = 5,
    ) -> list[Candidate]:
        """The known organisations that bear one of these names, accents aside."""
        wanted = {fold(form) for form in (name, *aliases)} - {""}
        bearers = [one for one in self._known.values() if wanted & {fold(form) for form in one.names}]
        same = Reason(ReasonCode.SAME_NAME)
        return [Candidate(one.id, 0.6 if country != one.country else 1.0, (same,)) for one in bearers][:limit]


def suggestion(candidates: list[Candidate]) -> Suggestion:
    """One of three answers: this one, none of them, ask a person."""
    if not candidates:
        return Suggestion(Answer.NONE)
    is_clear = len(candidates) == 1 and candidates[0].score == 1.0
    return Suggestion(Answer.THIS_ONE if is_clear else Answer.ASK, candidates[0])


__all__ = ["Answer", "Candidate", "Index", "Known", "Reason", "ReasonCode", "Suggestion", "suggestion"]
