"""Spells out short forms in names, the ambiguous ones only where a neighbour decides."""

from dataclasses import dataclass
from typing import Any, Self

from caunoi.matching.phrases import Phrases, Word, is_same, words_of
from caunoi.vocabulary import load

Spelling = list[Word]


@dataclass(frozen=True, slots=True)
class _LongForm:
    """What a short form stands for and, if ambiguous, beside which words it does."""

    words: Spelling
    is_certain: bool
    follows: tuple[Spelling, ...] = ()
    precedes: tuple[Spelling, ...] = ()
    is_first: bool = False
    is_last: bool = False

    @classmethod
    def by_context(cls, entry: dict[str, Any]) -> Self:
        return cls(
            words=words_of(entry["long"]),
            is_certain=False,
            follows=tuple(map(words_of, entry.get("follows", ()))),
            precedes=tuple(map(words_of, entry.get("precedes", ()))),
            is_first=entry.get("first", False),
            is_last=entry.get("last", False),
        )

    def fits(self, before: Spelling, after: Spelling) -> bool:
        """True when it stands for this between the words ``before`` (spelt out) and ``after``."""
        return (
            self.is_certain
            or (self.is_first and not before)
            or (self.is_last and bool(before) and not after)
            or any(_ends_with(before, words) for words in self.follows)
            or any(_starts_with(after, words) for words in self.precedes)
        )


def _starts_with(words: Spelling, start: Spelling) -> bool:
    return len(words) >= len(start) and all(map(is_same, words, start))


def _ends_with(words: Spelling, end: Spelling) -> bool:
    return len(words) >= len(end) and all(map(is_same, words[len(words) - len(end) :], end))


def _certain(section: str) -> list[tuple[str, _LongForm]]:
    listed = load("abbreviations")[section]
    return [(short, _LongForm(words_of(long), is_certain=True)) for short, long in listed.items()]


def _ambiguous() -> list[tuple[str, _LongForm]]:
    return [(entry["short"], _LongForm.by_context(entry)) for entry in load("abbreviations")["by_context"]]


# Spellings come second: they also unify what the short forms were spelt out to.
_SHORT_FORMS = Phrases([*_certain("always"), *_ambiguous()])
_SPELLINGS = Phrases(_certain("spellings"))


def spell_out(words: Spelling) -> Spelling:
    """The words with every short form spelt out that is sure to mean one thing here."""
    return _replaced(_replaced(words, _SHORT_FORMS), _SPELLINGS)


def _replaced(words: Spelling, forms: Phrases[_LongForm]) -> Spelling:
    if not any(map(forms.may_start_with, words)):
        return words
    spelt: Spelling = []
    place = 0
    while place < len(words):
        length, meant = _meant(words, place, spelt, forms)
        spelt += meant
        place += length
    return spelt


def _meant(words: Spelling, place: int, before: Spelling, forms: Phrases[_LongForm]) -> tuple[int, Spelling]:
    if forms.may_start_with(words[place]):
        for length, form in forms.at(words, place):
            if form.fits(before, words[place + length :]):
                return length, form.words
    return 1, [words[place]]
