"""The reliability curve as SVG: how sure against how often right, drawn without any script."""

from collections.abc import Mapping, Sequence
from html import escape

from caunoi.evaluation.calibration import Band

_SIZE, _LEFT, _TOP = 240, 44, 12
_WIDTH, _HEIGHT = _SIZE + _LEFT + 150, _SIZE + _TOP + 40
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)
_SHAPES = ("circle", "square", "diamond", "triangle")


def curve_svg(bands: Mapping[str, Sequence[Band]]) -> str:
    """One line for each part, told apart by shape and colour; the larger a point, the more it holds."""
    drawn = [_axes()]
    shown = {part: own for part, own in bands.items() if own}
    for number, (part, own) in enumerate(shown.items()):
        drawn.append(_line(own, number))
        drawn.append(_legend(part, own, number))
    label = "Confidence said against the share that is right, one line for each sort of finding"
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{label}" class="curve">'
        f"{''.join(drawn)}</svg>"
    )


def _axes() -> str:
    lines = [f'<path class="even" d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}"/>']
    for tick in _TICKS:
        lines.append(f'<path class="grid" d="M{_x(tick)} {_y(0)}V{_y(1)}M{_x(0)} {_y(tick)}H{_x(1)}"/>')
        lines.append(f'<text x="{_x(tick)}" y="{_y(0) + 14}" text-anchor="middle">{tick:g}</text>')
        lines.append(f'<text x="{_x(0) - 6}" y="{_y(tick) + 4}" text-anchor="end">{tick:g}</text>')
    lines.append(f'<text x="{_x(0.5)}" y="{_y(0) + 32}" text-anchor="middle">confidence said</text>')
    middle = _y(0.5)
    turned = f'transform="rotate(-90 12 {middle})"'
    lines.append(f'<text x="12" y="{middle}" text-anchor="middle" {turned}>share right</text>')
    return "".join(lines)


def _line(bands: Sequence[Band], number: int) -> str:
    path = "L".join(f"{_x(band.said)} {_y(band.right)}" for band in bands)
    shape = _SHAPES[number % len(_SHAPES)]
    points = "".join(_point(shape, _x(b.said), _y(b.right), 2.5 + min(4.0, b.count**0.5 / 3)) for b in bands)
    return f'<g class="line{number}"><path class="stroke" d="M{path}"/>{points}</g>'


def _legend(part: str, bands: Sequence[Band], number: int) -> str:
    x, y = _x(1) + 18, _TOP + 14 + 22 * number
    shape = _point(_SHAPES[number % len(_SHAPES)], x, y - 4, 4.5)
    count = sum(band.count for band in bands)
    return f'<g class="line{number}">{shape}</g><text x="{x + 12}" y="{y}">{escape(part)} ({count})</text>'


def _point(shape: str, x: float, y: float, size: float) -> str:
    if shape == "circle":
        return f'<circle cx="{x}" cy="{y}" r="{size:.1f}"/>'
    corners = {
        "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
        "diamond": ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
        "triangle": ((0, -1.3), (1.2, 1), (-1.2, 1)),
    }[shape]
    path = "L".join(f"{x + size * dx:.1f} {y + size * dy:.1f}" for dx, dy in corners)
    return f'<path d="M{path}Z"/>'


def _x(share: float) -> float:
    return round(_LEFT + share * _SIZE, 1)


def _y(share: float) -> float:
    return round(_TOP + (1 - share) * _SIZE, 1)
