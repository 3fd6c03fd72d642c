"""Vietnamese names looked up by what they may be called in English."""

import re
from dataclasses import dataclass, replace

from caunoi.domain.folding import fold
from caunoi.matching.reasons import Reason, ReasonCode
from caunoi.matching.registry.building import local_key
from caunoi.matching.registry.columns import FormKind
from caunoi.matching.registry.countries import country_in
from caunoi.matching.registry.directory import Directory, Number
from caunoi.matching.registry.evidence import Evidence, same_name
from caunoi.matching.registry.translating import Part, english_keys, is_vietnamese, parts_of
from caunoi.matching.registry.words import OWN, key_of, key_of_name, words_in

HOME = "VN"
_TAIL = re.compile(r"\s*(?:,|\s[-–—]\s|\(|\bthuộc\b|\btrực thuộc\b)\s*")
_TRANSLATED, _LATER_READING = 0.94, 0.002
_LOWEST_READING = 0.88
_PLACELESS = 0.9
_ABROAD = -0.06
_COMMON_ABROAD = -0.3

Bearers = dict[Number, tuple[float, Reason]]


@dataclass(frozen=True, slots=True)
class VietnameseReading:
    """A Vietnamese name: the name itself, and what stands behind it (its university, its town)."""

    whole: tuple[Part, ...]
    head: tuple[Part, ...]
    tail: str
    country: str | None
    words: frozenset[str]

    def evidence(self, given: Evidence) -> Evidence:
        """The evidence with what the name itself says: its country, else that home is to be expected."""
        country = given.country or self.country
        return replace(
            given,
            country=country,
            expected_country=None if country else HOME,
            words=given.words | self.words,
        )


class VietnameseNames:
    """Finds the bearers of Vietnamese names in a directory."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory

    def read(self, name: str) -> VietnameseReading | None:
        """The name taken apart, None for a name in another language."""
        if not is_vietnamese(name):
            return None
        head, *tail = _TAIL.split(name, maxsplit=1)
        folded = fold(name).split()
        words = frozenset(word.text for part in parts_of(name) for reading in part.readings for word in reading)
        return VietnameseReading(
            whole=parts_of(name),
            head=parts_of(head),
            tail=tail[0].strip(" )") if tail else "",
            country=country_in(folded),
            words=words | frozenset(folded),
        )

    def bearers(self, reading: VietnameseReading, evidence: Evidence) -> Bearers:
        """Who may be meant, by the whole name, by its head beside its parent, by the name without its place."""
        country = evidence.country or HOME
        found = self._by_keys(reading.whole, country)
        if reading.tail and not found:
            found = self._beside_parent(reading, country) or self._by_keys(reading.head, country)
        if not found:
            found = self._without_place(reading.head or reading.whole, country)
        return found

    def _by_keys(self, parts: tuple[Part, ...], country: str) -> Bearers:
        """The organisations of the country with an English name the parts may make; else those elsewhere."""
        home: Bearers = {}
        abroad: Bearers = {}
        for place, (key, words) in enumerate(english_keys(parts)):
            is_specific = any(word.does == OWN for word in words)
            for owner, form in self._directory.owners_by_key(key).items():
                is_here = self._directory.columns.countries[owner] in (country, "")
                change = 0.0 if is_here else _ABROAD if is_specific else _COMMON_ABROAD
                bearer = self._translated(form, place, change)
                _keep(home if is_here else abroad, owner, bearer)
            for owner, form in self._directory.owners_by_key(local_key(country, key)).items():
                _keep(home, owner, self._translated(form, place, 0.0))
        return home or abroad

    def _translated(self, form: Number, place: int, change: float) -> tuple[float, Reason]:
        kind = self._directory.kind_of(form)
        if kind is FormKind.ACRONYM:
            return same_name(self._directory, form)
        score = max(_TRANSLATED - _LATER_READING * place, _LOWEST_READING)
        if kind is FormKind.WITHOUT_PLACE:
            score = min(score, _PLACELESS)
        name = {"name": self._directory.columns.forms[form]}
        return score + change, Reason(ReasonCode.SAME_TRANSLATED, name)

    def _beside_parent(self, reading: VietnameseReading, country: str) -> Bearers:
        """"Trường Đại học Công nghệ, Đại học Quốc gia Hà Nội": names made of the head and a short name of the parent."""
        found: Bearers = {}
        parents = self._parents(reading.tail, country)
        for parent in parents:
            for short in self._short_names(parent):
                for place, (_, words) in enumerate(english_keys(reading.head)):
                    key = key_of((*words_in(fold(short)), *words))
                    for owner, form in self._directory.owners_by_key(key).items():
                        _keep(found, owner, self._translated(form, place, 0.0))
        if found or not parents:
            return found
        related = self._by_keys(reading.head, country)
        return {
            owner: bearer
            for owner, bearer in related.items()
            if not parents.isdisjoint(self._directory.lineage(owner))
        }

    def _parents(self, tail: str, country: str) -> set[Number]:
        found = set(self._directory.owners_by_key(key_of_name(tail)))
        return found or set(self._by_keys(parts_of(tail), country))

    def _short_names(self, parent: Number) -> set[str]:
        columns = self._directory.columns
        return {
            columns.forms[form]
            for form in range(len(columns.forms))
            if columns.form_owners[form] == parent and self._directory.kind_of(form) is FormKind.ACRONYM
        }

    def _without_place(self, parts: tuple[Part, ...], country: str) -> Bearers:
        """The name without its town or country, if enough is left to tell it."""
        kept = tuple(part for part in parts if part.section != "places")
        if len(kept) == len(parts) or sum(1 for part in kept if part.section != "bodies") < 1:
            return {}
        found = self._by_keys(kept, country)
        return {owner: (score - 0.03, reason) for owner, (score, reason) in found.items()}


def _keep(bearers: Bearers, owner: Number, bearer: tuple[float, Reason]) -> None:
    if owner not in bearers or bearers[owner][0] < bearer[0]:
        bearers[owner] = bearer
