"""Mentions in many documents brought together into organisations, with the reasons. Precision comes first.

Two spellings are brought together when one is surely the other's name (the same, without accents, in the
other language), or when both surely mean one organisation of a register. They are kept apart when their
countries differ, when a register knows them as two, or when their accents set them apart. What is only likely
is left to a person; nothing is merged in any register by this.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from caunoi.domain.folding import fold, tone_normal
from caunoi.matching.match import Answer, Candidate
from caunoi.matching.reasons import Reason, ReasonCode
from caunoi.matching.registry.directory import Directory, Entry
from caunoi.matching.registry.matcher import Matcher, answer_among
from caunoi.matching.weigh import CERTAIN
from caunoi.organisations import NameKind, Organisation, OrganisationName

_NEXT_READING = 0.01

_Pair = tuple[int, int, tuple[Reason, ...]]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a document. ``country`` is ISO 3166-1 alpha-2; ``aliases`` are its other forms there."""

    name: str
    document: str
    country: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Why two spellings are taken for one organisation."""

    one: str
    other: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """One organisation: its commonest spelling, its mentions, what joined them, its entry in the register."""

    name: str
    country: str | None
    mentions: tuple[Mention, ...]
    links: tuple[Link, ...]
    entry: Entry | None = None


@dataclass(slots=True)
class _Spelling:
    """All mentions that spell a name alike, in one country (or in none that is said).

    ``is_open``: a register has several of that name.
    """

    name: str
    country: str | None
    mentions: list[Mention]
    entry: Entry | None = None
    is_open: bool = False


def clusters(mentions: Iterable[Mention], register: Matcher | None = None) -> list[Cluster]:
    """The organisations mentioned, those in most documents first. Time grows in line with the spellings.

    ``register`` is asked once for each spelling; without it only the mentions themselves are compared.
    """
    spellings = _spellings(mentions)
    if register is not None:
        for spelling in spellings:
            _look_up(spelling, register)
    groups = _Groups(spellings)
    for number, other, reasons in _links(spellings):
        groups.join(number, other, reasons)
    found = [groups.cluster(members) for members in groups.members()]
    return sorted(found, key=lambda one: (-len({mention.document for mention in one.mentions}), one.name))


def _spellings(mentions: Iterable[Mention]) -> list[_Spelling]:
    spellings: dict[tuple[str, str | None], _Spelling] = {}
    for mention in mentions:
        key = (tone_normal(mention.name), mention.country)
        if not key[0]:
            continue
        if key not in spellings:
            spellings[key] = _Spelling(mention.name, mention.country, [])
        spellings[key].mentions.append(mention)
    return list(spellings.values())


def _look_up(spelling: _Spelling, register: Matcher) -> None:
    """Note which entry of a register is surely meant, or that it has several of the name."""
    match = register.match(spelling.name, country=spelling.country)
    if match.answer is Answer.THIS_ONE:
        spelling.entry = register.directory.entry(match.meant[0].id)
    else:
        spelling.is_open = sum(one.score >= CERTAIN for one in match.candidates) > 1


def _links(spellings: Sequence[_Spelling]) -> Iterable[_Pair]:
    """Pairs that surely name one organisation, the register's first.

    A name without a country that has namesakes, here or in the register, is left alone.
    """
    first: dict[str, int] = {}
    for number, spelling in enumerate(spellings):
        if spelling.entry:
            other = first.setdefault(spelling.entry.id, number)
            if other != number:
                yield other, number, (Reason(ReasonCode.SAME_ENTRY, {"name": spelling.entry.name}),)
    alike = list(_alike(spellings))
    countries: defaultdict[int, set[str]] = defaultdict(set)
    for one, other, _ in alike:
        for number, beside in ((one, other), (other, one)):
            countries[number].update({spellings[beside].country or ""} - {""})
    for one, other, reasons in alike:
        unplaced = [number for number in (one, other) if spellings[number].country is None]
        is_open = spellings[one].is_open or spellings[other].is_open
        if not (unplaced and is_open) and all(len(countries[number]) <= 1 for number in unplaced):
            yield one, other, reasons


def _alike(spellings: Sequence[_Spelling]) -> Iterable[_Pair]:
    """Pairs in which one is surely a name of the other; of translations only the most usual reading."""
    matcher = Matcher(Directory.of([_as_organisation(*pair) for pair in enumerate(spellings)]))
    translations: dict[int, list[Candidate]] = {}
    for number, spelling in enumerate(spellings):
        found = matcher.candidates(spelling.name, country=spelling.country)
        others = [one for one in found if one.id != str(number) and answer_among([one]) is Answer.THIS_ONE]
        translations[number] = [one for one in others if _is_translated(one)]
        yield from ((number, int(one.id), one.reasons) for one in others if not _is_translated(one))
    usual = {number: _most_usual(found) for number, found in translations.items()}
    for number, found in translations.items():
        for one in found:
            other = int(one.id)
            if other in usual[number] and (number in usual[other] or not usual[other]):
                yield number, other, one.reasons


def _is_translated(candidate: Candidate) -> bool:
    return candidate.reasons[0].code is ReasonCode.SAME_TRANSLATED


def _most_usual(translations: Sequence[Candidate]) -> frozenset[int]:
    best = max((one.score for one in translations), default=0.0)
    return frozenset(int(one.id) for one in translations if one.score > best - _NEXT_READING)


def _as_organisation(number: int, spelling: _Spelling) -> Organisation:
    aliases = dict.fromkeys(alias for mention in spelling.mentions for alias in mention.aliases)
    names = [OrganisationName(spelling.name, NameKind.MAIN)]
    names += [OrganisationName(alias, NameKind.ALIAS) for alias in aliases if len(fold(alias).split()) > 1]
    return Organisation(str(number), tuple(names), spelling.country)


class _Groups:
    """Spellings joined so far: a union of sets that refuses to join what is known to be two."""

    def __init__(self, spellings: Sequence[_Spelling]) -> None:
        self._spellings = spellings
        self._group = list(range(len(spellings)))
        self._members = {number: [number] for number in range(len(spellings))}
        self._links: defaultdict[int, list[Link]] = defaultdict(list)

    def join(self, one: int, other: int, reasons: tuple[Reason, ...]) -> None:
        """Bring the groups of two spellings together, unless something speaks against it."""
        kept, gone = self._group[one], self._group[other]
        if kept == gone or not self._may_join(kept, gone) or _accents_differ(*self._names(one, other)):
            return
        for number in self._members[gone]:
            self._group[number] = kept
        self._members[kept] += self._members.pop(gone)
        self._links[kept] += [*self._links.pop(gone, []), Link(*self._names(one, other), reasons)]

    def members(self) -> Iterable[list[int]]:
        """The numbers of the spellings of each group."""
        return self._members.values()

    def cluster(self, members: Sequence[int]) -> Cluster:
        """The group as a reader gets it."""
        spellings = [self._spellings[number] for number in members]
        counts = Counter({spelling.name: len(spelling.mentions) for spelling in spellings})
        return Cluster(
            name=min(counts, key=lambda name: (-counts[name], name)),
            country=next(iter(self._of(members, "country")), None),
            mentions=tuple(mention for spelling in spellings for mention in spelling.mentions),
            links=tuple(self._links.get(self._group[members[0]], ())),
            entry=next((spelling.entry for spelling in spellings if spelling.entry), None),
        )

    def _may_join(self, one: int, other: int) -> bool:
        members = [*self._members[one], *self._members[other]]
        return len(self._of(members, "country")) <= 1 and len(self._of(members, "entry")) <= 1

    def _of(self, members: Iterable[int], what: str) -> list[str]:
        values = (getattr(self._spellings[number], what) for number in members)
        return sorted({value.id if isinstance(value, Entry) else value for value in values if value})

    def _names(self, one: int, other: int) -> tuple[str, str]:
        return self._spellings[one].name, self._spellings[other].name


def _accents_differ(one: str, other: str) -> bool:
    """True for names that are alike but for accents that both have: Hòa Phát is not Hóa Phát."""
    spelt, other_spelt = tone_normal(one), tone_normal(other)
    if fold(one) != fold(other) or spelt == other_spelt:
        return False
    return not spelt.isascii() and not other_spelt.isascii()
