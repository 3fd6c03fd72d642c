"""Finds many phrases in a text at once: a tree of words, walked once over the text."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from itertools import accumulate, chain, compress
from operator import or_
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from caunoi.extraction.keeping import Kept

Value = TypeVar("Value")

_OF_PHRASE = re.compile(r"\w+~?|\*")
_WORDS, _WORD = re.compile(r"(\w+)"), re.compile(r"\w+")
# Vietnamese letters for the inside of a character class; their code points do not stand in order.
CAPITALS = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
SMALL = "a-zàáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
_BRIDGE = re.compile(r"[\s&'’.+\-]{0,12}")  # what may stand between two words of one phrase
_TONES = [
    ("oà", "òa"), ("oá", "óa"), ("oả", "ỏa"), ("oã", "õa"), ("oạ", "ọa"),
    ("oè", "òe"), ("oé", "óe"), ("oẻ", "ỏe"), ("oẽ", "õe"), ("oẹ", "ọe"),
    ("uỳ", "ùy"), ("uý", "úy"), ("uỷ", "ủy"), ("uỹ", "ũy"), ("uỵ", "ụy"),
]  # fmt: skip
_I_AND_Y = str.maketrans("iíìỉĩị", "yýỳỷỹỵ")
_ANY = "*"  # in a phrase: up to three words that do not matter
_ANY_LENGTH = 3
_KEPT_WORDS = 50_000  # words of which it is kept how they are compared
_LONGEST_STRETCH = 40  # characters between two blanks of which it is kept which words they are
_KEPT, _SHORT = 1024, 2000  # texts whose words are kept, and how long they may be
_KEPT_PAGES, _PAGES = 2, 20_000  # the same for whole documents
_LONGEST_GAP = 12  # characters between two words of one phrase


def fold_word(word: str) -> str:
    """A word as it is compared: small letters, one tone placement, English plural s dropped."""
    return _FOLDED[word]


def _folded(word: str) -> str:
    small = word.lower()
    if small.isascii():
        return _singular(small)
    for old, new in _TONES:
        small = small.replace(old, new)
    if len(small) == 2 and small[0] in "hklmst":
        small = small.translate(_I_AND_Y)  # kĩ/kỹ, lí/lý, sĩ/sỹ
    return small


_FOLDED = Kept(_folded, most=_KEPT_WORDS)


def _folded_in(stretch: str) -> tuple[str, ...]:
    return tuple(map(_FOLDED.__getitem__, _WORD.findall(stretch)))


_FOLDED_IN = Kept(_folded_in, most=_KEPT_WORDS, short=_LONGEST_STRETCH)


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith("sses") else word[:-1]


@dataclass(slots=True)
class Found(Generic[Value]):
    """One phrase found at ``text[start:end]``; never changed."""

    value: Value
    start: int
    end: int


_NO_WORDS: Mapping[str, Any] = MappingProxyType({})


class _Node(Generic[Value]):
    """Where some words of phrases lead: on to other nodes, or to ``values`` when a phrase ends here.

    The nodes behind are made when a text leads here for the first time: most phrases are met by no text,
    which spares memory. ``branches``: a stem or a "*" leaves several ways to go on.
    """

    __slots__ = ("branches", "phrases", "stems", "values", "words")

    def __init__(self, phrases: Iterable[tuple[tuple[str, ...], Value]]) -> None:
        self.phrases = tuple(phrases)  # the words that go on from here, and what they stand for
        self.words: Mapping[str, _Node[Value]] = _NO_WORDS
        self.stems: Sequence[tuple[str, _Node[Value]]] = ()
        self.values: Sequence[Value] = ()
        self.branches = False

    def unfolded(self) -> "_Node[Value]":
        """This node with those behind it; several threads may make them at once, all the same."""
        if self.phrases:
            words: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
            stems: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
            values: list[Value] = []
            for phrase, value in self.phrases:
                if not phrase:
                    values += [] if value in values else [value]
                    continue
                first, is_stem = phrase[0], phrase[0].endswith("~")
                key = first[:-1].lower() if is_stem else first if first == _ANY else fold_word(first)
                (stems if is_stem else words).setdefault(key, []).append((phrase[1:], value))
            self.words = {word: _Node(behind) for word, behind in words.items()} or _NO_WORDS
            self.stems = tuple((stem, _Node(behind)) for stem, behind in stems.items())
            self.values = tuple(values)
            self.branches = bool(stems) or _ANY in words
            self.phrases = ()
        return self


class _Index:
    """Which books a word may open: one bit for each book that stays as long as the program."""

    def __init__(self) -> None:
        self._words: dict[str, int] = {}
        self._stems: dict[str, list[tuple[str, int]]] = {}  # by their first letter
        self._books = 0
        self.of = Kept(self._of, most=_KEPT_WORDS)

    def add(self, words: Iterable[str], stems: Iterable[str]) -> int:
        """Take in a book by the words with which its phrases begin; returns its bit."""
        bit = 1 << self._books
        self._books += 1
        for word in words:
            self._words[word] = self._words.get(word, 0) | bit
        for stem in stems:
            self._stems.setdefault(stem[:1], []).append((stem, bit))
        self.of.clear()
        _KEPT_TEXTS.clear()
        _kept_pages.cache_clear()
        return bit

    def _of(self, word: str) -> int:
        """The bits of the books of which a phrase may begin with the folded ``word``."""
        bits = self._words.get(word, 0)
        for stem, bit in self._stems.get(word[:1], ()):
            if word.startswith(stem):
                bits |= bit
        return bits


class _Words:
    """The words of a text: ``folded`` as they are compared, ``span`` where they stand.

    ``places`` has the words that may open a book, ``opened`` the bits of the books that each of them may;
    ``books`` those of all words. ``found``: what the books that were asked found in the text, never changed.
    """

    __slots__ = ("_cuts", "_pieces", "_text", "books", "folded", "found", "opened", "places")

    def __init__(self, text: str) -> None:
        self._text = text
        self.folded = tuple(chain.from_iterable(map(_FOLDED_IN.__getitem__, text.split(" "))))
        opened = list(map(_INDEX.of.__getitem__, self.folded))
        self.places = tuple(compress(range(len(opened)), opened))
        self.opened = tuple(filter(None, opened))
        self.books = reduce(or_, opened, 0)
        self._pieces: Sequence[str] = ()  # by turns what stands between words, and a word
        self._cuts: Sequence[int] = ()
        self.found: dict[object, Sequence[Found[Any]]] = {}

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the words from ``first`` to ``last`` stand; worked out only where a phrase was found."""
        if not self._cuts:
            self._pieces = self._pieces or _WORDS.split(self._text)
            self._cuts = list(accumulate(map(len, self._pieces)))
        return self._cuts[2 * first], self._cuts[2 * last + 1]

    def is_joined(self, place: int) -> bool:
        """Nothing but blanks, hyphens and the like stands between this word and the one before."""
        if not self._pieces:
            self._pieces = _WORDS.split(self._text)
        gap = self._pieces[2 * place]
        return gap == " " or (len(gap) <= _LONGEST_GAP and _BRIDGE.fullmatch(gap) is not None)


_kept_pages = lru_cache(maxsize=_KEPT_PAGES)(_Words)


def _words_of(text: str) -> _Words:
    return _kept_pages(text) if _SHORT < len(text) <= _PAGES else _Words(text)


_KEPT_TEXTS = Kept(_words_of, most=_KEPT, short=_SHORT)  # a text is asked by one book after the other
_INDEX = _Index()


def _words_of_phrase(phrase: str) -> tuple[str, ...]:
    words = tuple(_OF_PHRASE.findall(phrase))
    if not words:
        raise ValueError(f"A phrase needs at least one word: {phrase!r}")
    return words


class PhraseBook(Generic[Value]):
    """Phrases and what they stand for.

    A phrase is compared word by word: case, tone placement and English plurals do not
    matter, any blank or hyphen may part its words, a comma or bracket may not. A word ending in
    ``~`` matches every word that begins so; ``*`` stands for up to three words.
    """

    def __init__(self, phrases: Iterable[tuple[str, Value]], *, passing: bool = False) -> None:
        """``passing``: made for one text and then forgotten, so that no index of words is kept for it."""
        self._root: _Node[Value] = _Node((_words_of_phrase(phrase), value) for phrase, value in phrases)
        self._root.unfolded()
        self._stems = tuple(stem for stem, _ in self._root.stems)
        self._opens_anywhere = _ANY in self._root.words
        is_indexed = not passing and not self._opens_anywhere
        self._bit = _INDEX.add(self._root.words, self._stems) if is_indexed else 0

    def find(self, text: str) -> list[Found[Value]]:
        """Every longest phrase of ``text`` in order, none overlapping another."""
        words = _KEPT_TEXTS[text]
        if self._bit and not self._bit & words.books:
            return []
        found = words.found.get(self)
        if found is None:
            found = words.found[self] = self._found(words) or ()
        return list(found)

    def may_open(self, text: str) -> bool:
        """False where no phrase begins with the first word of ``text``; quicker than looking for all."""
        first = _WORD.search(text)
        word = fold_word(first[0]) if first else ""
        return self._opens_anywhere or word in self._root.words or word.startswith(self._stems)

    def _found(self, words: _Words) -> list[Found[Value]]:
        found: list[Found[Value]] = []
        free = 0
        for place in self._openings(words):
            if place < free:
                continue
            last, node = self._longest(self._root, words, place)
            if node is not None:
                start, end = words.span(place, last - 1)
                found += [Found(value, start, end) for value in node.values]
                free = last
        return found

    def _openings(self, words: _Words) -> Sequence[int]:
        """The places of the words with which a phrase may begin; most texts have few."""
        if self._bit:
            bit = self._bit
            return [at for at, books in zip(words.places, words.opened, strict=True) if books & bit]
        if self._opens_anywhere:
            return range(len(words.folded))
        first, stems = self._root.words, self._stems
        return [at for at, word in enumerate(words.folded) if word in first or word.startswith(stems)]

    def _longest(self, node: "_Node[Value]", words: _Words, place: int) -> tuple[int, "_Node[Value] | None"]:
        """Where the longest phrase going on from ``node`` at ``place`` ends, and its node."""
        best: tuple[int, _Node[Value] | None] = (place, node if node.values else None)
        folded = words.folded
        while place < len(folded):
            if node.branches:
                return self._longest_of_several(node, words, place, best)
            following = node.words.get(folded[place])
            if following is None or not (node is self._root or words.is_joined(place)):
                break
            place, node = place + 1, following.unfolded()
            if node.values:
                best = (place, node)
        return best

    def _longest_of_several(
        self, node: "_Node[Value]", words: _Words, place: int, best: tuple[int, "_Node[Value] | None"]
    ) -> tuple[int, "_Node[Value] | None"]:
        """The same where a word ending in ``~`` or a ``*`` leaves more than one way to go on."""
        for after, child in self._steps(node, words, place):
            end, leaf = self._longest(child.unfolded(), words, after)
            if leaf is not None and end >= best[0]:
                best = (end, leaf)
        return best

    def _steps(self, node: "_Node[Value]", words: _Words, place: int) -> list[tuple[int, "_Node[Value]"]]:
        word = words.folded[place]
        child = node.words.get(word)
        steps = [] if child is None else [(place + 1, child)]
        if node.stems:
            steps += [(place + 1, after) for stem, after in node.stems if word.startswith(stem)]
        if _ANY in node.words:
            steps += self._skips(node.words[_ANY], words, place)
        return steps if steps and (node is self._root or words.is_joined(place)) else []

    @staticmethod
    def _skips(node: "_Node[Value]", words: _Words, place: int) -> Iterator[tuple[int, "_Node[Value]"]]:
        for after in range(place, min(place + _ANY_LENGTH, len(words.folded) - 1) + 1):
            yield after, node
            if not words.is_joined(after):
                return
