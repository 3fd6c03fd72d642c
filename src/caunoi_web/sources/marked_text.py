"""Text with marks: cut into pieces so that marks may overlap and every letter is printed once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from caunoi.domain.quotes import Span
from caunoi_web.sources.text_blocks import Part


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch to be marked. ``owner`` is what it belongs to, ``kind`` becomes a style class.

    A broad mark (a whole row or paragraph) shades its words and is reached by a pin before them, called
    ``pin``; of the others the narrowest one with a ``href`` makes the words a link. ``anchor`` names the
    place in the page.
    """

    start: int
    end: int
    kind: str
    owner: str = ""
    field: str = ""
    href: str = ""
    anchor: str = ""
    pin: str = ""
    is_broad: bool = False
    is_chosen: bool = False
    is_settled: bool = False

    @property
    def place(self) -> tuple[int, int]:
        return (self.start, -self.end)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mark begins: an anchor to jump to, and for a broad mark a pin that opens it."""

    anchor: str
    href: str
    pin: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters between two cuts, with everything a template needs to print them."""

    text: str
    classes: str = ""
    owners: str = ""
    fields: str = ""
    href: str = ""
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A block ready to be printed: running text as ``pieces`` or table rows of cells of pieces."""

    pieces: tuple[Piece, ...]
    rows: tuple[tuple[tuple[Piece, ...], ...], ...]
    page: str
    table: str


def passages_of(text: str, part: Part, marks: Iterable[Mark]) -> list[Passage]:
    """The blocks of one part with the marks that touch it."""
    near = sorted((mark for mark in marks if mark.start < part.end and part.start < mark.end), key=_place)
    passages = []
    for block in part.blocks:
        inside = [mark for mark in near if mark.start < block.end and block.start < mark.end]
        if block.rows:
            rows = tuple(tuple(tuple(_pieces(text, cell, inside)) for cell in row) for row in block.rows)
            passages.append(Passage((), rows, block.page, block.table))
        else:
            pieces = tuple(_pieces(text, Span(block.start, block.end), inside))
            passages.append(Passage(pieces, (), block.page, ""))
    return passages


def _pieces(text: str, span: Span, marks: Sequence[Mark]) -> Iterator[Piece]:
    inside = [mark for mark in marks if mark.start < span.end and span.start < mark.end]
    cuts = {span.start, span.end}
    for mark in inside:
        cuts.update((max(mark.start, span.start), min(mark.end, span.end)))
    ordered = sorted(cuts)
    for start, end in pairwise(ordered):
        covering = [mark for mark in inside if mark.start <= start and end <= mark.end]
        yield _piece(text[start:end], start, covering)


def _piece(letters: str, start: int, covering: Sequence[Mark]) -> Piece:
    if not covering:
        return Piece(letters)
    links = [mark for mark in covering if mark.href and not mark.is_broad]
    narrowest = min(links, key=lambda mark: mark.end - mark.start, default=None)
    return Piece(
        text=letters,
        classes=_classes(covering),
        owners=" ".join(dict.fromkeys(mark.owner for mark in covering if mark.owner)),
        fields=" ".join(f"{mark.owner}:{mark.field}" for mark in covering if mark.field),
        href=narrowest.href if narrowest else "",
        places=tuple(
            Place(mark.anchor, mark.href, mark.pin)
            for mark in covering
            if mark.anchor and mark.start == start
        ),
    )


def _classes(covering: Sequence[Mark]) -> str:
    classes = dict.fromkeys(f"m-{mark.kind}" for mark in covering)
    if any(mark.is_chosen for mark in covering):
        classes["m-chosen"] = None
    if all(mark.is_settled for mark in covering if mark.owner):
        classes["m-settled"] = None
    return " ".join(classes)


def _place(mark: Mark) -> tuple[int, int]:
    return mark.place
