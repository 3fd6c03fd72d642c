"""A page with its lines and drawn lines, and what it is made up of in reading order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from caunoi.reading.printed.grids import Grid, grids_of
from caunoi.reading.printed.lines import Box, Line, Rules, Word
from caunoi.reading.printed.tables import PrintedTable, are_same_places, ruled_table, split_line


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Columns of running text that stand beside each other; each is read to its end."""

    box: Box
    columns: tuple[tuple[Line, ...], ...]


Maker = Callable[[list[Word]], "Item"]
Item = Line | PrintedTable | SideBySide


@dataclass(slots=True)
class PrintedPage:
    """A page (counted from 1) with its size in points; ``items`` are its lines until tables are found.

    ``sure`` is how sure the letters of the page are: 1 unless they were read in a picture.
    """

    number: int
    width: float
    height: float
    rules: Rules = field(default_factory=Rules)
    items: list[Item] = field(default_factory=list)
    sure: float = 1.0

    @property
    def lines(self) -> list[Line]:
        return [item for item in self.items if isinstance(item, Line)]


def find_ruled_tables(pages: Sequence[PrintedPage]) -> None:
    """Put tables in the place of the lines that stand in their grids.

    A grid of a single row is a table only as a piece of one on the page before or after.
    """
    grids = [grids_of(page.rules) for page in pages]
    for number, page in enumerate(pages):
        before = grids[number - 1][-1:] if number else []
        after = grids[number + 1][:1] if number + 1 < len(pages) else []
        kept = [grid for grid in grids[number] if _is_table(grid, [*before, *after])]
        put_in_place(page, [grid.box for grid in kept], [partial(ruled_table, grid) for grid in kept])


def _is_table(grid: Grid, neighbours: Sequence[Grid]) -> bool:
    if len(grid.rows) > 2:
        return True
    return any(are_same_places(grid.columns, other.columns) for other in neighbours)


def put_in_place(page: PrintedPage, boxes: Sequence[Box], makers: Sequence[Maker]) -> None:
    """Put what each box's maker builds of the words in the box where the first of them stands."""
    if not boxes:
        return
    inside: dict[int, list[Word]] = {}
    items: list[Item | int] = []
    for item in page.items:
        if not isinstance(item, Line):
            items.append(item)
            continue
        for owner, words in split_line(item, boxes):
            if owner is None:
                items.append(Line.of(words) if len(words) < len(item.edges) // 2 else item)
            else:
                if owner not in inside:
                    items.append(owner)
                inside.setdefault(owner, []).extend(words)
    page.items = [makers[item](inside[item]) if isinstance(item, int) else item for item in items]
