"""Finds numbers in running text, written in digits or words, Vietnamese and English style."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from caunoi.vocabulary import load

_WORDS = load("figures")
_CODES = "|".join(  # "PhP1.2 million": a currency glued to its number
    re.escape(word)
    for words in _WORDS["money"].values()
    for word in words
    if len(word) >= 3 and word[0].isascii() and " " not in word
)
_FIRSTS = "".join(sorted({word[0] for word in _CODES.split("|")}))
_FREE = rf"(?<![\w.,/+])|(?<=[^\W\d]/)|(?<![^\W_])(?:{_CODES})\.?"  # where a number may begin
_DIGITS = re.compile(
    rf"(?=\d|(?<![^\W_])[{_FIRSTS}])(?:"  # asked first, so that most characters are passed over quickly
    rf"(?:(?<!-)(?:{_FREE}))(?P<grouped>(?<!\d )\d{{1,3}}(?: \d{{3}})+(?![\d.,/-]| \d)"
    r"|\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?(?!\d))"
    rf"|(?:(?<!\d-)(?:{_FREE}))(?P<plain>\d+(?:[.,]\d+)?(?!\d)))",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_GLUED_TO_LETTER = re.compile(r"[^\W\d_]\.?\d")
_MEASURES = "|".join(
    re.escape(word)
    for word in (
        "tr",
        "trđ",
        "tỷ",
        "tỉ",
        "triệu",
        "bn",
        "mn",
        "mln",
        "đ",
        "đồng",
        "vnđ",
        "vnd",
        "usd",
        "eur",
        "ha",
        "m",
        "k",
    )
)  # what may be glued to a number: "410tr", "100.000.000đ"
_GLUED = re.compile(rf"(?!(?:{_MEASURES})(?!\w))[^\W\d]|[-/+]\d|[.:]\d|[x×]\d", re.IGNORECASE)
_EN = _WORDS["number_words"]["en"]
_VI = _WORDS["number_words"]["vi"]
_TENS = "|".join(word for word, value in _EN.items() if value >= 20)
_UNITS = "|".join(("one", *(word for word, value in _EN.items() if value < 10)))
_SPELT_EN = re.compile(
    rf"(?<![\w-])(?:(?:(?P<hundreds>{_UNITS}|a)\shundred\s(?:and\s)?)?"
    rf"(?:(?P<tens>{_TENS})(?:[- ](?P<unit>{_UNITS}))?|(?P<word>{'|'.join(_EN)}))"
    r"|(?P<one>one)(?=\s(?:hundred|thousand)\s))(?![\w-])",
    re.IGNORECASE,
)
_OF_ALL = re.compile(r"(?<![\w./-])(?P<some>\d{1,3})/(?P<all>\d{2,3})(?=\s[^\W\d_])")  # "14/17 cơ sở"
_MONTHS = 12  # what stands behind the stroke of a date is no more
_SPELT_VI = re.compile(rf"(?<!\w)(?:{'|'.join(_VI)})(?!\w)", re.IGNORECASE)
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+\Z")


@dataclass(frozen=True, slots=True)
class Number:
    """A number at ``text[start:end]``; ``spelt`` when it is written as a word."""

    value: float
    start: int
    end: int
    spelt: bool = False


def find_numbers(text: str, language: str) -> list[Number]:
    """The numbers of ``text`` in order: 62.450, 1,36, 04, "Forty-four", "hai"."""
    found = [
        Number(
            _value(match[match.lastgroup or 0], text[match.end() : match.end() + 14], language),
            *match.span(match.lastgroup or 0),
        )
        for match in _written(text)
        if not _GLUED.match(text, match.end())
    ]
    found += [
        Number(float(match["some"]), *match.span())
        for match in _OF_ALL.finditer(text)
        if _MONTHS < int(match["all"]) >= int(match["some"])
    ]
    if language == "en":
        found += [Number(_spelt(match), *match.span(), spelt=True) for match in _SPELT_EN.finditer(text)]
    else:
        found += [
            Number(float(_VI[match.group().casefold()]), *match.span(), spelt=True)
            for match in _SPELT_VI.finditer(text)
        ]
    return sorted(found, key=lambda number: number.start)


def _written(text: str) -> Iterator[re.Match[str]]:
    """The numbers in digits; where none is glued to a letter each begins with a digit."""
    if _GLUED_TO_LETTER.search(text):
        yield from _DIGITS.finditer(text)
        return
    at = 0
    while digit := _DIGIT.search(text, at):
        match = _DIGITS.match(text, digit.start())
        at = match.end() if match else digit.end()
        if match:
            yield match


def _spelt(match: re.Match[str]) -> float:
    """The value of "forty-four", "seven", "two hundred and fifty"; of "one" before a scale."""
    words = (match[group] for group in ("tens", "unit", "word", "one"))
    value = sum(_EN.get(word.casefold(), 1) for word in words if word)
    hundreds = match["hundreds"]
    return float(value + (100 * _EN.get(hundreds.casefold(), 1) if hundreds else 0))


def _value(digits: str, after: str, language: str) -> float:
    """A point parts thousands in Vietnamese, a comma in English; before "tỷ" both part decimals."""
    if " " in digits:
        return float(digits.replace(" ", ""))
    scaled = re.match(
        r"\s?(?:tỷ|tỉ|triệu|tr|nghìn|ngàn|billion|million|thousand|bn|mn|mln)(?!\w)", after, re.IGNORECASE
    )
    if _GROUPED.match(digits) and (not scaled or _is_thousands(digits, language)):
        return float(re.sub(r"[.,]", "", digits))
    if len(re.findall(r"[.,]", digits)) > 1:  # 1.234,50
        head, tail = (
            re.split(r"[.,](?=\d{1,2}\Z)", digits) if re.search(r"[.,]\d{1,2}\Z", digits) else (digits, "0")
        )
        return float(re.sub(r"[.,]", "", head) + "." + tail)
    return float(digits.replace(",", "."))


def _is_thousands(digits: str, language: str) -> bool:
    return ("." in digits) if language == "vi" else ("," in digits)
