"""Writes the world map that comes with the site, from public-domain geometry (Natural Earth).

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python scripts/build_world_map.py package/countries-50m.json

The coastlines and borders are those of the source, simplified and drawn in the Equal Earth projection; the
file has no names and no lines of claims. How an installation replaces it: docs/decisions/0028-seeing.md.
"""

import json
import math
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from babel.core import get_global

TARGET = Path(__file__).parents[1] / "src/caunoi_web/overview/data/world.json"
WIDTH = 2000  # of the drawing; coordinates are whole numbers
MIDDLE = 11.0  # the meridian in the middle: the cut then runs through the Bering Strait
TOLERANCE = 0.9  # how far a simplified line may stray, in units of the drawing
SMALLEST_RING = 9.0  # square units; smaller islands of a larger country are left out
SMALL_STATE = 90.0  # square units; what is smaller is shown as a point too
LEFT_OUT = {"AQ"}

Point = tuple[float, float]
_A = (1.340264, -0.081106, 0.000893, 0.003796)
_SCALE = WIDTH / (2 * math.pi * math.sqrt(3) * 2 / (3 * _A[0]))


def equal_earth(longitude: float, latitude: float) -> Point:
    """The place on the drawing, before it is moved into view."""
    turn, slope = (
        math.radians(longitude - MIDDLE),
        math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude))),
    )
    s2 = slope * slope
    s6 = s2**3
    spread = 3 * (9 * _A[3] * s6 * s2 + 7 * _A[2] * s6 + 3 * _A[1] * s2 + _A[0])
    height = slope * (_A[0] + _A[1] * s2 + s6 * (_A[2] + _A[3] * s2))
    return 2 * math.sqrt(3) * turn * math.cos(slope) / spread * _SCALE, -height * _SCALE


def decoded(arcs: list[list[list[int]]], transform: dict[str, list[float]]) -> list[list[Point]]:
    """The arcs of a topology as longitudes and latitudes, each simplified."""
    (by_x, by_y), (from_x, from_y) = transform["scale"], transform["translate"]
    lines = []
    for arc in arcs:
        x = y = 0
        line = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append((x * by_x + from_x, y * by_y + from_y))
        lines.append(simplified(unwrapped(line)))
    return lines


def unwrapped(line: list[Point]) -> list[Point]:
    """The line without the leap from 180° east to 180° west."""
    whole, turns = [line[0]], 0
    for (before, _y), (x, y) in pairwise(line):
        turns += 360 if before - x > 180 else -360 if x - before > 180 else 0
        whole.append((x + turns, y))
    return whole


def simplified(line: list[Point]) -> list[Point]:
    """The line with fewer points, none of those left out further than ``TOLERANCE`` from it."""
    drawn = [equal_earth(*point) for point in line]
    kept, spans = {0, len(line) - 1}, [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        farthest, at = 0.0, 0
        for number in range(first + 1, last):
            away = distance(drawn[number], drawn[first], drawn[last])
            if away > farthest:
                farthest, at = away, number
        if farthest > TOLERANCE:
            kept.add(at)
            spans += [(first, at), (at, last)]
    return [line[number] for number in sorted(kept)]


def distance(point: Point, start: Point, end: Point) -> float:
    """From a point to a stretch of line."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    share = 0.0 if not length else max(0.0, min(1.0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length))
    return math.hypot(x - x1 - share * (x2 - x1), y - y1 - share * (y2 - y1))


def rings(geometry: dict[str, Any], lines: list[list[Point]]) -> Iterator[list[Point]]:
    """The outlines of a country on the drawing."""
    several = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for polygon in several:
        for ring in polygon:
            around: list[Point] = []
            for number in ring:
                line = lines[number] if number >= 0 else lines[~number][::-1]
                around += line[1:] if around else line
            around = unwrapped(around)
            middle = sum(x for x, _y in around) / len(around) - MIDDLE
            shift = 360 if middle < -180 else -360 if middle > 180 else 0
            yield [equal_earth(x + shift, y) for x, y in around]


def area(ring: list[Point]) -> float:
    """The area inside a ring."""
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))) / 2


def centre(ring: list[Point]) -> Point:
    """The centre of gravity of a ring."""
    twice = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))
    if not twice:
        return ring[0]
    pairs = list(pairwise(ring))
    x = sum((x1 + x2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairs) / (3 * twice)
    y = sum((y1 + y2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairs) / (3 * twice)
    return x, y


def written(outlines: list[list[Point]], left: float, top: float) -> str:
    """Outlines as the path of an SVG, in whole and relative numbers."""
    pieces = []
    for ring in outlines:
        whole = [(round(x - left), round(y - top)) for x, y in ring]
        pairs = pairwise(whole)
        steps = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairs if (x1, y1) != (x2, y2)]
        if len(steps) > 2:
            line = " ".join(f"{x} {y}" for x, y in steps[:-1]).replace(" -", "-")
            pieces.append(f"M{whole[0][0]} {whole[0][1]}l{line}z")
    return "".join(pieces)


def build(source: Path) -> dict[str, Any]:
    """The whole map: a path and a middle for each country or territory, and the land without a code."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    lines = decoded(topology["arcs"], topology["transform"])
    codes = get_global("territory_aliases")
    outlines: dict[str, list[list[Point]]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = codes.get(geometry.get("id", ""), [""])[0]
        if code not in LEFT_OUT:
            outlines.setdefault(code, []).extend(rings(geometry, lines))
    every = [point for several in outlines.values() for ring in several for point in ring]
    left, top = min(x for x, _y in every), min(y for _x, y in every)
    map_ = {
        "projection": "equal-earth",
        "source": "Natural Earth (public domain), through world-atlas 2.0.2, 1:50m; Equal Earth projection",
        "middle": MIDDLE,
        "width": math.ceil(max(x for x, _y in every) - left),
        "height": math.ceil(max(y for _x, y in every) - top),
        "left": round(left, 2),
        "top": round(top, 2),
        "scale": round(_SCALE, 4),
        "countries": {},
    }
    for code, several in sorted(outlines.items()):
        largest = max(several, key=area)
        kept = [ring for ring in several if ring is largest or area(ring) >= SMALLEST_RING]
        path = written(kept, left, top)
        if not code:
            map_["other_land"] = path
            continue
        x, y = centre(largest)
        entry: dict[str, Any] = {"at": [round(x - left), round(y - top)], "path": path}
        if sum(area(ring) for ring in several) < SMALL_STATE:
            entry["small"] = True
        map_["countries"][code] = entry
    return map_


if __name__ == "__main__":
    TARGET.write_text(
        json.dumps(build(Path(sys.argv[1])), ensure_ascii=False, separators=(",", ":")) + "\n",
        encoding="utf-8",
    )
    sys.stdout.write(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes\n")
