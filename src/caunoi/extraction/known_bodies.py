"""Organisations called by a brand or an acronym alone, wherever they are named ("JICA", "Oxfam")."""

from collections.abc import Sequence

from caunoi.extraction.names import Mention, plain_name
from caunoi.extraction.names_notes import note_behind
from caunoi.extraction.names_words import COMPOUNDS, NO_BRANDS, NOT_FIRST, RANKS, STOPS, folded, head_at
from caunoi.extraction.officers import before_person
from caunoi.extraction.phrases import CAPITALS
from caunoi.extraction.stretches import Stretches
from caunoi.extraction.tokens import Token, tokenize
from caunoi.vocabulary import load

_WORDS = load("bodies")
_FORMS = {"company": "company", "university": "school"}  # of the others it is "association"
_TITLES_BEHIND = frozenset(load("roles")["titles_behind"])
_QUOTES = frozenset("\"“'‘«")
_LONGEST = 6  # tokens of one name, with what goes on behind the brand


def _by_first(names: Sequence[str]) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(names, key=len, reverse=True):
        words = tuple(token.text for token in tokenize(name))
        found.setdefault(words[0], []).append(words)
    return found


_PARTS = {" ".join(t.text for t in tokenize(name)): part for part, names in _WORDS.items() for name in names}
_BY_FIRST = _by_first([name for names in _WORDS.values() for name in names])


def find_bodies(text: str, start: int, end: int, known: Sequence[Mention]) -> list[Mention]:
    """The well-known bodies named in ``text[start:end]`` outside the names found there (``known``)."""
    tokens = tokenize(text, start, end)
    covered = Stretches((mention.start, mention.reach) for mention in known)
    found: list[Mention] = []
    at = 0
    while at < len(tokens):
        size = (
            _size(tokens, at) if tokens[at].text in _BY_FIRST and not covered.holds(tokens[at].start) else 0
        )
        if size and not _goes_before(tokens, at):
            last = _last(tokens, at, at + size, covered)
            found.append(_mention(text, tokens[at].start, tokens[last - 1].end))
            at = last
        else:
            at += 1
    return found


def firms_inside(name: str) -> list[str]:
    """The well-known firms that a longer name holds behind its first word ("Robert Bosch GmbH")."""
    tokens = tokenize(name)
    found = []
    for at in range(1, len(tokens)):
        size = _size(tokens, at) if tokens[at].text in _BY_FIRST else 0
        if size and _PARTS[" ".join(t.text for t in tokens[at : at + size])] == "company":
            found.append(name[tokens[at].start : tokens[at + size - 1].end])
    return found


def _size(tokens: Sequence[Token], at: int) -> int:
    """How many tokens of a well-known name stand at ``at``, written exactly so."""
    for words in _BY_FIRST[tokens[at].text]:
        if tuple(token.text for token in tokens[at : at + len(words)]) == words:
            return len(words)
    return 0


def _goes_before(tokens: Sequence[Token], at: int) -> bool:
    """A capital before it makes it the end of another name ("Giải thưởng Sao Samsung")."""
    before = tokens[at - 1] if at else None
    if before is not None and before.text in _QUOTES:
        return True  # the title of something
    if before is None or not before.is_word or not before.is_capital:
        return False
    if before.is_shouted and folded(before.text) in NO_BRANDS:
        return False  # "the NGO Plan International"
    return folded(before.text) not in NOT_FIRST and not STOPS.at(tokens, at - 1) and at > 1


def _last(tokens: Sequence[Token], first: int, last: int, covered: Stretches) -> int:
    """Capitals behind the brand belong to its name: "Samsung Display", "Viettel Nghệ An"."""
    while last < len(tokens) and last - first < _LONGEST:
        token = tokens[last]
        pair = (folded(tokens[last - 1].text), folded(token.text)) in COMPOUNDS  # "Samsung Điện tử"
        fits = token.is_word and (pair or token.text[0] in _CAPITALS) and not covered.holds(token.start)
        if not fits or STOPS.at(tokens, last) or head_at(tokens, last)[1] or _is_common(token):
            break
        last += 1
    if last < len(tokens) and folded(tokens[last].text) in _TITLES_BEHIND:
        while last > first + 1 and folded(tokens[last - 1].text) in RANKS:
            last -= 1  # "Samsung Vietnam General Director"
    return before_person(tokens, first, last)


def _is_common(token: Token) -> bool:
    """A word before which names end; "AS" in capitals is a legal form."""
    low = folded(token.text)
    if low in _TITLES_BEHIND or (token.is_shouted and low in NO_BRANDS):
        return True  # "Bosch President Hill", "the Intel AI laboratory"
    return low in {"và", "and"} or (low in NOT_FIRST and not token.is_shouted)


_CAPITALS = frozenset(CAPITALS.replace("A-Z", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))


def _mention(text: str, start: int, end: int) -> Mention:
    note = note_behind(text, end, is_company=True)
    name = plain_name(text[start:end])
    first = tokenize(name)
    part = _PARTS[" ".join(t.text for t in first[: _size(first, 0)])]
    form = _FORMS.get(part, "association")
    return Mention(name, start, end, aliases=note.aliases, form=form, reach=note.end, notes=note.parts)
