"""Letters that a text explains as a common word: "host training establishments (HTEs)" are no body."""

import re

from caunoi.extraction.aliases import Organisation
from caunoi.extraction.view import View

_EXPLAINED = re.compile(  # small words alone, and their letters
    r"(?P<words>(?:(?<![\w-])[a-z][a-z-]{1,20}\s){1,6})\((?P<letters>[A-Z][A-Za-z]{1,6})\)"
)
_PLURAL = re.compile(r"s\Z")
_SMALL = frozenset({"the", "of", "and", "a", "an", "for", "in", "to"})
_FEWEST = 2  # letters


def without_common(view: View, groups: list[Organisation]) -> list[Organisation]:
    """The organisations without those of which the text tells nothing but letters it made of small words."""
    explained = common_letters(view.flat)
    return [one for one in groups if not _is_one_of(one, explained)] if explained else groups


def common_letters(text: str) -> frozenset[str]:
    """{"HTE"} of "host training establishments (HTEs)": letters of small words right before them."""
    found = set()
    for match in _EXPLAINED.finditer(text):
        letters = _PLURAL.sub("", match["letters"])
        words = [word for part in match["words"].split() for word in part.split("-") if word]
        spelt = (
            "".join(word[0] for word in one).upper() for one in (words, [w for w in words if w not in _SMALL])
        )
        if len(letters) >= _FEWEST and letters.isupper() and any(one.endswith(letters) for one in spelt):
            found.add(letters)
    return frozenset(found)


def _is_one_of(one: Organisation, letters: frozenset[str]) -> bool:
    return all(_PLURAL.sub("", mention.name) in letters for mention in one.mentions)
