"""Tells whether a word is built as Vietnamese builds its syllables."""

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOPPED_TONES = "\u0301\u0323"
_ONSET = "ngh|ng|nh|gh|gi|ch|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx]"
_RHYME = (
    "[aăâeêioôơuưy]|a[iouy]|â[uy]|e[ou]|êu|i[aêu]|iêu|o[aăeio]|oa[iouy]|oe[ou]|ô[i]|ơi|u[aâêơiôy]"
    "|uâ[y]|uô[i]|uy[aâêu]|ươ|ươ[iu]|ư[aiơu]|ươu|yê|yêu|uêu|uơi|uyê"
)
_CODA = "ch|ng|nh|[cmnpt]"
_SYLLABLE = re.compile(f"(?:{_ONSET})?(?:{_RHYME})({_CODA})?")
_LONGEST = 14  # letters, marks that stand apart counted
_STOPS = ("ch", "c", "p", "t")


def is_syllable(word: str) -> bool:
    """True for "nghiệp" and "ĐẠI", false for "coopération", "für" and "häc"."""
    return len(word) <= _LONGEST and _is_syllable(word)


@lru_cache(maxsize=50_000)
def _is_syllable(word: str) -> bool:
    parts = unicodedata.normalize("NFD", word.lower())
    tones = [part for part in parts if part in _TONES]
    if len(tones) > 1:
        return False
    bare = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
    found = _SYLLABLE.fullmatch(bare)
    if found is None:
        return False
    return found[1] not in _STOPS or (bool(tones) and tones[0] in _STOPPED_TONES)
