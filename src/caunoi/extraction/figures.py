"""Reads the figures that a document states about its host: how many, how much, when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from caunoi.domain.findings import FigureFinding
from caunoi.domain.kinds import Flag
from caunoi.extraction.dates import find_dates
from caunoi.extraction.figures_counts import CURRENCIES, Count, count_of, find_units
from caunoi.extraction.figures_inherited import inherited
from caunoi.extraction.figures_noise import counts_nothing_here, states_goals
from caunoi.extraction.figures_numbers import Number, find_numbers
from caunoi.extraction.figures_owner import Whose
from caunoi.extraction.figures_present import tells_who_is_there
from caunoi.extraction.figures_sides import counts_no_cooperation
from caunoi.extraction.figures_years import (
    Stamp,
    closing_year,
    find_stamps,
    in_same_cell,
    is_mere_year,
    relative_year,
    year_beside,
    year_for,
)
from caunoi.extraction.scenes import Scene
from caunoi.extraction.section_years import SectionYears
from caunoi.extraction.stretches import Stretches
from caunoi.extraction.view import View
from caunoi.vocabulary import load

_RESULTS = frozenset(load("figures")["row_results"]["slugs"])
_STRUCTURE = frozenset(load("figures")["structure"]["slugs"])
_CURRENCIES = frozenset(CURRENCIES.values())
_SHORT = 2  # sentences of a text too short to have a headline
_NEAR_ROW = 8  # characters from the number of a row to its beginning
_LEADING = 40  # characters in which a sentence names the year all of it is about
_THIS_YEAR = re.compile(
    r"(?<!\w)(?:năm nay|đầu năm|trong năm(?! học| \d)|this year|so far this year|year to date)(?!\w)",
    re.IGNORECASE,
)
_DATA_OF = re.compile(
    r"\((?:data (?:of|as of|from)|as of|as at|số liệu|tính đến|thống kê|cập nhật)[^()]{0,30}\Z", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the whole document says about its figures."""

    language: str
    years: SectionYears
    published: int | None = None  # the year of news
    items: frozenset[int] = frozenset()  # blocks that are items of lists
    partners: frozenset[str] = frozenset()  # their names


@dataclass(frozen=True, slots=True)
class Tables:
    """Where rows of a register stand, and tables of numbers that were read as such."""

    rows: Stretches
    grids: Stretches

    def touch(self, start: int, end: int) -> bool:
        """A row or a table lies there."""
        return self.rows.touches(start, end) or self.grids.touches(start, end)


def read_figures(
    view: View, scenes: Sequence[Scene], tables: Tables, setting: Setting
) -> list[FigureFinding]:
    """The figures in ``scenes``, each once; of the rows of a register only sums and results."""
    found: list[FigureFinding] = []
    seen: set[tuple[str, float, int | None]] = set()
    whose = Whose(view, setting.partners)
    for scene in scenes:
        in_row = tables.touch(scene.sentence.start, scene.sentence.end)
        about_host = whose.is_host(scene, is_item=scene.sentence.block in setting.items)
        if _is_headline(scene, scenes) or not (in_row or about_host):
            continue
        year = setting.years.of(scene.sentence.block)
        if year is None and setting.published and _THIS_YEAR.search(scene.text):
            year = setting.published
        for figure in _in_sentence(view, scene, setting, None if in_row else year, tables):
            key = (figure.what, figure.value, figure.year)
            if key not in seen:
                seen.add(key)
                found.append(figure)
    return found


def _is_told_in_row(text: str, number: Number, count: Count) -> bool:
    """Rows of a register state sums and results; the rest are quotas, classes and numbers of papers.

    A capital right behind the number begins the name of a partner: "11 Quỹ học bổng ...".
    """
    if text[number.end : number.end + 2].strip()[:1].isupper() and count.end > number.end + 1:
        return count.what.rpartition("-")[2] in _CURRENCIES
    what = count.what.removesuffix("-per-year")
    return (what in _RESULTS and count.value > 1) or what.rpartition("-")[2] in _CURRENCIES


def _is_headline(scene: Scene, scenes: Sequence[Scene]) -> bool:
    """The first line of a longer text only announces what the text tells."""
    return scene.sentence.block == 0 and len(scenes) > _SHORT and not scene.text.rstrip().endswith(".")


def _in_sentence(
    view: View, scene: Scene, setting: Setting, year: int | None, tables: Tables
) -> list[FigureFinding]:
    start, language = scene.sentence.start, setting.language
    text = view.flat[start : scene.sentence.end]
    lined = view.text[start : scene.sentence.end]
    numbers = find_numbers(text, language)
    if not numbers or states_goals(text):
        return []
    plans = [scene.origins[cue.start] - start for cue in scene.cues if cue.group == "planned"]
    days = Stretches((day.start, day.end) for day in find_dates(text))
    units = find_units(text)
    in_table = tables.touch(start, scene.sentence.end)
    stamps = [stamp for stamp in find_stamps(text) if not in_table or is_mere_year(text, stamp)]
    found: list[FigureFinding] = []
    previous: Count | None = None
    for number in numbers:
        if days.holds(number.start) or _is_target(text, number, plans) or counts_nothing_here(lined, number):
            continue
        if tables.grids.holds(start + number.start) or _is_index(text, number):
            continue
        if previous and number.start < previous.end:
            continue  # the rest of "3 tỷ 150 triệu"
        count = count_of(text, number, units, language) or inherited(text, number, units, previous)
        if count is None or _is_no_figure(text, number, count):
            continue
        previous = count
        place = start + number.start
        in_row = tables.rows.touches(place, place + _NEAR_ROW)
        is_of_news = language == "vi" and not in_table
        if (in_row and not _is_told_in_row(text, number, count)) or (
            is_of_news and counts_no_cooperation(text, number, count)
        ):
            continue
        near = [stamp for stamp in stamps if not in_table or in_same_cell(text, stamp, number.start)]
        found.append(_finding(view, start, text, number, count, near, year))
    return found


def _is_target(text: str, number: Number, plans: Sequence[int]) -> bool:
    """ "Phấn đấu ký mới 15 văn bản": what is planned is no result."""
    return any(place <= number.start and ";" not in text[place : number.start] for place in plans)


def _is_no_figure(text: str, number: Number, count: Count) -> bool:
    """A year, a school's own faculties, the two sides, or who came along."""
    is_structure = count.what.removesuffix("-per-year") in _STRUCTURE
    return is_structure or _is_a_year(number) or tells_who_is_there(text, number, count)


def _is_a_year(number: Number) -> bool:
    return number.value in range(1900, 2100) and number.end - number.start == 4 and not number.spelt


def _is_index(text: str, number: Number) -> bool:
    """ "3/ Bên B cử ...", "2.3 Joint conferences": the number of the item, not of things."""
    before = text[max(0, number.start - 3) : number.start].strip()
    if before and not before.endswith(";"):
        return False
    behind = text[number.end : number.end + 3]
    dotted = "." in text[number.start : number.end] and behind[:1] == " " and behind[1:2].isupper()
    return behind[:1] in ("/", ")") or behind[:2] == ". " or dotted


def _finding(
    view: View,
    offset: int,
    text: str,
    number: Number,
    count: Count,
    stamps: list[Stamp],
    section_year: int | None,
) -> FigureFinding:
    low, high = _scope(text, number.start)
    low = next(
        (stamp.start for stamp in stamps if 0 <= low - 1 - stamp.end <= 2 and text[low - 1 : low] == "("), low
    )
    inside = [
        stamp
        for stamp in stamps
        if low <= stamp.start and stamp.end <= high and _same_depth(text, low, stamp, number)
    ]
    said, year = year_for(text, number.start, number.end, inside)
    told = year_beside(text, count.end, stamps) or relative_year(text, count.end, stamps, section_year)
    if told:
        said, year = True, told
    if not said:
        said, year = _said_for_all(text, number, stamps, (low, high))
    inferred = not said and section_year is not None
    return FigureFinding(
        what=count.what,
        value=count.value,
        quote=view.quote(offset + count.start, offset + count.end),
        year=section_year if inferred else year,
        qualifier=count.qualifier,
        confidence=min(count.sure, 0.8) if inferred else count.sure,
        flags=(Flag.YEAR_INFERRED.value,) if inferred else (),
        rule="sentence-number",
    )


def _said_for_all(
    text: str, number: Number, stamps: Sequence[Stamp], scope: tuple[int, int]
) -> tuple[bool, int | None]:
    """A year that the sentence gives to all of its figures: at its beginning, or in brackets at its end."""
    whole = next((stamp for stamp in stamps if _DATA_OF.search(text[: stamp.start])), None)
    whole = whole or closing_year(text, stamps)
    leading = next((stamp for stamp in stamps if stamp.end <= min(number.start, _LEADING)), None)
    for stamp in (whole, leading):
        if stamp:
            return True, stamp.year
    low, high = scope
    period = any(stamp.year is None and low - 12 <= stamp.start and stamp.end <= high for stamp in stamps)
    return period, None


def _scope(text: str, place: int) -> tuple[int, int]:
    """The clause around ``place``: its parentheses, or the stretch between two semicolons."""
    opened, closed = text.rfind("(", 0, place), text.rfind(")", 0, place)
    inner = opened > closed
    low = max(text.rfind(";", 0, place), opened if inner else -1) + 1
    ends = [at for at in (text.find(";", place), text.find(")", place) if inner else -1) if at >= 0]
    return low, min(ends, default=len(text))


def _same_depth(text: str, low: int, stamp: Stamp, number: Number) -> bool:
    """A year in parentheses says nothing about a number outside them."""
    between = text[min(stamp.end, number.start) : max(stamp.start, number.start)]
    before = text[low : stamp.start]
    return before.count("(") == before.count(")") or ")" not in between
