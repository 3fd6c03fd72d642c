"""Finds out whether a text is typed in a legacy encoding, with high certainty or not at all.

A word that is no Vietnamese syllable as it stands and becomes one when it is converted
speaks for an encoding. In French or German hardly a word does, in such a text nearly all do.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from caunoi.reading.legacy.syllables import is_syllable
from caunoi.reading.legacy.tables import CONVERSIONS

_WORD = re.compile(r"[^\s\d.,;:!?()\[\]{}\"'“”‘’/\\…–—-]+")
_ODD = re.compile("[\x80-\xff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\uf080-\uf0ff]")
_PLAIN = re.compile("[A-Za-z]")  # no sign by itself says anything: a bullet is none
_MOST_WORDS = 20_000
_LEAST, _SURE = 4, 0.75


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the words say about one encoding.

    ``gained`` become syllables by conversion, ``lost`` are syllables only as they stand,
    ``neither`` are none either way.
    """

    encoding: str
    gained: int
    lost: int
    neither: int

    @property
    def share(self) -> float:
        """How many of the words that say something speak for the encoding."""
        return self.gained / max(1, self.gained + self.lost + self.neither)

    @property
    def is_certain(self) -> bool:
        return self.gained >= _LEAST and self.share >= _SURE


def weighed(text: str) -> Evidence | None:
    """The encoding that most speaks for; none for a text whose words hardly could be of one."""
    words = odd_words(text)
    if sum(count for word, count in words.items() if not is_syllable(word)) < _LEAST:
        return None
    return max((evidence(words, name) for name in CONVERSIONS), key=lambda found: (found.gained, found.share))


def evidence(words: Mapping[str, int], encoding: str) -> Evidence:
    """Count the words (with how often each stands there) for and against an encoding."""
    convert = CONVERSIONS[encoding]
    gained = lost = neither = 0
    for word, count in words.items():
        before, after = is_syllable(word), is_syllable(convert(word))
        gained += count * (after and not before)
        lost += count * (before and not after)
        neither += count * (not before and not after)
    return Evidence(encoding, gained, lost, neither)


def odd_words(text: str) -> Counter[str]:
    """The words with a sign that could be a letter of a legacy encoding, of the first thousands."""
    if not _ODD.search(text):
        return Counter()
    words = islice(_WORD.finditer(text), _MOST_WORDS)
    odd = Counter(found[0] for found in words if not found[0].isascii())
    return Counter({word: count for word, count in odd.items() if _ODD.search(word) and _PLAIN.search(word)})
