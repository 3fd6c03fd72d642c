"""Which names in one document mean the same organisation."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from caunoi.extraction.keeping import keeping
from caunoi.extraction.known_bodies import firms_inside
from caunoi.extraction.name_keys import (
    acronym_with_initials,
    acronyms_inside,
    core_key,
    foreign_part,
    full_initials,
    initials,
    is_generic_name,
    is_mere_field,
    leading_acronym,
    name_key,
    only_proper_word,
    other_forms,
    own_part,
    proper_part,
    vietnamese_initials,
    without_parent,
)
from caunoi.extraction.names import Mention
from caunoi.extraction.names_words import (
    CONNECTORS,
    NO_BRANDS,
    NOT_FIRST,
    STOPS,
    SURNAMES,
    Words,
    folded,
    head_at,
)
from caunoi.extraction.places import find_countries, find_places
from caunoi.extraction.sentences import Block
from caunoi.extraction.tokens import Token, tokenize
from caunoi.vocabulary import load

_Key = tuple[str, Words]
_Group = tuple[list[Mention], dict[_Key, None]]

_COMMON_FIRST = frozenset(load("organisations")["names"]["en"]["common_first"])
_TITLES_BEHIND = frozenset(load("roles")["titles_behind"])
_WITH_SHORT = 2  # words of a firm's name before its short form
_LEAST_LETTERS = 5  # of a first word that stands for the whole name
_BY_CORE = frozenset({"company", "association", ""})


@dataclass(eq=False)
class Organisation:
    """All mentions of one body in one document, in order of their place; not changed once built."""

    mentions: list[Mention] = field(default_factory=list)

    @cached_property
    def name(self) -> str:
        """The longest mention as written; of names in two languages the one that came first."""
        first = max(self.mentions, key=lambda mention: bool(mention.form))
        written = dict.fromkeys((mention.name, mention.form) for mention in self.mentions)
        core = core_key(first.name)
        family = [name for name, form in written if core_key(name) == core or _extends(name, form, first)]
        return max(family, key=lambda name: (len(name), name))

    @cached_property
    def form(self) -> str:
        return next((mention.form for mention in self.mentions if mention.form), "")

    @cached_property
    def aliases(self) -> tuple[str, ...]:
        """The other names and acronyms, each once, in the order they appear."""
        names = dict.fromkeys(name for mention in self.mentions for name in (mention.name, *mention.aliases))
        return tuple(name for name in names if name != self.name)

    @cached_property
    def is_generic(self) -> bool:
        """Every mention names a field alone, so it may be a unit of the host."""
        return all(is_generic_name(name) for name in {mention.name for mention in self.mentions})

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """What stands in parentheses behind its names, aliases left out."""
        return tuple(dict.fromkeys(note for mention in self.mentions for note in mention.notes))

    @property
    def first(self) -> Mention:
        return self.mentions[0]


def _extends(name: str, form: str, first: Mention) -> bool:
    return form == first.form and without_parent(name) == without_parent(first.name)


def group_mentions(mentions: Iterable[Mention]) -> list[Organisation]:
    """Mentions of one body together. Different bodies are never merged on likeness alone.

    Joined are equal names (case, tone places, abbreviations, a leading "Trường" and legal forms
    of companies do not count) and names that share an acronym or alias given in the text.
    """
    ordered = sorted(mentions, key=lambda mention: (mention.start, -mention.end))
    parents = _parents(ordered)
    groups = [([mention], _keys(mention, parents)) for mention in ordered]
    while True:
        joined = _joined(groups)
        if len(joined) == len(groups):
            return [Organisation(sorted(group, key=lambda mention: mention.start)) for group, _ in groups]
        groups = joined


def _joined(groups: list[_Group]) -> list[_Group]:
    """Goes over the groups once; a later one may tie two earlier ones together the next time."""
    by_key: dict[_Key, _Group] = {}
    kept: list[_Group] = []
    for mentions, keys in groups:
        home = next((by_key[key] for key in keys if key in by_key), None)
        if home is None:
            home = (list(mentions), dict(keys))
            kept.append(home)
        else:
            home[0].extend(mentions)
            home[1].update(keys)
        for key in keys:
            by_key.setdefault(key, home)
    return kept


def _parents(mentions: list[Mention]) -> dict[Words, set[Words]]:
    """For each bare name the full names ("..., Đại học Huế") it may stand for."""
    found: dict[Words, set[Words]] = {}
    for mention in mentions:
        bare = name_key(without_parent(mention.name))
        full = name_key(mention.name)
        if bare != full:
            found.setdefault(bare, set()).add(full)
    return found


def _keys(mention: Mention, parents: dict[Words, set[Words]]) -> dict[_Key, None]:
    full = name_key(mention.name)
    bare = name_key(without_parent(mention.name))
    keys = [("name", full)]
    if bare != full and len(parents.get(bare, ())) == 1:
        keys.append(("name", bare))
    if mention.form in _BY_CORE:
        keys += _cores(mention.name)
    if mention.form == "school":
        keys += _without_country(mention.name)
        short = vietnamese_initials(mention.name)
        keys += [("name", key) for key in (*filter(None, (short,)), *other_forms(mention.name))]
    keys += [("name", name_key(alias)) for alias in mention.aliases]
    leading = acronym_with_initials(mention.name)
    keys += [("name", (leading,))] if leading else []
    if mention.form in {"school", "institute"}:
        keys += _acronym_behind_head(mention.name)
    return dict.fromkeys(keys)


def _acronym_behind_head(name: str) -> list[_Key]:
    """ "Đại học KWU" is the KWU of the text, whoever that is."""
    tokens = tokenize(name)
    behind = tokens[head_at(tokens, 0)[1] :] if tokens else []
    is_acronym = len(behind) == 1 < len(tokens) and behind[0].is_shouted
    return [("name", (folded(behind[0].text),))] if is_acronym else []


def _cores(name: str) -> list[_Key]:
    """What is a company's own in its name, with and without the group behind a dash ("… - Tập đoàn …")."""
    cores = (core_key(form) for form in dict.fromkeys((name, name.partition(" - ")[0])))
    return [("core", core) for core in (*cores, _short_behind(name)) if core and not is_mere_field(core)]


def _short_behind(name: str) -> Words:
    """("aig",) of "Asia Ingredients Group AIG": a firm's short form right behind its name."""
    words = [token for token in tokenize(name) if token.is_word]
    fits = len(words) > _WITH_SHORT and words[-1].is_shouted and not name.isupper()
    return (folded(words[-1].text),) if fits and folded(words[-1].text) not in NO_BRANDS else ()


def _without_country(name: str) -> list[_Key]:
    """ "Đại học Chulalongkorn Thái Lan" is also "Đại học Chulalongkorn" (not so for Vietnam)."""
    for country in find_countries(name):
        words = name_key(name[: country.start])
        if country.end != len(name) or country.code == "VN":
            continue
        if words[-2:] == ("of", "the") and not is_generic_name(name[: country.start]):
            return [("name", words[:-2])]  # "Yonsei University of the Republic of Korea"
        if len(words) > 2 and words[-1] != "gia":
            return [("name", words)]
    return []


class ShortForms:
    """The short names by which a document goes on: acronyms, aliases, brands of companies."""

    def __init__(self, organisations: Iterable[Organisation]) -> None:
        self._by_first: dict[str, list[tuple[Words, str]]] = {}
        for organisation in organisations:
            for short in _short_names(organisation):
                self._add(short, organisation.name)

    def _add(self, short: str, name: str) -> None:
        words = tuple(token.text for token in tokenize(short) if token.is_word)
        if words and (words, name) not in self._by_first.setdefault(words[0], []):
            self._by_first[words[0]].append((words, name))

    def find(self, text: str, block: Block, taken: list[Mention]) -> list[Mention]:
        """Mentions by a short form in ``block``, outside the mentions already known there."""
        tokens = [token for token in tokenize(text, block.start, block.end) if token.is_word]
        found = []
        covered = _Covered(taken)
        for at, token in enumerate(tokens):
            for words, name in self._by_first.get(_bare(token), ()):
                last = at + len(words)
                fits = tuple(map(_bare, tokens[at:last])) == words
                if fits and not covered.at(token.start) and _stands_alone(text, tokens, at, last):
                    end = tokens[last - 1].start + len(words[-1])
                    found.append(Mention(" ".join(words), token.start, end, aliases=(name,)))
                    break
        return found


class _Covered:
    """Tells whether a place lies in one of the mentions; places must be asked in order."""

    def __init__(self, mentions: list[Mention]) -> None:
        self._spans = sorted((mention.start, mention.end) for mention in mentions)
        self._at = 0

    def at(self, place: int) -> bool:
        while self._at < len(self._spans) and self._spans[self._at][1] <= place:
            self._at += 1
        return self._at < len(self._spans) and self._spans[self._at][0] <= place


def _short_names(organisation: Organisation) -> set[str]:
    names = {alias for mention in organisation.mentions for alias in mention.aliases}
    if organisation.form in _BY_CORE:
        names |= {own_part(mention.name) for mention in organisation.mentions}
    if organisation.form in {"company", "school"}:
        names |= {_known_short(mention.name) for mention in organisation.mentions}
        names |= {short for mention in organisation.mentions for short in acronyms_inside(mention.name)}
    if organisation.form == "company":
        names |= {short for mention in organisation.mentions for short in _first_words(mention.name)}
        names |= {short for mention in organisation.mentions for short in firms_inside(mention.name)}
    if organisation.form in {"school", "institute"}:
        ascii_names = [mention.name for mention in organisation.mentions if mention.name.isascii()]
        names |= {short for name in ascii_names for short in (initials(name), full_initials(name))}
        names |= {leading_acronym(mention.name) for mention in organisation.mentions}
        names |= {only_proper_word(mention.name) for mention in organisation.mentions}
    return {name for name in names if _is_telling(name)}


def _known_short(name: str) -> str:
    """The proper name alone, where it cannot be a town's or a person's: "Purdue", not "Sydney"."""
    short = proper_part(name)
    first = folded(short.split()[0]) if short else ""
    return short if len(short) >= 5 and first not in SURNAMES else ""


def _first_words(name: str) -> set[str]:
    """ "Brookside" of "Brookside Dairy Limited": the first words of a firm, a common one never alone."""
    words = (foreign_part(name) or proper_part(name)).split()
    if not words or folded(words[0]) in SURNAMES:
        return set()
    alone = len(words[0]) >= _LEAST_LETTERS and folded(words[0]) not in _COMMON_FIRST
    return {" ".join(words[:size]) for size in range(1 if alone else 2, len(words))}


@keeping
def _is_telling(name: str) -> bool:
    """A name that cannot be mistaken for a common word, a place or a person."""
    words = [token for token in tokenize(name) if token.is_word]
    if not words or not words[0].is_capital:
        return False
    lows = tuple(folded(word.text) for word in words)
    if is_mere_field(lows) or any(place.start == 0 and place.end == len(name) for place in find_places(name)):
        return False
    if len(words) == 1:
        return lows[0] not in NO_BRANDS and lows[0] not in SURNAMES and len(name) > 1
    return True


def _bare(token: Token) -> str:
    """The word without an English genitive: "CLSU" of "CLSU's"."""
    return token.text[:-2] if token.text.endswith(("'s", "’s")) else token.text


def _stands_alone(text: str, tokens: list[Token], at: int, last: int) -> bool:
    """No capital goes on right before or behind it, as part of a longer name."""
    after = tokens[last] if last < len(tokens) else None
    is_title = after is not None and folded(after.text) in _TITLES_BEHIND
    if after and after.is_capital and not is_title and text[tokens[last - 1].end : after.start].isspace():
        return _bare(tokens[last - 1]) != tokens[last - 1].text
    before = tokens[at - 1] if at > 1 else None
    if before is None or not before.is_capital or not text[before.end : tokens[at].start].isspace():
        return True
    return folded(before.text) in NOT_FIRST | CONNECTORS or STOPS.at(tokens, at - 1) > 0
