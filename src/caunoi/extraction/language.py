"""Tells Vietnamese from English by letters and small words."""

import re

from caunoi.vocabulary import load

_WORD = re.compile(r"[^\W\d_]+")
_MARKED = frozenset("ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ")
_SMALL = {language: frozenset(words) for language, words in load("languages")["small_words"].items()}


def language_of(text: str) -> str:
    """ "vi" or "en"; a text with no letters counts as Vietnamese, the language of the house."""
    marked = plain = english = 0
    for match in _WORD.finditer(text):
        word = match.group().casefold()
        marked += not (word.isascii() or _MARKED.isdisjoint(word))
        plain += word in _SMALL["vi"]
        english += word in _SMALL["en"]
    return "vi" if 2 * marked + plain >= 2 * english else "en"
