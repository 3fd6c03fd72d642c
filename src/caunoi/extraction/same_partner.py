"""Whether two names in one register are written forms of one organisation's name."""

import re
import unicodedata
from functools import cache

from caunoi.extraction.phrases import PhraseBook, fold_word
from caunoi.vocabulary import load

_TRANSLATIONS: PhraseBook[str] = PhraseBook(
    (phrase, meaning) for words in load("translations").values() for phrase, meaning in words.items()
)
_WORD = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W\d_]+")


@cache
def name_key(name: str) -> frozenset[str]:
    """The words of a name in one language, without order, accents and words that add nothing."""
    words: list[str] = []
    place = 0
    for found in _TRANSLATIONS.find(name):
        words += _plain_words(name[place : found.start])
        words += [] if found.value == "-" else found.value.split()
        place = found.end
    words += _plain_words(name[place:])
    return frozenset(words)


def _plain_words(text: str) -> list[str]:
    return [fold_word(unmarked(word)) for word in _WORD.findall(text)]


def unmarked(words: str) -> str:
    """The words in small letters without their marks: "đại học" is "dai hoc"."""
    letters = unicodedata.normalize("NFD", words.lower().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@cache
def short_key(name: str) -> str:
    """An acronym without blanks and dots ("EVN HCMC", "EVNHCMC"); "" for anything longer."""
    letters = "".join(_LETTERS.findall(name)) if len(name) <= 24 else ""
    is_short = len(letters) >= 2 and sum(letter.isupper() for letter in letters) * 2 > len(letters)
    return letters.upper() if is_short else ""


def spells(acronym: str, name: str) -> bool:
    """True when the letters of ``acronym`` run through ``name``, using each word's initial.

    "SWJTU" spells "Southwest Jiaotong University"; small linking words may be passed over.
    """
    wanted = short_key(acronym).lower()
    words = [unmarked(word) for word in _LETTERS.findall(name) if word[0].isupper()]
    if len(wanted) < 3 or len(words) < 2:
        return False
    for word in words:
        if not wanted.startswith(word[0]):
            return False
        wanted = wanted[1:]
        for letter in word[1:]:
            if len(wanted) > _left(words, word) and wanted.startswith(letter):
                wanted = wanted[1:]
    return not wanted


def _left(words: list[str], word: str) -> int:
    return len(words) - words.index(word) - 1


def is_same_name(one: str, other: str) -> bool:
    """True for the same words, for the same acronym, and for translations of one another."""
    if short_key(one) or short_key(other):
        return short_key(one) == short_key(other)
    return name_key(one) == name_key(other) != frozenset()
