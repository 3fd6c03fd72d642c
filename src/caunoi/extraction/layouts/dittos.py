"""Cells that only say "as above": they take the words of the row before."""

import re
from collections.abc import Sequence
from dataclasses import replace

from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.records import Piece, Record
from caunoi.vocabulary import load

_DITTO = re.compile(rf"\W{{0,2}}(?:{any_of(load('rows')['ditto']['words'])})\W{{0,2}}\Z", re.IGNORECASE)


def is_ditto(words: str) -> bool:
    """ "nt", "như trên", '"': what stood above."""
    return bool(_DITTO.match(words))


def without_dittos(text: str, records: Sequence[Record]) -> list[Record]:
    """The records, each cell that repeats the one above taking its place."""
    found: list[Record] = []
    above: dict[str, Piece] = {}
    for record in records:
        columns = dict(record.columns)
        for name, piece in record.columns.items():
            if name != "number" and name in above and is_ditto(piece.of(text)):
                columns[name] = Piece(above[name].start, above[name].end, inherited=True)
        found.append(record if columns == record.columns else replace(record, columns=columns))
        above = above | columns
    return found
