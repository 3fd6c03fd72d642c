"""The straight lines drawn in a picture: found as long dark runs, and wiped out before reading."""

import re

from PIL import Image, ImageDraw

from caunoi.reading.printed.lines import Box, Rules
from caunoi.reading.scans.pictures import Picture

_LONG = 34  # pixels: longer than strokes of letters
_SHORTEST = 60
_DARK = 160
_THICKEST = 9
_NEAR = 4
_MOST = 3_000
_FRAME = 2

_RUN = re.compile(b"\x00{%d,}" % _LONG)

Run = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels."""


def rules_in(picture: Picture) -> Rules:
    """Level and upright lines of the picture, in points."""
    dark = picture.image.point(lambda grey: 0 if grey < _DARK else 255)
    level = _lines(dark)
    upright = [(top, left, bottom, right) for left, top, right, bottom in _lines(_turned(dark))]
    if len(level) + len(upright) > _MOST:
        return Rules()
    return Rules(
        tuple(_placed(line, picture.scale, is_level=True) for line in level),
        tuple(_placed(line, picture.scale, is_level=False) for line in upright),
    )


def without_rules(picture: Picture, rules: Rules) -> Picture:
    """The picture with its drawn lines painted over."""
    clean = picture.image.copy()
    brush = ImageDraw.Draw(clean)
    for box in (*rules.level, *rules.upright):
        left, top, right, bottom = (edge / picture.scale for edge in box)
        wide = _THICKEST / 2
        if right - left > bottom - top:
            brush.rectangle((left - _FRAME, top - wide, right + _FRAME, bottom + wide), fill=255)
        else:
            brush.rectangle((left - wide, top - _FRAME, right + wide, bottom + _FRAME), fill=255)
    return Picture(clean, picture.scale)


def _turned(image: Image.Image) -> Image.Image:
    return image.transpose(Image.Transpose.TRANSPOSE)


def _lines(dark: Image.Image) -> list[Run]:
    """Long dark runs, those of neighbouring rows taken together when they are no thicker than a line."""
    width, height = dark.size
    data = dark.tobytes()
    open_runs: list[list[int]] = []
    done: list[Run] = []
    for row in range(height):
        line = data[row * width : (row + 1) * width]
        runs = [(match.start(), match.end()) for match in _RUN.finditer(line)]
        still: list[list[int]] = []
        for known in open_runs:
            if row - known[3] > 1:
                done.append((known[0], known[1], known[2], known[3]))
            else:
                still.append(known)
        open_runs = still
        for left, right in runs:
            _add(open_runs, left, right, row)
    done += [(known[0], known[1], known[2], known[3]) for known in open_runs]
    return [run for run in done if run[3] - run[1] < _THICKEST + _FRAME and run[2] - run[0] >= _SHORTEST]


def _add(open_runs: list[list[int]], left: int, right: int, row: int) -> None:
    for known in open_runs:
        if left <= known[2] + _NEAR and known[0] <= right + _NEAR:
            known[0], known[2], known[3] = min(known[0], left), max(known[2], right), row
            return
    open_runs.append([left, row, right, row])


def _placed(run: Run, scale: float, *, is_level: bool) -> Box:
    left, top, right, bottom = run
    if is_level:
        middle = (top + bottom + 1) / 2 * scale
        return left * scale, middle, right * scale, middle
    middle = (left + right + 1) / 2 * scale
    return middle, top * scale, middle, bottom * scale
