"""Lists that stand beside each other: "Akita University | Aalen University" below "Japan | Germany"."""

import re
from collections.abc import Callable, Sequence

from caunoi.extraction.places import is_place_alone
from caunoi.extraction.records import Piece

_CUT = re.compile(r"\t\s*|\s\|\s|\s{3,}")
_MOST = 6  # lists beside each other
_VIETNAMESE = re.compile(r"[ăđơưạ-ỹĂĐƠƯẠ-Ỹ]")


def cells_beside(text: str, line: Piece) -> list[Piece]:
    """The cells of a line; nothing when it has only one."""
    cells, start = [], line.start
    for cut in [*_CUT.finditer(text, line.start, line.end), None]:
        piece = Piece(start, cut.start() if cut else line.end).trimmed(text)
        start = cut.end() if cut else line.end
        cells += [piece] if piece else []
    return cells if 1 < len(cells) <= _MOST else []


def are_places(text: str, cells: Sequence[Piece]) -> bool:
    """Every cell is a country or another place: they head the lists below them."""
    return all(is_place_alone(cell.of(text)) for cell in cells)


def are_names(text: str, cells: Sequence[Piece], is_name: Callable[[str], bool]) -> bool:
    """Every cell names a body, and not one body in two languages."""
    words = [cell.of(text) for cell in cells]
    languages = {bool(_VIETNAMESE.search(one)) for one in words}
    return len(languages) == 1 and all(map(is_name, words))
