"""Which organisation of a register is meant by a name or an affiliation: an answer with its reasons."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from caunoi.domain.folding import fold
from caunoi.matching.match import Answer, Candidate
from caunoi.matching.registry.affiliations import LONGEST_TEXT, Affiliations, looks_composed
from caunoi.matching.registry.countries import country_code_at_end, country_in
from caunoi.matching.registry.directory import Directory
from caunoi.matching.registry.evidence import Evidence
from caunoi.matching.registry.names import Names
from caunoi.matching.registry.pieces import tidied
from caunoi.matching.weigh import CERTAIN, POSSIBLE

CLEAR_LEAD = 0.02
_MOST_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Match:
    """What a name means: one of three answers.

    ``candidates`` come likeliest first. ``meant`` are the organisations the text surely names: one for
    "this one", more for an affiliation that names several, none otherwise.
    """

    answer: Answer
    candidates: tuple[Candidate, ...]
    meant: tuple[Candidate, ...] = ()


class Matcher:
    """Answers for one directory. Keeps nothing between calls but what it has looked up before."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        self._names = Names(directory)
        self._affiliations = Affiliations(directory, self._names)

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
        candidates = self._names.candidates(name, evidence)
        if answer_among(candidates) is Answer.THIS_ONE:
            return _match(Answer.THIS_ONE, candidates, candidates[:1])
        meant = self._affiliations.named_in(name, evidence) if looks_composed(name) else []
        if not meant:
            candidates = self._names.with_similar(name, candidates, evidence)
            answer = answer_among(candidates)
            return _match(answer, candidates, candidates[:1] if answer is Answer.THIS_ONE else [])
        rest = [one for one in candidates if one.id not in {found.id for found in meant}]
        return _match(Answer.THIS_ONE, [*meant, *rest], meant)

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


def _match(answer: Answer, candidates: Sequence[Candidate], meant: Sequence[Candidate]) -> Match:
    return Match(answer, _capped(candidates[:_MOST_CANDIDATES]), _capped(meant))


def _capped(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    return tuple(one if one.score <= 1 else replace(one, score=1.0) for one in candidates)


def answer_among(candidates: Sequence[Candidate]) -> Answer:
    """This one only when it is certain and leads clearly; none when nothing is likely; else ask."""
    if not candidates or candidates[0].score < POSSIBLE:
        return Answer.NONE
    leads = len(candidates) == 1 or candidates[0].score - candidates[1].score >= CLEAR_LEAD
    return Answer.THIS_ONE if leads and candidates[0].score >= CERTAIN else Answer.ASK
