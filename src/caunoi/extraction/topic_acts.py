"""Adds to the story what is told of the partner that a paragraph, item or clause is about."""

from collections.abc import Sequence

from caunoi.extraction.chains import find_chains
from caunoi.extraction.events import Act, clauses_of
from caunoi.extraction.followups import add_followup
from caunoi.extraction.scenes import Scene
from caunoi.extraction.sections import Section, is_heading
from caunoi.extraction.story import Story
from caunoi.extraction.topics import Topic, acts_about, is_of, opening, without_units

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
        if not told and story.topic and is_of(scene, story.topic, start, end):
            _read(story, scene, names.end if names else start, end, section, opens=names is not None)


def _heads(story: Story, scene: Scene) -> bool:
    block = story.draft.blocks[scene.sentence.block]
    return not block.is_item and is_heading(story.draft.view.flat[block.start : block.end])


def _end_topic(story: Story, scene: Scene) -> None:
    topic, block = story.topic, scene.sentence.block
    if topic is None or block == topic.block:
        return
    words = story.draft.view.flat[story.draft.blocks[block].start : story.draft.blocks[block].end]
    if not topic.goes_on or is_heading(words):
        story.topic = None


def _read(story: Story, scene: Scene, start: int, end: int, section: Section, *, opens: bool) -> None:
    topic = story.topic
    if topic is None:
        return
    acts = acts_about(scene, topic.parties, start, end, section)
    known = (
        story.current if story.current and story.current.key == frozenset(map(id, topic.parties)) else None
    )
    if known and not opens and story.told_in >= topic.block and not any(act.kind in _OWN for act in acts):
        add_followup(known, story.draft.view.flat, scene, story.draft.as_of)
        return
    for number, act in enumerate(acts):
        last = acts[number + 1].at if number + 1 < len(acts) else end
        first = start if number == 0 else act.at
        story.take(act, scene.view_span(first, last), scene.view_span(start, start))
    if not acts and opens and section is Section.PARTNERS and scene.text[start:end].strip(" .:;-") == "":
        story.meet(topic.parties, _LISTED_CERTAINTY, "topic-partner")


_OWN = frozenset({"renew", "sign", "paper", "laboratory", "programme", "contract"})
