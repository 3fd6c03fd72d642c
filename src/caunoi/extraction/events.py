"""What a sentence says was done, and with whom: signing, renewing, giving, working together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from caunoi.extraction.aliases import Organisation
from caunoi.extraction.chains import Chain, find_chains
from caunoi.extraction.cues import ACTS, Cue
from caunoi.extraction.frames import Frame, Sides, sides_of
from caunoi.extraction.names import Mention
from caunoi.extraction.onlookers import onlookers, speaks_for_others
from caunoi.extraction.phrases import CAPITALS
from caunoi.extraction.scenes import OTHER, SIGNS, UNIT, Scene

_RANK = {kind: rank for rank, kind in enumerate(ACTS)}
_PLAN_REACH = 60  # characters from "dự kiến" to the verb it makes a plan of
_BEHIND = 10  # characters behind the names: "An agreement with X is being drafted"
_NEGATION_REACH = 25
_CAME_OF_IT = re.compile(  # "held negotiations with X, during which an agreement was signed"
    r",\s(?:during|after|at|following|upon|as a result of|at the end of)\swhich\s", re.IGNORECASE
)
_MERE_RELATIONS = frozenset({"visit", "partner", "support"})
_PAPERS = frozenset({"renew", "sign"})
_WRITTEN = _PAPERS | {"paper", "cooperate"}
_JOURNEYS = frozenset({"visit", "support"})  # "Nhận lời mời của X, đoàn Trường đã sang thăm và ký ..."
_ON_PAPER = frozenset({"renew", "sign", "paper"})
_DATED_GAP = re.compile(  # dates and small words between "with X" and "with Y"
    r"[\s,]*(?:\((?:[^()]{1,60})\)[\s,]*)?(?:(?:in|on|of|for|from|to|until|ngày|tháng|năm|\d[\w/.]*|jan\w*|feb\w*|mar\w*"
    r"|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*|years?|and|then|&|và|also|finally|again)[\s,]+){0,10}",
    re.IGNORECASE,
)
_LISTED = re.compile(
    rf"[{SIGNS}](?:\s?;\s(?:(?:and|và)\s)?(?:the\s)?[{SIGNS}]){{2,60}}"
)  # "A; B; and C signed"
_NOTE = 90  # characters of what may stand behind the last name of a group
_NAMED = f"[{OTHER}{UNIT}]"
_GROUP = re.compile(  # nothing but names, their seats and their country
    rf"\s?(?:and\s|và\s)?(?:[{CAPITALS}][\w ]{{1,24}}\s?[-–:]\s)?(?:the\s)?{_NAMED}"
    rf"(?:\s?(?:,|and|và|&)[\s,]{{0,3}}(?:and\s|và\s)?(?:the\s)?{_NAMED}){{0,30}}"
    rf"(?:\s?[,(–-]\s?[^;.{SIGNS}]{{0,50}})?(?:…|\.|\s|;|,|etc|v\.v){{0,6}}"
)
_GROUP_ENDS = re.compile(rf"{_NAMED}(?:\s?[,(–-]\s?[^;.]{{0,60}})?\s?;\Z")
_SAYS_MORE = frozenset({"renew", "sign", "laboratory", "programme"})  # of the act before, without names


@dataclass(slots=True)
class Act:
    """One thing done with ``parties`` in the clause ``scene.text[start:end]``.

    ``papers`` is where the paper is named when the act's own clause does not name it again.
    ``kind`` is one of ``cues.ACTS``; ``at`` is where its word stands; ``cues`` are all cues
    of the clause; ``earlier`` marks an act that came before the one told of; ``source`` says
    whether it is told in a sentence, a list or a note in parentheses.
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
    papers: tuple[int, int] | None = None
    kinds: set[str] = field(default_factory=set)
    source: str = "sentence"

    @property
    def rule(self) -> str:
        """The rule by which its parties are taken: "sentence-sign", "list-sign" ..."""
        return f"{self.source}-{self.kind}"

    @property
    def cue(self) -> tuple[int, int]:
        """Where the word that tells of it stands in the scene's text; the clause when it is unsaid."""
        told = (cue for cue in self.cues if cue.is_act and cue.start == self.at)
        return next(((cue.start, cue.end) for cue in told), (self.start, self.end))

    @property
    def key(self) -> frozenset[int]:
        return frozenset(id(party) for party in self.parties)

    def says(self, group: str) -> bool:
        return any(cue.group == group for cue in self.cues)

    def bystanders(self) -> list[Mention]:
        """The names in its sentence that are no parties: what they are called says nothing of the act."""
        return [
            cast.mention
            for cast in self.scene.casts
            if cast.mention and id(cast.organisation) not in self.key and cast.mention.form != "unit"
        ]


def find_acts(scene: Scene) -> list[Act]:
    """The acts of one sentence, those with parties; a clause ends at a semicolon."""
    chains = find_chains(scene)
    if not chains:
        return []
    aside = onlookers(scene, chains)
    mute = speaks_for_others(scene, chains)
    acts: list[Act] = []
    for start, end in clauses_of(scene.text):
        inside = [chain for chain in chains if start <= chain.start < end and chain.start not in aside]
        cues = tuple(cue for cue in scene.cues if start <= cue.start < end)
        for act in _acts(Frame(scene, inside, cues, start, end, mute)):
            acts += _each_with(scene, inside, act)
    return acts


def _each_with(scene: Scene, chains: Sequence[Chain], act: Act) -> list[Act]:
    """ "signed with X on 4 March, with Y on 6 March, and with Z": the word is not said again for Y and Z."""
    first = next((one for one in chains if one.tie == "with" and one.others and one.start > act.at), None)
    if act.kind not in _ON_PAPER or first is None or not {id(one) for one in _others(first)} <= act.key:
        return [act]
    found, last = [act], first
    for chain in chains:
        if chain.start <= last.start or chain.has_host:
            continue
        gap = scene.text[last.end : chain.tie_at]
        if chain.tie != "with" or not chain.others or not _DATED_GAP.fullmatch(gap):
            break
        parties = [one for one in _others(chain) if id(one) not in act.key]
        if parties:
            found[-1].end = chain.tie_at
            more = Act(act.kind, parties, scene, chain.tie_at, act.end, chain.tie_at, act.cues)
            more.papers = act.papers or (act.start, act.at)
            more.end = _end_of_clause(scene.text, chain.end)
            found.append(more)
        last = chain
    return found


def _others(chain: Chain) -> list[Organisation]:
    return [cast.organisation for cast in chain.others if cast.organisation]


def _end_of_clause(text: str, at: int) -> int:
    stop = text.find(";", at)
    return stop if stop >= 0 else len(text)


def clauses_of(text: str) -> list[tuple[int, int]]:
    """The stretches of a sentence between semicolons, those in parentheses and in lists not counted."""
    if ";" not in text:
        return [(0, len(text))] if text else []
    cuts, depth = [0], 0
    listed = {at for found in _LISTED.finditer(text) for at in range(*found.span())}
    for at, sign in enumerate(text):
        depth = max(0, depth + (sign == "(") - (sign == ")"))
        if sign == ";" and not depth and at not in listed:
            cuts.append(at + 1)
    parts = [(one, other) for one, other in pairwise([*cuts, len(text)]) if other > one]
    return _joined(text, parts) if len(parts) > 1 else parts


def _joined(text: str, parts: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Groups of a list of names are one stretch: "with A, B (Germany); C (France); Poland - D"."""
    joined = [parts[0]]
    for start, end in parts[1:]:
        before = joined[-1]
        if _GROUP.fullmatch(text, start, end) and _GROUP_ENDS.search(
            text, max(before[0], start - _NOTE), start
        ):
            joined[-1] = (before[0], end)
        else:
            joined.append((start, end))
    return joined


def _acts(frame: Frame) -> list[Act]:
    """One act per set of parties, under its strongest word."""
    found: dict[frozenset[int], Act] = {}
    loose: list[Cue] = []
    for cue in frame.cues:
        if not cue.is_act or _is_negated(frame, cue):
            continue
        sides = sides_of(frame, cue)
        if sides.parties or sides.both:
            _add(found, frame, cue, sides)
        else:
            loose.append(cue)
    acts = sorted(found.values(), key=lambda act: act.at)
    for cue in loose:
        if not _is_planned(frame, cue, None):
            _attach(acts, cue)
    return _without_parts(acts)


def _add(found: dict[frozenset[int], Act], frame: Frame, cue: Cue, sides: Sides) -> None:
    act = Act(
        cue.kind, list(sides.parties), frame.scene, frame.start, frame.end, cue.start, tuple(frame.cues)
    )
    act.by_both = sides.both
    chain = _chain_of(frame, sides)
    act.planned = _is_planned(frame, cue, chain)
    act.open_list = len(sides.parties) > 1 and chain is not None and _goes_on(frame.scene.text, chain)
    known = found.setdefault(act.key, act)
    if _RANK[cue.kind] < _RANK[known.kind]:
        known.kind, known.at = cue.kind, cue.start
        known.planned = known.planned or act.planned
    known.kinds.add(cue.kind)


def _attach(acts: list[Act], cue: Cue) -> None:
    """A verb without names of its own says more about the act before it."""
    if cue.kind not in _SAYS_MORE:
        return
    before = [act for act in acts if act.at <= cue.start] or acts[:1]
    signs = cue.kind in _PAPERS and before and before[-1].kind in _JOURNEYS
    if not before or (before[-1].kind in _MERE_RELATIONS and not signs):
        return
    before[-1].kinds.add(cue.kind)
    if _RANK[cue.kind] < _RANK[before[-1].kind]:
        before[-1].kind = cue.kind
        before[-1].at = max(before[-1].at, cue.start)  # the date stands beside the stronger word


def _without_parts(acts: list[Act]) -> list[Act]:
    """An act with some of the parties of a stronger one in the same clause says nothing new."""
    return [act for act in acts if not any(_covers(other, act) for other in acts if other is not act)]


def _covers(other: Act, act: Act) -> bool:
    if act.key < other.key and _RANK[other.kind] <= _RANK[act.kind]:
        return True
    return act.kind in _MERE_RELATIONS and bool(act.key & other.key) and _RANK[other.kind] < _RANK[act.kind]


def _is_negated(frame: Frame, cue: Cue) -> bool:
    return any(c.group == "negation" and 0 <= cue.start - c.end <= _NEGATION_REACH for c in frame.cues)


def _is_planned(frame: Frame, cue: Cue, chain: Chain | None) -> bool:
    """ "dự kiến ký với X", "review its agreements, open talks with X"."""
    last = max(cue.start, chain.start if chain else 0)
    if cue.kind in _WRITTEN and frame.says("unsigned"):
        return True
    behind = [c.start - chain.end for c in frame.cues if c.group == "planned"] if chain else []
    if any(0 <= gap <= _BEHIND for gap in behind):
        return True
    return any(
        c.group == "planned"
        and cue.start - c.end <= _PLAN_REACH
        and c.start <= last
        and not _CAME_OF_IT.search(frame.scene.text, c.end, cue.start)
        for c in frame.cues
    )


def _chain_of(frame: Frame, sides: Sides) -> Chain | None:
    parties: Sequence[Organisation] = sides.parties
    return next((c for c in frame.chains if any(x.organisation in parties for x in c.casts)), None)


def _goes_on(text: str, chain: Chain) -> bool:
    """ "A, B, C…": the list is longer than what is written."""
    return text[chain.end : chain.end + 12].lstrip(" ,").startswith(("…", "...", "v.v", "etc"))
