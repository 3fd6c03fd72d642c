"""Where a record stands and how sure its reader was, read from JSON of either shape."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from caunoi.domain.certainty import is_certain


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a document; ``start`` is None in gold, which gives the words alone."""

    words: str
    start: int | None = None

    @classmethod
    def of(cls, value: Any) -> Self | None:
        """From ``{"start": .., "text": ..}`` or a string; None when there are no words."""
        if isinstance(value, str):
            return cls(value) if value.strip() else None
        if not isinstance(value, dict) or not isinstance(value.get("text"), str):
            return None
        start = value.get("start")
        is_place = isinstance(start, int) and not isinstance(start, bool) and start >= 0
        return cls(value["text"], start if is_place else None) if value["text"].strip() else None

    def spans_in(self, text: str) -> list[tuple[int, int]]:
        """Where the words stand in ``text``: at their start, else at each place they are found."""
        size = len(self.words)
        if self.start is not None:
            stands = text[self.start : self.start + size] == self.words
            return [(self.start, self.start + size)] if stands else []
        found = []
        at = text.find(self.words)
        while at >= 0:
            found.append((at, at + size))
            at = text.find(self.words, at + size)
        return found


@dataclass(frozen=True, slots=True)
class Reading:
    """How a record was read: ``stretch`` is its words, ``fields`` those of single values.

    ``confidence`` is None for gold and for predictions that give none.
    """

    stretch: Stretch | None = None
    fields: Mapping[str, Stretch] = field(default_factory=dict)
    confidence: float | None = None
    certain: bool = False
    rule: str = ""
    flags: tuple[str, ...] = ()

    @classmethod
    def of(cls, record: Mapping[str, Any], words: str) -> Self:
        """``words`` is the key under which the record's own words stand."""
        fields = record.get("x_fields")
        quoted = fields.items() if isinstance(fields, dict) else ()
        flags = record.get("flags")
        flags = tuple(flag for flag in flags if isinstance(flag, str)) if isinstance(flags, list) else ()
        confidence = _share(record.get("confidence"))
        rule = record.get("x_rule")
        return cls(
            stretch=Stretch.of(record.get(words)),
            fields={str(name): found for name, value in quoted if (found := Stretch.of(value))},
            confidence=confidence,
            certain=_is_certain(record, confidence, flags),
            rule=rule if isinstance(rule, str) else "",
            flags=flags,
        )


def _share(value: Any) -> float | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and 0 <= value <= 1 else None


def _is_certain(record: Mapping[str, Any], confidence: float | None, flags: tuple[str, ...]) -> bool:
    """As marked; by our own rule where a prediction has no mark."""
    marked = record.get("x_certain")
    if isinstance(marked, bool):
        return marked
    if confidence is None:
        return False
    return is_certain(confidence, flags)
