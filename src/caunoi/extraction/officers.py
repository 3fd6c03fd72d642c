"""Where the name of a body ends because that of its officer begins: "Giám đốc Sở Y tế Trần Văn A"."""

from collections.abc import Sequence

from caunoi.extraction.names_words import HOME_PLACES, OFFICES, SURNAMES, folded
from caunoi.extraction.tokens import Token

_LONGEST_OFFICE = 4  # tokens of the longest title before a name
_LONGEST_PERSON = 4  # words of the name of a person
_BARE = frozenset({"tỉnh", "thành", "huyện", "quận", "đảng", "ubnd", "ủy", "sở", "cục", "chi"})


def is_surname(token: Token) -> bool:
    """A Vietnamese family name, written as one."""
    return token.is_capital and not token.is_acronym and folded(token.text) in SURNAMES


def before_officer(tokens: Sequence[Token], place: int, head_end: int, last: int) -> int:
    """The end of the name ``tokens[place:last]`` when an office stands before it and the officer behind.

    ``head_end`` where nothing is left: "Bí thư Tỉnh ủy Lê Văn B" names no body; but a school or a firm
    that bears the name of a person ("Trường ĐH Võ Trường Toản") keeps it.
    """
    if not any(OFFICES.at(tokens, at) == place - at for at in range(max(0, place - _LONGEST_OFFICE), place)):
        return last
    at = _person_at(tokens, max(head_end, last - _LONGEST_PERSON), last)
    bears_it = at == head_end and folded(tokens[place].text) not in _BARE
    return last if bears_it else at


def before_person(tokens: Sequence[Token], place: int, last: int) -> int:
    """The end of the brand ``tokens[place:last]``: "Tổng Giám đốc T&T Group Đỗ Quang Hiển"."""
    return _person_at(tokens, max(place + 1, last - _LONGEST_PERSON), last)


def _person_at(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where from ``first`` on a Vietnamese person's name begins that goes up to ``last``; else ``last``."""
    for at in range(first, last - 1):
        is_name = is_surname(tokens[at]) and all(map(_is_name_word, tokens[at:last]))
        if is_name and not HOME_PLACES.at(tokens, at):
            return at
    return last


def _is_name_word(token: Token) -> bool:
    return token.is_word and token.is_capital and not token.is_acronym
