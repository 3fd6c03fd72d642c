"""Text cut into the words of the index: the same cut for what is stored and what is asked.

Every word stands in the index bare (``fold``) and, where it has accents, with them in one spelling
(``tone_normal``): so the database itself can say which hits have exactly the accents asked for.
"""

from functools import lru_cache

from caunoi.domain.folding import fold, tone_normal

LONGEST_WORD = 40  # letters; a longer "word" is a code or noise and is found by its beginning
MOST_WORDS = 200_000  # different words of one text that are indexed
MOST_ASKED = 12  # words of one question that count; the rest would only make it slower
LONGEST_QUESTION = 1000


def words_of(*texts: str) -> list[str]:
    """The different words of the texts in the order they first occur, bare and accented, cut to size."""
    found: dict[str, None] = {}
    for text in texts:
        # Short lines (names, kinds, activities) come again and again.
        for line in text.split("\n") if len(text) < _SHORT_TEXT else (text,):
            found.update(_words_of_line(line) if len(line) < _SHORT_LINE else _cut(line))
    return list(found)[:MOST_WORDS]


_SHORT_TEXT, _SHORT_LINE = 5_000, 200  # signs


def _cut(text: str) -> dict[str, None]:
    words = (*fold(text).split(), *tone_normal(text).split())
    return dict.fromkeys(word[:LONGEST_WORD] for word in words)


_words_of_line = lru_cache(maxsize=20_000)(_cut)


# A word of a named part of a thing stands in the index once more behind this letter, which no word of a
# question begins with, and the letter of the part.
MARK = "ǀ"


def part_words(part: str, text: str) -> tuple[str, ...]:
    """The bare words of a text as words of the part that a letter names."""
    return tuple(f"{MARK}{part}{word}" for word in _bare_words(text))


def part_code(part: str, code: str) -> str:
    """A code (of a kind, a country, a record) as one whole word of a part: no longer code begins with it."""
    return f"{MARK}{part}{''.join(filter(str.isalnum, code.lower()))}{MARK}"


@lru_cache(maxsize=20_000)
def _bare_words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word[:LONGEST_WORD] for word in fold(text).split()))


def asked_words(question: str) -> list[str]:
    """The bare words a question asks for; empty when it holds no letter or digit."""
    return _asked(fold(question[:LONGEST_QUESTION]))


def accented_words(question: str) -> list[str]:
    """The words a question asks for as it writes them; empty when it writes no accents."""
    words = _asked(tone_normal(question[:LONGEST_QUESTION]))
    return [] if words == asked_words(question) else words


def _asked(words: str) -> list[str]:
    return list(dict.fromkeys(word[:LONGEST_WORD] for word in words.split()))[:MOST_ASKED]
