"""Adds to the story what is told of the partner that a paragraph, item or clause is about."""

import re
from collections.abc import Sequence

from caunoi.extraction.chains import Chain, find_chains
from caunoi.extraction.events import Act, clauses_of
from caunoi.extraction.followups import add_followup
from caunoi.extraction.scenes import Scene
from caunoi.extraction.sections import Section, is_heading
from caunoi.extraction.story import Story
from caunoi.extraction.topics import SILENT, Topic, acts_about, is_of, opening, without_units

_SAME_ONE = re.compile(
    r"(?:(?:cũng|và|also)\s)?(?:chính\s)?"
    r"(?:(?:công ty|doanh nghiệp|đơn vị|tập đoàn|trường|viện|ngân hàng|tổ chức) (?:này|trên)"
    r"|(?:this|the same) (?:company|firm|university|institute|partner|bank|hospital|organi[sz]ation))(?!\w)",
    re.IGNORECASE,
)  # "Cũng công ty này ký tiếp ..."
_LISTED_CERTAINTY = 0.8  # of a partner that is merely listed below a heading of partners


def read_topics(story: Story, scene: Scene, acts: Sequence[Act], section: Section, *, listed: bool) -> None:
    """Goes over the clauses that told nothing by a verb of their own; ``acts`` are those that did.

    ``listed``: the block is an item of a list or of a chronicle.
    """
    chains = find_chains(scene)
    _end_topic(story, scene)
    if section in (Section.PLANS, Section.NEITHER):
        return
    for start, end in clauses_of(scene.text):
        told = [act for act in acts if start <= act.at < end and act.parties]
        names = opening(scene, chains, start, end, listed=listed)
        if names:
            parties = without_units([cast.organisation for cast in names.others if cast.organisation])
            if parties:
                story.topic = Topic(tuple(parties), scene.sentence.block, _heads(story, scene))
        if told and not names:
            block = scene.sentence.block
            story.topic = Topic(tuple(told[-1].parties), block, goes_on=False, lent=True)
        elif not told and story.topic and is_of(scene, story.topic, start, end):
            _read(story, scene, start, names.end if names else start, end, section, opens=names is not None)
        elif not told and start and acts:
            _read_elliptic(story, scene, chains, start, end, acts[-1])


def _heads(story: Story, scene: Scene) -> bool:
    block = story.draft.blocks[scene.sentence.block]
    return not block.is_item and is_heading(story.draft.view.flat[block.start : block.end])


def _end_topic(story: Story, scene: Scene) -> None:
    topic, block = story.topic, scene.sentence.block
    if topic is not None and topic.lent and not _SAME_ONE.match(scene.text):
        story.topic = None
    if topic is None or block == topic.block:
        return
    words = story.draft.view.flat[story.draft.blocks[block].start : story.draft.blocks[block].end]
    if not topic.goes_on or is_heading(words):
        story.topic = None


def _read(
    story: Story, scene: Scene, begin: int, start: int, end: int, section: Section, *, opens: bool
) -> None:
    """Reads ``scene.text[start:end]``; what stands before it, from ``begin`` on, may hold its date."""
    topic = story.topic
    if topic is None:
        return
    acts = acts_about(scene, topic.parties, start, end, section)
    known = (
        story.current if story.current and story.current.key == frozenset(map(id, topic.parties)) else None
    )
    own = _PAPERS if topic.lent else _OWN
    if known and not opens and story.told_in >= topic.block and not any(act.kind in own for act in acts):
        add_followup(known, story.draft.view.flat, scene, story.draft.as_of)
        return
    for number, act in enumerate(acts):
        last = acts[number + 1].at if number + 1 < len(acts) else end
        first = start if number == 0 else act.at
        story.take(act, scene.view_span(first, last), scene.view_span(begin, start))
    if not acts and opens and section is Section.PARTNERS and scene.text[start:end].strip(" .:;-") == "":
        listed = Act("cooperate", list(topic.parties), scene, 0, end, 0, scene.cues, source="topic")
        if story.take(listed, scene.view_span(0, end), scene.view_span(0, 0)) is None:
            story.meet(topic.parties, _LISTED_CERTAINTY, "topic-partner")


def _read_elliptic(
    story: Story, scene: Scene, chains: Sequence[Chain], start: int, end: int, last: Act
) -> None:
    """ "a bachelor's with X (from 2014); a master's with Y (from 2018)": the verb is not said again."""
    chain = next((one for one in chains if start <= one.start < end), None)
    cues = tuple(cue for cue in scene.cues if start <= cue.start < end)
    if chain is None or chain.tie != "with" or not chain.others or any(c.group in SILENT for c in cues):
        return
    parties = [cast.organisation for cast in chain.others if cast.organisation]
    act = Act(last.kind, parties, scene, start, end, start, cues)
    story.take(act, scene.view_span(start, end), scene.view_span(start, start))


_PAPERS = frozenset({"renew", "sign", "paper"})
_OWN = frozenset({"renew", "sign", "paper", "laboratory", "programme", "contract"})
