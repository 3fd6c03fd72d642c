"""Text cut into the words of the index: the same cut for what is stored and what is asked."""

from caunoi.domain.folding import fold

LONGEST_WORD = 40  # letters; a longer "word" is a code or noise and is found by its beginning
MOST_WORDS = 200_000  # different words of one text that are indexed
MOST_ASKED = 12  # words of one question that count; the rest would only make it slower


def words_of(*texts: str) -> list[str]:
    """The different words of the texts in the order they first occur, folded and cut to size."""
    found: dict[str, None] = {}
    for text in texts:
        for word in fold(text).split():
            found[word[:LONGEST_WORD]] = None
            if len(found) >= MOST_WORDS:
                return list(found)
    return list(found)


def asked_words(question: str) -> list[str]:
    """The words a question asks for, at most ``MOST_ASKED``; empty when it holds no letter or digit."""
    return words_of(question[:1000])[:MOST_ASKED]
