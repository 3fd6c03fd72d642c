"""Closes tables whose outer lines are missing.

Many programs draw no line where a page break cuts a row, and some styles draw none at
the sides. Where three lines or more end at one place, another across them is assumed.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from pdfplumber.table import merge_edges

_CLOSE = 2.0
_DASHES = 3.0
_LEAST = 3
_MOST_PLACES = 50

Edge = dict[str, Any]


def closing_lines(edges: Sequence[Edge]) -> dict[str, list[Edge]]:
    """What pdfplumber's table finder is told on top of the lines that are drawn."""
    straight = [edge for edge in edges if edge["orientation"]]
    whole = merge_edges(straight, _DASHES, _DASHES, _DASHES, _DASHES)
    across = [edge for edge in whole if edge["orientation"] == "h"]
    down = [edge for edge in whole if edge["orientation"] == "v"]
    return {
        "explicit_horizontal_lines": list(_ends(across, down)),
        "explicit_vertical_lines": list(_sides(across, down)),
    }


def _ends(across: Sequence[Edge], down: Sequence[Edge]) -> Iterator[Edge]:
    """A line along the upper or lower ends of upright lines."""
    taken = [line["top"] for line in across]
    for side in ("top", "bottom"):
        for place, lines in _common_ends(down, side, taken):
            left, right = min(line["x0"] for line in lines), max(line["x0"] for line in lines)
            yield _line(left, place, right, place)


def _sides(across: Sequence[Edge], down: Sequence[Edge]) -> Iterator[Edge]:
    """A line along the left or right ends of level lines, as far as columns are drawn between them."""
    taken = [line["x0"] for line in down]
    for side in ("x0", "x1"):
        for place, lines in _common_ends(across, side, taken):
            ordered = sorted(lines, key=lambda line: float(line["top"]))
            for upper, lower in pairwise(ordered):
                if any(_parts(column, upper, lower) for column in down):
                    yield _line(place, upper["top"], place, lower["top"])


def _common_ends(lines: Sequence[Edge], side: str, taken: Sequence[float]) -> list[tuple[float, list[Edge]]]:
    """The places where at least three lines end and no other line stands across them."""
    by_place: dict[int, list[Edge]] = {}
    for line in lines:
        by_place.setdefault(round(line[side]), []).append(line)
    found = [
        (float(place), ending)
        for place, ending in by_place.items()
        if len(ending) >= _LEAST and all(abs(place - other) > _CLOSE for other in taken)
    ]
    return found if len(found) <= _MOST_PLACES else []


def _parts(column: Edge, upper: Edge, lower: Edge) -> bool:
    """True when an upright line reaches from one level line to the next, between their ends."""
    return bool(
        column["top"] <= upper["top"] + _CLOSE
        and column["bottom"] >= lower["top"] - _CLOSE
        and upper["x0"] < column["x0"] < upper["x1"]
    )


def _line(x0: float, top: float, x1: float, bottom: float) -> Edge:
    return {
        "object_type": "line",
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
    }
