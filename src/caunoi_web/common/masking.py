"""Taking words out of texts and of whatever was copied from them, without moving what stands beside.

A name, an address or a telephone is sought whatever its case, its accents and the signs between its parts;
every sign of it becomes ``GONE``, so that all places in the text stay where they are.

An app that copies words out of documents calls ``add_copies`` in its ``AppConfig.ready``; whoever takes words
out of a document (sources/services/erasing.py) reaches them all.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise

from caunoi.domain.folding import fold

GONE = "█"
SHORTEST = 6  # letters and digits; a shorter word would hit others
MOST_BETWEEN = 3  # signs between the parts of a name
_AT_ONCE = 500
_PART = re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u036f])*")
Places = list[tuple[int, int]]


class Mask:
    """Seeks some words. Those that are too short to be told apart from others are left out.

    ``shortest`` is how many letters and digits a word needs; a lower one is for places that a person ticks.
    """

    def __init__(self, words: Iterable[str], *, shortest: int = SHORTEST) -> None:
        joined = {"".join(fold(word).split()) for word in words}
        self._sought = sorted((word for word in joined if len(word) >= shortest), key=len, reverse=True)

    def __bool__(self) -> bool:
        return bool(self._sought)

    def places(self, text: str) -> Places:
        """Where the words stand: (start, end) in order, none inside another."""
        parts = [(part.start(), part.end(), fold(part[0]).replace(" ", "")) for part in _PART.finditer(text)]
        found: Places = []
        at = 0
        while at < len(parts):
            last = self._last_from(parts, at)
            if last is None:
                at += 1
                continue
            found.append((parts[at][0], parts[last][1]))
            at = last + 1
        return found

    def text(self, text: str) -> str:
        """The same text with the words taken out; as long as before."""
        return cover(text, self.places(text))

    def deep(self, value: Any, source: str = "") -> Any:
        """Any JSON value with the words taken out of each text in it; names of fields stay.

        A quote (``start``, ``end``, ``text``) is cut anew out of ``source``, the text already masked.
        """
        if isinstance(value, dict):
            made = {key: self.deep(item, source) for key, item in value.items()}
            return made | _quoted(made, source)
        if isinstance(value, list | tuple):
            return [self.deep(item, source) for item in value]
        return self.text(value) if isinstance(value, str) else value

    def _last_from(self, parts: list[tuple[int, int, str]], at: int) -> int | None:
        """The part with which one of the words ends that begins at ``at``."""
        for word in self._sought:
            joined, last = "", at
            while word.startswith(joined) and last < len(parts):
                if last > at and parts[last][0] - parts[last - 1][1] > MOST_BETWEEN:
                    break
                joined += parts[last][2]
                if joined == word:
                    return last
                last += 1
        return None


@dataclass(frozen=True, slots=True)
class Picked:
    """Words that are too short to be taken out wherever they stand, and the places that a person ticked.

    ``is_all``: every place of the document was ticked, so no copy can be about somebody else.
    """

    mask: Mask
    places: frozenset[tuple[int, int]]
    is_all: bool

    def is_about(self, values: Iterable[Any]) -> bool:
        """True for a copy of words in which one of the places lies."""
        if self.is_all:
            return True
        ranges = [one for value in values for one in _ranges(value)]
        return any(start < end_of and at < end for start, end in ranges for at, end_of in self.places)


@dataclass(frozen=True, slots=True)
class Copies:
    """What an app copied out of documents: its rows of some documents, and the fields with words.

    ``places`` is a field that says where in the document the words stand, if they do not say so themselves.
    ``settle`` puts in order what follows from the words of a row that changed, and names the fields.
    """

    label: str | Promise
    rows: Callable[[Collection[UUID]], QuerySet[Any]]
    fields: tuple[str, ...]
    settle: Callable[[Any], tuple[str, ...]] = lambda _row: ()
    places: str = ""

    def holding(self, documents: Collection[UUID], mask: Mask) -> int:
        """How many rows hold the words."""
        return sum(1 for _row in self._changed(documents, mask, ""))

    def take_out(self, document: UUID, mask: Mask, source: str, picked: Picked | None = None) -> int:
        """Take the words out of the copies; ``source`` is the document's text, already masked."""
        rows, number = [], 0
        for row in self._changed([document], mask, source, picked):
            rows.append(row)
            number += 1
            if len(rows) == _AT_ONCE:
                self._store(rows)
                rows = []
        self._store(rows)
        return number

    def _changed(
        self, documents: Collection[UUID], mask: Mask, source: str, picked: Picked | None = None
    ) -> Iterator[Any]:
        for row in self.rows(documents).iterator(chunk_size=_AT_ONCE):
            before = [getattr(row, field) for field in self.fields]
            after = [mask.deep(value, source) for value in before]
            told = [getattr(row, self.places)] if self.places else before
            if picked and picked.is_about(told):
                after = [picked.mask.deep(value, source) for value in after]
            if after != before:
                for field, value in zip(self.fields, after, strict=True):
                    setattr(row, field, value)
                yield row

    def _store(self, rows: list[Any]) -> None:
        if rows:
            settled = {field for row in rows for field in self.settle(row)}
            type(rows[0])._default_manager.bulk_update(rows, [*self.fields, *sorted(settled)])


_copies: dict[str, Copies] = {}


def add_copies(name: str, copies: Copies) -> None:
    """Let erasing reach what an app copied; the same name again replaces it."""
    _copies[name] = copies


def every_copy() -> dict[str, Copies]:
    """All of them, by name."""
    return dict(_copies)


def cover(text: str, places: Iterable[tuple[int, int]]) -> str:
    """The text with █ for every sign at some places, which do not overlap; as long as before."""
    pieces, after = [], 0
    for start, end in sorted(places):
        pieces += [text[after:start], _covered(text[start:end])]
        after = end
    return "".join([*pieces, text[after:]])


def _ranges(value: Any) -> Iterator[tuple[int, int]]:
    """Every stretch of a text that a JSON value speaks of: {start, end}, or [start, end]."""
    if isinstance(value, dict):
        if isinstance(value.get("start"), int) and isinstance(value.get("end"), int):
            yield value["start"], value["end"]
        value = list(value.values())
    if isinstance(value, list):
        if len(value) == 2 and all(isinstance(one, int) for one in value):
            yield value[0], value[1]
        for one in value:
            yield from _ranges(one)


def _covered(text: str) -> str:
    return "".join(sign if sign.isspace() else GONE for sign in text)


def _quoted(value: dict[str, Any], source: str) -> dict[str, Any]:
    """The words of a quote as they stand in ``source`` now."""
    start, end = value.get("start"), value.get("end")
    is_quote = isinstance(start, int) and isinstance(end, int) and isinstance(value.get("text"), str)
    if not (source and is_quote and len(value["text"]) == end - start):
        return {}
    return {"text": source[start:end]}
