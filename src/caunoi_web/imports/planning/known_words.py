"""What words of a table mean that the register keeps as codes: countries, kinds, levels, activities."""

import re
from functools import cache, lru_cache

from django.utils.functional import Promise
from django.utils.translation import override

from caunoi.domain.folding import fold
from caunoi.domain.kinds import Activity, AgreementKind, OrganisationKind
from caunoi.extraction.activities import find_activities
from caunoi.extraction.kinds import agreement_kind, organisation_kind
from caunoi.extraction.places import country_stated
from caunoi_web.activities.kinds import KINDS
from caunoi_web.activities.models import State
from caunoi_web.common.countries import country_choices
from caunoi_web.common.labels import ACTIVITIES, AGREEMENT_KINDS, ORGANISATION_KINDS
from caunoi_web.imports.headings import vocabulary
from caunoi_web.register.models import Level

LANGUAGES = ("vi", "en")
_PARTS = re.compile(r"[;,\n•]|(?:^|\s)[-–+]\s")


def says_nothing(words: str) -> bool:
    """A cell that is empty, or holds a dash and the like."""
    words = words.strip()
    return not words or words.casefold() in _nothing()


@lru_cache(maxsize=10_000)
def country_of(words: str) -> str:
    """The ISO code of a country by its name or code, "" when the words name none or two."""
    words = words.strip()
    if len(words) == 2 and words.isupper() and words in dict(country_choices("en")):
        return words
    return _countries().get(fold(words)) or country_stated(words) or ""


@lru_cache(maxsize=10_000)
def agreement_kind_of(words: str) -> str:
    """The code of the kind of paper that the words name, "" for none."""
    if code := _by_label("agreement").get(fold(words)):
        return code
    kind = agreement_kind(words)
    return "" if kind is AgreementKind.UNSPECIFIED else kind.value


@lru_cache(maxsize=10_000)
def organisation_kind_of(words: str) -> str:
    """The code of the kind of organisation that the words name, "" for none."""
    if code := _by_label("organisation").get(fold(words)):
        return code
    kind, _reason = organisation_kind(words[:1].upper() + words[1:])
    return "" if kind is OrganisationKind.OTHER else kind.value


@lru_cache(maxsize=10_000)
def level_of(words: str) -> str:
    """The level that the words name, "" for none."""
    return _levels().get(fold(words), "")


@lru_cache(maxsize=10_000)
def activities_of(words: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The activities that a cell lists, and the parts of it that name none."""
    codes: list[str] = []
    unknown = []
    for part in filter(None, (part.strip(" .") for part in _PARTS.split(words))):
        if code := _by_label("activity").get(fold(part)):
            codes.append(code)
        elif found := [one.activity.value for one in find_activities(part)]:
            codes += found
        else:
            unknown.append(part)
    return tuple(dict.fromkeys(codes)), tuple(unknown)


@lru_cache(maxsize=10_000)
def activity_kind_of(words: str) -> str:
    """The code of the kind of activity that the words name: by its label, else the one activity in them."""
    if code := _activity_kinds().get(fold(words)):
        return code
    found = {one.activity.value for one in find_activities(words)}
    kinds = [kind.code for kind in KINDS.values() if {kind.of} == found]
    return next((code for code in kinds if {code} == found), kinds[0] if kinds else "")


@lru_cache(maxsize=10_000)
def state_of(words: str) -> str:
    """How far an activity is by the words of a table, "" for none; nothing is approved by a table."""
    return _states().get(fold(words), "")


@cache
def _activity_kinds() -> dict[str, str]:
    """Kinds by their labels in both languages, by the parts of a label that lists several, by their codes."""
    found: dict[str, str] = {}
    for code, kind in KINDS.items():
        for label in (kind.vi, kind.en):
            for words in (label, *label.split(", ")):
                found.setdefault(fold(words), code)
        found[fold(code)] = code
    return found


@cache
def _states() -> dict[str, str]:
    found = {fold(word): state for state, words in vocabulary()["states"].items() for word in words}
    for state in State:
        if state is not State.APPROVED:
            found |= {fold(label): state.value for label in (state.value, *_in_both(state.label))}
    return found


@cache
def _nothing() -> frozenset[str]:
    return frozenset(word.casefold() for word in vocabulary()["nothing"]["words"])


@cache
def _countries() -> dict[str, str]:
    return {fold(name): code for language in LANGUAGES for code, name in country_choices(language)}


@cache
def _levels() -> dict[str, str]:
    found = {fold(word): level for level, words in vocabulary()["levels"].items() for word in words}
    for level in Level:
        for label in _in_both(level.label):
            found[fold(label)] = level.value
    return found


@cache
def _by_label(sort: str) -> dict[str, str]:
    """Codes by their folded labels in both languages, and by themselves."""
    labels: dict[str, dict[AgreementKind | OrganisationKind | Activity, str | Promise]] = {
        "agreement": dict(AGREEMENT_KINDS),
        "organisation": dict(ORGANISATION_KINDS),
        "activity": dict(ACTIVITIES),
    }
    found = {}
    for code, label in labels[sort].items():
        for words in (code.value, *_in_both(label)):
            found[fold(words)] = code.value
    return found


def _in_both(label: str | Promise) -> list[str]:
    words = []
    for language in LANGUAGES:
        with override(language):
            words.append(str(label))
    return words
