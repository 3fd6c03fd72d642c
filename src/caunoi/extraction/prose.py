"""Reads partners and agreements from running text: news, histories, reports, transfer pages."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from caunoi.domain.dates import PartialDate
from caunoi.domain.kinds import Flag, Genre
from caunoi.domain.terms import Term
from caunoi.extraction.aliases import Organisation
from caunoi.extraction.cues import find_cues
from caunoi.extraction.deals import Calendar, Deal, deal_of
from caunoi.extraction.draft import Draft
from caunoi.extraction.events import Act, find_acts
from caunoi.extraction.followups import add_followup, deal_meant, goes_on, opens_with_paper, paper_was_signed
from caunoi.extraction.merging import merge_deals
from caunoi.extraction.scenes import Scene, quoted_stretches
from caunoi.extraction.section_years import SectionYears, section_years

_PARTNER_ONLY = frozenset({"visit", "partner"})
_TITLES = 2  # opening blocks that may be headings


@dataclass(slots=True)
class Story:
    """What a text has told so far."""

    draft: Draft
    years: SectionYears
    deals: list[Deal] = field(default_factory=list)
    partners: dict[int, tuple[Organisation, float]] = field(default_factory=dict)
    following: int = -1
    current: Deal | None = None
    told_in: int = -1
    news_day: PartialDate | None = None

    def calendar(self, block: int) -> Calendar:
        """What gives a year to the dates of a block."""
        return Calendar(self.draft.as_of, self.years.of(block))

    def meet(self, organisations: Sequence[Organisation], certainty: float) -> None:
        """Notes organisations as partners; the surest telling counts."""
        for one in organisations:
            known = self.partners.get(id(one), (one, 0.0))[1]
            self.partners[id(one)] = (one, max(known, certainty))


def read_story(draft: Draft) -> Story:
    """Goes through the sentences once and gathers agreements and partners."""
    years = section_years(draft.view.flat, draft.blocks, draft.genre)
    story = Story(draft, years)
    quotes = quoted_stretches(draft.view.text)
    for scene in draft.scenes:
        if not any(begin <= scene.sentence.start < end for begin, end in quotes):
            _tell(story, scene)
    story.deals = merge_deals(story.deals)
    return story


def _tell(story: Story, scene: Scene) -> None:
    text = story.draft.view.flat
    acts = [act for act in find_acts(scene) if not act.planned]
    _note_signing(story, scene, acts)
    known = _follows(story, scene, acts)
    if known is not None:
        add_followup(known, text, scene, story.draft.as_of)
        _give_day(story, known)
        story.following, story.current = scene.sentence.block, known
        acts = [act for act in acts if act.says("earlier")]
    for act, where in _stretches(acts):
        _take(story, act, where)
    _read_notes(story, scene)


def _note_signing(story: Story, scene: Scene, acts: Sequence[Act]) -> None:
    """ "The sponsorship letter was signed by the Vice-Rector": the gift told of was put on paper."""
    current = story.current
    near = current is not None and scene.sentence.block == story.told_in
    if current and near and not acts and paper_was_signed(scene) and not current.is_signed_paper:
        current.act = "sign"
        if current.term.start and current.term.start.day:
            current.signed = current.term.start
        _give_day(story, current)


def _follows(story: Story, scene: Scene, acts: Sequence[Act]) -> Deal | None:
    """The deal that the sentence goes on with; None when it tells something of its own."""
    if not story.deals:
        return None
    fresh = [act for act in acts if act.kind in {"sign", "renew"} and act.parties]
    if fresh and not opens_with_paper(scene):
        return None
    sticky = scene.sentence.block == story.following and not _changes_subject(scene)
    if goes_on(scene) or (sticky and not fresh):
        return deal_meant(scene, story.deals, story.current)
    return None


def _changes_subject(scene: Scene) -> bool:
    return any(scene.has(group) for group in ("others_say", "compared", "guests", "biography", "planned"))


def _stretches(acts: Sequence[Act]) -> list[tuple[Act, tuple[int, int]]]:
    """Each act with its part of the clause, so that two acts of one clause share no dates."""
    found = []
    for number, act in enumerate(acts):
        rest = [other for other in acts[number + 1 :] if other.start == act.start]
        before = [other for other in acts[:number] if other.start == act.start]
        start = act.at if before else act.start
        end = rest[0].at if rest else act.end
        found.append((act, act.scene.view_span(start, end)))
    return found


def _take(story: Story, act: Act, where: tuple[int, int]) -> None:
    _settle_parties(story, act)
    if not act.parties:
        return
    certainty = _CERTAINTY.get(act.kind, 0.7)
    story.meet(act.parties, certainty)
    if act.kind in _PARTNER_ONLY:
        return
    act.earlier = act.says("earlier") and bool(story.deals)
    deal = deal_of(story.draft.view.flat, act, where, story.calendar(act.scene.sentence.block))
    if act.kind == "cooperate" and not (deal.term.raw or deal.activities):
        return
    deal.in_title = act.scene.sentence.block < _TITLES and not deal.signed
    deal.take_activities(story.draft.view.flat, *_with_rest(act, where))
    if deal.is_signed_paper and deal.signed and deal.signed.day and not deal.earlier:
        story.news_day = story.news_day or deal.signed
    _give_day(story, deal)
    _give_year(story, act, deal)
    story.deals.append(deal)
    story.current, story.told_in = deal, act.scene.sentence.block
    if deal.first_signed:
        first = Deal(deal.kind, list(deal.parties), where, "sign", signed=deal.first_signed, earlier=True)
        story.deals.append(first)


def _settle_parties(story: Story, act: Act) -> None:
    """ "Hai bên" are the organisations of the sentence, else those of the agreement before."""
    if act.parties or not act.by_both:
        return
    act.parties = list({id(one): one for one in act.scene.others()}.values())
    if not act.parties and story.deals:
        act.parties = list(story.deals[-1].parties)


def _with_rest(act: Act, where: tuple[int, int]) -> tuple[int, int]:
    """The act's stretch up to the next act or the sentence's end: "...; it supports the programme"."""
    text = act.scene.text
    nxt = text.find(";", act.end)
    goes_on = act.end < len(text) and not any(cue.is_act for cue in act.scene.cues if cue.start >= act.end)
    return (where[0], act.scene.view_span(0, len(text) if nxt < 0 else nxt)[1]) if goes_on else where


def _give_day(story: Story, deal: Deal) -> None:
    """In news an undated signing happened on the day the news tells of."""
    if deal.is_signed_paper and deal.signed is None and not deal.earlier and not deal.in_title:
        if story.draft.genre is Genre.NEWS:
            deal.signed = story.news_day


def _give_year(story: Story, act: Act, deal: Deal) -> None:
    """Below the heading "Năm 2019" everything undated happened in 2019."""
    year = story.years.bare_of(act.scene.sentence.block)
    if year is None or deal.signed or deal.term.start or deal.earlier:
        return
    if deal.is_signed_paper:
        deal.signed = PartialDate(year)
    elif not deal.term.raw:
        deal.term = Term(start=PartialDate(year))
    deal.flags.add(Flag.YEAR_INFERRED.value)


def _read_notes(story: Story, scene: Scene) -> None:
    """ "(KICT; MoU signed in April 2023 for five years, ...)": an agreement told in parentheses."""
    for cast in scene.casts:
        mention, one = cast.mention, cast.organisation
        if mention is None or one is None or one is story.draft.host_organisation:
            continue
        words = story.draft.view.flat[mention.end : mention.reach]
        if not any(cue.group == "papers" for cue in find_cues(words)) or not any(map(str.isdigit, words)):
            continue
        act = Act("sign", [one], scene, 0, len(scene.text), 0, tuple(find_cues(words)))
        note = Scene(scene.sentence, words, tuple(range(mention.end, mention.reach + 1)), (), (), act.cues)
        act.scene, act.end = note, len(words)
        deal = deal_of(
            story.draft.view.flat, act, (mention.end, mention.reach), story.calendar(scene.sentence.block)
        )
        deal.where = (mention.start, mention.reach)
        story.meet([one], 0.95)
        story.deals.append(deal)


_CERTAINTY = {
    "sign": 0.97,
    "renew": 0.97,
    "laboratory": 0.93,
    "sponsor": 0.9,
    "programme": 0.9,
    "contract": 0.9,
    "project": 0.85,
    "cooperate": 0.85,
    "partner": 0.8,
    "visit": 0.75,
}
