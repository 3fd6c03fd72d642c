"""Papers that many schools sign together, told in a sentence that names none of them."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from caunoi.extraction.aliases import Organisation
from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.events import Act
from caunoi.extraction.scenes import BOTH, HOST, OTHER, Scene
from caunoi.vocabulary import load

_WORDS = load("relations")
_COUNT, _SIGNERS, _SIGN = (
    any_of([*_WORDS[group]["en"], *_WORDS[group]["vi"]])
    for group in ("counts", "counted_signers", "sign_together")
)
_MANY_SIGN = re.compile(  # "11 universities in Vietnam and South Korea jointly signed"
    rf"(?<![\w/.-])(?P<count>\d{{1,2}}|{_COUNT})\s(?:[^\W\d]+\s){{0,4}}?(?:{_SIGNERS})(?!\w)"
    rf"[^.;:]{{0,70}}?(?<!\w)(?:{_SIGN})(?!\w)",
    re.IGNORECASE,
)
_CIRCLE, _FOUNDED = (
    re.compile(rf"(?<!\w)(?:{any_of([*_WORDS[group]['en'], *_WORDS[group]['vi']])})(?!\w)", re.IGNORECASE)
    for group in ("circles", "founded")
)
_REACH = 8  # blocks before the sentence in which the signers are named
_SCENES = 40  # sentences before it that are looked at
_SLACK = 2  # by how much the count and the names may differ: an officer of two schools, one left out
_FEWEST = 2  # signers besides the host
_NUMBERS = {
    word: number
    for number, words in enumerate(zip(*_WORDS["counts"].values(), strict=True), 3)
    for word in words
}


def joint_signing(scenes: Sequence[Scene], scene: Scene, host: Organisation | None) -> list[Act]:
    """The act of ``scene`` with the schools named before it, when their number is the number told."""
    if OTHER in scene.text or BOTH in scene.text or HOST in scene.text or not scene.has("papers"):
        return []
    match = _MANY_SIGN.search(scene.text)
    sign = next((cue for cue in scene.cues if cue.is_act and cue.kind == "sign"), None)
    if match is None or sign is None:
        return []
    place = bisect_left(scenes, scene.sentence.start, key=lambda one: one.sentence.start)
    signers = _schools_before(scenes[max(0, place - _SCENES) : place], scene.sentence.block - _REACH, host)
    told = _number(match["count"])
    if len(signers) < _FEWEST or abs(len(signers) + (host is not None) - told) > _SLACK:
        return []
    return [Act("sign", signers, scene, 0, len(scene.text), sign.start, scene.cues, source="sentence")]


def _schools_before(scenes: Sequence[Scene], first: int, host: Organisation | None) -> list[Organisation]:
    """The schools of the paragraphs from ``first`` on, each once, in the order in which they are named."""
    found: dict[int, Organisation] = {}
    for scene in scenes:
        for one in scene.others() if scene.sentence.block >= first else ():
            if one is not host and one.form == "school" and not one.is_generic:
                found.setdefault(id(one), one)
    return list(found.values())


def _number(words: str) -> int:
    return int(words) if words.isdecimal() else _NUMBERS[words.casefold()]


def is_circle_founded(scene: Scene, one: Organisation) -> bool:
    """ "The Alliance of ... was established by X and Y": what its members found is no partner of theirs."""
    return _CIRCLE.search(one.name) is not None and _FOUNDED.search(scene.text) is not None
