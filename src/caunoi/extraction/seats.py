"""A body that a text names now with its seat and now without: "Viện Lúa", "Viện Lúa ĐBSCL"."""

from collections.abc import Sequence

from caunoi.extraction.aliases import Organisation
from caunoi.extraction.joining import join_where
from caunoi.extraction.name_keys import name_key
from caunoi.extraction.names_words import Words
from caunoi.extraction.places import is_seat

_SEATED = frozenset({"school", "institute"})
_FEWEST_WORDS = 2  # of the shorter name
_MOST_WORDS = 4  # of one abbreviation


def join_seats(groups: list[Organisation]) -> list[Organisation]:
    """Joins a name to the one longer name of the text that adds nothing to it but a place.

    Abbreviated words count as what they spell: "Đại học NL Huế" is "Đại học Nông Lâm Huế".
    """
    seated = [one for one in groups if one.form in _SEATED]
    longest_first = sorted(seated, key=lambda one: len(name_key(one.name)), reverse=True)
    return join_where(groups, longest_first, _is_longer)


def _is_longer(short: Organisation, full: Organisation) -> bool:
    words, others = name_key(short.name), name_key(full.name)
    if full.form != short.form:
        return False
    if len(words) < _FEWEST_WORDS or words[0] != others[0] or len(words) > len(others):
        return False
    end = _end_of(words, others)
    rest = others[end:] if end else ()
    return bool(end) and (not rest or is_seat(" ".join(rest).title()))


def _end_of(words: Words, others: Words) -> int:
    """How many of ``others`` the ``words`` cover from the first on, abbreviations spelt; 0 if they do not."""
    at = 0
    for word in words:
        size = 1 if at < len(others) and others[at] == word else _spelt(word, others[at:])
        if not size:
            return 0
        at += size
    return at


def _spelt(word: str, others: Sequence[str]) -> int:
    """How many words the letters of an abbreviation stand for; 0 when they stand for none of these."""
    size = len(word)
    if not 2 <= size <= _MOST_WORDS + 2 or len(others) < size:
        return 0
    return size if all(other[0] == letter for other, letter in zip(others, word, strict=False)) else 0
