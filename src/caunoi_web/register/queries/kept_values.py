"""Counted answers as JSON and back: numbers, texts, days, ids, and frozen dataclasses of this program.

Only values that come back equal are written: anything else raises ``TypeError`` and is simply not kept.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from importlib import import_module
from typing import Any
from uuid import UUID

from django.utils.functional import Promise

_OURS = "caunoi_web."  # only dataclasses of this program are made again
_PLAIN: dict[str, tuple[type, Callable[[Any], str], Callable[[str], Any]]] = {
    "uuid": (UUID, str, UUID),
    "moment": (datetime, datetime.isoformat, datetime.fromisoformat),
    "day": (date, date.isoformat, date.fromisoformat),
    "number": (Decimal, str, Decimal),
}


def written(value: Any) -> Any:
    """The value for JSON. Raises ``TypeError`` for what could not be read back."""
    if isinstance(value, Promise):
        return str(value)
    if isinstance(value, str):
        return str.__str__(value)  # a member of an enumeration is its text
    if value is None or isinstance(value, bool | int | float):
        return value
    for mark, (kind, write, _read) in _PLAIN.items():
        if isinstance(value, kind):
            return {mark: write(value)}
    if isinstance(value, Mapping):
        return {"pairs": [[written(key), written(one)] for key, one in value.items()]}
    if isinstance(value, tuple | list):
        return {type(value).__name__: [written(one) for one in value]}
    return _written_record(value)


def _written_record(value: Any) -> Any:
    kind = type(value)
    if not is_dataclass(kind) or not kind.__module__.startswith(_OURS):
        raise TypeError(f"{kind.__name__} is not kept.")
    given = {field.name: written(getattr(value, field.name)) for field in fields(kind)}
    return {"record": [kind.__module__, kind.__qualname__], "fields": given}


def read(kept: Any) -> Any:
    """The value again. Raises ``TypeError`` or ``ValueError`` for what an older program wrote otherwise."""
    if not isinstance(kept, dict):
        return kept
    if "record" in kept:
        module, name = kept["record"]
        return _class(module, name)(**{field: read(one) for field, one in kept["fields"].items()})
    [(mark, inner)] = kept.items()
    if mark == "pairs":
        return {read(key): read(one) for key, one in inner}
    if mark in ("tuple", "list"):
        found = [read(one) for one in inner]
        return tuple(found) if mark == "tuple" else found
    return _PLAIN[mark][2](inner)


def _class(module: str, name: str) -> Any:
    found = getattr(import_module(module), name, None) if module.startswith(_OURS) else None
    if not (isinstance(found, type) and is_dataclass(found)):
        raise TypeError(f"{module}.{name} is no value of this program.")
    return found
