"""Reads partners and agreements from running text: news, histories, reports, transfer pages."""

import re
from collections.abc import Collection, Sequence
from datetime import date

from caunoi.domain.dates import PartialDate
from caunoi.domain.findings import PartnerFinding
from caunoi.domain.kinds import Genre
from caunoi.extraction.aliases import Organisation
from caunoi.extraction.ceremony_days import day_of_ceremony
from caunoi.extraction.choosing import chosen_acts, never_agreed, taken_candidates, unlikely_partners
from caunoi.extraction.cues import Cue, find_cues
from caunoi.extraction.deal import Calendar, Deal
from caunoi.extraction.deal_dates import renewals_of
from caunoi.extraction.deals import deal_of, each_apart
from caunoi.extraction.draft import Draft
from caunoi.extraction.events import Act, find_acts
from caunoi.extraction.firms_at_signings import firms_at_signing
from caunoi.extraction.followups import (
    add_followup,
    deal_meant,
    goes_on,
    opens_with_paper,
    paper_was_signed,
    part_by_clauses,
    states_term,
)
from caunoi.extraction.joint_signings import joint_signing
from caunoi.extraction.later_papers import later_paper
from caunoi.extraction.lists import (
    all_meant,
    listed_acts,
    note_intro,
    note_scope,
    settle_item,
    takes_clause,
)
from caunoi.extraction.loose_acts import leaves_something, loose_acts
from caunoi.extraction.merging import merge_deals
from caunoi.extraction.nameless_signings import nameless_signing
from caunoi.extraction.news_content import add_what_news_tells
from caunoi.extraction.relations import Setting, find_relations
from caunoi.extraction.relative_days import find_days
from caunoi.extraction.renewals import find_renewals
from caunoi.extraction.scenes import OTHER, Scene, quoted_stretches
from caunoi.extraction.section_years import section_years
from caunoi.extraction.sections import Section, sections_of, tells_of_the_past
from caunoi.extraction.spelled_out import opens_content, spelled_out
from caunoi.extraction.story import Story, Where
from caunoi.extraction.stretches import Stretches
from caunoi.extraction.told_validity import add_validity_told
from caunoi.extraction.topic_acts import read_topics

_ON_PAPER = frozenset({"sign", "renew", "paper"})
_SILENT_SECTIONS = (Section.PLANS, Section.NEITHER)
_SIGNED = frozenset({"sign", "renew"})
_OPENING_BLOCKS, _OPENING_REACH = 8, 140  # where the first sentence of news stands, and its date
_STAMP = 100  # characters of a line that may be nothing but a stamp
_FRESH = 730  # days between what happened and the news of it
_MEMORY = 60  # agreements back to which a sentence may refer
_AT_ONCE = 20  # characters before the word of renewal in a sentence about nothing else
_LEAD_REACH = 40  # characters in which "Năm 2012," opens a sentence
_LATER = re.compile(r"(?<!\w)(?:nay|hiện|sau|trước|now|later|today|since)(?!\w)", re.IGNORECASE)
_DATE_ROOM = 24  # characters of a date
_OTHER_TIMES = ("earlier", "planned", "biography")
_RANGE = re.compile(r"(?:từ|from)\s(?:ngày\s)?[\d/ .-]{1,12}(?:đến|tới|to|-)\s?(?:ngày\s)?\Z", re.IGNORECASE)
_ITEM_OPENING = 60  # characters before the first name of a listed item


def read_story(draft: Draft) -> Story:
    """Goes through the sentences once and gathers agreements and partners."""
    story = Story(draft, section_years(draft.view.flat, draft.blocks, draft.genre))
    story.opening_day = _opening_day(draft)
    quotes = Stretches(quoted_stretches(draft.view.text))
    rows = Stretches((record.start, record.end) for record in draft.records)
    sections = sections_of_story(draft)
    told = []
    first_row = min((record.start for record in draft.records), default=0)
    is_list = draft.genre is Genre.REGISTER
    for scene in draft.scenes:
        start, end = scene.sentence.start, scene.sentence.end
        is_title = is_list and end <= first_row and not scene.text.rstrip().endswith(".")
        if not rows.touches(start, end) and not quotes.holds(start) and not is_title:
            _tell(story, scene, sections[scene.sentence.block])
            told.append(scene)
    if draft.language != "en":  # English: ``relations``, sentence by sentence
        _tell_loosely(
            story, [scene for scene in told if sections[scene.sentence.block] not in _SILENT_SECTIONS]
        )
    draft.taken = story.taken()
    taken = taken_candidates(draft, sections)
    draft.unlikely = unlikely_partners(taken)
    story.forget(draft.unlikely)
    never = never_agreed(taken, story.deals)
    story.deals = [deal for deal in story.deals if not any(deal is one for one in never)]
    _tell_chosen(story, sections, {id(scene) for scene in told})
    story.deals = each_apart(merge_deals(story.deals))
    add_what_news_tells(story, told)
    add_validity_told(story.deals, told, draft.genre, draft.view.flat)
    for deal in story.deals:
        deal.in_title = False  # what nothing but the title tells of happened on the day of the news too
        story.give_day(deal)
    return story


def _opening_day(draft: Draft) -> PartialDate | None:
    """The day with which news begins to tell: a full date early in a sentence that names somebody."""
    for scene in draft.scenes:
        if scene.sentence.block >= _OPENING_BLOCKS or draft.genre is not Genre.NEWS:
            break
        words = draft.view.flat[scene.sentence.start : scene.sentence.end]
        for day in find_days(words, default_year=draft.year, publication=draft.as_of)[:1]:
            if draft.as_of and day.date.first_day == draft.as_of and len(words) < _STAMP:
                break
            ago = (draft.as_of - day.date.first_day).days if draft.as_of else 0
            if scene.casts and day.date.day and day.start < _OPENING_REACH and 0 <= ago <= _FRESH:
                return day.date
    return None


def sections_of_story(draft: Draft) -> tuple[Section, ...]:
    """For each block of the document what its headings say of it."""
    named = {scene.sentence.block for scene in draft.scenes if scene.text.find(OTHER, 0, _ITEM_OPENING) >= 0}
    return sections_of(draft.view.flat, draft.blocks, named)


def _tell(story: Story, scene: Scene, section: Section) -> None:
    acts = _acts_of(scene, section)
    _note_day(story, scene)
    if not acts and _tells_later_paper(story, scene):
        return
    _note_signing(story, scene, acts)
    acts = acts or joint_signing(story.draft.scenes, scene, story.draft.host_organisation)
    firms = [] if acts else firms_at_signing(story, scene)
    acts = acts or firms or nameless_signing(story, scene)
    if not acts and (takes_clause(story, scene) or _renews(story, scene)):
        return
    opens_list = note_intro(story, scene)
    known = _follows(story, scene, acts)
    if known is not None and not _parted(story, scene, known):
        meant = all_meant(story, scene, known)
        note_scope(story, scene, meant)
        for deal in meant:
            add_followup(deal, story.draft.view.flat, scene, story.draft.as_of)
            story.give_day(deal)
        story.following, story.current = scene.sentence.block, known
        acts = [act for act in acts if act.says("earlier")]
    else:
        acts = acts if opens_list else listed_acts(story, scene, acts)
        _spell_out(story, scene, acts)
    for act, where, lead in _stretches(acts):
        taken = story.take(act, where, lead)
        if taken and known is None and not opens_list:
            settle_item(story, taken)
            story.give_day(taken)
    if firms:
        story.intro = None
    _tell_besides(story, scene, acts, section, follows=known is not None)


def _acts_of(scene: Scene, section: Section) -> list[Act]:
    """What the sentence says was done; below a heading of plans only what it tells in the past."""
    acts = [act for act in find_acts(scene) if not act.planned]
    if section is Section.PLANS:
        return [act for act in acts if tells_of_the_past(scene.text[act.start : act.end])]
    return acts


def _spell_out(story: Story, scene: Scene, acts: Sequence[Act]) -> None:
    """Adds what a sentence without ``acts`` of its own says of the content of agreements told before."""
    if acts:
        return
    words = story.draft.view.flat[scene.sentence.start : scene.sentence.end]
    meant = spelled_out(scene, words, story.deals[-_MEMORY:], story.told_in)
    for deal in meant:
        deal.take_activities(story.draft.view.flat, scene.sentence.start, scene.sentence.end)
    if meant and opens_content(words):
        note_scope(story, scene, meant)


def _tells_later_paper(story: Story, scene: Scene) -> bool:
    """ "The agreement on student exchange was signed in July 2010.": taken as one more of the same sides."""
    later = later_paper(story, scene)
    if later is not None:
        story.take(later, scene.view_span(0, later.end), scene.view_span(0, 0))
    return later is not None


def _tell_besides(
    story: Story, scene: Scene, acts: Sequence[Act], section: Section, *, follows: bool
) -> None:
    """What stands in notes, about the topic of the paragraph, and beside words of dealing."""
    _read_notes(story, scene)
    block = scene.sentence.block
    listed = story.draft.blocks[block].is_item or story.years.leads(block)
    read_topics(story, scene, [] if follows else acts, section, listed=listed)
    if section in (Section.PLAIN, Section.PARTNERS) and story.draft.language == "en":
        is_item = story.draft.blocks[block].is_item
        found = story.draft.host
        host = (found.name, *found.aliases) if found else ()
        listed = is_item and section is Section.PARTNERS
        _read_relations(story, scene, acts, Setting(story.draft.genre, host, listed, is_item))


def _read_relations(story: Story, scene: Scene, acts: Sequence[Act], setting: Setting) -> None:
    """Partners that the sentence names beside words of dealing, if nothing has told of them."""
    for act in find_relations(scene, acts, setting):
        if act.kind not in _SIGNED:
            act.parties = [one for one in act.parties if not story.knows(one)]
        story.take(act, scene.view_span(act.start, act.end), scene.view_span(act.start, act.start))


def _tell_loosely(story: Story, scenes: Sequence[Scene]) -> None:
    """Takes whom no frame of the whole text bound to anything: first where a strong word tells of it."""
    story.intro, story.scope = None, None
    known = {id(one) for one in story.organisations()}
    acts = [act for scene in scenes for act in loose_acts(scene, known, dated=_is_dated(story, scene))]
    for act in sorted(acts, key=lambda one: not leaves_something(one)):
        act.parties = [party for party in act.parties if id(party) not in known]
        text = act.scene.text
        opening = 0 if _LATER.search(text, act.start, act.end) else _opening_end(text)
        story.take(act, act.scene.view_span(act.start, act.end), act.scene.view_span(0, opening))
        known |= act.key


def _tell_chosen(story: Story, sections: Sequence[Section], told: Collection[int]) -> None:
    """Takes likely partners that no rule took, each with what its sentence says of it."""
    rows = story.draft.partners
    known = [one for one in story.draft.organisations if story.knows(one) or _stands_in(rows, one)]
    for act in chosen_acts(story.draft, sections, known, told):
        text = act.scene.text
        opening = 0 if _LATER.search(text, act.start, act.end) else _opening_end(text)
        story.take(act, act.scene.view_span(act.start, act.end), act.scene.view_span(0, opening))


def _stands_in(rows: Collection[PartnerFinding], organisation: Organisation) -> bool:
    """It is a partner of the table already."""
    names = {name for row in rows for name in (row.name, *row.aliases)}
    return not names.isdisjoint((organisation.name, *organisation.aliases))


def _is_dated(story: Story, scene: Scene) -> bool:
    """The sentence is an entry of a chronicle, or stands below a heading that is a year."""
    block = scene.sentence.block
    return story.years.leads(block) or story.years.bare_of(block) is not None


def _renews(story: Story, scene: Scene) -> bool:
    """ "It was renewed on 20/8/2019 for five years.": a later paper of the parties spoken of before."""
    current = story.current
    if current is None or not current.is_signed_paper or scene.others():
        return False
    where = scene.sentence.start, scene.sentence.end
    text = story.draft.view.flat
    calendar = Calendar(story.draft.as_of, story.years.of(scene.sentence.block))
    opens = [one for one in find_renewals(text[slice(*where)], calendar.publication) if one.start <= _AT_ONCE]
    if not opens or scene.sentence.block != story.told_in:
        return False
    story.deals += renewals_of(current, text, where, calendar)
    return True


def _parted(story: Story, scene: Scene, known: Deal) -> bool:
    """ "Theo đó, A nhận ...; B đặt hàng ...": what was signed with several is an agreement with each."""
    parts = part_by_clauses(known, scene, story.draft.view.flat)
    if len(parts) < 2 or not any(deal is known for deal in story.deals):
        return False
    at = next(number for number, deal in enumerate(story.deals) if deal is known)
    story.deals[at : at + 1] = parts
    story.current = parts[-1]
    return True


def _note_day(story: Story, scene: Scene) -> None:
    """ "Chiều 13/11, đoàn làm việc với X. Tại buổi làm việc, ...": the day with which a sentence begins."""
    if story.draft.genre is not Genre.NEWS or any(scene.first(group) < _LEAD_REACH for group in _OTHER_TIMES):
        return
    opening = scene.text[: _LEAD_REACH + _DATE_ROOM]
    days = find_days(opening, default_year=story.draft.year, publication=story.draft.as_of)
    first = next((day for day in days if day.date.day and not day.weak), None)
    if first is None or first.start > _LEAD_REACH or not _is_fresh(first.date, story.draft.as_of):
        return
    if first.date.first_day == story.draft.as_of and len(scene.text) < _STAMP:
        return
    if not _RANGE.search(opening, 0, first.start):
        story.told_day = first.date


def _is_fresh(day: PartialDate, published: date | None) -> bool:
    return published is None or 0 <= (published - day.first_day).days <= _FRESH


def _note_signing(story: Story, scene: Scene, acts: Sequence[Act]) -> None:
    """ "The sponsorship letter was signed by the Vice-Rector": the gift told of was put on paper."""
    current = story.current
    if current and not acts and story.draft.genre is Genre.NEWS:
        held = day_of_ceremony(scene, Calendar(story.draft.as_of, story.draft.year))
        if held:
            start, end = scene.view_span(held.start, held.end)
            story.date_ceremony(held, (start, end))
    near = current is not None and scene.sentence.block - story.told_in in (0, 1)
    if current and near and not acts and paper_was_signed(scene) and not current.is_signed_paper:
        current.act = "sign"
        if current.term.start and current.term.start.day:
            current.signed = current.term.start
        story.give_day(current)


def _follows(story: Story, scene: Scene, acts: Sequence[Act]) -> Deal | None:
    """The deal that the sentence goes on with; None when it tells something of its own."""
    if not story.deals:
        return None
    fresh = [act for act in acts if act.kind in _ON_PAPER and (act.parties or act.kind != "paper")]
    if (fresh and not opens_with_paper(scene)) or _gives_on_a_day(scene, acts):
        return None
    sticky = scene.sentence.block == story.following and not _changes_subject(scene)
    same_block = story.told_in == scene.sentence.block
    if not goes_on(scene) and (not sticky or fresh) and not (same_block and states_term(scene)):
        return None
    meant = deal_meant(scene, story.deals[-_MEMORY:], story.current)
    if meant and not meant.is_signed_paper and any(act.parties for act in acts):
        return None  # what was not put on paper has no clauses: the sentence tells its own act
    return meant


def _gives_on_a_day(scene: Scene, acts: Sequence[Act]) -> bool:
    """ "Ngày 08/11/2023, X trao tặng ...": a gift of its own, no clause of what X signed before."""
    gift = next((act for act in acts if act.kind == "sponsor" and act.parties), None)
    days = find_days(scene.text[: _LEAD_REACH + _DATE_ROOM]) if gift else []
    return any(day.date.day and not day.weak and day.start < _LEAD_REACH for day in days)


def _changes_subject(scene: Scene) -> bool:
    return any(scene.has(group) for group in ("others_say", "compared", "guests", "biography", "planned"))


def _stretches(acts: Sequence[Act]) -> list[tuple[Act, Where, Where]]:
    """Each act with its part of the clause, so that two acts of one clause share no dates.

    The third is the opening of the clause, whose date ("Ngày 5/3, ...") holds for all of it.
    """
    found = []
    for number, act in enumerate(acts):
        rest = [other for other in acts[number + 1 :] if other.start == act.start]
        before = [other for other in acts[:number] if other.start == act.start]
        plans = [c.start for c in act.cues if c.group == "planned" and c.start > act.at]
        end = min([rest[0].at if rest else act.end, *plans])
        where = act.scene.view_span(_beginning(act) if before else act.start, end)
        lead = act.scene.view_span(act.start, before[0].at if before else act.start)
        if act.start and not before and not _LATER.search(act.scene.text, act.start, act.end):
            lead = act.scene.view_span(0, _opening_end(act.scene.text))
        found.append((act, where, lead))
    return found


def _opening_end(text: str) -> int:
    """Where the opening of a sentence ends, which may say when all of it happened ("Năm 2012, ...")."""
    comma = text.find(",", 0, _LEAD_REACH)
    return max(comma, 0)


def _beginning(act: Act) -> int:
    """Where a later act begins: behind the last name before it ("..., and in 2022 we signed")."""
    names = [place + 1 for place in act.scene.places if act.start <= place < act.at]
    dated = names and any(map(str.isdigit, act.scene.text[names[-1] : act.at]))
    return names[-1] if dated else act.at


def _read_notes(story: Story, scene: Scene) -> None:
    """ "(KICT; MoU signed in April 2023 for five years, ...)": an agreement told in parentheses."""
    text = story.draft.view.flat
    for cast in scene.casts:
        mention, one = cast.mention, cast.organisation
        if mention is None or one is None or one is story.draft.host_organisation:
            continue
        words = text[mention.end : mention.reach]
        cues = tuple(find_cues(words))
        kind = _kind_of_note(cues)
        if not kind or not any(map(str.isdigit, words)):
            continue
        origins = tuple(range(mention.end, mention.reach + 1))
        note = Scene(scene.sentence, words, origins, (), (), cues)
        act = Act(kind, [one], note, 0, len(words), 0, cues, source="note")
        calendar = Calendar(story.draft.as_of, story.years.of(scene.sentence.block))
        deal = deal_of(text, act, (mention.end, mention.reach), calendar)
        deal.where = (mention.start, mention.reach)
        story.meet([one], 0.95, act.rule)
        story.note(act)
        story.deals.append(deal)


def _kind_of_note(cues: Sequence[Cue]) -> str:
    """What a note behind a name tells: a paper, a programme ("(liên kết đào tạo từ 2009)"), or nothing."""
    if any(cue.group == "papers" for cue in cues):
        return "sign"
    return next((cue.kind for cue in cues if cue.is_act and cue.kind == "programme"), "")
