"""Which known organisation is meant by a name: candidates with reasons, and an answer to suggest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from caunoi.domain.kinds import OrganisationKind
from caunoi.matching.candidates import NameIndex, Number
from caunoi.matching.normalise import Name, normalise
from caunoi.matching.reasons import Reason, ReasonCode
from caunoi.matching.weigh import CERTAIN, LEAST, NOTHING, POSSIBLE, Weighed, weigh

_CLEAR_LEAD = 0.04
_MOST_WITHOUT_SAME_NAME = 0.88
_ALIAS = 0.97
_ACRONYM = 0.75
_LONGEST_COMMON_ACRONYM = 4
_SAME_COUNTRY = 0.05
_ACRONYM_SAME_COUNTRY = 0.1
_DIFFERENT_COUNTRY = -0.35
_DIFFERENT_KIND = -0.05
_SAME = (
    ReasonCode.SAME_NAME,
    ReasonCode.SAME_WITHOUT_ACCENTS,
    ReasonCode.SAME_WRITTEN_APART,
    ReasonCode.SAME_ALIAS,
)


@dataclass(frozen=True, slots=True)
class Known:
    """An organisation that is already known. The first name is its main one, the rest are aliases."""

    id: str
    names: tuple[str, ...]
    country: str | None = None
    kind: OrganisationKind | None = None

    def __post_init__(self) -> None:
        if not self.names:
            raise ValueError(f"Organisation {self.id} needs a name.")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A known organisation that may be meant. ``score`` runs from 0 to 1 and is no probability."""

    id: str
    score: float
    reasons: tuple[Reason, ...]

    @property
    def is_parent(self) -> bool:
        """True when the name is that of an unknown unit, and this may be what it is part of."""
        return any(reason.code is ReasonCode.PARENT_OF_UNIT for reason in self.reasons)


class Answer(StrEnum):
    """What may be suggested to the person who decides."""

    THIS_ONE = "this-one"
    NONE = "none"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An answer; ``candidate`` is the one meant, or the most likely one when a person is asked."""

    answer: Answer
    candidate: Candidate | None = None


@dataclass(frozen=True, slots=True)
class _Form:
    """One name of a known or looked-up organisation."""

    name: Name
    is_alias: bool


class Index:
    """Known organisations, ready to be looked up by name. It suggests and never merges."""

    def __init__(
        self, known: Iterable[Known] = (), *, met: Mapping[str, int] | None = None, size: int = 0
    ) -> None:
        """``met`` (bearers by word) and ``size`` say how rare words are where this is only a part of all."""
        self._known: dict[str, Known] = {}
        self._numbers: dict[str, list[Number]] = {}
        self._bearers: dict[Number, tuple[str, bool]] = {}
        self._names = NameIndex(met, size)
        for one in known:
            self.add(one)

    def __len__(self) -> int:
        return len(self._known)

    def __contains__(self, organisation: str) -> bool:
        return organisation in self._known

    def add(self, known: Known) -> None:
        """Take an organisation in; one with the same id is replaced."""
        if known.id in self._known:
            self.remove(known.id)
        self._known[known.id] = known
        self._numbers[known.id] = []
        for form in _forms(known.names):
            number = self._names.add(form.name)
            self._numbers[known.id].append(number)
            self._bearers[number] = (known.id, form.is_alias)

    def remove(self, organisation: str) -> None:
        """Forget an organisation. Raises ``KeyError`` if it is not known."""
        del self._known[organisation]
        for number in self._numbers.pop(organisation):
            self._names.remove(number)
            del self._bearers[number]

    def candidates(
        self,
        name: str,
        *,
        aliases: Iterable[str] = (),
        country: str | None = None,
        kind: OrganisationKind | None = None,
        limit: int = 5,
    ) -> list[Candidate]:
        """The known organisations this name may mean, the likeliest first.

        ``aliases`` are other forms from the same source; ``country`` (ISO 3166-1 alpha-2)
        and ``kind`` are what the source says or lets guess. A name that names nobody
        ("the company") has no candidates.
        """
        best: dict[str, Weighed] = {}
        for form in _forms((name, *aliases)):
            for number, known_name in self._names.find(form.name):
                organisation, is_alias = self._bearers[number]
                weighed = _as_alias(
                    weigh(form.name, known_name, self._names.rarity), known_name, form.is_alias or is_alias
                )
                if weighed.score > best.get(organisation, NOTHING).score:
                    best[organisation] = weighed
        found = [self._in_context(key, weighed, country, kind) for key, weighed in best.items()]
        likely = [candidate for candidate in found if candidate.score >= LEAST]
        return sorted(likely, key=lambda candidate: (-candidate.score, candidate.id))[:limit]

    def _in_context(
        self, organisation: str, weighed: Weighed, country: str | None, kind: OrganisationKind | None
    ) -> Candidate:
        known = self._known[organisation]
        score, reasons = weighed.score, list(weighed.reasons)
        if country and known.country:
            change, reason = _compare_countries(weighed, country, known.country)
            score += change
            reasons.append(reason)
        if reasons[0].code not in _SAME:
            score = min(score, _MOST_WITHOUT_SAME_NAME)
        if kind and known.kind and _are_different(kind, known.kind):
            score += _DIFFERENT_KIND
            kinds = {"one": kind.coarse, "other": known.kind.coarse}
            reasons.append(Reason(ReasonCode.DIFFERENT_KIND, kinds))
        return Candidate(organisation, round(min(max(score, 0.0), 1.0), 3), tuple(reasons))


def _forms(names: Iterable[str]) -> list[_Form]:
    """The names that name somebody, each once, the first marked as the main one."""
    forms: dict[str, _Form] = {}
    for place, raw in enumerate(names):
        name = normalise(raw)
        if name.own and name.spelt not in forms:
            forms[name.spelt] = _Form(name, is_alias=place > 0)
    return list(forms.values())


def _as_alias(weighed: Weighed, known: Name, is_alias: bool) -> Weighed:  # noqa: FBT001 (one private caller)
    """The same words as an alias say less, and a short acronym has many bearers."""
    if not is_alias or not weighed.reasons or weighed.reasons[0].code is not ReasonCode.SAME_NAME:
        return weighed
    if known.is_acronym and len(known.joined) <= _LONGEST_COMMON_ACRONYM:
        return Weighed(_ACRONYM, (Reason(ReasonCode.SAME_ACRONYM, {"name": known.raw.strip()}),))
    alias = Reason(ReasonCode.SAME_ALIAS, {"name": known.raw.strip()})
    return Weighed(min(weighed.score, _ALIAS), (alias, *weighed.reasons[1:]))


def _compare_countries(weighed: Weighed, country: str, known: str) -> tuple[float, Reason]:
    if country != known:
        return _DIFFERENT_COUNTRY, Reason(ReasonCode.DIFFERENT_COUNTRY, {"one": country, "other": known})
    is_acronym = weighed.reasons[0].code in (ReasonCode.SAME_ACRONYM, ReasonCode.SAME_INITIALS)
    return _ACRONYM_SAME_COUNTRY if is_acronym else _SAME_COUNTRY, Reason(
        ReasonCode.SAME_COUNTRY, {"country": country}
    )


def _are_different(one: OrganisationKind, other: OrganisationKind) -> bool:
    return OrganisationKind.OTHER not in (one, other) and one.coarse != other.coarse


def suggestion(candidates: list[Candidate]) -> Suggestion:
    """One of three answers: this one, none of them, ask a person.

    This one only when it is certain and leads clearly: two organisations of one name
    are told apart by a person.
    """
    if not candidates or candidates[0].score < POSSIBLE:
        return Suggestion(Answer.NONE)
    first = candidates[0]
    leads = len(candidates) == 1 or first.score - candidates[1].score > _CLEAR_LEAD
    return Suggestion(Answer.THIS_ONE if first.score >= CERTAIN and leads else Answer.ASK, first)
