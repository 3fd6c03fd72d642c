"""The bearers of one name: the same name, the same in the other language, almost the same."""

import re
from collections.abc import Iterable
from dataclasses import replace

from caunoi.domain.folding import fold
from caunoi.matching.match import Candidate
from caunoi.matching.reasons import Reason, ReasonCode
from caunoi.matching.registry.building import local_key
from caunoi.matching.registry.columns import FormKind
from caunoi.matching.registry.countries import country_words
from caunoi.matching.registry.directory import Directory, Number
from caunoi.matching.registry.evidence import Evidence, judged, same_name
from caunoi.matching.registry.similar import Similar
from caunoi.matching.registry.vietnamese import VietnameseNames
from caunoi.matching.registry.words import BODY, OWN, Word, key_of, key_of_name, telling, words_in

LEAST_ALIKE = 0.62
_MOST_SIMILAR = 0.94
_WEAK_ALIKE = 0.2
_NOTHING_OWN = -0.05
_IN_PARENTHESES = re.compile(r"\s*\([^()]{1,100}\)")

Bearers = dict[Number, tuple[float, Reason]]


class Names:
    """Finds who may be meant by one name of one organisation."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._similar = Similar(directory)
        self._vietnamese = VietnameseNames(directory)

    def candidates(self, name: str, evidence: Evidence) -> list[Candidate]:
        """All organisations that may bear the name, the likeliest first."""
        reading = self._vietnamese.read(name)
        bearers = self.bearers_of_key(key_of_name(name))
        words = telling(words_in(fold(name)))
        self._add_short(bearers, name)
        if reading is not None:
            evidence = reading.evidence(evidence)
            merge(bearers, self._vietnamese.bearers(reading, evidence))
        if not bearers and evidence.country:
            merge(bearers, self._local(words, evidence.country))
        found = judged(self._directory, bearers, evidence)
        if found and found[0].score >= LEAST_ALIKE:
            return found
        merge(bearers, self.similar(words))
        return judged(self._directory, bearers, evidence)

    def bearers_of_key(self, key: str) -> Bearers:
        """The organisations with a name of this key."""
        owners = self._directory.owners_by_key(key)
        weak = _NOTHING_OWN if key.endswith("|") and len(owners) > 1 else 0.0
        bearers: Bearers = {}
        for owner, form in owners.items():
            score, reason = same_name(self._directory, form)
            bearers[owner] = (score + weak, reason)
        return bearers

    def similar(self, words: list[Word]) -> Bearers:
        """The organisations with almost the same name."""
        bearers: Bearers = {}
        for alike, form in self._similar.forms(words):
            owner = self._directory.columns.form_owners[form]
            if alike < LEAST_ALIKE - _WEAK_ALIKE or self._directory.kind_of(form) is FormKind.ACRONYM:
                continue
            reason = Reason(ReasonCode.SIMILAR_NAME, {"name": self._directory.columns.forms[form]})
            merge(bearers, {owner: (min(alike, 1.0) * _MOST_SIMILAR, reason)})
        return bearers

    def _add_short(self, bearers: Bearers, name: str) -> None:
        """The name without what stands in parentheses, when that is who it is."""
        short = _IN_PARENTHESES.sub("", name)
        if not bearers and short.strip() and short != name:
            merge(bearers, self.bearers_of_key(key_of_name(short)))

    def _local(self, words: list[Word], country: str) -> Bearers:
        """The same but for the place, in the country that is stated."""
        own = country_words(country)
        kept = [word for word in words if word.does != OWN or word.text not in own]
        if not any(word.does == BODY for word in kept) or len(kept) < 2:
            return {}
        bearers = self.bearers_of_key(local_key(country, key_of(kept)))
        return bearers or (self.bearers_of_key(key_of(kept)) if len(kept) < len(words) else {})


def merge(bearers: Bearers, more: Bearers) -> None:
    """Take in bearers, each with its better reason."""
    for owner, (score, reason) in more.items():
        if owner not in bearers or bearers[owner][0] < score:
            bearers[owner] = (score, reason)


def evidence_of(texts: Iterable[str], evidence: Evidence) -> Evidence:
    """The evidence with the words of some texts added."""
    words = {word for text in texts for word in fold(text).split()}
    return replace(evidence, words=evidence.words | words)
