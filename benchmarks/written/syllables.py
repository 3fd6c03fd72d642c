"""Vietnamese syllables in a text, and how many of them came back."""

import re
import unicodedata
from difflib import SequenceMatcher

from caunoi.reading.legacy.syllables import is_syllable

WORD = re.compile(r"[^\W\d_]+")


def syllables(text: str, *, folds_case: bool) -> list[str]:
    """The words of a text that are built as Vietnamese syllables, composed."""
    words = WORD.findall(unicodedata.normalize("NFC", text))
    return [word.lower() if folds_case else word for word in words if is_syllable(word)]


def intact(expected: list[str], found: list[str]) -> int:
    """How many of the expected come back in their order."""
    if expected == found:
        return len(expected)
    matcher = SequenceMatcher(None, expected, found, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())
