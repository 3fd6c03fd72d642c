"""The shapes in which dates are written, as expressions; what they mean is decided in ``dates``."""

import re
from collections.abc import Iterable

from caunoi.vocabulary import load

_WORDS = load("dates")

MONTH_NUMBERS: dict[str, int] = {
    name: number for number, names in enumerate(_WORDS["months"].values(), start=1) for name in names
}
MONTH_WORDS_VI: dict[str, int] = {
    name: int(number) for number, names in _WORDS["months_vi"].items() for name in names
}


def any_of(words: Iterable[str]) -> str:
    """An alternation of literal phrases, longest first, blanks of any kind between their words."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(r"\s+".join(re.escape(part) for part in word.split()) for word in ordered)


def _shape(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


_MONTH = f"(?P<name>{any_of(MONTH_NUMBERS)})"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_SHORT_YEAR = r"(?:[-/]|\s?['’])(?P<short>\d\d)(?!\d)"  # "Aug-19", "Sept '18"
_BUDDHIST = r"(?:\s?\(?B\.?\s?E\.?\s?2[4-6]\d\d\)?)?"
_SCHOOL = any_of([*_WORDS["school_year"]["vi"], *_WORDS["school_year"]["en"]])

# name -> expression; the earlier one wins when two shapes cover the same words
SHAPES: dict[str, re.Pattern[str]] = {
    "school_year": _shape(
        rf"(?<!\w)(?:{_SCHOOL})\s{{0,3}}(?P<first>\d{{4}})\s?[-/]\s?(?P<second>\d{{4}}|\d\d)(?!\d)"
    ),
    "split_year": _shape(r"(?<![\d/._-])(?P<first>(?:19|20)\d\d)[-/](?P<second>\d\d)(?!\d|[/.]\w|-\d)"),
    "year_first": _shape(
        r"(?<![\d/._])(?P<year>(?:19|2[0-6])\d\d)(?P<one>[-/.年])\s?(?P<month>\d{1,2})(?P<two>[-/.月])\s?"
        r"(?P<day>\d{1,2})(?!\d)日?"
    ),
    "day_first": _shape(
        r"(?<![\d_])(?<!\d[.,])(?P<day>\d{1,2})(?P<one> ?[-/.]{1,2} ?)(?P<month>\d{1,2})"
        rf"(?P<two> ?[-/.]{{1,2}} ?)(?P<year>\d{{4,5}})(?!\d){_BUDDHIST}"
    ),
    "short_year": _shape(
        r"(?<![\d_])(?<!\d[.,])(?P<day>\d{1,2})(?P<one>[-/.])(?P<month>\d{1,2})(?P=one)(?P<year>\d\d)(?!\d|[-/.]\d)"
    ),
    "glued": _shape(r"(?<![\d/._-])(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})(?P<year>(?:19|20)\d\d)(?!\d)"),
    "day_month_name": _shape(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s./-]{{0,2}}(?:(?:day\s)?of\s)?{_MONTH}(?![a-z])"
        rf"(?:\.?,?[\s/-]{{0,2}}{_YEAR}{_BUDDHIST}|{_SHORT_YEAR})?"
    ),
    "month_name_day": _shape(
        rf"(?<!\w){_MONTH}\.?\s?(?P<day>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{{1,2}}(?:st|nd|rd|th)?(?=,?\s\d{{4}}))?"
        rf"(?:(?:,|,?\s{{1,2}}){_YEAR})?"
    ),
    "month_name_year": _shape(rf"(?<!\w){_MONTH}(?:\.?,?\s?(?:of\s)?['’]?-?{_YEAR}|{_SHORT_YEAR})"),
    "day_month_words": _shape(
        r"(?<!\d)(?P<day>\d{1,2})\s{1,3}tháng\s{1,3}(?P<month>\d{1,2}|"
        + any_of(MONTH_WORDS_VI)
        + rf")(?!\w)(?:\s{{0,3}}[,/.-]?\s{{0,3}}(?:năm\s{{1,3}})?{_YEAR})?"
    ),
    "month_words": _shape(
        r"(?<!\w)tháng\s{1,3}(?P<month>\d{1,2}|"
        + any_of(MONTH_WORDS_VI)
        + rf")(?!\w)(?:\s{{0,3}}[,/.-]?\s{{0,3}}(?:năm\s{{1,3}})?{_YEAR})?"
    ),
    "month_letter": _shape(rf"(?<!\w)T\.?\s?(?P<month>\d{{1,2}})\s?[/.-]\s?{_YEAR}"),
    "quarter": _shape(
        rf"(?<!\w)(?:quý|quí|quarter|Q\.?)\s{{0,2}}(?P<quarter>IV|I{{1,3}}|[1-4])(?!\w)[\s,/-]{{0,3}}(?:năm\s|of\s)?{_YEAR}"
    ),
    "month_year": _shape(r"(?<![\d/._])(?P<month>\d{1,2}) ?[/.-] ?(?P<year>(?:19|20|25)\d\d)(?!\d|[/.]\w)"),
    "year_month": _shape(
        r"(?<![\d/._-])(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})(?!\d|[/.]\w|-\d|\s?(?:năm|years?|yrs?)\b)"
    ),
    "day_month": _shape(r"(?<![\d/.,-])(?P<day>\d{1,2})[/-](?P<month>\d{1,2})(?![\d/-]|\.\d)"),
    "day_month_dots": _shape(
        r"(?<!\w)(?:ngày|sáng|chiều|tối|trưa)\s{1,2}(?P<day>\d{1,2})\.(?P<month>\d{1,2})(?!\d|[.,]\d)"
    ),
    "year_word": _shape(rf"(?<!\w)(?:năm|year)\s{{1,3}}{_YEAR}"),
    "bare_year": _shape(r"(?<![\d_])(?<!\d[.,])(?P<year>(?:19|20)\d\d)(?!\d|[.,]\d)"),
}

_WEEKDAYS = [*_WORDS["weekdays"]["vi"], *_WORDS["weekdays"]["en"]]
_LEADS = [*_WORDS["before_day"]["vi"], *_WORDS["before_day"]["en"], *_WEEKDAYS]
BEFORE_DAY = _shape(rf"(?<!\w)(?:{any_of(_LEADS)}),?\s{{1,3}}\(?\Z")
AHEAD = _shape(rf"(?<!\w)(?:{any_of([*_WORDS['ahead']['vi'], *_WORDS['ahead']['en']])})(?!\w)")
