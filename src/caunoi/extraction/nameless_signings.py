"""A signing that English news tells without its sides: "After the talks, an agreement was signed."."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from caunoi.domain.kinds import Genre
from caunoi.extraction.aliases import Organisation
from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.events import Act
from caunoi.extraction.onlookers import is_authority
from caunoi.extraction.scenes import OTHER, SIGNS, Scene
from caunoi.extraction.story import Story
from caunoi.vocabulary import load

_WORDS = load("relations")["nameless_signings"]
_PAPERS = any_of(_WORDS["papers"]["en"])
_SIGNED = (
    rf"(?<!\w)(?:{_PAPERS})(?!\w)[^.;:{SIGNS}]{{0,140}}?(?<!\w)(?:was|were)\s(?:(?:also|then|officially|formally)\s)?"
    r"(?:signed|concluded|inked|renewed|exchanged)(?!\w)"
)
_OF_IT = re.compile(
    rf",\s(?:{any_of(_WORDS['of_which']['en'])})\swhich\s[^.;:{SIGNS}]{{0,60}}?{_SIGNED}", re.IGNORECASE
)
_OPENS = re.compile(
    rf"\s*(?:(?:{any_of(_WORDS['opens']['en'])})[^.;:,{SIGNS}]{{3,60}},\s)[^.;:{SIGNS}]{{0,60}}?{_SIGNED}",
    re.IGNORECASE,
)
_THEY = re.compile(
    rf"\s*(?:they|he|she)\s(?:(?:also|then|officially|finally)\s)?(?:signed|concluded|inked|renewed)\s[^.;:{SIGNS}]{{0,40}}?"
    rf"(?<!\w)(?:{_PAPERS})(?!\w)",
    re.IGNORECASE,
)
_BEFORE = 3  # sentences before it in which it is told who was met
_MOST = 3  # whom one sentence meets


def nameless_signing(story: Story, scene: Scene) -> list[Act]:
    """The act of signing that ``scene`` tells of whomever it, or a sentence right before it, meets."""
    if story.draft.genre is not Genre.NEWS or story.draft.language != "en" or scene.has("unsigned"):
        return []
    found = _OF_IT.search(scene.text)
    if found:
        parties = _met_in(scene, found.start())
    else:
        is_bare = not any(sign in scene.text for sign in SIGNS)
        found = (_OPENS.match(scene.text) or _THEY.match(scene.text)) if is_bare else None
        parties = _met_before(story.draft.scenes, scene) if found else []
    if found is None or not 0 < len(parties) <= _MOST:
        return []
    sign = next((cue for cue in scene.cues if cue.is_act and cue.kind in {"sign", "renew"}), None)
    at = sign.start if sign else found.start()
    return [Act("sign", parties, scene, 0, len(scene.text), at, scene.cues)]


def _met_in(scene: Scene, end: int) -> list[Organisation]:
    """Whom the sentence names before ``end``, each once; ministries and parts of a body left out."""
    named = [scene.cast_at(at).organisation for at in range(end) if scene.text[at] == OTHER]
    bodies = {
        id(one): one for one in named if one is not None and one.form != "unit" and not is_authority(one)
    }
    return list(bodies.values())


def _met_before(scenes: Sequence[Scene], scene: Scene) -> list[Organisation]:
    """The one body of the nearest sentence before that names any."""
    place = bisect_left(scenes, scene.sentence.start, key=lambda one: one.sentence.start)
    for before in reversed(scenes[max(0, place - _BEFORE) : place]):
        bodies = _met_in(before, len(before.text))
        if bodies:
            return bodies if len(bodies) == 1 else []
    return []
