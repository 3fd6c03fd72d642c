"""Papers told of without their sides: "The agreement on student exchange was signed in July 2010."."""

import re

from caunoi.extraction.deal import Calendar
from caunoi.extraction.deal_dates import own_dates
from caunoi.extraction.events import Act
from caunoi.extraction.kinds import find_agreement_kinds
from caunoi.extraction.scenes import OTHER, Scene
from caunoi.extraction.story import Story

_SIGNED = re.compile(
    r"(?<!\w)(?:(?:was|were|has been|had been|have been)\s(?:\w+\s){0,2}?"
    r"(?:signed|concluded|executed|inked|sealed)"
    r"|được (?:\w+\s){0,2}?(?:ký|kí))(?!\w)",
    re.IGNORECASE,
)
_SILENT = ("planned", "negation", "unsigned", "guests", "compared", "biography")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NEAR = 1  # blocks back to the agreement spoken of before


def later_paper(story: Story, scene: Scene) -> Act | None:
    """The act of a sentence that dates one more paper with whom the sentence before spoke of; else None."""
    before = story.current
    if before is None or len(before.parties) != 1 or OTHER in scene.text:
        return None
    if scene.sentence.block - story.told_in > _NEAR or any(scene.has(group) for group in _SILENT):
        return None
    signed = _SIGNED.search(scene.text)
    if signed is None or not find_agreement_kinds(scene.text[: signed.start()]):
        return None
    words = story.draft.view.flat[scene.sentence.start : scene.sentence.end]
    days = [day for day in own_dates(words, Calendar(story.draft.as_of)) if _YEAR.search(words)]
    told = before.signed or before.term.start
    if len(days) != 1 or told is None or told.year == days[0].date.year:
        return None
    return Act("sign", list(before.parties), scene, 0, len(scene.text), signed.start(), scene.cues)
