"""Tells Vietnamese from English by letters and small words."""

import re
from collections import Counter

from caunoi.extraction.keeping import Kept
from caunoi.vocabulary import load

_WORD = re.compile(r"[^\W\d_]+")
_MARKED = frozenset("ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ")
_KEPT_WORDS = 20_000
_SMALL = {language: frozenset(words) for language, words in load("languages")["small_words"].items()}


def language_of(text: str) -> str:
    """ "vi" or "en"; a text with no letters counts as Vietnamese, the language of the house."""
    counts = Counter(map(_POINTS.__getitem__, _WORD.findall(text)))
    return "vi" if sum(points * count for points, count in counts.items()) >= 0 else "en"


def _points(word: str) -> int:
    """How much a word speaks for Vietnamese; below 0 for English."""
    low = word.casefold()
    is_marked = not (low.isascii() or _MARKED.isdisjoint(low))
    return 2 * is_marked + (low in _SMALL["vi"]) - 2 * (low in _SMALL["en"])


_POINTS = Kept(_points, most=_KEPT_WORDS)
