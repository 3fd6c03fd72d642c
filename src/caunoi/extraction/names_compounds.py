"""Vietnamese words of two syllables in names of which only the first has a capital, known or not."""

import re
from collections.abc import Sequence

from caunoi.extraction.names_words import ACTS, COMPOUNDS, HOME_PLACES, LINKS, STOPS, folded, head_at
from caunoi.extraction.officers import is_surname
from caunoi.extraction.tokens import Token
from caunoi.vocabulary import load

_FORMS = frozenset({"institute", "association", "government"})
_VIETNAMESE = re.compile(
    r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE
)
_LONGEST = 6  # letters of one syllable
_KEPT = frozenset({"các", "những"})
_TITLE_VERBS = frozenset(
    tuple(words.split()) for words in load("organisations")["names"]["vi"]["title_verbs"]
)


def completes_first_word(tokens: Sequence[Token], at: int, head_end: int, form: str) -> bool:
    """ "Trung tâm Khám phá khoa học": the small word behind the first capital is half of an unknown word."""
    if form not in _FORMS or at != head_end + 1 or at + 1 >= len(tokens):
        return False
    first, second = tokens[at - 1], tokens[at]
    if (
        not _is_syllable(first)
        or not _is_syllable(second)
        or HOME_PLACES.at(tokens, at - 1)
        or is_surname(first)
    ):
        return False
    words = (folded(second.text), folded(tokens[at + 1].text))
    if STOPS.at(tokens, at) or head_at(tokens, at)[1] or words[0] in LINKS or words in ACTS:
        return False
    return words in COMPOUNDS or tokens[at + 1].is_capital or not tokens[at + 1].is_word


def _is_syllable(token: Token) -> bool:
    """A word as Vietnamese has them: short, with a letter or mark of its own."""
    return token.is_word and len(token.text) <= _LONGEST and _VIETNAMESE.search(token.text) is not None


def ends_in_verb(tokens: Sequence[Token], at: int) -> bool:
    """ "TRƯỜNG ... Thành phố X Ký kết thỏa thuận": a title begins its verb with a capital, too."""
    words = tuple(folded(token.text) for token in tokens[at : at + 2])
    return words in _TITLE_VERBS and tokens[at].is_capital and not tokens[at].is_shouted


def names_what_is_kept(tokens: Sequence[Token], at: int, form: str) -> int:
    """ "Hiệp hội Bảo dưỡng các tòa nhà Nhật Bản": of what a society takes care; how many tokens it is."""
    if form != "association" or folded(tokens[at].text) not in _KEPT or at + 3 >= len(tokens):
        return 0
    pair = folded(tokens[at + 1].text), folded(tokens[at + 2].text)
    before = folded(tokens[at - 2].text), folded(tokens[at - 1].text)
    is_kept = pair in COMPOUNDS and before in COMPOUNDS and not tokens[at + 1].is_capital
    return 3 if is_kept and tokens[at + 3].is_capital else 0
