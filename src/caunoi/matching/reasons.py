"""Why a known organisation may or may not be the one that is meant."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class ReasonCode(StrEnum):
    """What two names have in common or what parts them. Stable: translations hang on it."""

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
    SAME_TRANSLATED = "same-translated"
    SAME_BUT_PLACE = "same-but-place"
    FORMER_NAME = "former-name"
    SIMILAR_NAME = "similar-name"
    SAME_CITY = "same-city"
    PARENT_NAMED = "parent-named"
    SUCCESSOR_OF = "successor-of"
    HEAD_OF_GROUP = "head-of-group"
    SAME_ENTRY = "same-entry"
    DIFFERENT_STATUS = "different-status"
    DIFFERENT_NAMESAKE = "different-namesake"
    PARENT_OF_UNIT = "parent-of-unit"


_ENGLISH = {
    ReasonCode.SAME_NAME: "same name",
    ReasonCode.SAME_WITHOUT_ACCENTS: "same name without accents",
    ReasonCode.SAME_WRITTEN_APART: "same name, written together or apart",
    ReasonCode.SAME_ALIAS: "also called “{name}”",
    ReasonCode.SAME_ACRONYM: "same acronym {name}",
    ReasonCode.SAME_INITIALS: "{name} may be its initials",
    ReasonCode.SAME_OWN_WORDS: "the words that tell who it is are the same: {words}",
    ReasonCode.TYPING_ERROR: "may be a typing error: {one} or {other}",
    ReasonCode.LONGER_NAME: "one name is the other with something added: {words}",
    ReasonCode.SHARED_WORDS: "both names have: {words}",
    ReasonCode.SAME_COUNTRY: "same country ({country})",
    ReasonCode.DIFFERENT_COUNTRY: "another country ({one}, not {other})",
    ReasonCode.DIFFERENT_KIND: "another kind of organisation ({one}, not {other})",
    ReasonCode.DIFFERENT_KIND_WORD: "called {one}, not {other}",
    ReasonCode.DIFFERENT_WORDS: "only one of the names has: {words}",
    ReasonCode.DIFFERENT_ACCENTS: "different accents: {one} or {other}",
    ReasonCode.DIFFERENT_NUMBER: "another number ({one}, not {other})",
    ReasonCode.DIFFERENT_LEGAL_FORM: "another legal form ({one}, not {other})",
    ReasonCode.UNIT_OF: "one may be a unit of the other",
    ReasonCode.SAME_TRANSLATED: "the same name in the other language: “{name}”",
    ReasonCode.SAME_BUT_PLACE: "the same name but for the place: “{name}”",
    ReasonCode.FORMER_NAME: "formerly called “{name}”",
    ReasonCode.SIMILAR_NAME: "almost the same name: “{name}”",
    ReasonCode.SAME_CITY: "same city ({city})",
    ReasonCode.PARENT_NAMED: "what it is part of is named too: {name}",
    ReasonCode.SUCCESSOR_OF: "took the place of “{name}”",
    ReasonCode.HEAD_OF_GROUP: "the others of this name are part of it",
    ReasonCode.SAME_ENTRY: "both are “{name}” in the register",
    ReasonCode.DIFFERENT_STATUS: "no longer active",
    ReasonCode.DIFFERENT_NAMESAKE: "another one is called so too: {name} ({country})",
    ReasonCode.PARENT_OF_UNIT: "“{unit}” is not in the register; this may be what it is part of",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason for or against; ``parameters`` fill the placeholders of its sentence."""

    code: ReasonCode
    parameters: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_against(self) -> bool:
        """True when it speaks against this organisation."""
        return self.code.startswith("different-") or self.code is ReasonCode.UNIT_OF

    def __str__(self) -> str:
        """The reason in English."""
        return _ENGLISH[self.code].format_map(self.parameters)
