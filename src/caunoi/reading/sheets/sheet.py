"""One sheet of a workbook as its cells show it, and the grid it makes."""

from dataclasses import dataclass

from caunoi.reading.layout import MAX_CELLS, GridCell, Merged

Corner = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sheet:
    """``rows`` begin at ``top``, ``left``; ``merged`` holds first and last corner of each merged area.

    All addresses are (row, column) from 0 on the sheet.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    top: int = 0
    left: int = 0
    merged: tuple[tuple[Corner, Corner], ...] = ()
    is_hidden: bool = False
    hidden_rows: tuple[tuple[int, int], ...] = ()
    hidden_columns: tuple[tuple[int, int], ...] = ()

    def grid(self) -> list[list[GridCell]]:
        """The sheet from its first cell on, so that addresses stay those of the sheet."""
        margin: list[GridCell] = [""] * self.left
        grid: list[list[GridCell]] = [[] for _ in range(self.top)]
        grid += [[*margin, *row] for row in self.rows]
        left_over = MAX_CELLS
        for first, last in self.merged:
            # Rows that a merged area only passes by cost something too.
            left_over -= _mark_merged(grid, first, last, left_over) + min(last[0] + 1, len(grid)) - first[0]
            if left_over <= 0:
                break
        return grid


def _mark_merged(grid: list[list[GridCell]], first: Corner, last: Corner, most: int) -> int:
    """Mark a merged area as far as the grid reaches; returns how many cells that were."""
    origin = Merged(*first)
    marked = 0
    for row in grid[first[0] : last[0] + 1]:
        for column in range(first[1], min(last[1] + 1, len(row))):
            if marked >= most:
                return marked
            marked += 1
            if row[column] == "":
                row[column] = origin
    if first[0] < len(grid) and first[1] < len(grid[first[0]]) and grid[first[0]][first[1]] == origin:
        grid[first[0]][first[1]] = ""
    return marked
