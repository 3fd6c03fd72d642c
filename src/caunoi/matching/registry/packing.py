"""The index file: one ZIP archive of plain columns, so that any tool can look into it.

Text columns are UTF-8 lines; number columns are 32-bit unsigned, little-endian. ``about.json`` names the
version.
"""

import json
import sys
import zipfile
from array import array
from dataclasses import fields
from importlib.resources import files
from pathlib import Path
from typing import Any

from caunoi.matching.registry.columns import UNSIGNED, Columns, Rows

VERSION = 2
_SHIPPED = "vietnam.index"
_ABOUT = "about.json"
_LEVEL = 6


class UnusableIndex(Exception):
    """The file is no index of this program or of another version; ``reason`` says so."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def shipped_index() -> Path:
    """The index that comes with the program: the organisations of Vietnam in ROR."""
    return Path(str(files(__package__).joinpath("data", _SHIPPED)))


def save(columns: Columns, path: Path, about: dict[str, Any]) -> None:
    """Write the index, whole or not at all. Raises ``OSError``."""
    partial = path.with_name(path.name + ".part")
    with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        archive.writestr(
            _member(_ABOUT), json.dumps({"version": VERSION, **about}, ensure_ascii=False, indent=1)
        )
        for column in fields(Columns):
            value = getattr(columns, column.name)
            for suffix, part in _parts(value):
                archive.writestr(_member(column.name + suffix), part)
    partial.replace(path)


def load(path: Path) -> tuple[Columns, dict[str, Any]]:
    """The columns and what ``about.json`` says. Raises ``UnusableIndex`` and ``OSError``."""
    try:
        with zipfile.ZipFile(path) as archive:
            about = json.loads(archive.read(_ABOUT))
            if about.get("version") != VERSION:
                raise UnusableIndex("The index is of another version: import the organisations again.")
            columns = Columns()
            for column in fields(Columns):
                setattr(columns, column.name, _read(archive, column.name, getattr(columns, column.name)))
            return columns, about
    except (zipfile.BadZipFile, KeyError, ValueError, AttributeError) as fault:
        raise UnusableIndex("The file is no index of organisations, or is damaged.") from fault


def _member(name: str) -> zipfile.ZipInfo:
    """An entry without the time of writing: the same organisations give the same bytes."""
    member = zipfile.ZipInfo(name)
    member.compress_type = zipfile.ZIP_DEFLATED
    return member


def _parts(value: Any) -> list[tuple[str, bytes]]:
    if isinstance(value, Rows):
        return [(".starts", _little(value.starts)), (".values", _little(value.values))]
    if isinstance(value, bytearray):
        return [("", bytes(value))]
    if isinstance(value, array):
        return [("", _little(value))]
    return [("", "".join(f"{line}\n" for line in value).encode("utf-8"))]


def _read(archive: zipfile.ZipFile, name: str, empty: Any) -> Any:
    if isinstance(empty, Rows):
        return Rows(_numbers(archive.read(name + ".starts")), _numbers(archive.read(name + ".values")))
    content = archive.read(name)
    if isinstance(empty, bytearray):
        return bytearray(content)
    if isinstance(empty, array):
        return _numbers(content)
    return content.decode("utf-8").split("\n")[:-1]


def _little(column: "array[int]") -> bytes:
    if sys.byteorder == "little":
        return column.tobytes()
    turned = array(UNSIGNED, column)
    turned.byteswap()
    return turned.tobytes()


def _numbers(content: bytes) -> "array[int]":
    column = array(UNSIGNED)
    column.frombytes(content)
    if sys.byteorder != "little":
        column.byteswap()
    return column
