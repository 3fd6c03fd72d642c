"""Vietnamese names looked up by what they may be called in English."""

import re
from dataclasses import dataclass

from caunoi.domain.folding import fold
from caunoi.matching.reasons import Reason, ReasonCode
from caunoi.matching.registry.building import local_key, without_rank
from caunoi.matching.registry.columns import FormKind
from caunoi.matching.registry.countries import country_in, country_words
from caunoi.matching.registry.directory import Directory, Number
from caunoi.matching.registry.evidence import Evidence, same_name
from caunoi.matching.registry.slips import Slips
from caunoi.matching.registry.translating import Part, Reading, english_names, is_vietnamese, parts_of
from caunoi.matching.registry.vietnamese_similar import VietnameseSimilar
from caunoi.matching.registry.words import BODY, OWN, SUBJECT, key_of, key_of_name, words_in
from caunoi.vocabulary import load

HOME = "VN"
_TAIL = re.compile(r"\s*(?:,|\(|\btrực thuộc\b|\bthuộc\b|[–—]|(?<=\s)-|-(?=\s))\s*")
_DASHES = "-–—"
_TRANSLATED, _LATER_READING = 0.94, 0.011
_LOWEST_READING = 0.86
_PLACELESS, _LATER_READING_PLACELESS = 0.91, 0.02
_TOWN_LEFT_OUT = -0.08
_LEAST_TELLING = 0.48
_ABROAD = -0.01
_COMMON_ABROAD = -0.3
_ITS_PART, _NOT_ITS_PART = 0.05, -0.08
_SAME_KIND = 0.02
_KINDS = {
    fold(phrase): kind for kind, phrases in load("name_equivalents")["kinds"].items() for phrase in phrases
}

Bearers = dict[Number, tuple[float, Reason]]


@dataclass(frozen=True, slots=True)
class VietnameseReading:
    """A Vietnamese name: the name itself, and what stands behind it (its university, its town)."""

    whole: tuple[Part, ...]
    head: tuple[Part, ...]
    tail: str
    country: str | None
    words: frozenset[str]

    @property
    def tail_is_plain(self) -> bool:
        """True when a place, or a body called after one, stands behind the name: it may be part of it."""
        words = [word for part in parts_of(self.tail) for word in part.readings[0]]
        return not any(word.does == SUBJECT for word in words)

    def evidence(self, given: Evidence) -> Evidence:
        """The evidence with what the name itself says: its country, else that home is to be expected."""
        country = given.country or self.country
        return given._replace(
            country=country,
            expected_country=None if country else HOME,
            words=given.words | self.words,
        )


class VietnameseNames:
    """Finds the bearers of Vietnamese names in a directory."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._slips = Slips(directory, HOME)
        self._similar = VietnameseSimilar(directory, HOME)

    def read(self, name: str) -> VietnameseReading | None:
        """The name taken apart, None for a name in another language."""
        if not is_vietnamese(name):
            return None
        name = self._slips.repaired(name)
        head, tail = _head_and_tail(name)
        folded = fold(name).split()
        words = frozenset(
            word.text for part in parts_of(name) for reading in part.readings for word in reading
        )
        return VietnameseReading(
            whole=parts_of(name),
            head=parts_of(head),
            tail=tail,
            country=_country_of(folded),
            words=words | frozenset(folded),
        )

    def similar(self, reading: VietnameseReading, country: str | None) -> list[tuple[float, Number]]:
        """The forms at home that say almost the same, what the body is part of aside; none abroad."""
        if country not in (None, HOME):
            return []
        return self._similar.forms(reading.whole if reading.tail_is_plain else reading.head)

    def bearers(self, reading: VietnameseReading, evidence: Evidence) -> Bearers:
        """Who may be meant: by the whole name, by its head beside its parent, by the name without place."""
        country = evidence.country or HOME
        found: Bearers = {}
        if reading.tail_is_plain:
            found = self._by_keys(reading.whole, country)
        if reading.tail and not found:
            found = self._beside_parent(reading, country) or self._by_keys(reading.head, country)
        return self._of_kind(reading.head, found or self._without_place(reading.head, country))

    def _of_kind(self, head: tuple[Part, ...], bearers: Bearers) -> Bearers:
        """The bearers, those of the kind that the name says a little likelier: a "học viện" teaches."""
        if not head or head[0].section != "bodies":
            return bearers
        kind = _KINDS.get(head[0].syllables.partition(" ")[0]) or _KINDS.get(head[0].syllables)
        kinds = self._directory.columns.kinds
        return {
            owner: (score + (_SAME_KIND if kind and kind in kinds[owner] else 0.0), reason)
            for owner, (score, reason) in bearers.items()
        }

    def _by_keys(self, parts: tuple[Part, ...], country: str) -> Bearers:
        """The organisations of the country with an English name the parts may make; else those elsewhere."""
        home: Bearers = {}
        abroad: Bearers = {}
        for name in english_names(parts):
            is_specific = any(word.does == OWN for word in name.words)
            for owner, form in self._directory.owners_by_key(name.key).items():
                if self._directory.kind_of(form) is FormKind.TRANSLATED:
                    continue  # both are Vietnamese: what they may be in English says nothing
                is_here = self._directory.columns.countries[owner] in (country, "")
                change = 0.0 if is_here else _ABROAD if is_specific else _COMMON_ABROAD
                _keep(home if is_here else abroad, owner, self._translated(form, name.rank, change))
            for owner, form in self._local(name.words, country).items():
                _keep(home, owner, self._translated(form, name.rank, 0.0))
        return home or abroad

    def _local(self, words: Reading, country: str) -> dict[Number, Number]:
        """Names of the country that are the same but for town, country or rank, if they tell enough."""
        own = country_words(country)
        kept = [word for word in without_rank(words) if word.does != OWN or word.text not in own]
        rarity = sum(self._directory.rarity(word.text) for word in kept if word.does != BODY)
        owners = self._directory.owners_by_key(local_key(country, key_of(kept)))
        is_of_the_country = len(kept) < len(words) and len(owners) == 1
        is_telling = rarity >= _LEAST_TELLING * self._directory.weight_of_unknown
        return owners if is_telling or is_of_the_country else {}

    def _translated(self, form: Number, rank: int, change: float) -> tuple[float, Reason]:
        kind = self._directory.kind_of(form)
        if kind is FormKind.ACRONYM:
            return same_name(self._directory, form)
        score = max(_TRANSLATED - _LATER_READING * rank, _LOWEST_READING)
        if kind is FormKind.WITHOUT_PLACE:
            score = _PLACELESS - _LATER_READING_PLACELESS * rank
        name = {"name": self._directory.columns.forms[form]}
        return score + change, Reason(ReasonCode.SAME_TRANSLATED, name)

    def _beside_parent(self, reading: VietnameseReading, country: str) -> Bearers:
        """Names made of the head and a short name of the parent, or its town; else the head, with doubt.

        "Trường Đại học Giáo dục, Đại học Quốc gia Hà Nội" is "VNU University of Education".
        """
        parents = self._parents(reading.tail, country)
        found: Bearers = {}
        for name in english_names(reading.head):
            for short in self._short_names(parents):
                for owner, form in self._directory.owners_by_key(key_of((*short, *name.words))).items():
                    _keep(found, owner, self._translated(form, name.rank, 0.0))
            for owner, form in self._of_the_town(name.words, reading.tail, parents).items():
                _keep(found, owner, self._translated(form, name.rank, 0.0))
        if found or not parents:
            return found
        doubtful: Bearers = {}
        for owner, (score, reason) in self._by_keys(reading.head, country).items():
            is_part = not parents.isdisjoint(self._directory.lineage(owner))
            doubtful[owner] = (score + (_ITS_PART if is_part else _NOT_ITS_PART), reason)
        return doubtful

    def _of_the_town(self, words: Reading, tail: str, parents: set[Number]) -> dict[Number, Number]:
        """Parts of the parent that are called after its town."""
        town = [part.readings[0] for part in parts_of(tail) if part.section == "places"]
        if not town:
            return {}
        owners = self._directory.owners_by_key(key_of((*town[-1], *words)))
        return {
            owner: form
            for owner, form in owners.items()
            if not parents.isdisjoint(self._directory.lineage(owner))
        }

    def _parents(self, tail: str, country: str) -> set[Number]:
        found = set(self._directory.owners_by_key(key_of_name(tail)))
        return found or set(self._by_keys(parts_of(tail), country))

    def parents_behind(self, reading: VietnameseReading, evidence: Evidence) -> set[Number]:
        """The organisations named behind the name: its university, perhaps behind a second comma."""
        country = evidence.country or HOME
        tails = dict.fromkeys((reading.tail, reading.tail.rpartition(",")[2].strip()))
        found = (self._parents(tail, country) for tail in tails if tail)
        return next(filter(None, found), set())

    def _short_names(self, parents: set[Number]) -> set[Reading]:
        columns = self._directory.columns
        return {
            tuple(words_in(fold(columns.forms[form])))
            for parent in parents
            for form in self._directory.forms_of(parent)
            if self._directory.kind_of(form) is FormKind.ACRONYM
        }

    def _without_place(self, parts: tuple[Part, ...], country: str) -> Bearers:
        """The name without its town or country, if enough is left to tell it."""
        kept = tuple(part for part in parts if part.section != "places")
        left_out = {word.text for part in parts if part.section == "places" for word in part.readings[0]}
        loss = 0.0 if left_out <= country_words(country) else _TOWN_LEFT_OUT
        if len(kept) == len(parts) or all(part.section == "bodies" for part in kept):
            return {}
        found = self._by_keys(kept, country)
        return {owner: (score + loss, reason) for owner, (score, reason) in found.items()}


def _head_and_tail(name: str) -> tuple[str, str]:
    """The name, and what stands behind a comma or dash or in parentheses when a body is named there."""
    for sign in _TAIL.finditer(name):
        rest = parts_of(name[sign.end() :])
        is_comma = sign.group().strip() not in _DASHES
        if rest and (rest[0].section == "bodies" or (is_comma and rest[0].section != "subjects")):
            return name[: sign.start()], name[sign.end() :].strip(" )")
    return name, ""


def _country_of(folded: list[str]) -> str | None:
    """The country a name says; none when it joins home and another one ("Bệnh viện Việt Nam - Thụy Điển")."""
    country = country_in(folded)
    return None if country != HOME and "viet nam" in " ".join(folded) else country


def _keep(bearers: Bearers, owner: Number, bearer: tuple[float, Reason]) -> None:
    if owner not in bearers or bearers[owner][0] < bearer[0]:
        bearers[owner] = bearer
