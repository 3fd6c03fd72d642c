"""The words of names, made ready for looking up: heads, compounds, stops, umbrellas."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from caunoi.extraction.tokens import Token, tokenize
from caunoi.vocabulary import load

Words = tuple[str, ...]

_WORDS = load("organisations")
_TONE_PLACES = tuple(
    zip(
        ("oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"),
        ("òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"),
        strict=True,
    )
)


@cache
def folded(word: str) -> str:
    """The word without its case and with the tone mark in one place ("Hoá" is "hóa")."""
    low = word.casefold()
    if "o" in low or "u" in low:
        for old, new in _TONE_PLACES:
            low = low.replace(old, new)
    return low


def words_of(phrase: str) -> Words:
    """The folded words and signs of a phrase."""
    return tuple(folded(token.text) for token in tokenize(phrase))


class Phrases:
    """A set of phrases that can be looked for at a place among tokens, longest first."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[Words]] = {}
        for words in {words_of(phrase) for phrase in phrases}:
            self._by_first.setdefault(words[0], []).append(words)
        for group in self._by_first.values():
            group.sort(key=len, reverse=True)

    @property
    def firsts(self) -> Iterable[str]:
        """The words with which the phrases begin."""
        return self._by_first.keys()

    def at(self, tokens: Sequence[Token], place: int) -> int:
        """How many tokens the longest phrase at ``place`` covers; 0 when none stands there."""
        group = self._by_first.get(folded(tokens[place].text))
        return _longest(group, tokens, place) if group else 0


def _longest(group: Iterable[Words], tokens: Sequence[Token], place: int) -> int:
    """The length of the first of ``group`` that stands at ``place``; their first words are known to."""
    for words in group:
        size = len(words)
        if size == 1 or (
            words[-1] == folded(tokens[min(place + size, len(tokens)) - 1].text)
            and words == tuple(folded(token.text) for token in tokens[place : place + size])
        ):
            return size
    return 0


def _pairs(phrases: Iterable[str]) -> frozenset[tuple[str, str]]:
    both = (words_of(phrase) for phrase in phrases)
    return frozenset(pair for words in both for pair in pairwise(words))


HEADS_VI = {form: Phrases(phrases) for form, phrases in _WORDS["heads"]["vi"].items()}
_FIRST_OF_HEADS = frozenset(first for phrases in HEADS_VI.values() for first in phrases.firsts)
HEADS_EN: dict[str, str] = {word: form for form, words in _WORDS["heads"]["en"].items() for word in words}
COMPOUNDS = _pairs(
    [*_WORDS["names"]["vi"]["compounds"], *(p for p in load("places")["VN"] if not p.isascii())]
)
ACTS = _pairs(_WORDS["names"]["vi"]["acts"])
LINKS = frozenset(_WORDS["names"]["vi"]["links"])
MINISTRY_PHRASES = Phrases(_WORDS["names"]["vi"]["phrases"])
STOPS = Phrases(_WORDS["names"]["vi"]["stops"])
LOWER_HEADS = Phrases(_WORDS["names"]["vi"]["lower_heads"])
TIED_HEADS = Phrases(_WORDS["names"]["vi"]["tied_heads"])
HEAD_TIES = frozenset(_WORDS["names"]["vi"]["ties"])
SELF_WORDS = Phrases(["nhà trường", "nhà máy", "nhà nước"])
NOT_NAMES = Phrases(_WORDS["names"]["vi"]["not_names"])
HOME_PLACES = Phrases(load("places")["VN"])
UMBRELLAS = Phrases([*_WORDS["umbrellas"]["vi"], *_WORDS["umbrellas"]["en"]])
NAME_WORDS: dict[str, dict[str, list[str]]] = _WORDS["names"]
CONNECTORS = frozenset(_WORDS["names"]["en"]["connectors"])
NOT_FIRST = frozenset(_WORDS["names"]["en"]["not_first"])
FIRST_AFTER_ALL = _pairs(_WORDS["names"]["en"]["first_after_all"])
FIELDS = frozenset(_WORDS["names"]["en"]["fields"])
SURNAMES = frozenset(folded(name) for name in _WORDS["no_brands"]["surnames"])
OFFICES = Phrases(load("roles")["vietnamese_offices"])
RANKS = frozenset(load("roles")["ranks"])
TITLES = Phrases(_WORDS["no_brands"]["titles"])
NO_BRANDS = frozenset(folded(word) for word in _WORDS["no_brands"]["words"])

_AREAS = Phrases(["thành phố", "tp", "tỉnh", "huyện", "quận", "thị xã"])
_STACKED = frozenset((words_of(first), words_of(second)) for first, second in _WORDS["stacks"]["vi"])


_OF_A_FIELD = (
    "ation", "ition", "uction", "ection", "ology", "onomy", "ulture", "ering", "istics", "atics",
    "onics", "omics", "ography", "iatry", "erapy", "opment", "agement", "onment", "orestry", "ilience",
    "ability", "ciences",
)  # fmt: skip


_LONG_WORD = 11


def is_field(token: Token) -> bool:
    """A word of a trade or subject, known or told by its ending ("Mechanization")."""
    low = folded(token.text)
    return low in FIELDS or (len(low) > 7 and low.endswith(_OF_A_FIELD))


_COMPOUND_HEADS = (
    "universität", "universitaet", "universiteit", "universitet", "universitetet", "hochschule",
    "hogeschool", "högskola", "academie", "akademie",
)  # fmt: skip


def without_genitive(word: str) -> str:
    """ "University's" without its ending."""
    return word[:-2] if word[-2:] in ("'s", "’s", "'S", "’S") else word


def english_head(token: Token) -> str | None:
    """The form of a head word of a name that is not Vietnamese, alone or at the end of a compound.

    "Rijksuniversiteit" and "Humboldt-Universität" are schools, "Goethe-Institut" is an institute.
    """
    low = folded(without_genitive(token.text))
    form = HEADS_EN.get(low)
    if form is None and token.is_capital and len(low) > _LONG_WORD:
        last = low.rpartition("-")[2]
        form = "school" if low.endswith(_COMPOUND_HEADS) or low.endswith("university") else None
        form = form or (HEADS_EN.get(last) if last != low and last in {"institut", "instituut"} else None)
    return form


def head_at(tokens: Sequence[Token], place: int) -> tuple[str, int]:
    """The form and length of the Vietnamese head that begins at ``place``; ("", 0) if none."""
    best = ("", 0)
    if folded(tokens[place].text) not in _FIRST_OF_HEADS:
        return best
    for form, phrases in HEADS_VI.items():
        length = phrases.at(tokens, place)
        if length > best[1]:
            best = (form, length)
    return best


def begins_area(tokens: Sequence[Token], place: int) -> bool:
    """ "Thành phố X", "tỉnh Y": a party of its own behind "và", no field of the name before."""
    return _AREAS.at(tokens, place) > 0


def may_stack(first: Sequence[Token], second: Sequence[Token]) -> bool:
    """The head ``second`` may stand inside a name that begins with the head ``first``."""
    outer = tuple(folded(token.text) for token in first)
    inner = tuple(folded(token.text) for token in second)
    return any(outer[: len(one)] == one and inner[: len(other)] == other for one, other in _STACKED)
