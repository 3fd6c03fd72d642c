"""Entries of the Research Organization Registry: schema 2 as published, and the plain one-line form.

Schema: https://ror.readme.io/docs/schema-v2. The plain form has ``name``, ``labels``, ``aliases`` (pairs of
value and language), ``acronyms``, ``country``, ``city``, ``rel`` (pairs of kind and id).
"""

from typing import Any

from caunoi.organisations.record import NameKind, Organisation, Status, named

_PREFIX = "https://ror.org/"
_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o, u
_LENGTH = 9


def ror_id(written: str) -> str:
    """The ROR id that ``written`` is: nine signs, also as the address ``https://ror.org/…``.

    Raises ``ValueError`` when the form or the two check digits (ISO 7064, 97-10) are wrong. Source:
    https://ror.readme.io/docs/identifier
    """
    identifier = written.strip().lower().removeprefix("https://").removeprefix("ror.org/").rstrip("/")
    number, check = identifier[1:7], identifier[7:]
    has_form = (
        len(identifier) == _LENGTH
        and identifier[0] == "0"
        and check.isascii()
        and check.isdigit()
        and all(sign in _DIGITS for sign in number)
    )
    if not has_form:
        raise ValueError(f"Not a ROR id: {written!r}")
    value = 0
    for sign in number:
        value = value * len(_DIGITS) + _DIGITS.index(sign)
    if 98 - value * 100 % 97 != int(check):
        raise ValueError(f"A sign of this ROR id is wrong: {written!r}")
    return identifier


def is_schema_two(entry: dict[str, Any]) -> bool:
    """True for an entry of the published dump."""
    return isinstance(entry.get("names"), list) and isinstance(entry.get("locations"), list)


def is_plain(entry: dict[str, Any]) -> bool:
    """True for an entry of the plain form."""
    return "status" in entry and isinstance(entry.get("name"), str) and "types" in entry


def from_schema_two(entry: dict[str, Any]) -> Organisation:
    """An entry of the published dump. Raises ``ValueError`` or ``KeyError`` for one without id or name."""
    place = (entry["locations"] or [{}])[0].get("geonames_details", {})
    names = entry["names"]
    related = [(one["type"], _short(one["id"])) for one in entry.get("relationships", ())]
    return Organisation(
        id=_short(entry["id"]),
        names=named(
            (NameKind.MAIN, _of_type(names, "ror_display")),
            (NameKind.LABEL, _of_type(names, "label")),
            (NameKind.ALIAS, _of_type(names, "alias")),
            (NameKind.ACRONYM, _of_type(names, "acronym")),
        ),
        country=place.get("country_code"),
        city=place.get("name"),
        types=tuple(entry.get("types", ())),
        parents=_related(related, "parent"),
        successors=_related(related, "successor"),
        status=Status(entry["status"]),
    )


def from_plain(entry: dict[str, Any]) -> Organisation:
    """An entry of the plain form. Raises ``ValueError`` or ``KeyError`` for one without id or name."""
    related = [(kind, other) for kind, other in entry.get("rel", ())]
    return Organisation(
        id=_short(entry["id"]),
        names=named(
            (NameKind.MAIN, [(entry["name"], entry.get("lang"))]),
            (NameKind.LABEL, [(text, language) for text, language in entry.get("labels", ())]),
            (NameKind.ALIAS, [(text, language) for text, language in entry.get("aliases", ())]),
            (NameKind.ACRONYM, [(text, None) for text in entry.get("acronyms", ())]),
        ),
        country=entry.get("country"),
        city=entry.get("city"),
        types=tuple(entry.get("types", ())),
        parents=_related(related, "parent"),
        successors=_related(related, "successor"),
        status=Status(entry["status"]),
    )


def _of_type(names: list[dict[str, Any]], kind: str) -> list[tuple[str, str | None]]:
    return [(name["value"], name.get("lang")) for name in names if kind in name.get("types", ())]


def _related(pairs: list[tuple[str, str]], kind: str) -> tuple[str, ...]:
    return tuple(other for found, other in pairs if found == kind)


def _short(identifier: str) -> str:
    return identifier.removeprefix(_PREFIX)
