"""An office's own list, as CSV or JSON, with the columns ``id`` and ``name`` and any of those below.

``name_vi``, ``name_en``, ``aliases``, ``acronyms``, ``former_names`` (several parted by ``;`` or ``|``, a
list in JSON), ``country`` (ISO 3166-1 alpha-2), ``city``, ``kind``, ``parents``, ``successors``.
"""

import re
from collections.abc import Mapping
from typing import Any

from caunoi.organisations.record import NameKind, Organisation, named

COLUMNS = (
    "id", "name", "name_vi", "name_en", "aliases", "acronyms", "former_names",
    "country", "city", "kind", "parents", "successors",
)  # fmt: skip
_PARTED = re.compile(r"[;|\n]")


def is_own(columns: set[str]) -> bool:
    """True when the columns are those of an own list."""
    return {"id", "name"} <= columns


def from_own(entry: Mapping[str, Any]) -> Organisation:
    """One row. Raises ``ValueError`` without an id or a name, or for a country that is no code."""
    country = _one(entry, "country").upper()
    if country and not (len(country) == 2 and country.isalpha()):
        raise ValueError(f"“{country}” is no country code of two letters.")
    return Organisation(
        id=_one(entry, "id"),
        names=named(
            (NameKind.MAIN, [(_one(entry, "name"), None)]),
            (NameKind.LABEL, [(_one(entry, "name_vi"), "vi"), (_one(entry, "name_en"), "en")]),
            (NameKind.ALIAS, _names(entry, "aliases")),
            (NameKind.ACRONYM, _names(entry, "acronyms")),
            (NameKind.FORMER, _names(entry, "former_names")),
        ),
        country=country or None,
        city=_one(entry, "city") or None,
        types=_several(entry, "kind"),
        parents=_several(entry, "parents"),
        successors=_several(entry, "successors"),
    )


def _one(entry: Mapping[str, Any], column: str) -> str:
    value = entry.get(column)
    return "" if value is None else str(value).strip()


def _several(entry: Mapping[str, Any], column: str) -> tuple[str, ...]:
    value = entry.get(column) or ()
    parts = _PARTED.split(value) if isinstance(value, str) else map(str, value)
    return tuple(part.strip() for part in parts if part.strip())


def _names(entry: Mapping[str, Any], column: str) -> list[tuple[str, str | None]]:
    return [(text, None) for text in _several(entry, column)]
