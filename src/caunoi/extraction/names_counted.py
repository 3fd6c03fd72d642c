"""Heads of names behind a number, which count several bodies and name none."""

from collections.abc import Sequence

from caunoi.extraction.names_words import folded
from caunoi.extraction.tokens import Token

_FEWEST_BEFORE, _DIGITS = 2, 2
_BEFORE_COUNTS = frozenset(
    {"với", "cùng", "và", "của", "cho", "từ", "giữa", "có", "là", "gồm", "các", "hơn", "gần"}
)


def counts_several(tokens: Sequence[Token], place: int, length: int) -> bool:
    """ "với 03 Doanh nghiệp ngành Xây dựng": a number of them, no name; but "ngày 5/3 Trường ..."."""
    number, lead = tokens[place - 1 : place], tokens[place - 2 : place - 1]
    if place < _FEWEST_BEFORE or not number[0].is_number or len(number[0].text) > _DIGITS:
        return False
    if folded(lead[0].text) not in _BEFORE_COUNTS:
        return False
    following = tokens[place + length]
    return following.is_word and not following.is_capital
