"""A network drawn in rings: units in the middle, fields around them, partners outermost.

The places follow from the order of the names and the ties alone, so the same register gives the same
drawing. A partner stands near what it is tied to most.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

SIZE = 1000.0
RINGS = {"unit": 120.0, "field": 270.0, "partner": 400.0}
ROUNDS = 8  # of putting each ring into the order of its neighbours
LARGEST, SMALLEST = 22.0, 7.0
LABEL_GAP = 8.0
LONGEST_LABEL = 32
LONGEST_LINE, LINE = 18, 18.0  # of the labels inside, which stand close: two lines at most


@dataclass(frozen=True, slots=True)
class Node:
    """What is drawn: its kind (unit, field, partner), a key of its own, name, number and list."""

    kind: str
    key: str
    name: str
    number: int
    href: str


@dataclass(frozen=True, slots=True)
class Tie:
    """How many agreements tie two nodes, by their keys, and their list."""

    one: str
    other: str
    number: int
    href: str


@dataclass(frozen=True, slots=True)
class NodeMark:
    """A node at its place. A partner's label runs outwards at ``angle`` (degrees), in one line; those of the
    others lie below in up to two, of every other field above.
    """

    node: Node
    x: float
    y: float
    radius: float
    label: tuple[str, ...]
    label_x: float
    label_y: float
    angle: float
    anchor: str


@dataclass(frozen=True, slots=True)
class TieMark:
    """A tie as a curve through the middle."""

    tie: Tie
    path: str
    width: float
    title: str


@dataclass(frozen=True, slots=True)
class Network:
    """The whole drawing."""

    nodes: tuple[NodeMark, ...]
    ties: tuple[TieMark, ...]
    size: float = SIZE


def network_of(nodes: Sequence[Node], ties: Sequence[Tie]) -> Network:
    """Places for all nodes; ties to nodes that are not given are left out."""
    by_key = {node.key: node for node in nodes}
    ties = [tie for tie in ties if tie.one in by_key and tie.other in by_key]
    angles = _angles(nodes, ties)
    above = _every_other(angles, [node for node in nodes if node.kind == "field"])
    largest = {kind: max((node.number for node in nodes if node.kind == kind), default=1) for kind in RINGS}
    marks = tuple(_mark(node, angles[node.key], largest[node.kind], above) for node in nodes)
    at = {mark.node.key: mark for mark in marks}
    strongest = max((tie.number for tie in ties), default=1)
    return Network(marks, tuple(_curve(tie, at, by_key, strongest) for tie in ties))


def _angles(nodes: Sequence[Node], ties: Sequence[Tie]) -> dict[str, float]:
    """Each ring in the order of its neighbours' middle, a few times over; ties of order by name."""
    rings = {kind: sorted((node for node in nodes if node.kind == kind), key=_by_name) for kind in RINGS}
    neighbours: dict[str, list[tuple[str, int]]] = {node.key: [] for node in nodes}
    for tie in ties:
        neighbours[tie.one].append((tie.other, tie.number))
        neighbours[tie.other].append((tie.one, tie.number))
    angles: dict[str, float] = {}
    for ring in rings.values():
        angles |= _spread(ring)
    for _round in range(ROUNDS):
        for kind, ring in rings.items():
            wanted = {node.key: _middle(neighbours[node.key], angles, angles[node.key]) for node in ring}
            rings[kind] = sorted(ring, key=lambda node, wanted=wanted: (wanted[node.key], _by_name(node)))
            angles |= _spread(rings[kind])
    return angles


def _by_name(node: Node) -> tuple[str, str]:
    return (node.name, node.key)


def _spread(ring: Sequence[Node]) -> dict[str, float]:
    """Evenly; fields between the units' directions, so that labels keep apart."""
    first = 0.5 if ring and ring[0].kind == "field" else 0.0
    return {node.key: 2 * math.pi * (place + first) / len(ring) for place, node in enumerate(ring)}


def _middle(around: Sequence[tuple[str, int]], angles: Mapping[str, float], own: float) -> float:
    """The weighted middle of directions; its own where there is none."""
    x = sum(number * math.cos(angles[key]) for key, number in around)
    y = sum(number * math.sin(angles[key]) for key, number in around)
    return math.atan2(y, x) % (2 * math.pi) if math.hypot(x, y) > 1e-9 else own


def _every_other(angles: Mapping[str, float], ring: Sequence[Node]) -> frozenset[str]:
    """Half of a ring: its labels stand above, those of the neighbours below, so that they keep apart."""
    return frozenset(node.key for node in sorted(ring, key=lambda node: angles[node.key])[1::2])


def _mark(node: Node, angle: float, largest: int, above: frozenset[str]) -> NodeMark:
    reach = RINGS[node.kind]
    radius = max(SMALLEST, LARGEST * math.sqrt(node.number / max(largest, 1)))
    x, y = SIZE / 2 + reach * math.cos(angle), SIZE / 2 + reach * math.sin(angle)
    away = reach + radius + LABEL_GAP
    is_left = math.pi / 2 < angle < 3 * math.pi / 2
    placed = NodeMark(
        node=node,
        x=round(x, 1),
        y=round(y, 1),
        radius=round(radius, 1),
        label=(_cut(node.name, LONGEST_LABEL),),
        label_x=round(SIZE / 2 + away * math.cos(angle), 1),
        label_y=round(SIZE / 2 + away * math.sin(angle), 1),
        angle=round(math.degrees(angle) + (180 if is_left else 0), 1),
        anchor="end" if is_left else "start",
    )
    if node.kind == "partner":
        return placed
    lines = _lines(node.name)
    label_y = y - radius - 14 - LINE * (len(lines) - 1) if node.key in above else y + radius + 12
    return replace(
        placed, label=lines, label_x=placed.x, label_y=round(label_y, 1), angle=0.0, anchor="middle"
    )


def _lines(name: str) -> tuple[str, ...]:
    """The name broken between words where it would run into its neighbours."""
    first = name[: LONGEST_LINE + 1].rpartition(" ")[0]
    if len(name) <= LONGEST_LINE or not first:
        return (_cut(name, LONGEST_LINE),)
    return first, _cut(name[len(first) + 1 :], LONGEST_LINE)


def _cut(name: str, longest: int) -> str:
    return name if len(name) <= longest else f"{name[: longest - 1].rstrip()}…"


def _curve(tie: Tie, at: Mapping[str, NodeMark], by_key: Mapping[str, Node], strongest: int) -> TieMark:
    one, other = at[tie.one], at[tie.other]
    bend_x, bend_y = (one.x + other.x + SIZE) / 4, (one.y + other.y + SIZE) / 4
    return TieMark(
        tie=tie,
        path=f"M{one.x} {one.y}Q{bend_x:.1f} {bend_y:.1f} {other.x} {other.y}",
        width=round(1 + 5 * math.sqrt(tie.number / strongest), 1),
        title=f"{by_key[tie.one].name} – {by_key[tie.other].name}: {tie.number}",
    )
