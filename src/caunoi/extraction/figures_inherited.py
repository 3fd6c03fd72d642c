"""Numbers whose noun stands elsewhere: repeated years, shares in parentheses, labels with a colon."""

import re
from collections.abc import Sequence

from caunoi.domain.kinds import Qualifier
from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.figures_counts import CURRENCIES, Count, counts_nothing, scaled
from caunoi.extraction.figures_numbers import Number
from caunoi.extraction.phrases import CAPITALS, Found
from caunoi.vocabulary import load

_WORDS = load("figures")
_CODES = frozenset(CURRENCIES.values())
_STATES: dict[str, str] = {word: slug for slug, words in _WORDS["states"].items() for word in words}
_REPEATED = re.compile(
    r"\s*(?:in|năm|trong năm|năm học)\s+(?:the\s+)?"
    r"(?:(?:academic|school|financial|fiscal) year\s+|FY\s?)?(?:19|20)\d\d"
    r"|\s+(?:were|was|are|have|had|came|went|arrived|left|finished|graduated|joined|của năm)(?!\w)"
    r"|\s?\((?:năm\s|in\s)?(?:19|20)\d\d\)|\s(?:[^\W\d]{3,20}\s)?ones(?!\w)",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\s(?:of (?:them|these|those|which|whom)|trong số (?:đó|này|họ))(?!\w)", re.IGNORECASE)
_YEAR_FIRST = re.compile(
    r"(?:năm\s+(?:19|20)\d\d\s*(?:là|có|:|đạt|-|\()?|(?<![\d/-])(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?\s?:)"
    r"\s*(?:hơn|khoảng|gần|trên|over|about|nearly)?\s*\Z",
    re.IGNORECASE,
)
_SAME_THING = re.compile(
    r"(?<!\w)(?:con số (?:này|đó|trên)|trong đó số|số|of (?:these|them|which)|(?:this|the) (?:number|figure))"
    r"(?:\s[^\W\d]+){0,5}\s(?:là|đạt|lên|was|is|rose to|reached)\s*(?:hơn|khoảng|gần|trên|over|about)?\s*\Z",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(  # "3 in Africa", "9 ở châu Á"
    r"\s(?:(?:were|are|was|is)\s)?(?:in|from|with|to|of|at|ở|tại|từ|đến từ|thuộc|sang)\s"
    rf"(?:the\s|châu\s|các\s|nước\s)?[{CAPITALS}]"
)
_LISTED = re.compile(r"(?:[,;:]|(?<!\w)(?:and|và|of which|of whom|trong đó))[^,;:]{0,30}\Z", re.IGNORECASE)
_PART_OF = re.compile(
    r"(?<!\w)(?:i\.e\.|namely|of which|of whom|out of which|trong đó|bao gồm|gồm|cụ thể)(?!\w)[^.]{0,160}\Z",
    re.IGNORECASE,
)
_PART_ENDS = re.compile(
    r"\s(?:foreign|domestic|local|national|international|trong nước|ngoài nước|quốc tế|cho|đi|sang|went"
    r"|came|were|had|có|là)(?!\w)"
)
_SLIVER = 50  # a share of a sum of money that is smaller counts something else
_MOST = 5000  # more are no part of what universities count
_ITEM = re.compile(r"[(;,]\s?(?:[^();,:\d]{0,40}:\s?)?\Z")
_ITEM_ENDS = re.compile(r"\s?[^();,.\d]{0,40}[;,)]")
_LABEL = re.compile(
    r"(?P<label>[^,;:.()\d|]{3,60}?)\s?:\s?(?:hơn|khoảng|gần|trên|about|over)?\s?\Z", re.IGNORECASE
)
_STATE = re.compile(rf"(?<!\w)(?P<state>{any_of(_STATES)})\s?:?\s?\Z", re.IGNORECASE)
_FAR, _BRACKET_REACH, _BRACKET = 70, 60, 240  # characters from the noun to the number it also counts


def inherited(text: str, number: Number, units: Sequence[Found[str]], previous: Count | None) -> Count | None:
    """What ``number`` counts by a noun before it in the text; None when nothing before it tells."""
    if counts_nothing(text, number):
        return None
    if number.spelt:
        what = previous.what if previous and _is_repeated(text, number, previous) else ""
    else:
        what = _by_label(text, number, units) or (_by_previous(text, number, previous) if previous else "")
    if not what:
        return None
    value, end, scale = scaled(text, number)
    if (
        what.rpartition("-")[2] in _CODES
        and not scale
        and previous
        and number.value * _SLIVER < previous.value
    ):
        return None  # of millions "(2021: 3)" counts something else
    return Count(what, value, Qualifier.EXACT, number.start, end, 0.75)


def _by_label(text: str, number: Number, units: Sequence[Found[str]]) -> str:
    """ "Number of partner institutions: 42", "còn hạn 17"."""
    state = _STATE.search(text, max(0, number.start - 40), number.start)
    if state:
        return _STATES[" ".join(state["state"].casefold().split())]
    label = _LABEL.search(text, max(0, number.start - 70), number.start)
    if label is None:
        return ""
    inside = [unit for unit in units if label.start("label") <= unit.start and unit.end <= label.end("label")]
    return inside[0].value if inside else ""


def _is_repeated(text: str, number: Number, previous: Count) -> bool:
    """ "742 people in 2021, 731 in 2022", "nine were signed and three were renewed"."""
    if not 0 <= number.start - previous.end <= _FAR:
        return False
    year_first = _YEAR_FIRST.search(text, max(0, number.start - 30), number.start)
    again = _REPEATED.match(text, number.end) or _OF_THEM.match(text, number.end)
    return bool(again or year_first)


def _by_previous(text: str, number: Number, previous: Count) -> str:
    """ "con số này là 872", "47 văn bản (21 quốc tế, 26 trong nước)"."""
    if _is_repeated(text, number, previous):
        return previous.what
    if _SAME_THING.search(text, max(0, number.start - 60), number.start):
        return previous.what
    shares = _shares(text, number, previous) or _is_part(text, number, previous)
    return previous.what if shares else ""


def _is_part(text: str, number: Number, previous: Count) -> bool:
    """ "39 institutes in Europe, 3 in Africa", "58 partners, i.e. 44 foreign and 14 domestic"."""
    gap = text[previous.end : number.start].replace("i.e.", "")
    if len(gap) > _FAR or number.value > _MOST or any(sign in gap for sign in ".("):
        return False
    if _ELSEWHERE.match(text, number.end):
        return _LISTED.search(gap) is not None
    return bool(_PART_OF.search(text, 0, number.start) and _PART_ENDS.match(text, number.end))


def _shares(text: str, number: Number, previous: Count) -> bool:
    """A part of what was counted right before the parenthesis in which ``number`` stands."""
    opened = text.rfind("(", max(0, number.start - _BRACKET), number.start)
    if opened < 0 or ")" in text[opened : number.start] or opened - previous.end > _BRACKET_REACH:
        return False
    if previous.end < opened and number.value > previous.value:
        return False
    return bool(_ITEM.search(text, opened, number.start) and _ITEM_ENDS.match(text, number.end))
