"""Bodies known everywhere by one word or a few letters: "Bosch", "DAAD"."""

from collections.abc import Sequence

from caunoi.extraction.tokens import Token, tokenize
from caunoi.vocabulary import load

_WORDS = load("known_names")


def _by_first(names: Sequence[str]) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted((tuple(t.text for t in tokenize(name)) for name in names), key=len, reverse=True):
        found.setdefault(words[0], []).append(words)
    return found


_FIRMS = _by_first(_WORDS["firms"]["names"])
_SCHOOLS = _by_first(_WORDS["schools"]["names"])
_ALL = _by_first([name for group in _WORDS.values() for name in group["names"]])


def known_length(tokens: Sequence[Token]) -> int:
    """How many of ``tokens``, from the first on, are a name known everywhere; 0 when none begins them."""
    return _length(_ALL, tokens)


def is_known_firm(name: str) -> bool:
    """The name begins with that of a firm known everywhere."""
    return _length(_FIRMS, tokenize(name)) > 0


def known_form(name: str) -> str:
    """ "school" for a university known by its letters ("TU Delft"); "" for everybody else."""
    return "school" if _length(_SCHOOLS, tokenize(name)) else ""


def known_names_in(name: str) -> list[str]:
    """The firms known everywhere that a longer name holds behind its first word ("Robert Bosch GmbH")."""
    tokens = tokenize(name)
    sizes = ((at, _length(_FIRMS, tokens[at:])) for at in range(1, len(tokens)))
    return [name[tokens[at].start : tokens[at + size - 1].end] for at, size in sizes if size]


def _length(names: dict[str, list[tuple[str, ...]]], tokens: Sequence[Token]) -> int:
    if not tokens:
        return 0
    for words in names.get(tokens[0].text, ()):
        if words == tuple(token.text for token in tokens[: len(words)]):
            return len(words)
    return 0
