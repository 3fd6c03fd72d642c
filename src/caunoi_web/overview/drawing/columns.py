"""Columns of years, each stacked of parts: places and sizes for an SVG."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 640, 240
LEFT, TOP, BOTTOM = 44, 14, 26
MOST_YEARS = 24
MOST_LABELS = 12
STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, slots=True)
class Part:
    """One colour of a column: which series, how many, its list, and where it is drawn."""

    series: int
    number: int
    href: str
    title: str
    x: float
    width: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """A year with its parts; ``label`` stands below when there is room."""

    year: int
    x: float
    width: float
    total: int
    total_href: str
    parts: tuple[Part, ...]
    is_labelled: bool


@dataclass(frozen=True, slots=True)
class Columns:
    """A chart of years: the names of its series, its columns, the lines of its scale (number, y)."""

    code: str
    title: str
    series: tuple[str, ...]
    columns: tuple[Column, ...]
    scale: tuple[tuple[int, float], ...]
    left_out: str = ""
    is_stacked: bool = True
    width: int = WIDTH
    height: int = HEIGHT


@dataclass(frozen=True, slots=True)
class Series:
    """One colour: its name, its numbers by year, and the list of a year."""

    name: str
    numbers: Mapping[int, int]
    href: Callable[[int], str]


def columns_of(
    code: str,
    title: str,
    series: Sequence[Series],
    *,
    years: Sequence[int],
    total_href: Callable[[int], str] | None = None,
) -> Columns:
    """The series side by side or, when ``total_href`` lists a whole year, one upon the other."""
    stacked = total_href is not None
    totals = {year: sum(one.numbers.get(year, 0) for one in series) for year in years}
    singles = [one.numbers.get(year, 0) for one in series for year in years]
    top, scale = _scale(max(totals.values() if stacked else singles, default=0))
    room = (WIDTH - LEFT) / max(len(years), 1)
    every = -(-len(years) // MOST_LABELS)
    columns = []
    for place, year in enumerate(years):
        x, width = LEFT + room * (place + 0.12), room * 0.76
        columns.append(
            Column(
                year=year,
                x=round(x, 2),
                width=round(width, 2),
                total=totals[year],
                total_href=total_href(year) if total_href else "",
                parts=_parts(series, year, top, x, width, stacked=stacked),
                is_labelled=(len(years) - 1 - place) % every == 0,
            )
        )
    return Columns(code, title, tuple(one.name for one in series), tuple(columns), scale, is_stacked=stacked)


def shown_years(numbers: Sequence[Mapping[int, int]], middle: int) -> list[int]:
    """Every year from the first to the last with a number, but at most ``MOST_YEARS`` nearest ``middle``."""
    known = [year for some in numbers for year, number in some.items() if number]
    if not known:
        return []
    first, last = min(known), max(known)
    if last - first >= MOST_YEARS:
        first = max(first, min(middle - MOST_YEARS * 2 // 3, last - MOST_YEARS + 1))
        last = min(last, first + MOST_YEARS - 1)
    return list(range(first, last + 1))


def _parts(
    series: Sequence[Series], year: int, top: int, x: float, width: float, *, stacked: bool
) -> tuple[Part, ...]:
    drawn, floor = [], float(HEIGHT - BOTTOM)
    y, own = floor, width if stacked else width / len(series)
    for number, one in enumerate(series):
        count = one.numbers.get(year, 0)
        height = (HEIGHT - BOTTOM - TOP) * count / top if top else 0
        if not stacked:
            y = floor
        y -= height
        if count:
            title = f"{year} · {one.name}: {count}"
            at = x if stacked else x + own * number
            sizes = (round(each, 2) for each in (at, own, y, height))
            drawn.append(Part(number, count, one.href(year), title, *sizes))
    return tuple(drawn)


def _scale(largest: int) -> tuple[int, tuple[tuple[int, float], ...]]:
    """The top of the scale and its lines: round numbers, four or five of them."""
    if not largest:
        return 0, ()
    size = 1
    while size * 40 < largest:
        size *= 10
    step = next(max(1, int(size * each)) for each in (*STEPS, 20) if size * each * 5 >= largest)
    top = -(-largest // step) * step
    room = HEIGHT - BOTTOM - TOP
    return top, tuple(
        (value, round(HEIGHT - BOTTOM - room * value / top, 2)) for value in range(0, top + 1, step)
    )
