"""Cells of a lost table that span several rows: the country stands before the first of its partners only."""

from collections.abc import Sequence
from dataclasses import replace

from caunoi.extraction.layouts.entry_names import NamedEntry
from caunoi.extraction.layouts.headed import columns_before
from caunoi.extraction.records import Piece, Record

_SPANNING = ("country", "region")


def without_repeats(text: str, names: Sequence[NamedEntry], header: Sequence[str]) -> list[NamedEntry]:
    """The names; a country that only repeats the spanning cell above begins the name itself.

    "China" before "China University of Mining" is the column where every row has one, and part
    of the name where the cell was written once.
    """
    led = sum("country" in name.before for name in names)
    if "country" not in columns_before(header) or led * 5 >= len(names) * 3:
        return list(names)
    found: list[NamedEntry] = []
    above = ""
    for name in names:
        country = name.before.get("country")
        if country and country.of(text) == above:
            before = {meaning: piece for meaning, piece in name.before.items() if meaning != "country"}
            name = NamedEntry(Piece(country.start, name.place.end), before)
        elif country:
            above = country.of(text)
        found.append(name)
    return found


def filled_down(records: Sequence[Record], header: Sequence[str]) -> list[Record]:
    """The records, each spanning cell also in the rows below its first one, up to the next heading."""
    wanted = [meaning for meaning in columns_before(header) if meaning in _SPANNING]
    found: list[Record] = []
    above: dict[str, Piece] = {}
    heading = ""
    for record in records:
        if record.heading != heading:
            above, heading = {}, record.heading
        missing = {name: above[name] for name in wanted if name in above and name not in record.columns}
        above |= {name: record.columns[name] for name in wanted if name in record.columns}
        inherited = {name: Piece(piece.start, piece.end, inherited=True) for name, piece in missing.items()}
        found.append(replace(record, columns=record.columns | inherited) if inherited else record)
    return found
