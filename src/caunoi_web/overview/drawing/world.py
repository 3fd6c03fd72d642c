"""The world map, drawn on the server: shading and bubbles that link to records.

The shape of the land comes from one file; ``CAUNOI_MAP`` names another one (decision 0028). Nothing of the
map is asked for from another host.
"""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from caunoi_web.common.countries import country_name
from caunoi_web.overview.errors import UnusableMap

SHIPPED = Path(__file__).parents[1] / "data" / "world.json"
SHADES = 5
LARGEST_BUBBLE = 40.0  # radius in units of the drawing, which is about 2000 wide
SMALLEST_BUBBLE = 13.0  # 4 pixels on a phone, 8 on a desk
SMALLEST_TOWN = 10.0
_EQUAL_EARTH = (1.340264, -0.081106, 0.000893, 0.003796)


@dataclass(frozen=True, slots=True)
class CountryMark:
    """A country or territory with a number: its outline, shade 1 to ``SHADES``, and its bubble.

    ``radius`` is 0 where its towns have bubbles instead.
    """

    code: str
    name: str
    number: int
    href: str
    path: str
    shade: int
    x: int
    y: int
    radius: float


@dataclass(frozen=True, slots=True)
class Place:
    """A town with a number, where it lies, and its list."""

    country: str
    name: str
    latitude: float
    longitude: float
    number: int
    href: str


@dataclass(frozen=True, slots=True)
class PlaceMark:
    """A town as a bubble."""

    name: str
    number: int
    href: str
    x: int
    y: int
    radius: float


@dataclass(frozen=True, slots=True)
class WorldMap:
    """Everything a drawing needs; ``missing`` are countries with a number that the map does not draw."""

    width: int
    height: int
    land: str
    countries: tuple[CountryMark, ...]
    places: tuple[PlaceMark, ...]
    steps: tuple[int, ...]
    missing: tuple[str, ...]


def draw_map(numbers: Mapping[str, tuple[int, str]], places: Iterable[Place] = ()) -> WorldMap:
    """The map with ``numbers``: (how many, address of the list) by ISO 3166-1 code in capitals.

    Towns take the place of the bubbles of their countries; a map whose projection is not ours draws none,
    because where a town lies on it cannot be told.

    Raises ``UnusableMap`` when the installation's own map cannot be read.
    """
    world = _world(str(settings.MAP or SHIPPED))
    towns = list(places) if world.get("projection") == "equal-earth" else []
    in_towns = {town.country for town in towns}
    shapes: Mapping[str, Any] = world["countries"]
    counted = {code: pair for code, pair in numbers.items() if pair[0] and code in shapes}
    largest = max((number for number, _href in counted.values()), default=0)
    steps = _steps(largest)
    marks = [
        _country(code, number, href, shapes[code], 0 if code in in_towns else largest, steps)
        for code, (number, href) in counted.items()
    ]
    others = [shape["path"] for code, shape in shapes.items() if code not in counted]
    return WorldMap(
        width=world["width"],
        height=world["height"],
        land="".join([world.get("other_land", ""), *others]),
        countries=tuple(sorted(marks, key=lambda mark: (-mark.number, mark.name))),
        places=tuple(_places(towns, world)),
        steps=steps,
        missing=tuple(sorted(code for code, pair in numbers.items() if pair[0] and code not in shapes)),
    )


def _country(
    code: str, number: int, href: str, shape: Mapping[str, Any], largest: int, steps: tuple[int, ...]
) -> CountryMark:
    x, y = shape["at"]
    return CountryMark(
        code=code,
        name=country_name(code),
        number=number,
        href=href,
        path=shape["path"],
        shade=1 + sum(number > step for step in steps[:-1]),
        x=x,
        y=y,
        radius=_radius(number, largest),
    )


def _places(places: Iterable[Place], world: Mapping[str, Any]) -> list[PlaceMark]:
    found = sorted(places, key=lambda place: (-place.number, place.name))
    largest = found[0].number if found else 0
    marks = []
    for place in found:
        x, y = _projected(place.longitude, place.latitude, world)
        radius = round(max(SMALLEST_TOWN, _radius(place.number, largest) * 0.7), 1)
        marks.append(PlaceMark(place.name, place.number, place.href, x, y, radius))
    return marks


def _steps(largest: int) -> tuple[int, ...]:
    """The largest number of each shade, from light to dark: each step is a multiple of the one before."""
    if largest <= SHADES:
        return tuple(range(1, largest + 1))
    return tuple(round(largest ** (shade / SHADES)) for shade in range(1, SHADES + 1))


def _radius(number: int, largest: int) -> float:
    """The area of a bubble grows with its number; none where ``largest`` is 0."""
    if not largest:
        return 0.0
    return round(max(SMALLEST_BUBBLE, LARGEST_BUBBLE * math.sqrt(number / largest)), 1)


def _projected(longitude: float, latitude: float, world: Mapping[str, Any]) -> tuple[int, int]:
    """Equal Earth (Šavrič, Patterson, Jenny 2018), moved and scaled as the file says."""
    a1, a2, a3, a4 = _EQUAL_EARTH
    turn = (longitude - world["middle"] + 180) % 360 - 180
    slope = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    s2, s6 = slope**2, slope**6
    spread = 3 * (9 * a4 * s6 * s2 + 7 * a3 * s6 + 3 * a2 * s2 + a1)
    x = 2 * math.sqrt(3) * math.radians(turn) * math.cos(slope) / spread
    y = -slope * (a1 + a2 * s2 + s6 * (a3 + a4 * s2))
    return round(x * world["scale"] - world["left"]), round(y * world["scale"] - world["top"])


@cache
def _world(file: str) -> Mapping[str, Any]:
    try:
        world = json.loads(Path(file).read_text(encoding="utf-8"))
        _check(world)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise UnusableMap(file, str(fault)) from fault
    return dict(world)


def _check(world: Mapping[str, Any]) -> None:
    """Raise unless the file has what the drawing reads."""
    if not (world["width"] > 0 and world["height"] > 0):
        raise ValueError("width and height must be above zero")
    for code, shape in world["countries"].items():
        x, y = shape["at"]
        if not (isinstance(shape["path"], str) and isinstance(x + y, int | float) and len(code) == 2):
            raise ValueError(f"the shape of {code} is not a path with a middle")
    if world.get("projection") == "equal-earth" and not all(
        isinstance(world[name], int | float) for name in ("middle", "scale", "left", "top")
    ):
        raise ValueError("middle, scale, left and top must be numbers")
