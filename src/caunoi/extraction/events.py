"""What a sentence says was done, and with whom: signing, renewing, giving, working together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from caunoi.extraction.aliases import Organisation
from caunoi.extraction.chains import Chain, find_chains, object_of, subject_of, with_which
from caunoi.extraction.cues import ACTS, Cue
from caunoi.extraction.onlookers import onlookers, speaks_for_others
from caunoi.extraction.scenes import BOTH, HOST, OTHER, UNIT, Scene

_RANK = {kind: rank for rank, kind in enumerate(ACTS)}
_GIVING = frozenset({"sponsor"})
_TIES = {"sponsor": ("from",), "contract": ("to", "with", "from"), "visit": ("at", "with", "from", "")}
_PLAN_REACH = 60  # characters from "dự kiến" to the verb it makes a plan of
_MERE_PLACES = frozenset({"visit", "partner"})


@dataclass(slots=True)
class Act:
    """One thing done with ``parties`` in the clause ``scene.text[start:end]``.

    ``kind`` is one of ``cues.ACTS``; ``at`` is where its word stands; ``cues`` are all cues
    of the clause; ``earlier`` marks an act that came before the one told of.
    """

    kind: str
    parties: list[Organisation]
    scene: Scene
    start: int
    end: int
    at: int
    cues: tuple[Cue, ...] = ()
    by_both: bool = False
    earlier: bool = False
    planned: bool = False
    open_list: bool = False
    kinds: set[str] = field(default_factory=set)

    @property
    def key(self) -> frozenset[int]:
        return frozenset(id(party) for party in self.parties)

    def says(self, group: str) -> bool:
        return any(cue.group == group for cue in self.cues)


def find_acts(scene: Scene) -> list[Act]:
    """The acts of one sentence, those with parties; a clause ends at a semicolon."""
    chains = find_chains(scene)
    if not chains:
        return []
    aside = onlookers(scene, chains)
    mute = speaks_for_others(scene, chains)
    acts: list[Act] = []
    for start, end in _clauses(scene.text):
        clause = _Clause(scene, start, end, [c for c in chains if start <= c.start < end], aside, mute)
        acts += clause.acts()
    return acts


def _clauses(text: str) -> list[tuple[int, int]]:
    cuts = [0, *(at + 1 for at, sign in enumerate(text) if sign == ";"), len(text)]
    return [(one, other) for one, other in zip(cuts, cuts[1:], strict=False) if other > one]


class _Clause:
    """Reads the acts of one clause."""

    def __init__(
        self, scene: Scene, start: int, end: int, chains: Sequence[Chain], aside: set[int], mute: bool
    ) -> None:
        self.scene, self.start, self.end = scene, start, end
        self.chains = [chain for chain in chains if chain.start not in aside]
        self.mute = mute
        self.cues = tuple(cue for cue in scene.cues if start <= cue.start < end)

    def acts(self) -> list[Act]:
        """One act per set of parties, under its strongest word."""
        found: dict[frozenset[int], Act] = {}
        loose: list[Cue] = []
        for cue in self.cues:
            if not cue.is_act or self._is_negated(cue):
                continue
            parties, by_both = self._parties(cue)
            if not parties and not by_both:
                loose.append(cue)
                continue
            self._add(found, cue, parties, by_both=by_both)
        acts = sorted(found.values(), key=lambda act: act.at)
        for cue in loose:
            self._attach(acts, cue)
        return self._without_parts(acts)

    def _add(
        self, found: dict[frozenset[int], Act], cue: Cue, parties: list[Organisation], *, by_both: bool
    ) -> None:
        act = Act(cue.kind, parties, self.scene, self.start, self.end, cue.start, self.cues, by_both=by_both)
        act.planned = self._is_planned(cue, parties)
        act.open_list = self._list_goes_on(parties)
        known = found.get(act.key)
        if known is None:
            found[act.key] = act
            known = act
        elif _RANK[cue.kind] < _RANK[known.kind]:
            known.kind, known.at = cue.kind, cue.start
            known.planned = known.planned or act.planned
        known.kinds.add(cue.kind)

    def _attach(self, acts: list[Act], cue: Cue) -> None:
        """A verb without names of its own says more about the act before it."""
        if cue.kind not in {"renew", "sign", "laboratory", "programme"}:
            return
        before = [act for act in acts if act.at <= cue.start] or acts[:1]
        if before and _RANK[cue.kind] < _RANK[before[-1].kind] and before[-1].kind not in _MERE_PLACES:
            before[-1].kinds.add(cue.kind)
            before[-1].kind = cue.kind

    def _without_parts(self, acts: list[Act]) -> list[Act]:
        """An act with some of the parties of a stronger one in the same clause says nothing new."""
        return [
            act
            for act in acts
            if not any(
                act.key < other.key and _RANK[other.kind] <= _RANK[act.kind]
                for other in acts
                if other is not act
            )
            and not (
                act.kind in _MERE_PLACES and any(act.key & other.key for other in acts if other is not act)
            )
        ]

    def _is_negated(self, cue: Cue) -> bool:
        return any(c.group == "negation" and 0 <= cue.start - c.end <= 25 for c in self.cues)

    def _is_planned(self, cue: Cue, parties: list[Organisation]) -> bool:
        """ "dự kiến ký với X", "review its agreements, open talks with X"."""
        chain = self._chain_of(parties)
        last = max(cue.start, chain.start if chain else 0)
        return any(
            c.group == "planned" and cue.start - c.end <= _PLAN_REACH and c.start <= last for c in self.cues
        )

    def _chain_of(self, parties: list[Organisation]) -> Chain | None:
        return next((c for c in self.chains if any(x.organisation in parties for x in c.casts)), None)

    def _list_goes_on(self, parties: list[Organisation]) -> bool:
        chain = self._chain_of(parties)
        after = self.scene.text[chain.end : chain.end + 12].lstrip(" ,") if chain else ""
        return len(parties) > 1 and after.startswith(("…", "...", "v.v", "etc"))

    def _parties(self, cue: Cue) -> tuple[list[Organisation], bool]:
        """The organisations that ``cue`` binds to the host, and whether "both sides" stands for them."""
        subject = subject_of(self.scene, self.chains, cue.start)
        if cue.kind in _GIVING:
            return self._giver(cue, subject), False
        if cue.kind == "contract":
            return self._customer(cue, subject), False
        if cue.kind == "visit":
            return self._visited(cue, subject), False
        if cue.kind == "project":
            return self._leader(cue) or self._together(cue, None)[0], False
        if cue.kind == "partner":
            return self._listed(cue), False
        return self._together(cue, subject)

    def _together(self, cue: Cue, subject: Chain | None) -> tuple[list[Organisation], bool]:
        """ "X and Y signed", "signed with Y", "between X and Y"."""
        target = object_of(self.scene, self.chains, cue.end, ("with",), self.end)
        if target is None:
            which = with_which(self.scene, self.chains, cue.start)
            return (_others(which), False) if which else self._signed_by(cue, subject)
        both = target.has_both or bool(subject and subject.has_both)
        if target.has_host or both:
            return _others(subject, target), both
        if subject is None or subject.has_host or self._acts_for_host(subject):
            return ([] if self.mute else _others(target) + _own_side(subject)), False
        return [], False

    def _signed_by(self, cue: Cue, subject: Chain | None) -> tuple[list[Organisation], bool]:
        """No "with": the subject itself holds the parties, or names come after "by"."""
        if cue.kind not in {"sign", "renew", "programme", "laboratory", "cooperate"}:
            return [], False
        if subject is None or subject.tie in {"at", "to"}:
            by = object_of(self.scene, self.chains, cue.end, ("from",), self.end)
            if by is None or cue.kind != "sign" or not (by.has_host or by.has_both):
                return [], False
            return _others(by), by.has_both
        if subject.has_both:
            return _others(subject), True
        alone = len(subject.others) == 1 and cue.kind in {"sign", "renew"} and not self.mute
        if subject.has_host or alone:
            return _others(subject), False
        return [], False

    def _acts_for_host(self, subject: Chain) -> bool:
        """A lone institute, centre or school of fields before "với": a unit of the host."""
        return len(subject.casts) == 1 and is_unit_like(subject.casts[0].organisation)

    def _giver(self, cue: Cue, subject: Chain | None) -> list[Organisation]:
        weak = self.scene.text[cue.start : cue.end].casefold() in _WEAK_GIVING
        if weak and not any(c.group == "gifts" for c in self.cues):
            return []
        if subject and subject.others and not subject.has_host:
            return _others(subject)
        source = object_of(self.scene, self.chains, cue.end, _TIES["sponsor"], self.end)
        return _others(source) if source and not source.has_host else []

    def _customer(self, cue: Cue, subject: Chain | None) -> list[Organisation]:
        if subject and subject.others and not subject.has_host:
            return _others(subject)
        target = object_of(self.scene, self.chains, cue.end, _TIES["contract"], self.end)
        return _others(target) if target and not self.mute else []

    def _visited(self, cue: Cue, subject: Chain | None) -> list[Organisation]:
        """The host goes there or receives somebody; or somebody comes to the host."""
        target = object_of(self.scene, self.chains, cue.end, _TIES["visit"], min(self.end, cue.end + 60))
        if target is None or self.mute:
            return []
        if target.has_host:
            return _others(subject)
        if subject is None:
            before = self.scene.text[self.start : cue.start]
            by_host = HOST in before or (
                OTHER not in before and any(c.group == "own_people" for c in self.cues)
            )
        else:
            by_host = subject.has_host or self._acts_for_host(subject)
        return _others(target) if by_host else []

    def _leader(self, cue: Cue) -> list[Organisation]:
        """ "dự án ... do X điều phối", "a project led by X"."""
        if not any(c.group == "leading" for c in self.cues) or HOST not in self.scene.text:
            return []
        source = object_of(self.scene, self.chains, cue.end, ("from",), self.end)
        return _others(source) if source else []

    def _listed(self, cue: Cue) -> list[Organisation]:
        """ "các đối tác như X, Y", "partners: X, Y and Z"."""
        target = object_of(self.scene, self.chains, cue.end, ("as", "with", ""), self.end)
        if target is None or self.mute:
            return []
        between = self.scene.text[cue.end : target.start]
        direct = ":" in between or target.tie in {"as", "with"} or _IS.search(between) is not None
        return _others(target) if direct else []


_IS = re.compile(r"(?<!\w)(?:is|are|was|were|là)\s+(?:the\s+)?\Z", re.IGNORECASE)
_WEAK_GIVING = frozenset(
    {
        "trao",
        "đồng hành",
        "bàn giao",
        "đóng góp",
        "presented",
        "gift",
        "awarded",
        "granted",
        "tặng",
        "contributed",
    }
)


def _others(*chains: Chain | None) -> list[Organisation]:
    found = [cast.organisation for chain in chains if chain for cast in chain.others if cast.organisation]
    return list({id(one): one for one in found}.values())


def _own_side(subject: Chain | None) -> list[Organisation]:
    """Partners that stand beside the host as subject: "the host, A and B signed with C"."""
    return _others(subject) if subject and subject.has_host else []


def is_unit_like(organisation: Organisation | None) -> bool:
    """Named by its field alone ("Trường Kinh tế", "Trung tâm Đảm bảo chất lượng")."""
    if organisation is None or organisation.form not in {"school", "institute", "government"}:
        return False
    return organisation.is_generic


__all__ = ["BOTH", "OTHER", "UNIT", "Act", "find_acts", "is_unit_like"]
