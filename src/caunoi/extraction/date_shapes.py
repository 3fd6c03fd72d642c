"""The shapes in which dates are written, as expressions; what they mean is decided in ``dates``."""

import re
from collections.abc import Iterable
from functools import cache

from caunoi.extraction.literals import led_by, parts_of
from caunoi.vocabulary import load

_WORDS = load("dates")

MONTH_NUMBERS: dict[str, int] = {
    name: number for number, names in enumerate(_WORDS["months"].values(), start=1) for name in names
}
MONTH_WORDS_VI: dict[str, int] = {
    name: int(number) for number, names in _WORDS["months_vi"].items() for name in names
}

ROMAN_MONTHS: dict[str, int] = {
    roman: number
    for number, roman in enumerate(
        ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"), start=1
    )
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

# name -> expression; the earlier one wins when two shapes cover the same words.
# Shapes of digits ask what stands before them behind their first character, for the reason given above.
SHAPES: dict[str, re.Pattern[str]] = {
    "school_year": led_by(
        [*_WORDS["school_year"]["vi"], *_WORDS["school_year"]["en"]],
        r"\s{0,3}(?P<first>\d{4})\s?[-/]\s?(?P<second>\d{4}|\d\d)(?!\d)",
    ),
    "split_year": _shape(r"(?P<first>(?:19|20)(?<![\d/._-]..)\d\d)[-/](?P<second>\d\d)(?!\d|[/.]\w|-\d)"),
    "year_first": _shape(
        r"(?P<year>(?:19|2[0-6])(?<![\d/._]..)\d\d)(?P<one>[-/.年])\s?(?P<month>\d{1,2})(?P<two>[-/.月])\s?"
        r"(?P<day>\d{1,2})(?!\d)日?"
    ),
    "day_first": _shape(
        r"(?P<day>\d(?<![\d_].)(?<!\d[.,].)\d?)(?P<one> ?[-/.]{1,2} ?)(?P<month>\d{1,2})"
        rf"(?P<two> ?[-/.]{{1,2}} ?)(?P<year>\d{{4,5}})(?!\d){_BUDDHIST}"
    ),
    "short_year": _shape(
        r"(?P<day>\d(?<![\d_].)(?<!\d[.,].)\d?)(?P<one>[-/.])(?P<month>\d{1,2})(?P=one)['’]?(?P<year>\d\d)"
        r"(?!\d|[-/.]\d)"
    ),
    "roman_month": _shape(
        rf"(?P<day>\d(?<![\d_].)\d?)\s?[-./]\s?(?P<roman>{any_of(ROMAN_MONTHS)})\s?[-./]\s?{_YEAR}"
    ),
    "day_month_of_year": _shape(
        rf"(?P<day>\d(?<![\d/.,-].)\d?)[-/.](?P<month>\d{{1,2}})\s{{1,2}}năm\s{{1,2}}{_YEAR}"
    ),
    "glued": _shape(r"(?P<day>\d(?<![\d/._-].)\d?)[/.-](?P<month>\d{1,2})(?P<year>(?:19|20)\d\d)(?!\d)"),
    "month_span": led_by(
        MONTH_NUMBERS,
        rf"\.?\s?(?:[-–]|to|until|till|through)\s?(?P<other>{any_of(MONTH_NUMBERS)})\.?,?\s{{1,2}}{_YEAR}",
        name="name",
    ),
    "day_month_name": _shape(
        rf"(?P<day>\d(?<!\d.)\d?)(?:st|nd|rd|th)?[\s./-]{{0,2}}(?:(?:day\s)?of\s)?{_MONTH}(?![a-z])"
        rf"(?:\.?,?[\s/-]{{0,2}}{_YEAR}{_BUDDHIST}|{_SHORT_YEAR})?"
    ),
    "month_name_day": led_by(
        MONTH_NUMBERS,
        r"\.?\s?(?P<day>\d{1,2})(?!\d)(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{1,2}(?:st|nd|rd|th)?(?=,?\s\d{4}))?"
        rf"(?:(?:,|,?\s{{1,2}}){_YEAR})?",
        name="name",
    ),
    "month_name_year": led_by(
        MONTH_NUMBERS, rf"(?:\.?,?\s?(?:of\s)?['’]?-?{_YEAR}|{_SHORT_YEAR})", name="name"
    ),
    "day_month_words": _shape(
        r"(?P<day>\d(?<!\d.)\d?)\s{1,3}tháng\s{1,3}(?P<month>\d{1,2}|"
        + any_of(MONTH_WORDS_VI)
        + rf")(?!\w)(?:\s{{0,3}}[,/.-]?\s{{0,3}}(?:năm\s{{1,3}})?{_YEAR})?"
    ),
    "month_words": led_by(
        ["tháng"],
        r"\s{1,3}(?P<month>\d{1,2}|"
        + any_of(MONTH_WORDS_VI)
        + rf")(?!\w)(?:\s{{0,3}}[,/.-]?\s{{0,3}}(?:năm\s{{1,3}})?{_YEAR})?",
    ),
    "month_letter": led_by(["t", "th"], rf"\.?\s?(?P<month>\d{{1,2}})\s?[/.-]\s?{_YEAR}"),
    "month_letter_short": led_by(["t", "th"], r"\.?\s?(?P<month>\d{1,2})[/.](?P<year>\d\d)(?![\d/.])"),
    "quarter": led_by(
        ["quý", "quí", "quarter", "q.", "q"],
        rf"\s{{0,2}}(?P<quarter>IV|I{{1,3}}|[1-4])(?!\w)[\s,/-]{{0,3}}(?:năm\s|of\s)?{_YEAR}",
    ),
    "month_year": _shape(r"(?P<month>\d(?<![\d/._].)\d?) ?[/.-] ?(?P<year>(?:19|20|25)\d\d)(?!\d|[/.]\w)"),
    "year_month": _shape(
        r"(?P<year>(?:19|20)(?<![\d/._-]..)\d\d)[-/.](?P<month>\d{1,2})"
        r"(?!\d|[/.]\w|-\d|\s?(?:năm|years?|yrs?)\b)"
    ),
    "month_short_year": _shape(r"(?P<month>\d(?<![\d/.-].)\d?)[/.](?P<year>\d\d)(?![\d/.])"),
    "day_month": _shape(r"(?P<day>\d(?<![\d/.,-].)\d?)[/-](?P<month>\d{1,2})(?![\d/-]|\.\d)"),
    "day_month_dots": led_by(
        ["ngày", "sáng", "chiều", "tối", "trưa"],
        r"\s{1,2}(?P<day>\d{1,2})\.(?P<month>\d{1,2})(?!\d|[.,]\d)",
    ),
    "year_then_month": _shape(
        r"(?P<year>(?:19|20)(?<![\d/._-]..)\d\d)\s?\((?:tháng|t)\s?(?P<month>\d{1,2})(?=\s?\))"
    ),
    "year_word": led_by(["năm", "year"], rf"\s{{1,3}}{_YEAR}"),
    "bare_year": _shape(r"(?P<year>(?:19|20)(?<![\d_]..)(?<!\d[.,]..)\d\d)(?!\d|[.,]\d)"),
}

_WEEKDAYS = [*_WORDS["weekdays"]["vi"], *_WORDS["weekdays"]["en"]]
_LEADS = [*_WORDS["before_day"]["vi"], *_WORDS["before_day"]["en"], *_WEEKDAYS]
BEFORE_DAY = _shape(rf"(?<!\w)(?:{any_of(_LEADS)}),?\s{{1,3}}\(?\Z")
AHEAD = _shape(rf"(?<!\w)(?:{any_of([*_WORDS['ahead']['vi'], *_WORDS['ahead']['en']])})(?!\w)")

REACH_OF_NUMBER = 24  # characters before a date in which the word for a paper's number stands
NUMBER_OF_PAPER = _shape(r"(?<!\w)(?:số|no\.?|nr\.?|№)\s?:?\s?\Z")
IN_NUMBER_OF_PAPER = re.compile(  # "số 12/2019", "118/HĐNT-2019"
    r"(?<!\w)(?:(?i:số|no\.?|nr\.?|№)\s?:?\s?\d{1,5}\s?[/-]\s?|\d{1,5}[/-][A-ZĐ&]{2,10}[/-])\Z"
)

_DIGIT = re.compile(r"\d")
_LONG_YEAR = re.compile(r"\d{4}")
_PARTED_NUMBERS = re.compile(r"\d\s?[-/.年]{1,2}\s?\d")
_PARTED_TWICE = re.compile(r"\d\s?[-/.年]{1,2}\s?\d{1,2}\s?[-/.月]{1,2}\s?\d")
_ROMAN = re.compile(r"[-./]\s?[ivxıIVXİ]{1,4}\s?[-./]")
_OF_PARTED_NUMBERS = frozenset(
    {
        *("school_year", "split_year", "year_first", "day_first", "short_year", "glued", "month_letter"),
        *("month_year", "year_month", "day_month", "day_month_dots"),
        *("day_month_of_year", "month_short_year", "month_letter_short"),
    }
)
_OF_LONG_YEARS = frozenset(
    {
        *("school_year", "split_year", "year_first", "day_first", "glued", "roman_month", "month_span"),
        *("day_month_of_year", "month_letter", "quarter", "month_year", "year_month", "year_then_month"),
        *("year_word", "bare_year"),
    }
)
_OF_THREE_NUMBERS = frozenset({"year_first", "day_first", "short_year"})
_OF_ROMANS = frozenset({"roman_month"})
_OF_MONTH_NAMES = frozenset({"month_span", "day_month_name", "month_name_day", "month_name_year"})
_OF_MONTH_WORDS = frozenset({"day_month_words", "month_words"})
_NAMES = parts_of(name[:3] for name in MONTH_NUMBERS)
_Shapes = tuple[tuple[int, str, re.Pattern[str]], ...]


def shapes_in(text: str) -> _Shapes:
    """Rank, name and expression of the shapes that may stand in ``text``: none where no digit does."""
    if not _DIGIT.search(text):
        return ()
    parted = _PARTED_NUMBERS.search(text) is not None
    low = text.lower()
    return _shapes(
        parted=parted,
        thrice=parted and _PARTED_TWICE.search(text) is not None,
        long=_LONG_YEAR.search(text) is not None,
        roman=_ROMAN.search(text) is not None,
        named=any(map(low.__contains__, _NAMES)),
        worded="tháng" in low,
    )


@cache
def _shapes(*, parted: bool, thrice: bool, long: bool, roman: bool, named: bool, worded: bool) -> _Shapes:
    """The shapes but those of which the text cannot hold what they are made of."""
    held = (
        (parted, _OF_PARTED_NUMBERS),
        (thrice, _OF_THREE_NUMBERS),
        (long, _OF_LONG_YEARS),
        (roman, _OF_ROMANS),
        (named, _OF_MONTH_NAMES),
        (worded, _OF_MONTH_WORDS),
    )
    left_out = frozenset().union(*(names for holds, names in held if not holds))
    return tuple((rank, name, SHAPES[name]) for rank, name in enumerate(SHAPES) if name not in left_out)
