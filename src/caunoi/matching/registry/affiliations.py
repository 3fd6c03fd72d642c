"""Which organisations a long affiliation names: "Faculty of IT, Can Tho University, Can Tho, Vietnam"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from caunoi.domain.folding import fold
from caunoi.matching.match import Candidate
from caunoi.matching.reasons import Reason, ReasonCode
from caunoi.matching.registry.countries import country_code_at_end, country_in
from caunoi.matching.registry.directory import Directory, Number
from caunoi.matching.registry.doubts import is_cut_out, unknown_body
from caunoi.matching.registry.evidence import Evidence, judged
from caunoi.matching.registry.names import Bearers, Names
from caunoi.matching.registry.pieces import Piece, has_own, is_unit, pieces_of
from caunoi.matching.registry.spans import Span, spans_of
from caunoi.matching.registry.translating import is_vietnamese
from caunoi.matching.registry.words import OWN, SUBJECT, words_in
from caunoi.matching.weigh import CERTAIN

LONGEST_TEXT = 2000
SURE = 0.88
SURELY_SIMILAR = 0.87
_CLEAR_LEAD = 0.02
_SHORTEST_COMPOSED = 4
_MOST_PARTS = 12
_SEVERAL = re.compile(r";")


def looks_composed(text: str) -> bool:
    """True when a text may be more than one bare name."""
    return "," in text or ";" in text or len(text.split(None, _SHORTEST_COMPOSED)) >= _SHORTEST_COMPOSED


class Named(NamedTuple):
    """The organisations an affiliation names, the main one first; ``is_clear``: surely just this one.

    ``guesses`` are those with almost the name of one of its pieces, when it names none.
    """

    candidates: list[Candidate]
    is_clear: bool
    guesses: tuple[Candidate, ...] = ()


class Affiliations:
    """Finds the organisations that an affiliation names."""

    def __init__(self, directory: Directory, names: Names) -> None:
        self._directory = directory
        self._names = names

    def named_in(self, text: str, evidence: Evidence) -> Named:
        """The organisations named. Several, a guess, or an unknown body beside it are not clear."""
        found: dict[str, Candidate] = {}
        guesses: list[Candidate] = []
        is_clear = True
        for part in _SEVERAL.split(text)[:_MOST_PARTS]:
            named = self._in_part(part, evidence)
            is_clear &= named.is_clear
            guesses += named.guesses
            for candidate in named.candidates:
                found.setdefault(candidate.id, candidate)
        is_clear &= len(found) == 1
        guesses.sort(key=lambda one: (-one.score, one.id))
        return Named(self._universities_first(list(found.values())), is_clear, tuple(guesses))

    def _in_part(self, text: str, evidence: Evidence) -> Named:
        pieces = pieces_of(text)
        folded = fold(text).split()
        stated = evidence.country or country_code_at_end(text) or country_in(folded)
        evidence = evidence._replace(country=stated, words=evidence.words | frozenset(folded))
        if is_vietnamese(text):
            return Named(list(self._in_vietnamese(text, evidence)), is_clear=True)
        spans = spans_of(self._directory, pieces)
        bearers = [self._names.bearers_of_key(span.key, span.words) for span in spans]
        meant = [self._meant(*pair, pieces, evidence) for pair in zip(spans, bearers, strict=True)]
        sure = {number: one for number, one in enumerate(meant) if one is not None}
        named = frozenset(self._directory.number(one.id) for one in sure.values())
        evidence = evidence._replace(named=named)
        for number, span in enumerate(spans if named else ()):
            if number not in sure and any(map(self._directory.has_parents, bearers[number])):
                candidate = self._meant(span, bearers[number], pieces, evidence)
                sure.update({number: candidate} if candidate else {})
        if not sure:
            return self._similar(pieces, evidence)
        unit = unknown_body(pieces, [spans[number] for number in sure])
        found = [sure[place] for place in sorted(sure)]
        if unit is not None and len(found) == 1 and unit.raw:
            found = [_as_parent(found[0], unit.raw)]
        is_cut = any(is_cut_out(self._directory, pieces, spans[number]) for number in sure)
        return Named(found, is_clear=unit is None and not is_cut)

    def _in_vietnamese(self, text: str, evidence: Evidence) -> Iterable[Candidate]:
        """The bodies between commas, each looked up as a name; nothing behind one that is not known.

        A faculty stands for its university, but "Trường Đại học Luật, Đại học Huế" is not Đại học Huế; what
        the one found is part of belongs to its full name.
        """
        above: frozenset[Number] = frozenset()
        for piece in filter(is_vietnamese, text.split(",")):
            candidate = _sure(self._names.candidates(piece.strip(), evidence), CERTAIN)
            if candidate is None:
                if is_unit(piece):
                    continue
                return
            number = self._directory.number(candidate.id)
            if number not in above:
                yield candidate
            above = frozenset(self._directory.lineage(number))

    def _meant(
        self, span: Span, bearers: Bearers, pieces: Sequence[Piece], evidence: Evidence
    ) -> Candidate | None:
        """The one bearer of the name at ``span`` that is surely meant there."""
        if len(span.words) == 1 and not self._may_mean_one(span, bearers, pieces):
            return None
        if len(bearers) > 1 and evidence.country:
            bearers = self._at_home(bearers, evidence.country)
        candidate = _sure(judged(self._directory, bearers, evidence), SURE)
        if candidate is None:
            return None
        is_company = self._directory.is_company(candidate.id)
        return candidate if _is_meant(span, pieces, candidate, is_company=is_company) else None

    def _may_mean_one(self, span: Span, bearers: Bearers, pieces: Sequence[Piece]) -> bool:
        """False for a bare word beside a body: "Madrid" is a town there, whoever else is called so."""
        if span.piece == 0 or not any(piece.has_body for piece in pieces):
            return True
        kinds = self._directory.columns.kinds
        return any("company" in kinds[owner] for owner in bearers)

    def _at_home(self, bearers: Bearers, country: str) -> Bearers:
        """The bearers in the country that is stated; all of them if there is none."""
        countries = self._directory.columns.countries
        return {owner: one for owner, one in bearers.items() if countries[owner] == country} or bearers

    def _similar(self, pieces: Sequence[Piece], evidence: Evidence) -> Named:
        named: list[Candidate] = []
        guesses: list[Candidate] = []
        for piece in pieces:
            if not piece.has_body or not has_own(piece.words) or piece.is_unit:
                continue
            alike = judged(self._directory, self._names.similar(piece.words), evidence)
            candidate = _sure(alike, SURELY_SIMILAR)
            if candidate:
                named.append(candidate)
            guesses += alike
        return Named(named, is_clear=False, guesses=tuple(guesses))

    def _universities_first(self, found: list[Candidate]) -> list[Candidate]:
        """In the order of the text, but a laboratory behind the university beside it."""
        if len(found) < 2:
            return found
        kinds = {one.id: self._directory.kinds_of(one.id) for one in found}
        if not any("education" in kind for kind in kinds.values()):
            return found
        return sorted(found, key=lambda one: "facility" in kinds[one.id] and self._is_laboratory(one))

    def _is_laboratory(self, candidate: Candidate) -> bool:
        name = candidate.reasons[0].parameters.get("name", "")
        return any(word.text == "laboratory" for word in words_in(fold(name)))


def _as_parent(candidate: Candidate, unit: str) -> Candidate:
    reason = Reason(ReasonCode.PARENT_OF_UNIT, {"unit": unit})
    return replace(candidate, reasons=(*candidate.reasons, reason))


def _sure(candidates: list[Candidate], least: float) -> Candidate | None:
    if not candidates or candidates[0].score < least:
        return None
    leads = len(candidates) == 1 or candidates[0].score - candidates[1].score >= _CLEAR_LEAD
    return candidates[0] if leads else None


def _is_meant(span: Span, pieces: Sequence[Piece], candidate: Candidate, *, is_company: bool) -> bool:
    """False for a place or a subject that is also the name of some organisation."""
    codes = {reason.code for reason in candidate.reasons}
    piece = pieces[span.piece]
    has_place = ReasonCode.SAME_COUNTRY in codes or ReasonCode.SAME_CITY in codes
    if not has_own(span.words):
        is_alone = not any(other.has_body for other in pieces if other is not piece)
        return ReasonCode.PARENT_NAMED in codes or (is_alone and (has_place or len(pieces) == 1))
    if any(word.does not in (OWN, SUBJECT) for word in span.words):
        return True
    if has_place and (len(span.words) > 1 or is_company):
        return True
    return span.piece == 0 and not any(other.has_body for other in pieces)
