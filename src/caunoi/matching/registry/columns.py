"""A register of organisations laid out in columns: what is kept on disk and looked up in memory."""

from array import array
from dataclasses import dataclass, field
from enum import IntEnum

UNSIGNED = "I" if array("I").itemsize == 4 else "L"
NONE = 0xFFFFFFFF
"""Stands for "no organisation" in a column of numbers."""


class State(IntEnum):
    """Whether an organisation goes on."""

    WITHDRAWN = 0
    ACTIVE = 1
    INACTIVE = 2


class FormKind(IntEnum):
    """What a form of a name is to its bearer."""

    MAIN = 0
    LABEL = 1
    ALIAS = 2
    ACRONYM = 3
    FORMER = 4
    TRANSLATED = 5
    WITHOUT_PLACE = 6


def numbers() -> "array[int]":
    """An empty column of numbers of 32 bits."""
    return array(UNSIGNED)


@dataclass(slots=True)
class Rows:
    """Several numbers for each of many things: thing ``n`` has ``values[starts[n]:starts[n + 1]]``."""

    starts: "array[int]" = field(default_factory=lambda: array(UNSIGNED, [0]))
    values: "array[int]" = field(default_factory=numbers)

    def append(self, values: "list[int] | tuple[int, ...]") -> None:
        """Add the numbers of the next thing."""
        self.values.extend(values)
        self.starts.append(len(self.values))

    def __getitem__(self, number: int) -> "array[int]":
        return self.values[self.starts[number] : self.starts[number + 1]]

    def __len__(self) -> int:
        return len(self.starts) - 1


PREFIX = 2
"""So many letters at the start of a word are taken to be right when it is mistyped."""


def word_order(word: str) -> tuple[str, int, str]:
    """How words are sorted: those that may be each other with a slip stand close together."""
    return word[:PREFIX], len(word), word


@dataclass(slots=True)
class Columns:
    """The whole register. A *form* is one spelling of a name; an organisation has one or more.

    ``keys`` are sorted nowhere: ``key_forms`` has the forms of each. ``words`` are the distinct words of all
    forms in their ``word_order`` with the forms that have each (``word_forms``), the commonest left out.
    """

    ids: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    cities: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    states: bytearray = field(default_factory=bytearray)
    parents: Rows = field(default_factory=Rows)
    successors: Rows = field(default_factory=Rows)
    forms: list[str] = field(default_factory=list)
    form_owners: "array[int]" = field(default_factory=numbers)
    form_kinds: bytearray = field(default_factory=bytearray)
    form_words: Rows = field(default_factory=Rows)
    keys: list[str] = field(default_factory=list)
    key_forms: Rows = field(default_factory=Rows)
    words: list[str] = field(default_factory=list)
    word_counts: "array[int]" = field(default_factory=numbers)
    word_forms: Rows = field(default_factory=Rows)
