"""How likely two names mean one organisation: named levels, from the surest down, with reasons.

A score is no probability. From ``CERTAIN`` up the names may be taken for one; from
``POSSIBLE`` up a person should be asked; below nothing is suggested. Below ``LEAST`` two
names have nothing in common worth saying.
"""

from collections.abc import Callable
from typing import NamedTuple

from rapidfuzz.distance import OSA

from caunoi.matching.normalise import Name, Part
from caunoi.matching.reasons import Reason, ReasonCode

CERTAIN = 0.9
POSSIBLE = 0.55
LEAST = 0.3

_SCORES = {
    ReasonCode.SAME_NAME: 1.0,
    ReasonCode.SAME_WITHOUT_ACCENTS: 0.95,
    ReasonCode.SAME_WRITTEN_APART: 0.95,
    ReasonCode.SAME_OWN_WORDS: 0.78,
    ReasonCode.TYPING_ERROR: 0.78,
    ReasonCode.LONGER_NAME: 0.75,
    ReasonCode.SAME_INITIALS: 0.6,
}
_ACCENTS_DIFFER = 0.72
_KIND_WORDS_DIFFER = 0.45
_UNIT = 0.56
_NUMBERS_DIFFER = 0.3
_LEGAL_FORMS_DIFFER = -0.15
_RELATED_LEAST = 0.35
_RELATED_BY_WEIGHT = 0.4
_ANY_LEGAL_FORM = {"company"}
_ADDING_SIGNS = ",;(–-"
_SHORTEST_INITIALS = 3
_SHORTEST_MISTYPED = 5
_LONG_WORD = 9

Rarity = Callable[[str], float]
"""How rare a word is among the known names, from 0 (all have it) to 1."""


class Weighed(NamedTuple):
    """A score from 0 to 1 and its reasons, the strongest first."""

    score: float
    reasons: tuple[Reason, ...]


NOTHING = Weighed(0.0, ())


def weigh(one: Name, other: Name, rarity: Rarity) -> Weighed:
    """Compare two names, without regard to what else is known of their bearers."""
    if not one.own or not other.own:
        return NOTHING
    if one.joined == other.joined:
        return _same(one, other)
    if one.numbers != other.numbers:
        return _different_numbers(one, other)
    return (
        _initials(one, other)
        or _initials(other, one)
        or _same_own_words(one, other)
        or _mistyped(one, other)
        or _overlapping(one, other, rarity)
    )


def _level(code: ReasonCode, *against: Reason, score: float | None = None, **parameters: str) -> Weighed:
    return Weighed(_SCORES[code] if score is None else score, (Reason(code, parameters), *against))


def _same(one: Name, other: Name) -> Weighed:
    if one.spelt == other.spelt:
        weighed = _level(ReasonCode.SAME_NAME)
    elif one.spelt.replace(" ", "") == other.spelt.replace(" ", ""):
        weighed = _level(ReasonCode.SAME_WRITTEN_APART)
    elif one.has_accents and other.has_accents:
        differs = Reason(ReasonCode.DIFFERENT_ACCENTS, {"one": one.spelt, "other": other.spelt})
        weighed = _level(ReasonCode.SAME_WITHOUT_ACCENTS, differs, score=_ACCENTS_DIFFER)
    else:
        weighed = _level(ReasonCode.SAME_WITHOUT_ACCENTS)
    return _with_legal_forms(one, other, weighed)


def _with_legal_forms(one: Name, other: Name, weighed: Weighed) -> Weighed:
    forms, others = one.legal.keys() - _ANY_LEGAL_FORM, other.legal.keys() - _ANY_LEGAL_FORM
    if not forms or not others or forms & others:
        return weighed
    words = {"one": one.legal[min(forms)], "other": other.legal[min(others)]}
    differs = Reason(ReasonCode.DIFFERENT_LEGAL_FORM, words)
    return Weighed(weighed.score + _LEGAL_FORMS_DIFFER, (*weighed.reasons, differs))


def _different_numbers(one: Name, other: Name) -> Weighed:
    shared = [word for word in one.own if word in other.own and not word.isdigit()]
    if not shared:
        return NOTHING
    numbers = {"one": " ".join(one.numbers) or "–", "other": " ".join(other.numbers) or "–"}
    differs = Reason(ReasonCode.DIFFERENT_NUMBER, numbers)
    return _level(ReasonCode.SHARED_WORDS, differs, score=_NUMBERS_DIFFER, words=one.spelling_of(shared))


def _initials(short: Name, full: Name) -> Weighed | None:
    if not short.is_acronym or len(short.joined) < _SHORTEST_INITIALS or short.joined != full.initials:
        return None
    return _level(ReasonCode.SAME_INITIALS, name=short.raw.strip())


def _same_own_words(one: Name, other: Name) -> Weighed | None:
    if one.own_joined != other.own_joined and set(one.own) != set(other.own):
        return None
    own = one.spelling_of(one.own)
    if not one.kinds or not other.kinds or one.kinds & other.kinds:
        return _level(ReasonCode.SAME_OWN_WORDS, words=own)
    words = {"one": one.spelling_of(one.kind_words), "other": other.spelling_of(other.kind_words)}
    differs = Reason(ReasonCode.DIFFERENT_KIND_WORD, words)
    return _level(ReasonCode.SAME_OWN_WORDS, differs, score=_KIND_WORDS_DIFFER, words=own)


def _mistyped(one: Name, other: Name) -> Weighed | None:
    spelt, other_spelt = one.spelt.split(), other.spelt.split()
    if len(spelt) != len(other_spelt):
        return None
    bare, other_bare = " ".join(one.words).split(), " ".join(other.words).split()
    differing = [place for place, word in enumerate(bare) if word != other_bare[place]]
    if len(differing) != 1:
        return None
    place = differing[0]
    is_vietnamese = spelt[place] != bare[place] or other_spelt[place] != other_bare[place]
    if not _is_slip(bare[place], other_bare[place], _LONG_WORD if is_vietnamese else _SHORTEST_MISTYPED):
        return None
    return _level(ReasonCode.TYPING_ERROR, one=spelt[place], other=other_spelt[place])


def _is_slip(one: str, other: str, shortest: int) -> bool:
    """True for two words that a slip of the finger parts; words below ``shortest`` differ in earnest.

    Most Vietnamese syllables are one letter away from another: ``học`` is not ``hợp``, ``Thắng``
    not ``Thanh``. Only two letters in the wrong order are taken for a slip there.
    """
    length = min(len(one), len(other))
    allowed = 2 if length >= _LONG_WORD else 1
    if OSA.distance(one, other, score_cutoff=allowed) > allowed:
        return False
    return length >= shortest or sorted(one) == sorted(other)


def _overlapping(one: Name, other: Name, rarity: Rarity) -> Weighed:
    shared = [word for word in one.own if word in other.own]
    only_one = [word for word in one.own if word not in other.pieces]
    only_other = [word for word in other.own if word not in one.pieces]
    if not shared:
        return NOTHING
    telling = _telling(one, shared, rarity)
    weight = telling / (telling + _telling(one, only_one, rarity) + _telling(other, only_other, rarity))
    if not (only_one and only_other):
        shorter, longer = sorted((one, other), key=lambda name: (len(name.words), name.joined))
        return _contained(shorter, longer, weight)
    if weight / 2 < LEAST:
        return NOTHING
    rest = f"{one.spelling_of(only_one)}, {other.spelling_of(only_other)}"
    differs = Reason(ReasonCode.DIFFERENT_WORDS, {"words": rest})
    return _level(ReasonCode.SHARED_WORDS, differs, score=weight / 2, words=one.spelling_of(shared))


def _telling(name: Name, words: list[str], rarity: Rarity) -> float:
    return sum(name.tells(word) * rarity(word) for word in words)


def _contained(short: Name, long: Name, weight: float) -> Weighed:
    """All words of one name are in the other: an addition, a unit, or only a relative."""
    added = long.spelling_of(word for word in long.words if word not in short.pieces)
    size = len(short.words)
    if long.words[:size] == short.words and any(sign in long.raw for sign in _ADDING_SIGNS):
        return _level(ReasonCode.LONGER_NAME, words=added)
    has_another_kind = len(long.kind_words) > len(short.kind_words) > 0
    if (long.words[-size:] == short.words and has_another_kind) or "unit" in long.kinds ^ short.kinds:
        return _level(ReasonCode.LONGER_NAME, Reason(ReasonCode.UNIT_OF), score=_UNIT, words=added)
    differs = Reason(ReasonCode.DIFFERENT_WORDS, {"words": added})
    tells_who = any(short.part_of(word) is Part.OWN for word in short.own)
    score = _RELATED_LEAST + _RELATED_BY_WEIGHT * weight if tells_who else weight / 2
    return _level(ReasonCode.SHARED_WORDS, differs, score=score, words=short.spelling_of(short.own))
