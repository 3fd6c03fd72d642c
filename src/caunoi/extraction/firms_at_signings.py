"""Firms that sign at one ceremony, named among those who came: "Representatives of 15 firms came: ..."."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from caunoi.domain.kinds import AgreementKind
from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.events import Act
from caunoi.extraction.lists import day_of, paper_of
from caunoi.extraction.scenes import BOTH, OTHER, SIGNS, Scene
from caunoi.extraction.story import Intro, Story
from caunoi.vocabulary import load

_WORDS = load("relations")["firms_at_signings"]
_FIRMS = any_of([*_WORDS["firms"]["en"], *_WORDS["firms"]["vi"]])
_PAPERS = any_of([*_WORDS["papers"]["en"], *_WORDS["papers"]["vi"]])
_OPENING = any_of(_WORDS["opens"]["en"])
_OPENS = re.compile(
    rf"(?:(?<!\w)(?:{_FIRMS})(?!\w)|{BOTH})[^.;:{SIGNS}]{{0,100}}?(?::|(?<!\w)(?:{_OPENING})(?!\w))\s",
    re.IGNORECASE,
)
_LIST = re.compile(rf"[^.;:{SIGNS}]{{0,30}}{OTHER}(?:[^{SIGNS}]{{1,60}}{OTHER}){{2,60}}")
_WITH_FIRMS = re.compile(
    rf"(?<!\w)(?:{_PAPERS})(?!\w)[^.;:]{{0,90}}?(?<!\w)(?:{_FIRMS})(?!\w)"
    rf"|(?<!\w)(?:{_FIRMS})(?!\w)[^.;:]{{0,90}}?(?<!\w)(?:{_PAPERS})(?!\w)",
    re.IGNORECASE,
)
_BEFORE = 8  # sentences before the list in which it is told that firms sign


def firms_at_signing(story: Story, scene: Scene) -> list[Act]:
    """An act of signing for each firm that ``scene`` lists, where the text tells that firms sign.

    The story then holds, as the opening of a list, what paper they sign and when.
    """
    opens = _OPENS.search(scene.text) if OTHER in scene.text else None
    listed = _LIST.match(scene.text, opens.end()) if opens else None
    told = _firms_sign(story.draft.scenes, scene) if listed else None
    if listed is None or told is None:
        return []
    found: dict[int, Act] = {}
    for at in range(*listed.span()):
        one = scene.cast_at(at).organisation if scene.text[at] == OTHER else None
        if one is not None and one.form not in {"unit", "embassy"}:
            found.setdefault(id(one), Act("sign", [one], scene, at, at + 1, at, scene.cues))
    story.intro = Intro("sign", scene.sentence.block, paper_of(told), day_of(story, told))
    return list(found.values())


def _firms_sign(scenes: Sequence[Scene], scene: Scene) -> Scene | None:
    """The sentence, here or shortly before, that tells that papers are signed with firms, none by name."""
    place = bisect_left(scenes, scene.sentence.start, key=lambda one: one.sentence.start)
    before = scenes[max(0, place - _BEFORE) : place + 1]
    told = [one for one in before if _WITH_FIRMS.search(one.text)]
    return max(
        told, key=lambda one: (paper_of(one) is not AgreementKind.UNSPECIFIED, one is not scene), default=None
    )
