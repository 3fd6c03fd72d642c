"""A register in memory: organisations by number, forms of names by key and by word. It judges nothing."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import log
from pathlib import Path
from typing import Any

from caunoi.domain.folding import fold
from caunoi.matching.registry import packing
from caunoi.matching.registry.building import columns_of
from caunoi.matching.registry.columns import Columns, FormKind, word_order
from caunoi.organisations import Organisation

Number = int
_FORM_KINDS = tuple(FormKind)


@dataclass(frozen=True, slots=True)
class Entry:
    """An organisation as a reader is shown it. ``country`` is ISO 3166-1 alpha-2 or ""."""

    id: str
    name: str
    country: str
    city: str


class Directory:
    """The organisations of an index file."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self._keys = dict(zip(columns.keys, range(len(columns.keys)), strict=True))
        self.kept_spans: dict[tuple[str, int, int], Sequence[Any]] = {}  # what ``spans`` found in pieces
        self._number_sets: dict[frozenset[str], frozenset[Number]] = {}

    @classmethod
    def of(cls, organisations: Sequence[Organisation]) -> "Directory":
        """The directory of some organisations, made at once."""
        return cls(columns_of(organisations))

    @classmethod
    def load(cls, path: Path) -> "Directory":
        """The directory of an index file. Raises ``UnusableIndex`` and ``OSError``."""
        columns, _ = packing.load(path)
        return cls(columns)

    def save(self, path: Path, **about: Any) -> None:
        """Write the index file; ``about`` says where its organisations come from. Raises ``OSError``."""
        packing.save(self.columns, path, {"organisations": len(self), **about})

    def prepare(self) -> None:
        """Lay out what is looked up again and again, so that the first question is not slower than others."""
        self._numbers, self._words, self._places, self._parts, self.weights  # noqa: B018 (kept when first asked)

    def __len__(self) -> int:
        return len(self.columns.ids)

    def entry(self, identifier: str) -> Entry:
        """The organisation with this id. Raises ``KeyError`` for an id that is not in it."""
        number = self._numbers[identifier]
        columns = self.columns
        return Entry(identifier, columns.names[number], columns.countries[number], columns.cities[number])

    def kinds_of(self, identifier: str) -> list[str]:
        """What kinds of organisation the register calls it: "education", "facility", "company"."""
        return self.columns.kinds[self._numbers[identifier]].split()

    def is_company(self, identifier: str) -> bool:
        """True when the register calls the organisation a company."""
        return "company" in self.columns.kinds[self._numbers[identifier]]

    def number(self, identifier: str) -> Number:
        """The number of an organisation here. Raises ``KeyError`` for an id that is not in it."""
        return self._numbers[identifier]

    @cached_property
    def _numbers(self) -> dict[str, Number]:
        return {identifier: number for number, identifier in enumerate(self.columns.ids)}

    @cached_property
    def _words(self) -> dict[str, Number]:
        return {word: number for number, word in enumerate(self.columns.words)}

    @cached_property
    def _places(self) -> frozenset[str]:
        return frozenset(fold(city) for city in set(self.columns.cities) if city)

    def is_place(self, word: str) -> bool:
        """True for a number, and for the town of some organisation."""
        return word.isdigit() or word in self._places

    def has_key(self, key: str) -> bool:
        """True when some name has this key."""
        return key in self._keys

    def forms_by_key(self, key: str) -> Sequence[Number]:
        """The forms with this key."""
        number = self._keys.get(key)
        return () if number is None else self.columns.key_forms[number]

    def owners_by_key(self, key: str) -> dict[Number, Number]:
        """The organisations with a name of this key, each with its best form of that key."""
        best: dict[Number, Number] = {}
        owners, kinds = self.columns.form_owners, self.columns.form_kinds
        for form in self.forms_by_key(key):
            owner = owners[form]
            if owner not in best or kinds[form] < kinds[best[owner]]:
                best[owner] = form
        return best

    def kind_of(self, form: Number) -> FormKind:
        """What a form is to its bearer."""
        return _FORM_KINDS[self.columns.form_kinds[form]]

    def word(self, text: str) -> Number | None:
        """The number of a word; None when no name has it."""
        return self._words.get(text)

    def knows_word(self, text: str) -> bool:
        """True when some name has this word."""
        return text in self._words

    @cached_property
    def weights(self) -> list[float]:
        """How much each word tells: the logarithm of how few names have it."""
        size = 1 + len(self.columns.forms)
        return [log(size / (1 + met)) for met in self.columns.word_counts]

    @cached_property
    def weight_of_unknown(self) -> float:
        """How much a word tells that no name has."""
        return log(1 + len(self.columns.forms))

    def rarity(self, text: str) -> float:
        """How much a word tells."""
        number = self._words.get(text)
        return self.weight_of_unknown if number is None else self.weights[number]

    def numbers_of(self, texts: frozenset[str]) -> frozenset[Number]:
        """The numbers of those words that some name has."""
        if texts not in self._number_sets:
            known = (self._words.get(text) for text in texts)
            self._number_sets[texts] = frozenset(number for number in known if number is not None)
        return self._number_sets[texts]

    def forms_with(self, word: Number) -> Sequence[Number]:
        """The forms that have a word; none for a very common one."""
        return self.columns.word_forms[word]

    def words_like(self, prefix: str, shortest: int, longest: int) -> tuple[Number, list[str]]:
        """The words of some lengths with two letters at their start, and the number of the first."""
        words = self.columns.words
        start = bisect_left(words, (prefix, shortest, ""), key=word_order)
        return start, words[start : bisect_left(words, (prefix, longest + 1, ""), key=word_order)]

    def forms_of(self, number: Number) -> range:
        """The forms of an organisation's names; they stand in the order of their owners."""
        owners = self.columns.form_owners
        return range(bisect_left(owners, number), bisect_left(owners, number + 1))

    def words_of(self, form: Number) -> list[str]:
        """The telling words of a form, each once, in no order."""
        return [self.columns.words[number] for number in self.columns.form_words[form]]

    def successors(self, number: Number) -> Sequence[Number]:
        """Who took the place of an organisation that has ended."""
        return self.columns.successors[number]

    def parts_of(self, number: Number) -> Sequence[Number]:
        """The organisations that are directly part of one."""
        return self._parts.get(number, ())

    @cached_property
    def _parts(self) -> dict[Number, list[Number]]:
        parts: dict[Number, list[Number]] = {}
        parents = self.columns.parents
        for number, (start, end) in enumerate(pairwise(parents.starts)):
            for up in parents.values[start:end]:
                parts.setdefault(up, []).append(number)
        return parts

    def has_parents(self, number: Number) -> bool:
        """True when it is part of another one."""
        starts = self.columns.parents.starts
        return starts[number] != starts[number + 1]

    def lineage(self, number: Number) -> Iterator[Number]:
        """The organisations it is part of, nearest first, as far as four steps up."""
        if not self.has_parents(number):
            return
        level: Iterable[Number] = (number,)
        seen = {number}
        for _ in range(4):
            level = [up for one in level for up in self.columns.parents[one] if up not in seen]
            seen.update(level)
            yield from level
