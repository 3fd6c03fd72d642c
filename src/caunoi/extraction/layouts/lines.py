"""Lines of a text as pieces, and what a line between rows is: a heading, a footer, nothing."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from caunoi.domain.dates import PartialDate
from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.dates import find_dates
from caunoi.extraction.keeping import keeping
from caunoi.extraction.phrases import PhraseBook
from caunoi.extraction.places import find_countries
from caunoi.extraction.records import Piece
from caunoi.vocabulary import load

_WORDS = load("columns")
_FOOTERS = PhraseBook((phrase, True) for language in ("vi", "en") for phrase in _WORDS["footers"][language])
_PARTS_OF_WORLD = PhraseBook((phrase, True) for phrase in _WORDS["headings"]["words"])
_LINKS = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['heading_links']['words'])})(?!\w)", re.IGNORECASE)
_ROMAN = re.compile(r"\s*(?:(?:[Pp]hần|[Mm]ục|[Pp]art|[Ss]ection)\s+)?(?:[IVX]{1,5}|[A-H])\s?[.):/-]\s*")
_COUNT = re.compile(r"\A\d{1,2}(?:\.\d{1,2}){0,2}[.)]?\s{1,4}(?=[^\W\d_])")
_PAGE = re.compile(r"(?:trang|page)\s\d{1,4}(?:\s?(?:/|of)\s?\d{1,4})?", re.IGNORECASE)
_SPACES = "".join(sign for sign in map(chr, range(0x3001)) if sign.isspace())
_MARKS_BEFORE, _MARKS_BEHIND = f"{_SPACES}#*_>=-", f"{_SPACES}#*_=-"
_LONGEST_HEADING = 90
_LONGEST_MONTH = 16
_SECTION = re.compile(r"(?:[IVX]{1,5}|[A-H])(?:[.\-]?\d{1,2})?[.)]?|\d{1,2}(?:\.\d{1,2}){0,2}[.)]?")
_SECTION_CELLS = 2
_YEAR_WORDS = any_of([*_WORDS["year_headings"]["vi"], *_WORDS["year_headings"]["en"]])
_YEARS = re.compile(
    rf"(?:(?:{_YEAR_WORDS})[\s.:]{{1,3}}){{0,2}}(?P<years>(?:19|20|25)\d\d(?:\s?[-/]\s?(?:(?:19|20|25)\d\d|\d\d)){{0,2}})[\s:.)]{{0,3}}",
    re.IGNORECASE,
)
_STRETCH = re.compile(r"\d{4}\s?-.{0,20}")  # a validity rather than a heading
_BRACKET = re.compile(r"\([^()]{1,40}\)")
_COUNTRY_LABELS = frozenset(words.casefold() for words in _WORDS["headers"]["country"])
_COUNTED = re.compile(
    rf"[(\s:–-]\s{{0,2}}\d{{1,3}}(?:\s(?:{any_of(_WORDS['counted_headings']['words'])}))?\s?\)?\Z",
    re.IGNORECASE,
)
_COMMON_YEAR = re.compile(r"(?:19|20)\d\d")
_KEPT = 4  # texts whose lines are kept


def lines_of(text: str, start: int = 0, end: int | None = None) -> list[Piece]:
    """Every line of ``text[start:end]`` without its line break; blank lines are there too."""
    return list(_all_lines(text) if start == 0 and end is None else _lines(text, start, end))


def _lines(text: str, start: int, end: int | None) -> Iterator[Piece]:
    stop = len(text) if end is None else end
    while start <= stop:
        cut = text.find("\n", start, stop)
        cut = stop if cut < 0 else cut
        yield Piece(start, cut)
        start = cut + 1


@lru_cache(maxsize=_KEPT)
def _all_lines(text: str) -> tuple[Piece, ...]:
    """One layout after the other asks for the lines of the same text."""
    return tuple(_lines(text, 0, None))


@keeping
def is_footer(words: str) -> bool:
    """ "Tổng cộng: ...", "Ghi chú: ...", "Contact: ..." are no rows."""
    plain = words.strip(" \t*_#\"©'-•(|")
    if _PAGE.fullmatch(plain):
        return True
    found = _FOOTERS.find(plain[:60])
    if not found or found[0].start > 0:
        return False
    after = plain[found[0].end :].lstrip(" \t*_")
    is_phrase = " " in plain[: found[0].end]
    return is_phrase or not after or after[0] in ":|-.(©" or after[0].isdigit()


def _unmarked(words: str) -> str:
    """The words without blanks and signs of markup at both ends."""
    return words.lstrip(_MARKS_BEFORE).rstrip(_MARKS_BEHIND)


@keeping
def heading_words(words: str) -> str:
    """The words of a heading without numbering and markup; "" when the line is none.

    A heading is short and is numbered with letters, or all capitals, or nothing but the name
    of a country or a part of the world.
    """
    plain = _unmarked(words)
    if not plain or plain[0] == "(" or len(plain) > _LONGEST_HEADING or is_footer(plain):
        return ""
    if _ROMAN.match(plain):
        return _ROMAN.sub("", plain, count=1).strip()
    numbered = _COUNT.sub("", plain)
    if numbered != plain and _names_only_places(numbered):
        return numbered.rstrip(":")
    if _is_all_capitals(plain) or words.lstrip().startswith("#") or _names_only_places(plain):
        return plain.rstrip(":")
    return ""


def numbered_heading(words: str) -> str:
    """ "II. ĐỐI TÁC TRONG NƯỚC", "Phần B: ...": a title in capitals behind a letter or a Roman number."""
    plain = words.strip()
    number = _ROMAN.match(plain) if len(plain) <= _LONGEST_HEADING else None
    title = plain[number.end() :] if number else ""
    return title if _is_all_capitals(title) else ""


@keeping
def year_heading(words: str) -> str:
    """ "Năm 2023", "2561 / 2018", "AY 2019-2020": the years that head the rows below; "" for other lines."""
    plain = _unmarked(words)
    is_item = words.lstrip()[:1] in tuple("-–•+*(") or _STRETCH.fullmatch(plain)
    is_heading = not is_item and len(plain) <= _LONGEST_HEADING
    return plain if is_heading and (_YEARS.fullmatch(plain) or _month_of(plain)) else ""


@keeping
def _month_of(plain: str) -> PartialDate | None:
    """ "Tháng 9/2022", "September 2022:": the month that a line names and nothing else."""
    words = plain.rstrip(" :.")
    dates = find_dates(words)
    is_whole = len(dates) == 1 and dates[0].start == 0 and dates[0].end == len(words)
    day = dates[0].date if is_whole and not dates[0].last else None
    return day if day and day.month and not day.day and words[:1].isalpha() else None


def month_below(words: str, heading: str) -> str:
    """ "Tháng 3" or "March:" below the heading "Năm 2019": the month with that year; "" for other lines."""
    year = year_of_heading(heading)
    plain = _unmarked(words).rstrip(" :.")
    if (
        not year
        or not plain[:1].isalpha()
        or len(plain) > _LONGEST_MONTH
        or any(map(str.isdigit, plain[-4:-2]))
    ):
        return ""
    whole = f"{plain}/{year}" if plain[-1:].isdigit() else f"{plain} {year}"
    return whole if _month_of(whole) else ""


def month_of_heading(heading: str) -> int | None:
    """The month that a heading names with its year; None for other headings."""
    month = _month_of(heading)
    return month.month if month else None


def section_heading(cells: Sequence[str]) -> str:
    """ "A1 | Laos", "II | TRONG NƯỚC": two cells, a number and a title; "" for other rows."""
    if len(cells) != _SECTION_CELLS or not _SECTION.fullmatch(cells[0].strip()):
        return ""
    return heading_words(cells[1])


def said_year(words: str) -> str:
    """ "Năm 2020", "Year 2021": a line that also calls itself a year, so that no blank line need part it."""
    plain = year_heading(words)
    return plain if plain[:1].isalpha() else ""


@keeping
def labelled_country(words: str) -> str:
    """ "Country: Thailand", "Nước: Lào": the country that such a line gives for the rows below it."""
    label, colon, rest = words.strip(" \t*_#-•").partition(":")
    is_country = bool(colon) and label.strip().casefold() in _COUNTRY_LABELS
    return rest.strip() if is_country and find_countries(rest) and len(rest) <= _LONGEST_HEADING else ""


def year_of_heading(heading: str) -> int | None:
    """The one common year that a heading names; None for none or for a stretch of years."""
    month = _month_of(heading)
    if month:
        return month.year
    match = _YEARS.fullmatch(heading)
    years = _COMMON_YEAR.findall(match["years"]) if match else []
    return int(years[0]) if len(years) == 1 and not re.search(r"\d{4}\s?-", heading) else None


def _is_all_capitals(words: str) -> bool:
    letters = [letter for letter in _BRACKET.sub("", words) if letter.isalpha()]
    return (
        len(letters) >= 4 and all(letter.isupper() for letter in letters) and not re.search(r"\d{3}", words)
    )


def _names_only_places(words: str) -> bool:
    """ "Nhật Bản", "Châu Á - Hàn Quốc", "With Laos", "Lào (12)": nothing is left without the places."""
    words = _COUNTED.sub("", words.rstrip(" :."))
    spans = [(c.start, c.end) for c in find_countries(words)]
    spans += [(f.start, f.end) for f in _PARTS_OF_WORLD.find(words)]
    if not spans:
        return False
    left = list(words)
    for start, end in spans:
        left[start:end] = " " * (end - start)
    return not re.search(r"\w{2}", _LINKS.sub("", "".join(left)))
