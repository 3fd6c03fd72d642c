"""The organisations that a cell names, with what stands beside their names."""

import re
from functools import lru_cache

from caunoi.domain.folding import fold
from caunoi.extraction.records import Piece
from caunoi.extraction.row_names import RowName, names_in_cell
from caunoi.extraction.view import View

_SEMICOLON = re.compile(r"\s*;\s*(?![^()]{0,200}\))")  # not inside a bracket


@lru_cache(maxsize=20_000)
def names_in(text: str) -> tuple[RowName, ...]:
    """The partners of a cell; what still holds a semicolon then is parted there, as an office means it."""
    view = View.of(text)
    found = names_in_cell(view.text, Piece(0, len(view.text)))
    if not any(";" in one.name for one in found):
        return tuple(found)
    parts = [part for part in _SEMICOLON.split(view.text) if fold(part)]
    return tuple(one for part in parts for one in names_in_cell(part, Piece(0, len(part))))
