"""What a unit is part of that a register does not have: offered to the person who is asked.

"VNU University of Engineering and Technology" begins with the short name of Vietnam National University;
"Trường Đại học Công nghệ, Đại học Quốc gia Hà Nội" has it behind the comma.
"""

import re

from caunoi.domain.folding import fold
from caunoi.matching.match import Candidate
from caunoi.matching.reasons import Reason, ReasonCode
from caunoi.matching.registry.columns import FormKind
from caunoi.matching.registry.countries import country_in
from caunoi.matching.registry.directory import Directory, Number
from caunoi.matching.registry.evidence import Evidence, judged
from caunoi.matching.registry.pieces import Piece, pieces_of
from caunoi.matching.registry.vietnamese import VietnameseNames
from caunoi.matching.registry.words import BODY, SUBJECT, key_of_name, telling, words_in

_BY_SHORT_NAME, _BY_NAME = 0.62, 0.68
_SHORT_NAME = re.compile(r"[A-Z]{2,10}(?:-[A-Z]{2,10})?(?![A-Za-z])")
_MOST_BEARERS = 3


class Parents:
    """Finds what the unknown unit of a name is part of."""

    def __init__(self, directory: Directory, vietnamese: VietnameseNames) -> None:
        self._directory = directory
        self._vietnamese = vietnamese

    def of(self, text: str, evidence: Evidence) -> list[Candidate]:
        """The organisations that ``text`` may be a unit of, each with the reason, the likeliest first."""
        folded = fold(text).split()
        country = evidence.country or country_in(folded)
        evidence = evidence._replace(country=country, words=evidence.words | frozenset(folded))
        reading = self._vietnamese.read(text)
        if reading is None:
            found = next(filter(None, map(self._by_short_name, pieces_of(text))), {})
        else:
            unit = Reason(ReasonCode.PARENT_OF_UNIT, {"unit": text.partition(",")[0].strip()})
            evidence = reading.evidence(evidence)
            parents = self._vietnamese.parents_behind(reading, evidence)
            found = dict.fromkeys(parents, (_BY_NAME, unit))
        return judged(self._directory, found, evidence)

    def _by_short_name(self, piece: Piece) -> dict[Number, tuple[float, Reason]]:
        """Who bears the short name a piece begins with; those with units in the register before others."""
        short = _SHORT_NAME.match(piece.raw)
        if not short or not _is_unit(piece.raw[short.end() :]):
            return {}
        bearers = self._bearers(key_of_name(short.group().replace("-", "")))
        with_units = [one for one in bearers if self._directory.parts_of(one)]
        chosen = with_units or bearers
        if len(chosen) > _MOST_BEARERS:
            return {}
        return dict.fromkeys(chosen, (_BY_SHORT_NAME, Reason(ReasonCode.PARENT_OF_UNIT, {"unit": piece.raw})))

    def _bearers(self, key: str) -> list[Number]:
        owners = self._directory.owners_by_key(key)
        return [owner for owner, form in owners.items() if self._directory.kind_of(form) is FormKind.ACRONYM]


def _is_unit(text: str) -> bool:
    """True for what can be the name of a unit by itself: not "University" of "XIM University"."""
    listed = [word.does for word in telling(words_in(fold(text)))]
    return BODY in listed and (SUBJECT in listed or listed.count(BODY) > 1)
