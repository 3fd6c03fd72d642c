"""The bearers of one name: the same name, the same in the other language, almost the same."""

import re
from collections.abc import Sequence
from functools import lru_cache

from caunoi.domain.folding import fold
from caunoi.matching.match import Candidate
from caunoi.matching.reasons import Reason, ReasonCode
from caunoi.matching.registry.building import local_key
from caunoi.matching.registry.columns import FormKind
from caunoi.matching.registry.countries import country_words
from caunoi.matching.registry.directory import Directory, Number
from caunoi.matching.registry.evidence import Evidence, judged, same_name
from caunoi.matching.registry.similar import LEAST_ALIKE, Found, Similar
from caunoi.matching.registry.vietnamese import VietnameseNames
from caunoi.matching.registry.words import (
    BODY,
    OWN,
    Word,
    key_of,
    key_of_name,
    key_of_words,
    telling,
    words_in,
)

_LIKELY = 0.62
_MOST_SIMILAR = 0.94
_MOST_VIETNAMESE = 0.86  # a translation that is only similar is asked about, however alike
_NOTHING_OWN = -0.05
_SAME_ORDER = 0.025
_LONG_ACRONYM, _ONLY_BEARER = 5, 0.15
_IN_PARENTHESES = re.compile(r"\s*\([^()]{1,100}\)")

Bearers = dict[Number, tuple[float, Reason]]


class Names:
    """Finds who may be meant by one name of one organisation."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._similar = Similar(directory)
        self.vietnamese = VietnameseNames(directory)

    def candidates(self, name: str, evidence: Evidence) -> list[Candidate]:
        """All organisations that may bear the name, the likeliest first."""
        reading = self.vietnamese.read(name)
        folded = fold(name)
        all_words = words_in(folded)
        words = telling(all_words)
        bearers = self.bearers_of_key(key_of_words(folded, all_words), words)
        evidence = evidence._replace(words=evidence.words | frozenset(folded.split()))
        self._add_short(bearers, name)
        if reading is not None:
            evidence = reading.evidence(evidence)
            merge(bearers, self.vietnamese.bearers(reading, evidence))
        if not bearers and evidence.country:
            merge(bearers, self._local(words, evidence.country))
        return judged(self._directory, bearers, evidence)

    def with_similar(self, name: str, found: list[Candidate], evidence: Evidence) -> list[Candidate]:
        """The candidates found, and those with almost the same name when none of them is likely."""
        if found and found[0].score >= _LIKELY:
            return found
        folded = fold(name)
        evidence = evidence._replace(words=evidence.words | frozenset(folded.split()))
        known = {one.id for one in found}
        reading = self.vietnamese.read(name)
        if reading is not None:
            evidence = reading.evidence(evidence)
            bearers = self._bearers_of(self.vietnamese.similar(reading, evidence.country), _MOST_VIETNAMESE)
        else:
            bearers = self.similar(telling(words_in(folded)))
        more = judged(self._directory, bearers, evidence)
        return sorted(
            [*found, *(one for one in more if one.id not in known)], key=lambda one: (-one.score, one.id)
        )

    def bearers_of_key(self, key: str, words: Sequence[Word] = ()) -> Bearers:
        """The organisations with a name of this key; one that has these words in order is likelier."""
        owners = self._directory.owners_by_key(key)
        weak = _NOTHING_OWN if key.endswith("|") and len(owners) > 1 else 0.0
        bearers: Bearers = {}
        for owner, form in owners.items():
            score, reason = same_name(self._directory, form)
            if len(owners) > 1 and words and self._has_order(form, words):
                score += _SAME_ORDER
            elif len(owners) == 1 and reason.code is ReasonCode.SAME_ACRONYM and len(key) > _LONG_ACRONYM:
                score += _ONLY_BEARER
            bearers[owner] = (score + weak, reason)
        return bearers

    def _has_order(self, form: Number, words: Sequence[Word]) -> bool:
        return _words_of(self._directory.columns.forms[form]) == list(words)

    def similar(self, words: Sequence[Word]) -> Bearers:
        """The organisations with almost the same name."""
        return self._bearers_of(self._similar.forms(words), _MOST_SIMILAR)

    def _bearers_of(self, forms: list[Found], most: float) -> Bearers:
        bearers: Bearers = {}
        for alike, form in forms:
            owner = self._directory.columns.form_owners[form]
            if alike < LEAST_ALIKE or self._directory.kind_of(form) is FormKind.ACRONYM:
                continue
            reason = Reason(ReasonCode.SIMILAR_NAME, {"name": self._directory.columns.forms[form]})
            merge(bearers, {owner: (min(alike, 1.0) * most, reason)})
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


@lru_cache(maxsize=1 << 14)
def _words_of(form: str) -> list[Word]:
    return telling(words_in(fold(form)))


def merge(bearers: Bearers, more: Bearers) -> None:
    """Take in bearers, each with its better reason."""
    for owner, (score, reason) in more.items():
        if owner not in bearers or bearers[owner][0] < score:
            bearers[owner] = (score, reason)
