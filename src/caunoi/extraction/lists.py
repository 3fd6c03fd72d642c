"""Lists below a sentence that says what was done with those listed: "... đã ký với 04 đơn vị sau:".

The sentence gives the kind of paper and the day to every item; what a later sentence says of
"các hợp đồng" or "hai bên" holds for all of them.
"""

import re
from collections.abc import Sequence

from caunoi.domain.dates import PartialDate
from caunoi.domain.kinds import AgreementKind
from caunoi.extraction.cues import ACTS
from caunoi.extraction.deal import Deal
from caunoi.extraction.events import Act
from caunoi.extraction.kinds import find_agreement_kinds
from caunoi.extraction.relative_days import find_days
from caunoi.extraction.scenes import BOTH, HOST, OTHER, UNIT, Scene
from caunoi.extraction.story import Intro, Story

_INTRODUCES = frozenset({"partner", "sign", "renew", "paper", "cooperate", "support", "sponsor"})
_ON_PAPER = frozenset({"sign", "renew", "paper"})
_WEAK = frozenset(
    {"paper", "cooperate", "contract"}
)  # below "đã ký:" an item that names its paper was signed
_VAGUE = frozenset({AgreementKind.UNSPECIFIED, AgreementKind.OTHER, AgreementKind.COMPREHENSIVE})
_RANK = {kind: rank for rank, kind in enumerate(ACTS)}
_OPENS = re.compile(
    r"(?::|(?:as follows|below|the following|sau đây|như sau|dưới đây)\s?[.:])[\s*_]*\Z", re.IGNORECASE
)
_ITEM_OPENING = 60  # characters before the first name of a listed item
_HEADER = 100  # characters of the header of a table below the sentence
_PARAGRAPH = 200  # characters that no line of a list has


def note_intro(story: Story, scene: Scene) -> bool:
    """Keeps a sentence that opens a list; True when it is one."""
    if not _OPENS.search(scene.text):
        return False
    kinds = [cue.kind for cue in scene.cues if cue.is_act and cue.kind in _INTRODUCES]
    if scene.has("planned") or not kinds:
        story.intro = None
        return True
    kind = min(kinds, key=lambda one: _RANK[one])
    story.intro = Intro(kind, scene.sentence.block, paper_of(scene), day_of(story, scene))
    return True


def paper_of(scene: Scene) -> AgreementKind:
    """The one kind of paper that a sentence names."""
    named = {found.value for found in find_agreement_kinds(scene.text)}
    telling = named - _VAGUE
    if len(telling) == 1 and not (named & {AgreementKind.OTHER}):
        return telling.pop()
    return AgreementKind.UNSPECIFIED


def day_of(story: Story, scene: Scene) -> PartialDate | None:
    """The one day that a sentence names."""
    words = story.draft.view.flat[scene.sentence.start : scene.sentence.end]
    days = [day for day in find_days(words, publication=story.draft.as_of) if day.date.day]
    return days[0].date if len(days) == 1 else None


def listed_acts(story: Story, scene: Scene, acts: list[Act]) -> list[Act]:
    """The acts of a listed item, those that only the sentence above the list tells of added."""
    block = scene.sentence.block
    intro = story.intro
    if intro is None or block == intro.block:
        return acts
    if _ends(story, scene, intro):
        story.intro = None
        return acts
    if acts:
        for act in acts:
            if intro.kind in _ON_PAPER and act.kind in _WEAK:
                act.kind = "sign"
        return acts
    listed = scene.others()
    opens_late = scene.text.find(OTHER) > _ITEM_OPENING
    if not listed or opens_late or scene.has("guests") or HOST in scene.text or UNIT in scene.text:
        return []
    kind = "sign" if intro.kind in _ON_PAPER else intro.kind
    return [Act(kind, listed, scene, 0, len(scene.text), 0, scene.cues, source="list")]


def _ends(story: Story, scene: Scene, intro: Intro) -> bool:
    """Running text goes on below the list."""
    block = story.draft.blocks[scene.sentence.block]
    first = story.draft.blocks[min(intro.block + 1, scene.sentence.block)]
    if block.is_item or (scene.text.startswith(OTHER) and not first.is_item):
        return False
    if first.is_item or any(cue.is_act and cue.kind == "visit" for cue in scene.cues):
        return True
    if 0 <= scene.text.find(OTHER) <= _ITEM_OPENING:
        return block.end - block.start > _PARAGRAPH or BOTH in scene.text
    is_header = scene.sentence.block <= intro.block + 2 and block.end - block.start <= _HEADER
    return not is_header or scene.text.rstrip().endswith((".", "!", "?"))


def settle_item(story: Story, deal: Deal) -> None:
    """Gives an agreement of a list the paper and the day that the sentence above it states."""
    intro = story.intro
    if intro is None or not deal.is_signed_paper or intro.kind not in _ON_PAPER:
        return
    if deal.kind in _VAGUE and intro.paper is not AgreementKind.UNSPECIFIED:
        deal.kind = intro.paper
    if deal.signed is None:
        deal.signed = intro.day
    intro.deals.append(deal)
    story.together = intro.deals


def all_meant(story: Story, scene: Scene, known: Deal) -> Sequence[Deal]:
    """The agreements a following sentence speaks of: all of a list unless it names one of their parties."""
    together = story.together
    if not any(deal is known for deal in together):
        return [known]
    named = {id(one) for one in scene.others()}
    return [known] if any(deal.key & named for deal in together) else together


def takes_clause(story: Story, scene: Scene) -> bool:
    """ "The scope is as follows:" and its items: each adds to the agreement spoken of before."""
    block = scene.sentence.block
    if story.scope is not None and block != story.scope.block:
        if story.draft.blocks[block].is_item and not scene.others():
            for deal in story.scope.deals:
                deal.take_activities(story.draft.view.flat, scene.sentence.start, scene.sentence.end)
            return True
        story.scope = None
    return False


def note_scope(story: Story, scene: Scene, known: Sequence[Deal]) -> None:
    """Keeps the agreements whose clauses are listed below the sentence."""
    if _OPENS.search(scene.text):
        story.scope = Intro("scope", scene.sentence.block, deals=list(known))
