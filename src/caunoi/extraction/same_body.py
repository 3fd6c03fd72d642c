"""Two names that one text gives to one body: words turned round, its letters, the country behind it."""

import re
from collections.abc import Sequence

from caunoi.extraction.aliases import Organisation
from caunoi.extraction.joining import join_where
from caunoi.extraction.letters_of_names import is_shortened_inside, may_stand_for
from caunoi.extraction.name_keys import full_initials, initials, is_generic_name
from caunoi.extraction.name_keys import name_key as words_of_name
from caunoi.extraction.names_words import Words, folded, head_at
from caunoi.extraction.places import country_stated
from caunoi.extraction.same_partner import name_key, short_key, spells
from caunoi.extraction.tokens import tokenize

_LEAST_LETTERS = 3  # of an acronym
_LEAST = 2  # words that two names must have in common
_LINKS = frozenset({"of", "in", "the", "de", "del"})
_ENGLISH = re.compile(r"[A-Z][A-Za-z]{1,7}[A-Z]")  # an acronym without a Vietnamese letter
_OF_ACRONYMS = frozenset({"", "school", "institute", "association"})
_AREAS = frozenset({"tỉnh", "huyện", "quận", "xã", "phường", "tp"})
_AREAS_OF_TWO = frozenset({("thành", "phố"), ("thị", "xã"), ("thị", "trấn")})
_SPELT = frozenset({"school", "institute", "association", "government"})


def join_same(groups: list[Organisation]) -> list[Organisation]:
    """Joins bodies whose names say the same: see ``_is_same``. Of several that it may be, none is joined."""
    return join_where(groups, sorted(groups, key=lambda group: len(group.name)), _is_same)


def _is_same(short: Organisation, full: Organisation) -> bool:
    """ "London University" and "University of London", "LANL" and its full name, "X" and "X of Rwanda"."""
    if _is_office_of_area(short, full):
        return True
    if is_generic_name(short.name) or short_key(full.name):
        return False
    letters = _letters(short.name)
    if letters:
        return full.form in _SPELT and (
            any(_stands_for(letters, name) for name in _spelt_out(full)) or _is_own_acronym(short, full)
        )
    if len(name_key(short.name)) < _LEAST:
        return False
    if short.form == full.form and is_shortened_inside(short.name, full.name):
        return True
    return name_key(short.name) == name_key(full.name) or _adds_a_country(short.name, full.name)


def _is_office_of_area(short: Organisation, full: Organisation) -> bool:
    """ "UBND tỉnh" and "Sở Khoa học và Công nghệ" are those of the one province that the text names."""
    if short.form != "government" or full.form != "government":
        return False
    words, others = words_of_name(short.name), words_of_name(full.name)
    if others[: len(words)] != words or len(others) == len(words):
        return False
    rest = others[len(words) :]
    return (
        words[-1] in _AREAS or words[-2:] in _AREAS_OF_TWO or rest[0] in _AREAS or rest[:2] in _AREAS_OF_TWO
    )


def _letters(name: str) -> str:
    """The letters that are all of the name but a head: "RMU", "SCU" of "Đại học SCU"; else ""."""
    tokens = [token for token in tokenize(name) if token.is_word]
    head = head_at(tokens, 0)[1] if len(tokens) > 1 else 0
    return short_key(name[tokens[head].start :]) if head < len(tokens) <= head + 1 else ""


def _stands_for(letters: str, name: str) -> bool:
    """Letter by letter, small words counted or not; one word of four or more may be passed over."""
    if spells(letters, name) or full_initials(name) == letters:
        return True
    first = initials(name)
    dropped = {first[:at] + first[at + 1 :] for at in range(1, len(first) - 1)}
    return len(first) > _LEAST_LETTERS and letters in dropped


def _is_own_acronym(short: Organisation, full: Organisation) -> bool:
    """In the letters of its English name, or in any order; not where it has an acronym of its own."""
    is_bare = short.form in _OF_ACRONYMS and all(short_key(m.name) for m in short.mentions)
    if not is_bare or any(_ENGLISH.fullmatch(alias) for alias in full.aliases):
        return False
    return any(may_stand_for(short.name, mention.name) for mention in full.mentions)


def _spelt_out(full: Organisation) -> Sequence[str]:
    """Its names, "Đại học Southern Cross" also as "Southern Cross University"."""
    names = {mention.name for mention in full.mentions}
    turned = {_turned(name) for name in names if not name.isascii()}
    return [name for name in (*names, *turned) if name and not short_key(name)]


def _turned(name: str) -> str:
    """The name's own words with "University" behind them, where it has a Vietnamese head; else ""."""
    tokens = [token for token in tokenize(name) if token.is_word]
    head = head_at(tokens, 0)[1]
    lows = [folded(token.text) for token in tokens[:head]]
    own = name[tokens[head].start :] if 0 < head < len(tokens) else ""
    return f"{own} University" if own.isascii() and (lows[-2:] == ["đại", "học"] or lows == ["đh"]) else ""


def _adds_a_country(short: str, full: str) -> bool:
    words, others = words_of_name(short), words_of_name(full)
    if len(words) >= len(others) or others[: len(words)] != words:
        return False
    rest = _without_links(others[len(words) :])
    country = country_stated(f"({' '.join(rest).title()})") if rest else None
    return country not in {None, "VN"}


def _without_links(words: Words) -> Words:
    at = next((at for at, word in enumerate(words) if word not in _LINKS), len(words))
    return words[at:]
