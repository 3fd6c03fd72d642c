"""Bars: a row for each value, the longest first; what is many is folded, never dropped."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from caunoi.domain.folding import sort_key

SHOWN = 10


@dataclass(frozen=True, slots=True)
class Bar:
    """A value with its number, its list, and its length in hundredths of the longest."""

    label: str
    number: int
    href: str
    length: float


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of bars; ``rest`` is folded below ``rows``."""

    code: str
    title: str
    rows: tuple[Bar, ...]
    rest: tuple[Bar, ...] = ()
    note: str = ""


def bars_of(
    code: str,
    title: str,
    numbers: Mapping[str, int],
    label: Callable[[str], str],
    href: Callable[[str], str],
    *,
    order: tuple[str, ...] = (),
    last: str = "",
    note: str = "",
) -> Bars:
    """The chart of ``numbers``, the most first, ``last`` at the end; or in ``order`` when that is given."""
    largest = max(numbers.values(), default=0)
    if order:
        keys = [key for key in order if numbers.get(key)]
    else:
        keys = sorted(numbers, key=lambda key: (key == last, -numbers[key], sort_key(label(key))))
    made = tuple(
        Bar(label(key), numbers[key], href(key), round(100 * numbers[key] / largest, 2)) for key in keys
    )
    shown = len(made) if len(made) <= SHOWN + 2 else SHOWN
    return Bars(code, title, made[:shown], made[shown:], note)
