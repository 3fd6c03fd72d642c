"""Papers noted in a parenthesis behind the name: "Meio University (Agreement on student exchange)"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from caunoi.extraction.kinds import find_agreement_kinds, organisation_kind
from caunoi.extraction.records import Piece, Record

_NOTE = re.compile(r"\s?\((?P<words>[^()\n]{2,160})\)[\s.]*\Z")
_NEAR = 24  # characters before the paper


def with_noted_papers(text: str, records: Sequence[Record]) -> list[Record]:
    """The records; such a parenthesis is the cell of the paper where the row has no other."""
    return [_told(text, record) for record in records]


def _told(text: str, record: Record) -> Record:
    name = record.columns["partner"]
    if "document" in record.columns or name.inherited or "partner" in record.tails:
        return record
    note = _NOTE.search(text[name.start : name.end])
    papers = find_agreement_kinds(note["words"]) if note else []
    if not note or not papers or papers[0].start > _NEAR:
        return record
    if papers[0].start and organisation_kind(note["words"])[1]:  # "(Institute for Contracts)"
        return record
    paper = Piece(name.start + note.start("words"), name.start + note.end("words"))
    columns = record.columns | {
        "partner": Piece(name.start, name.start + note.start()).trimmed(text),
        "document": paper,
    }
    return replace(record, columns=columns, names_only=False)
