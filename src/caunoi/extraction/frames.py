"""Who stands in the frame of an act: "X signed with Y", "given by X", "a project led by X"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from caunoi.extraction.aliases import Organisation
from caunoi.extraction.chains import Chain, object_of, subject_of, with_which
from caunoi.extraction.cues import Cue
from caunoi.extraction.scenes import BOTH, HOST, OTHER, SIGNS, UNIT, Scene

_IS = re.compile(r"(?<!\w)(?:is|are|was|were|là)\s+(?:the\s+)?\Z", re.IGNORECASE)
_WEAK_GIVING = frozenset(
    {"trao", "đồng hành", "bàn giao", "đóng góp", "presented", "gift", "awarded", "granted", "tặng"}
    | {"contributed", "offers", "offered", "provides", "provided", "ủng hộ", "hỗ trợ", "tiếp sức"}
    | {"supports", "supported", "gave", "gives", "given by", "pledged"}
)
_MONEY = re.compile(r"[$€£¥₱฿]\s?\d|(?<!\w)[A-Z]{3}\s\d|\d\s?(?:triệu|tỷ|đồng|đ)(?!\w)")
_LABEL = re.compile(r"[^:;.,]{0,45}:\s*(?:với\s+|with\s+|(?:the|các)\s+)?\Z", re.IGNORECASE)
_LONG_LABEL = re.compile(rf"[^:;.|{SIGNS}]{{3,70}}:\s*(?:(?:the|các)\s+)?\Z", re.IGNORECASE)
_SEVERAL = 3  # names behind the colon of a label
_ARE_OURS = re.compile(
    r"\s*(?:is|are|remains?|(?:has|have) (?:been|become)|became|was|were|là|vẫn là|trở thành)"
    r"\s[^.;:]{0,50}",
    re.I,
)
_WHO = re.compile(r"(?<!\w)(?:who|which|whose|his|her)(?!\w)", re.IGNORECASE)
_UNDER = re.compile(
    r"[^.;:,]{0,20}(?<!\w)(?:theo|under|within|trong khuôn khổ|on the basis of)(?!\w)[^.;:,]{0,25}\Z",
    re.IGNORECASE,
)
_VISIT_REACH = 60  # characters from the visit to the name of who is visited
_SUPPORT_REACH = 30  # characters from "with the support of" to the name
_MAY_ACT_ALONE = frozenset({"sign", "renew"})  # "X signed a contract": with the host, unsaid
BETWEEN = re.compile(r"(?<!\w)(?:between|giữa)\s[^,;:()]{0,25}\Z", re.IGNORECASE)
_OWN_SIDE = frozenset({"sign", "renew", "programme", "laboratory", "cooperate", "paper"})


@dataclass(frozen=True, slots=True)
class Frame:
    """The lists of names of one clause that may take part, and what is known of the sentence.

    ``mute``: the other side speaks, so the host cannot be left unsaid.
    """

    scene: Scene
    chains: Sequence[Chain]
    cues: Sequence[Cue]
    start: int
    end: int
    mute: bool

    def says(self, group: str) -> bool:
        return any(cue.group == group for cue in self.cues)


@dataclass(frozen=True, slots=True)
class Sides:
    """The organisations an act binds to the host; ``both`` when "hai bên" stands for them."""

    parties: tuple[Organisation, ...] = ()
    both: bool = False


def sides_of(frame: Frame, cue: Cue) -> Sides:
    """Who takes part in the act that ``cue`` names; nobody when the frame does not say."""
    subject = subject_of(frame.scene, frame.chains, cue.start)
    read = _FRAMES.get(cue.kind, _together)
    return read(frame, cue, subject)


def _together(frame: Frame, cue: Cue, subject: Chain | None) -> Sides:
    """ "X and Y signed", "signed with Y", "between X and Y"."""
    target = object_of(frame.scene, frame.chains, (cue.start, cue.end), ("with",), frame.end)
    labelled = _labelled(frame, cue)
    if labelled and (target is None or target.start > labelled.start):
        return Sides(_others(labelled))
    if target is None:
        which = with_which(frame.scene, frame.chains, cue.start) or _under_paper(frame, cue)
        return Sides(_others(which)) if which else _by_subject(frame, cue, subject)
    both = target.has_both or bool(subject and subject.has_both)
    if target.has_host and target.others and BETWEEN.search(frame.scene.text, 0, target.start):
        return Sides(_others(target), both)  # whoever arranged it is no side
    if target.has_host and not _others(subject, target):
        before = [chain for chain in frame.chains if chain.end <= cue.start and chain.others]
        return Sides(_others(before[-1])) if before and cue.kind in _MAY_ACT_ALONE | {"paper"} else Sides()
    if target.has_host or both:
        return Sides(_others(subject, target), both)
    if _is_said_of_others(frame, target.tie_at):
        return Sides()
    if subject is None or subject.has_host or _acts_for_host(subject):
        own_side = subject if subject and subject.has_host else None
        return Sides() if frame.mute else Sides(_others(target, own_side))
    return Sides()


def _under_paper(frame: Frame, cue: Cue) -> Chain | None:
    """ "làm việc với X theo thỏa thuận ...", "works with X under an agreement of 2019"."""
    before = [chain for chain in frame.chains if chain.end <= cue.start]
    if cue.kind != "paper" or not before or before[-1].tie != "with" or before[-1].has_host or frame.mute:
        return None
    return before[-1] if _UNDER.match(frame.scene.text[before[-1].end : cue.start]) else None


def _labelled(frame: Frame, cue: Cue) -> Chain | None:
    """ "Gia hạn: X (2019 - 2024)", "Newly signed: X, Y": the list right behind a label's colon."""
    if cue.kind not in _MAY_ACT_ALONE | {"paper", "cooperate"} or frame.mute:
        return None
    after = next((chain for chain in frame.chains if chain.start >= cue.end), None)
    if after is None or after.has_host or after.has_both or after.tie not in {"", "as", "with"}:
        return None
    label = _LABEL
    if cue.kind == "cooperate":
        if len(after.others) < _SEVERAL:
            return None
        label = _LONG_LABEL  # "sự phối hợp của 4 viện, trường thành viên: X, Y, Z"
    return after if label.match(frame.scene.text[cue.end : after.start]) else None


def _by_subject(frame: Frame, cue: Cue, subject: Chain | None) -> Sides:
    """No "with": the subject itself holds the parties, or names come after "by"."""
    if cue.kind not in _OWN_SIDE:
        return Sides()
    if subject is None or subject.tie in {"at", "to"}:
        by = object_of(frame.scene, frame.chains, (cue.start, cue.end), ("from", "of"), frame.end)
        together = by is not None and by.has_host and bool(by.others)  # "run by the University and X"
        if by is None or not (together or (cue.kind in _MAY_ACT_ALONE and (by.has_host or by.has_both))):
            return Sides()
        return Sides(_others(by), by.has_both)
    if subject.has_both:
        return Sides(_others(subject), both=True)
    alone = len(subject.others) == 1 and cue.kind in _MAY_ACT_ALONE and not frame.mute
    return Sides(_others(subject)) if subject.has_host or alone else Sides()


def _is_said_of_others(frame: Frame, end: int) -> bool:
    """ "..., a start-up which has signed with X": the relative clause tells of somebody else."""
    before = frame.scene.text[frame.start : end]
    return _WHO.search(before) is not None and not any(sign in before for sign in (HOST, UNIT, BOTH))


def _acts_for_host(subject: Chain) -> bool:
    """A lone institute, centre or school of fields before "với": a unit of the host."""
    return len(subject.casts) == 1 and is_unit_like(subject.casts[0].organisation)


def is_unit_like(organisation: Organisation | None) -> bool:
    """Named by its field alone ("Trường Kinh tế", "Trung tâm Đảm bảo chất lượng")."""
    if organisation is None or organisation.form not in {"school", "institute", "government"}:
        return False
    return organisation.is_generic


def _giver(frame: Frame, cue: Cue, subject: Chain | None) -> Sides:
    """ "X tài trợ", "do X tài trợ", "a cheque from X", "funded by X"."""
    weak = frame.scene.text[cue.start : cue.end].casefold() in _WEAK_GIVING
    if weak and not frame.says("gifts") and not _MONEY.search(frame.scene.text):
        return Sides()
    if subject and subject.others and not subject.has_host:
        return Sides(_others(subject))
    source = object_of(frame.scene, frame.chains, (cue.start, cue.end), ("from", "of"), frame.end)
    return Sides(_others(source)) if source and not source.has_host else Sides()


def _customer(frame: Frame, cue: Cue, subject: Chain | None) -> Sides:
    """ "X đặt hàng", "chuyển giao ... cho X", "licensed to X"."""
    if subject and subject.others and not subject.has_host:
        return Sides(_others(subject))
    where = cue.start, cue.end
    target = object_of(frame.scene, frame.chains, where, ("to", "with"), frame.end)
    target = target or object_of(frame.scene, frame.chains, where, ("from", "of"), frame.end)
    return Sides(_others(target)) if target and not frame.mute else Sides()


def _visited(frame: Frame, cue: Cue, subject: Chain | None) -> Sides:
    """The host goes there or receives somebody; or somebody comes to the host."""
    limit = min(frame.end, cue.end + _VISIT_REACH)
    target = object_of(
        frame.scene, frame.chains, (cue.start, cue.end), ("at", "with", "from", "of", ""), limit
    )
    if target is None or frame.mute:
        return Sides()
    if target.has_host:
        return Sides(_others(subject))
    if subject is not None:
        return Sides(_others(target)) if subject.has_host or _acts_for_host(subject) else Sides()
    before = frame.scene.text[frame.start : cue.start]
    by_host = HOST in before or (OTHER not in before and frame.says("own_people"))
    return Sides(_others(target)) if by_host else Sides()


def _project(frame: Frame, cue: Cue, subject: Chain | None) -> Sides:
    """ "cùng X triển khai dự án", "dự án do X điều phối", "a project led by X"."""
    if subject and subject.has_host and subject.others:
        return Sides(_others(subject))
    if frame.says("leading") and not frame.mute:
        source = object_of(frame.scene, frame.chains, (cue.start, cue.end), ("from", "of"), frame.end)
        if source and not source.has_host:
            return Sides(_others(source))
    return _together(frame, cue, None)


def _supporter(frame: Frame, cue: Cue, subject: Chain | None) -> Sides:
    """ "with the support of X", "được sự hỗ trợ của X"."""
    after = [chain for chain in frame.chains if chain.start >= cue.end]
    near = bool(after) and after[0].start - cue.end <= _SUPPORT_REACH
    return Sides(_others(after[0])) if near and not frame.mute else Sides()


def _listed(frame: Frame, cue: Cue, subject: Chain | None) -> Sides:
    """ "các đối tác như X, Y", "partners: X, Y and Z"."""
    named = [chain for chain in frame.chains if chain.others]
    called = _called_partners(frame, cue)
    if called:
        return Sides(_others(called))
    target = object_of(frame.scene, named, (cue.start, cue.end), ("as", "with", "of", ""), frame.end)
    if target is None or frame.mute:
        return Sides()
    if target.tie == "of":  # "the university is a partner of X"
        is_partner = subject is not None and subject.has_host and target.start - cue.end <= _SUPPORT_REACH
        return Sides(_others(target)) if is_partner else Sides()
    between = frame.scene.text[cue.end : target.start]
    direct = ":" in between or target.tie in {"as", "with"} or _IS.search(between) is not None
    return Sides(_others(target)) if direct else Sides()


def _called_partners(frame: Frame, cue: Cue) -> Chain | None:
    """ "X and Y are our most popular partners", "X là đối tác chiến lược của Trường"."""
    before = [chain for chain in frame.chains if chain.end <= cue.start]
    if not before or before[-1].has_host or not before[-1].others or frame.mute:
        return None
    if not _ARE_OURS.fullmatch(frame.scene.text[before[-1].end : cue.start]):
        return None
    ours = "our" in frame.scene.text[before[-1].end : cue.start].split()
    owner = object_of(frame.scene, frame.chains, (cue.start, cue.end), ("of",), frame.end)
    return before[-1] if ours or (owner is not None and owner.has_host) else None


def _others(*chains: Chain | None) -> tuple[Organisation, ...]:
    found = [cast.organisation for chain in chains if chain for cast in chain.others if cast.organisation]
    return tuple({id(one): one for one in found}.values())


_FRAMES = {
    "sponsor": _giver,
    "contract": _customer,
    "visit": _visited,
    "project": _project,
    "support": _supporter,
    "partner": _listed,
}
