"""What a row says, cell by cell: values of the register, faults, and values nobody knows yet."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from caunoi.domain.folding import fold
from caunoi_web.imports.fields import FIELDS, Field
from caunoi_web.imports.models import ImportRow

LONGEST_CELL = 20_000
NOTHING = "-"  # the choice to leave an unknown value out


@dataclass(frozen=True, slots=True)
class Unknown:
    """A value that the register does not know: its sort ("country"), the words, what it may be (id, name).

    ``about`` is the id of the record within which the words are meant: elsewhere they are asked anew.
    """

    sort: str
    words: str
    column: int | None
    candidates: tuple[tuple[str, str], ...] = ()
    about: str = ""

    @property
    def key(self) -> str:
        words = fold(self.words)[:200] or self.words[:200]
        return f"{words}@{self.about}" if self.about else words


@dataclass(frozen=True, slots=True)
class Named:
    """A partner as a cell names it; ``country`` is a code or "", ``kind`` is told by the name."""

    name: str
    written: str
    country: str = ""
    kind: str = ""
    others: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return fold(self.name)


@dataclass(slots=True)
class Reading:
    """A row while it is read. ``texts`` are its words by field, ``columns`` where each field begins.

    ``choices`` are the decisions about unknown values; what is decided is no longer unknown.
    ``told_kind`` is a kind that nobody stated: told by the title, or chosen for all such rows.
    """

    row: ImportRow
    texts: dict[str, str]
    columns: dict[str, int]
    choices: Mapping[str, Mapping[str, str]]
    values: dict[str, Any] = field(default_factory=dict)
    partners: list[Named] = field(default_factory=list)
    activities: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    told_kind: str = ""
    faults: list[dict[str, Any]] = field(default_factory=list)
    remarks: list[dict[str, Any]] = field(default_factory=list)
    unknown: list[Unknown] = field(default_factory=list)

    def fault(self, field_code: str, code: str, **parts: Any) -> None:
        """Note what is wrong with a cell."""
        self.faults.append({"code": code, "column": self.columns.get(field_code), "parts": parts})

    def remark(self, field_code: str, code: str, **parts: Any) -> None:
        """Note what a person should see although nothing is wrong."""
        self.remarks.append({"code": code, "column": self.columns.get(field_code), "parts": parts})

    def looked_up(self, field_code: str, sort: str, code: str) -> str:
        """``code``, or what a person chose for the words; "" (and noted as unknown) when neither is known."""
        if code:
            return code
        unknown = Unknown(sort, self.texts[field_code], self.columns[field_code])
        chosen = self.choices.get(sort, {}).get(unknown.key)
        if chosen is None:
            self.unknown.append(unknown)
        return "" if chosen in (None, NOTHING) else str(chosen)


def read_texts(
    row: ImportRow, kind: str, mapping: Sequence[str], choices: Mapping[str, Mapping[str, str]]
) -> Reading:
    """The words of a row by field; too long ones are faults, a cell of blanks is no field."""
    reading = Reading(row, {}, {}, choices)
    fields, words = FIELDS[kind], row.words
    for column, code in enumerate(mapping):
        if code not in fields or column >= len(words):
            continue
        reading.columns.setdefault(code, column)
        text = tidy(words[column])
        if len(text) > LONGEST_CELL:
            reading.faults.append(
                {"code": "long_cell", "column": column, "parts": {"size": len(text), "most": LONGEST_CELL}}
            )
        elif text:
            before = reading.texts.get(code)
            reading.texts[code] = f"{before}\n{text}" if before else text
    _check_lengths(reading, fields.values())
    return reading


def tidy(text: str) -> str:
    """NFC without control characters and outer blanks; lines stay lines."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not text.isprintable():
        text = "".join(sign for sign in text if sign == "\n" or unicodedata.category(sign) != "Cc")
    return text.strip()


def digest(*parts: str) -> str:
    """What stands for some words where only their being the same counts."""
    return sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()


def _check_lengths(reading: Reading, fields: Iterable[Field]) -> None:
    for one in fields:
        text = reading.texts.get(one.code, "")
        if one.longest and len(text) > one.longest:
            reading.fault(one.code, "too_long", size=len(text), most=one.longest)
            del reading.texts[one.code]
