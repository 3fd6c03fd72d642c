"""What else a text says about who is meant, and what that makes of the bearers of a name."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from caunoi.domain.folding import fold
from caunoi.matching.match import Candidate
from caunoi.matching.reasons import Reason, ReasonCode
from caunoi.matching.registry.columns import FormKind, State
from caunoi.matching.registry.directory import Directory, Number
from caunoi.matching.weigh import CERTAIN

_BASE = {
    FormKind.MAIN: 0.96,
    FormKind.LABEL: 0.96,
    FormKind.ALIAS: 0.93,
    FormKind.FORMER: 0.92,
    FormKind.TRANSLATED: 0.91,
    FormKind.WITHOUT_PLACE: 0.88,
    FormKind.ACRONYM: 0.76,
}
_CODES = {
    FormKind.MAIN: ReasonCode.SAME_NAME,
    FormKind.LABEL: ReasonCode.SAME_NAME,
    FormKind.ALIAS: ReasonCode.SAME_ALIAS,
    FormKind.FORMER: ReasonCode.FORMER_NAME,
    FormKind.TRANSLATED: ReasonCode.SAME_TRANSLATED,
    FormKind.WITHOUT_PLACE: ReasonCode.SAME_BUT_PLACE,
    FormKind.ACRONYM: ReasonCode.SAME_ACRONYM,
}
_COUNTRY, _ACRONYM_COUNTRY, _OTHER_COUNTRY = 0.04, 0.15, -0.45
_CITY, _PARENT, _HEAD, _ENDED = 0.03, 0.06, 0.03, -0.05
_IMPLIED, _NOT_IMPLIED = 0.02, -0.02
_BORNE = frozenset({ReasonCode.SAME_NAME, ReasonCode.SAME_ALIAS, ReasonCode.FORMER_NAME})
_PLACED = frozenset({ReasonCode.SAME_COUNTRY, ReasonCode.SAME_CITY})


class Evidence(NamedTuple):
    """Country stated, country to be expected of the language, all words of the text, those beside the name,
    and the organisations named.
    """

    country: str | None = None
    expected_country: str | None = None
    words: frozenset[str] = frozenset()
    context: frozenset[str] = frozenset()
    named: frozenset[Number] = frozenset()


def judged(
    directory: Directory, bearers: Mapping[Number, tuple[float, Reason]], evidence: Evidence
) -> list[Candidate]:
    """The bearers as candidates, the likeliest first; a withdrawn entry gives way to its successor.

    Scores may pass 1 here, so that more evidence still sets a candidate apart; ``Matcher`` caps them.
    """
    if not bearers:
        return []
    heads = _heads(directory, bearers) if len(bearers) > 1 else frozenset()
    best: dict[Number, Candidate] = {}
    for number, (score, reason) in bearers.items():
        current, reasons = _current(directory, number, [reason])
        score += _HEAD if number in heads else 0.0
        if number in heads:
            reasons.append(Reason(ReasonCode.HEAD_OF_GROUP))
        candidate = _weighed(directory, current, score, reasons, evidence)
        if current not in best or candidate.score > best[current].score:
            best[current] = candidate
    if len(best) == 1:
        return list(best.values())
    return _with_namesake(directory, sorted(best.values(), key=lambda one: (-one.score, one.id)))


def _with_namesake(directory: Directory, found: list[Candidate]) -> list[Candidate]:
    """The first with the reason that another bears the name as well, if the text does not tell them apart."""
    if len(found) < 2 or found[1].score < CERTAIN or is_placed(found[0]) > is_placed(found[1]):
        return found
    other = directory.entry(found[1].id)
    is_abroad = directory.entry(found[0].id).country != other.country
    bear_it = all(one.reasons[0].code in _BORNE for one in found[:2])
    if not (is_abroad and not is_placed(found[0])) and not bear_it:
        return found
    named = {"name": other.name, "country": other.country or "–"}
    namesake = Reason(ReasonCode.DIFFERENT_NAMESAKE, named)
    return [replace(found[0], reasons=(*found[0].reasons, namesake)), *found[1:]]


def is_placed(candidate: Candidate) -> bool:
    """True when the text says its country or town."""
    return any(reason.code in _PLACED for reason in candidate.reasons)


def same_name(directory: Directory, form: Number) -> tuple[float, Reason]:
    """The score and reason of a bearer whose form of the name has the same key."""
    kind = directory.kind_of(form)
    return _BASE[kind], Reason(_CODES[kind], {"name": directory.columns.forms[form]})


def _current(directory: Directory, number: Number, reasons: list[Reason]) -> tuple[Number, list[Reason]]:
    """The organisation itself, or the only successor of a withdrawn entry."""
    columns = directory.columns
    successors = directory.successors(number)
    if columns.states[number] == State.WITHDRAWN and len(successors) == 1:
        return successors[0], [*reasons, Reason(ReasonCode.SUCCESSOR_OF, {"name": columns.names[number]})]
    return number, reasons


def _heads(directory: Directory, bearers: Iterable[Number]) -> frozenset[Number]:
    """Of several bearers of one name, the one that some of the others are part of, if there is one."""
    numbers = frozenset(bearers)
    parts = [number for number in numbers if directory.has_parents(number)]
    heads = numbers.intersection(up for number in parts for up in directory.lineage(number))
    return heads if len(heads) == 1 else frozenset()


def _weighed(
    directory: Directory, number: Number, score: float, reasons: list[Reason], evidence: Evidence
) -> Candidate:
    columns = directory.columns
    change, more = _by_country(columns.countries[number], reasons[0], evidence)
    score += change
    reasons += more
    city = columns.cities[number]
    if city and _says_city(city, reasons[0].parameters.get("name", ""), evidence):
        score += _CITY
        reasons.append(Reason(ReasonCode.SAME_CITY, {"city": city}))
    for up in directory.lineage(number) if evidence.named else ():
        if up in evidence.named:
            score += _PARENT
            reasons.append(Reason(ReasonCode.PARENT_NAMED, {"name": columns.names[up]}))
            break
    if columns.states[number] != State.ACTIVE:
        score += _ENDED
        reasons.append(Reason(ReasonCode.DIFFERENT_STATUS))
    return Candidate(columns.ids[number], round(max(score, 0.0), 3), tuple(reasons))


@lru_cache(maxsize=1 << 16)
def _town(city: str) -> frozenset[str]:
    return frozenset(fold(city).split())


def _says_city(city: str, name: str, evidence: Evidence) -> bool:
    """True when the text names the town beside the name: "University of Palermo" alone says nothing."""
    town = _town(city)
    if not town <= evidence.words:
        return False
    return town <= evidence.context or not town <= frozenset(fold(name).split())


def _by_country(known: str, reason: Reason, evidence: Evidence) -> tuple[float, list[Reason]]:
    stated = evidence.country
    if stated and known:
        if stated != known:
            return _OTHER_COUNTRY, [Reason(ReasonCode.DIFFERENT_COUNTRY, {"one": stated, "other": known})]
        gain = _ACRONYM_COUNTRY if reason.code is ReasonCode.SAME_ACRONYM else _COUNTRY
        return gain, [Reason(ReasonCode.SAME_COUNTRY, {"country": known})]
    if evidence.expected_country and known:
        return (_IMPLIED if known == evidence.expected_country else _NOT_IMPLIED), []
    return 0.0, []
