"""Reads a file of organisations: which list it is shows in its content, not in its name."""

import csv
import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from caunoi.organisations import own_list, ror
from caunoi.organisations.errors import UnreadableOrganisations
from caunoi.organisations.record import Organisation

_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
_MOST_BYTES = 2_000_000_000  # the whole ROR dump unpacked is a seventh of this

Entry = dict[str, Any]


def read_organisations(path: Path) -> list[Organisation]:
    """All organisations of a file: a ROR dump (schema 2, also packed), JSON lines, an own CSV or JSON list.

    Raises ``UnreadableOrganisations`` with the line or entry at fault, and ``OSError``.
    """
    text = _text_of(path.read_bytes())
    entries = _json_entries(text) if text[:1] in ("{", "[") else _csv_entries(text)
    return list(_organisations(entries))


def _text_of(content: bytes) -> str:
    try:
        if content.startswith(_GZIP):
            with gzip.open(io.BytesIO(content)) as stream:
                content = stream.read(_MOST_BYTES)
        elif content.startswith(_ZIP):
            content = _unzipped(content)
        return content.decode("utf-8-sig").lstrip()
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile) as fault:
        raise UnreadableOrganisations("The packed file is damaged.") from fault
    except UnicodeDecodeError as fault:
        raise UnreadableOrganisations("The file is not in UTF-8.") from fault


def _unzipped(content: bytes) -> bytes:
    """The JSON of schema 2 in a published archive, or its only JSON or CSV file."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if name.endswith((".json", ".csv", ".jsonl"))]
        second = [name for name in names if name.endswith(".json") and "v2" in name]
        chosen = (second or sorted(names, key=lambda name: name.endswith(".csv")) or [""])[0]
        if not chosen:
            raise UnreadableOrganisations("The archive has no JSON or CSV file.")
        with archive.open(chosen) as stream:
            return stream.read(_MOST_BYTES)


def _json_entries(text: str) -> Iterator[Entry]:
    try:
        if text.startswith("["):
            entries = json.loads(text)
        else:
            entries = [json.loads(line) for line in text.split("\n") if line.strip()]
    except (ValueError, RecursionError) as fault:
        raise UnreadableOrganisations(f"The file is no valid JSON: {fault}.") from fault
    for number, entry in enumerate(entries, start=1):
        if not isinstance(entry, dict):
            raise UnreadableOrganisations(f"Entry {number} is no JSON object.")
        yield entry


def _csv_entries(text: str) -> Iterator[Entry]:
    head = text.split("\n", 1)[0]
    separator = max(",;\t", key=head.count)
    try:
        for row in csv.DictReader(io.StringIO(text), delimiter=separator):
            yield {(key or "").strip().lower(): value for key, value in row.items()}
    except csv.Error as fault:
        raise UnreadableOrganisations(f"The file is no valid CSV: {fault}.") from fault


def _organisations(entries: Iterable[Entry]) -> Iterator[Organisation]:
    """Each entry in our shape. The first one decides which list it is."""
    shape: Callable[[Entry], Organisation] | None = None
    for number, entry in enumerate(entries, start=1):
        shape = shape or _shape_of(entry)
        try:
            yield shape(entry)
        except (ValueError, KeyError, TypeError, AttributeError) as fault:
            raise UnreadableOrganisations(f"Entry {number} cannot be used: {fault}") from fault
    if shape is None:
        raise UnreadableOrganisations("There is no organisation in the file.")


def _shape_of(entry: Entry) -> Callable[[Entry], Organisation]:
    if ror.is_schema_two(entry):
        return ror.from_schema_two
    if ror.is_plain(entry):
        return ror.from_plain
    if own_list.is_own(set(entry)):
        return own_list.from_own
    columns = ", ".join(own_list.COLUMNS)
    raise UnreadableOrganisations(
        f"This is no list of organisations. A list of your own has the columns {columns}."
    )
