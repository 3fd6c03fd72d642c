"""Which organisation of a register is meant by a name or an affiliation: an answer with its reasons."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from caunoi.domain.folding import fold
from caunoi.matching.match import Answer, Candidate
from caunoi.matching.reasons import ReasonCode
from caunoi.matching.registry.affiliations import LONGEST_TEXT, Affiliations, looks_composed
from caunoi.matching.registry.countries import country_code_at_end, country_in
from caunoi.matching.registry.directory import Directory
from caunoi.matching.registry.doubts import Doubts
from caunoi.matching.registry.evidence import Evidence
from caunoi.matching.registry.names import Names
from caunoi.matching.registry.parents import Parents
from caunoi.matching.registry.pieces import pieces_of, tidied
from caunoi.matching.registry.translating import is_vietnamese
from caunoi.matching.registry.words import key_of
from caunoi.matching.weigh import CERTAIN, POSSIBLE

CLEAR_LEAD = 0.02
_MOST_CANDIDATES = 5
_LIKELY = 0.7
_ADDRESS_COMMAS = 2


@dataclass(frozen=True, slots=True)
class Match:
    """What a name means: one of three answers.

    ``candidates`` come likeliest first. ``meant`` is the one organisation of "this one", empty otherwise.
    ``named`` are the organisations that the text names as far as can be told, the main one first: what a
    program takes that cannot ask.
    """

    answer: Answer
    candidates: tuple[Candidate, ...]
    meant: tuple[Candidate, ...] = ()
    named: tuple[Candidate, ...] = ()


class Matcher:
    """Answers for one directory. Keeps nothing between calls but what it has looked up before."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        directory.prepare()
        self._names = Names(directory)
        self._affiliations = Affiliations(directory, self._names)
        self._doubts = Doubts(directory)
        self._parents = Parents(directory, self._names.vietnamese)

    def match(self, name: str, *, country: str | None = None, context: str = "") -> Match:
        """Who is meant by a name, or by an affiliation such as authors write it.

        ``country`` (ISO 3166-1 alpha-2) is what is known beside the name, ``context`` any text it stands
        in: its towns and countries count as evidence, its other names do not.
        """
        evidence = self._evidence(country, context)
        name = tidied(name[:LONGEST_TEXT]).strip()
        code = country_code_at_end(name) if " " in name else None
        if code:
            name, evidence = name.rstrip(" .")[:-2], evidence._replace(country=evidence.country or code)
        candidates = self._names.candidates(name, evidence) if self._may_be_one_name(name) else []
        if answer_among(candidates) is Answer.THIS_ONE:
            return self._match(name, candidates, candidates[:1])
        guesses: Sequence[Candidate] = ()
        if looks_composed(name):
            named, is_clear, guesses = self._affiliations.named_in(name, evidence)
            if named:
                rest = [one for one in candidates if one.id not in {found.id for found in named}]
                return self._match(name, [*named, *rest], named, is_clear=is_clear)
        if guesses and "," in name:
            candidates = _merged(candidates, guesses)
        else:
            candidates = self._names.with_similar(name, candidates, evidence)
        answer = answer_among(candidates)
        if answer is Answer.THIS_ONE:
            return self._match(name, candidates, candidates[:1])
        likely = _capped(_likely(candidates))
        candidates = self._with_parents(name, candidates, evidence)
        return Match(answer_among(candidates), _capped(candidates[:_MOST_CANDIDATES]), named=likely)

    def _may_be_one_name(self, text: str) -> bool:
        """False for a text of several pieces that together are no known name."""
        if text.count(",") < _ADDRESS_COMMAS or is_vietnamese(text):
            return True
        return self.directory.has_key(key_of(chain.from_iterable([piece.words for piece in pieces_of(text)])))

    def _with_parents(self, name: str, found: list[Candidate], evidence: Evidence) -> list[Candidate]:
        """The candidates and what the name may be an unknown unit of."""
        return _merged(found, self._parents.of(name, evidence))

    def _match(
        self, text: str, candidates: Sequence[Candidate], named: Sequence[Candidate], *, is_clear: bool = True
    ) -> Match:
        is_sure = is_clear and not self._doubts.is_open(text, named[0])
        return Match(
            Answer.THIS_ONE if is_sure else Answer.ASK,
            _capped(candidates[:_MOST_CANDIDATES]),
            _capped(named) if is_sure else (),
            _capped(named),
        )

    def candidates(self, name: str, *, country: str | None = None) -> list[Candidate]:
        """All that may be meant by one name, the likeliest first; not for affiliations."""
        evidence = Evidence(country=country)
        found = self._names.with_similar(name, self._names.candidates(name, evidence), evidence)
        return list(_capped(found))

    def _evidence(self, country: str | None, context: str) -> Evidence:
        if not context:
            return Evidence(country=country)
        folded = fold(context).split()
        words = frozenset(folded)
        return Evidence(country=country or country_in(folded), words=words, context=words)


def _merged(found: list[Candidate], more: Sequence[Candidate]) -> list[Candidate]:
    """The candidates and those of ``more`` that are not among them, the likeliest first."""
    known = {one.id for one in found}
    added = {one.id: one for one in reversed(more) if one.id not in known}
    return sorted([*found, *added.values()], key=lambda one: (-one.score, one.id)) if added else found


def _likely(candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """The first of the candidates if it is much like the name and leads."""
    if not candidates or candidates[0].reasons[0].code is not ReasonCode.SIMILAR_NAME:
        return ()
    leads = len(candidates) == 1 or candidates[0].score - candidates[1].score >= CLEAR_LEAD
    return candidates[:1] if leads and candidates[0].score >= _LIKELY else ()


def _capped(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    return tuple(one if one.score <= 1 else replace(one, score=1.0) for one in candidates)


def answer_among(candidates: Sequence[Candidate]) -> Answer:
    """This one only when it is certain and leads clearly; none when nothing is likely; else ask."""
    if not candidates or candidates[0].score < POSSIBLE:
        return Answer.NONE
    leads = len(candidates) == 1 or candidates[0].score - candidates[1].score >= CLEAR_LEAD
    return Answer.THIS_ONE if leads and candidates[0].score >= CERTAIN else Answer.ASK
