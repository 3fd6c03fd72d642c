"""Heads of names behind a number or before countries, which mean several bodies and name none."""

from collections.abc import Sequence

from caunoi.extraction.names_words import folded
from caunoi.extraction.places import country_stated
from caunoi.extraction.tokens import Token

_FEWEST_BEFORE, _DIGITS = 2, 2
_SEVERAL = frozenset({"các", "những", "nhiều", "mấy", "số", "bao"})
_LONGEST_COUNTRY = 24  # characters
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


def are_of_a_country(tokens: Sequence[Token], place: int, head_end: int, last: int) -> bool:
    """ "các trường đại học Đài Loan", "Viện nghiên cứu Đức, Úc và Bỉ": all those of countries, no name."""
    country = _said(tokens, head_end, last)
    if not country or len(country) > _LONGEST_COUNTRY or not country_stated(f"({country})"):
        return False
    if _goes_on(tokens, last):
        return True
    before = [folded(token.text) for token in tokens[max(0, place - 2) : place]]
    several = bool(before) and (before[-1] in _SEVERAL or (before[-1] == "trường" and before[0] in _SEVERAL))
    return several or not tokens[place].is_capital


def _goes_on(tokens: Sequence[Token], last: int) -> bool:
    """One more country stands behind the comma: "Đức, Úc, Hà Lan và Bỉ"."""
    if last >= len(tokens) or tokens[last].text != ",":
        return False
    following = (_said(tokens, last + 1, last + 1 + words) for words in (1, 2))
    ends = (tokens[last + 1 + words : last + 2 + words] for words in (1, 2))
    return any(
        country_stated(f"({country})") and (not end or end[0].text == "," or end[0].low == "và")
        for country, end in zip(following, ends, strict=True)
        if country
    )


def _said(tokens: Sequence[Token], first: int, last: int) -> str:
    return " ".join(token.text for token in tokens[first:last])
