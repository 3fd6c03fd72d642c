"""Gold and predictions as values, read from JSON of either shape.

The gold writes quotes as strings and adds tolerances (``optional``, ``kind_alt`` and the
like); predictions write quotes as objects. What is no record, or has no name or value, is
left out; everything else is taken as it is: a scorer judges, it does not complain.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from caunoi.evaluation.readings import Reading

Json = Mapping[str, Any]
DATE_FIELDS = ("signed", "start", "end")
_UNKNOWN = Reading()


@dataclass(frozen=True, slots=True)
class Partner:
    """A partner; ``kinds`` are all that count as right."""

    name: str
    aliases: tuple[str, ...]
    country: str
    kinds: tuple[object, ...]
    is_optional: bool
    reading: Reading = _UNKNOWN

    @classmethod
    def of(cls, record: Json) -> Self:
        return cls(
            name=record["name"],
            aliases=_texts(record.get("aliases")),
            country=str(record.get("country") or "").upper(),
            kinds=(record.get("kind"), *_texts(record.get("kind_alt"))),
            is_optional=bool(record.get("optional")),
            reading=Reading.of(record, "span"),
        )


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement; ``dates`` has each of signed, start and end, None when not given."""

    parties: tuple[str, ...]
    kinds: tuple[object, ...]
    dates: Mapping[str, str | None]
    is_open_ended: bool
    years: float | None
    activities: frozenset[str]
    activities_allowed: frozenset[str]
    evidence: str
    unscored: frozenset[str]
    is_optional: bool
    reading: Reading = _UNKNOWN

    @classmethod
    def of(cls, record: Json) -> Self:
        return cls(
            parties=_parties(record.get("parties")),
            kinds=(record.get("kind"), *_texts(record.get("kind_alt"))),
            dates={name: _date(record.get(name)) for name in DATE_FIELDS},
            is_open_ended=bool(record.get("open_ended")),
            years=_number(record.get("duration_years")),
            activities=frozenset(_texts(record.get("activities"))),
            activities_allowed=frozenset(_texts(record.get("activities_optional"))),
            evidence=_quoted(record.get("evidence")),
            unscored=frozenset(_texts(record.get("unscored"))),
            is_optional=bool(record.get("optional")),
            reading=Reading.of(record, "evidence"),
        )


@dataclass(frozen=True, slots=True)
class Figure:
    """A stated figure; ``other_years`` (None for no year) also count as right."""

    what: str
    value: float
    year: int | None
    other_years: tuple[int | None, ...]
    is_optional: bool
    reading: Reading = _UNKNOWN

    @classmethod
    def of(cls, record: Json) -> Self:
        value = _number(record.get("value"))
        if value is None:
            raise ValueError("A figure needs its value.")
        return cls(
            what=_text(record.get("what")),
            value=value,
            year=_year(record.get("year")),
            other_years=tuple(_items(record.get("year_alt"))),
            is_optional=bool(record.get("optional")),
            reading=Reading.of(record, "evidence"),
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that was read in one document, or should have been."""

    partners: tuple[Partner, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    figures: tuple[Figure, ...] = ()

    @classmethod
    def of(cls, document: Json) -> Self:
        named = [one for one in _objects(document.get("partners")) if _text(one.get("name")).strip()]
        valued = [one for one in _objects(document.get("figures")) if _number(one.get("value")) is not None]
        return cls(
            partners=tuple(map(Partner.of, named)),
            agreements=tuple(map(Agreement.of, _objects(document.get("agreements")))),
            figures=tuple(map(Figure.of, valued)),
        )


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _objects(value: Any) -> list[Json]:
    return [one for one in _items(value) if isinstance(one, dict)]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(one for one in _items(value) if isinstance(one, str))


def _parties(value: Any) -> tuple[str, ...]:
    listed = [value] if isinstance(value, str) else _items(value)
    return _texts([one.get("name") if isinstance(one, dict) else one for one in listed])


def _quoted(value: Any) -> str:
    return _text(value.get("text") if isinstance(value, dict) else value)


def _date(value: Any) -> str | None:
    written = "" if value is None else str(value).strip()
    return None if written.lower() in ("", "null", "none") else written


def _number(value: Any) -> float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value)
    try:
        return float(str(value).replace(",", "").replace(" ", ""))
    except ValueError:
        return None


def _year(value: Any) -> int | None:
    try:
        return None if value is None else int(str(value)[:4])
    except ValueError:
        return None
