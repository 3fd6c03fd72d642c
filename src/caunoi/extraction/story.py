"""What a running text has told so far: agreements, partners, who was met last."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from caunoi.domain.dates import PartialDate
from caunoi.domain.kinds import AgreementKind, Flag, Genre
from caunoi.domain.terms import Term
from caunoi.extraction.aliases import Organisation
from caunoi.extraction.chains import find_chains
from caunoi.extraction.choosing import SOURCE as CHOSEN
from caunoi.extraction.dates import DateMention
from caunoi.extraction.deal import Calendar, Deal
from caunoi.extraction.deal_dates import read_dates, take_leading_date
from caunoi.extraction.deals import deal_of, kind_by_content
from caunoi.extraction.draft import Draft
from caunoi.extraction.events import Act
from caunoi.extraction.figures_years import find_stamps
from caunoi.extraction.joint_signings import is_circle_founded
from caunoi.extraction.kinds import find_agreement_kinds
from caunoi.extraction.onlookers import is_authority, is_mission, onlookers, sides_introduced
from caunoi.extraction.scenes import BOTH, HOST, OTHER, UNIT, Cast, Scene
from caunoi.extraction.section_years import SectionYears
from caunoi.extraction.topics import Topic

_PARTNER_ONLY = frozenset({"visit", "partner", "support"})
_LOOSE = _PARTNER_ONLY | {"cooperate"}
_SIGNED = frozenset({"sign", "renew", "paper"})
_BARE_DAY = re.compile(r"\s?\(\s?\d{1,2}\s?[/.-]\s?\d{1,2}\s?\)")  # "(25/02)" behind a name
_DATE_BEHIND = re.compile(
    r"\s(?:(?:vào|ký|signed)\s)?(?:ngày|tháng|năm|on|in)?\s?\d{1,4}(?:\s?[/.-]\s?\d{1,4}){0,2}(?=\s?[,;.]|\s(?:và|and)\s)"
)  # "với X ngày 3/3, Y ngày 4/3 và Z ngày 6/3/2020"
_SAME_YEAR = re.compile(
    r"\W{0,4}(?:(?:also |cũng )?(?:(?:trong|vào) )?(?:cùng năm|năm đó|năm này)"
    r"|(?:later |also )?(?:in |during )?(?:the same|that same|that) year)(?!\w)",
    re.IGNORECASE,
)
_TO = re.compile(r"\((?:to|up to|thru|tới)\s", re.IGNORECASE)
_VAGUE = frozenset({AgreementKind.OTHER, AgreementKind.EXTENSION, AgreementKind.UNSPECIFIED})
_EVEN = 0.5  # sureness of a party that no rule has met
_LONGEST_LOOK = 4000  # characters
_FAR_OFTENER = 3  # times that the main guest of news is named for once that another is
_FIRST_SCENES = 40  # in which news introduces who met
_TITLES = 2  # opening blocks that may be headings
_CERTAINTY = {
    "sign": 0.97,
    "renew": 0.97,
    "paper": 0.95,
    "laboratory": 0.93,
    "sponsor": 0.9,
    "programme": 0.9,
    "contract": 0.9,
    "project": 0.85,
    "cooperate": 0.85,
    "partner": 0.8,
    "support": 0.75,
    "visit": 0.75,
}
Where = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Intro:
    """A sentence that ends in a colon and opens a list of partners ("Các đối tác chính:")."""

    kind: str
    block: int
    paper: AgreementKind = AgreementKind.UNSPECIFIED
    day: PartialDate | None = None
    deals: list[Deal] = field(default_factory=list)


@dataclass(slots=True)
class Story:
    """The telling up to one sentence.

    ``current`` is the agreement spoken of last, in block ``told_in``; ``following`` the block
    that goes on with it; ``last_met`` whom "hai bên" means; ``news_day`` the day of the signing told of,
    ``opening_day`` the first day that the news names, ``told_day`` that with which a sentence
    began last; ``together`` the agreements of one list,
    ``scope`` those whose clauses are listed;
    ``topic`` the partner that a paragraph is about.
    """

    draft: Draft
    years: SectionYears
    deals: list[Deal] = field(default_factory=list)
    partners: dict[int, tuple[Organisation, float, str]] = field(default_factory=dict)
    following: int = -1
    current: Deal | None = None
    told_in: int = -1
    last_met: Sequence[Organisation] = ()
    intro: Intro | None = None
    together: Sequence[Deal] = ()
    scope: Intro | None = None
    topic: Topic | None = None
    news_day: PartialDate | None = None
    opening_day: PartialDate | None = None
    told_day: PartialDate | None = None

    def organisations(self) -> list[Organisation]:
        """Everybody met, partners and parties alike."""
        parties = [party for deal in self.deals for party in deal.parties]
        return [*(one for one, _, _ in self.partners.values()), *parties]

    def taken(self) -> dict[int, tuple[str, float]]:
        """Everybody met, by identity, with the rule that told it and how sure that is."""
        told = {id(one): ("deal", _EVEN) for one in self.organisations()}
        return told | {key: (rule, certainty) for key, (_, certainty, rule) in self.partners.items()}

    def meet(self, organisations: Sequence[Organisation], certainty: float, rule: str) -> None:
        """Notes organisations as partners by ``rule``; the surest telling counts."""
        if not rule.endswith("-support"):  # who only helps is no side of "hai bên"
            self.last_met = organisations
        for one in organisations:
            known = self.partners.get(id(one))
            if known is None or known[1] < certainty:
                self.partners[id(one)] = (one, certainty, rule)

    def knows(self, organisation: Organisation) -> bool:
        """It was met as a partner before."""
        return id(organisation) in self.partners

    def forget(self, unlikely: Collection[int]) -> None:
        """Takes these organisations (by identity) out of what was told; a deal with nobody left is none."""
        for deal in self.deals:
            deal.parties = [one for one in deal.parties if id(one) not in unlikely]
        self.deals = [deal for deal in self.deals if deal.parties]
        self.partners = {key: told for key, told in self.partners.items() if key not in unlikely}

    def note(self, act: Act) -> None:
        """Keeps the sentence and the word that told of the act, for whoever asks why."""
        if self.draft.trace is not None:
            sentence = act.scene.view_span(0, len(act.scene.text))
            names = [party.name for party in act.parties]
            self.draft.note(act.rule, names, sentence, act.scene.view_span(*act.cue))

    def take(self, act: Act, where: Where, lead: Where) -> Deal | None:
        """Adds the partners of an act and, when it is more than a mere relation, its agreement.

        ``where`` is the act's stretch of the view, ``lead`` the opening of its clause.
        """
        self._settle_parties(act)
        act.parties = [one for one in act.parties if not is_circle_founded(act.scene, one)]
        self._leave_out_authorities(act)
        if not act.parties:
            return None
        self.meet(act.parties, _CERTAINTY[act.kind], act.rule)
        self.note(act)
        if act.kind in _PARTNER_ONLY:
            return None
        act.earlier = act.says("earlier") and bool(self.deals)
        block = act.scene.sentence.block
        year = self.years.of(block) or self._year_before(where[0], block) or self._year_of_news()
        calendar = Calendar(self.draft.as_of, year)
        deal = deal_of(self.draft.view.flat, act, where, calendar)
        take_leading_date(deal, self.draft.view.flat, lead, calendar)
        if act.source == "relation" and not (deal.signed or deal.term.raw or deal.says_what):
            return None
        if (
            act.kind == "cooperate"
            and act.source != CHOSEN
            and not (deal.term.raw or (deal.activities and not act.earlier))
        ):
            self.deals += _dated_each(self.draft.view.flat, act, deal, calendar)
            return None
        deal.take_activities(self.draft.view.flat, *_with_rest(act, where), act.bystanders())
        deal.kind = kind_by_content(deal, self.draft.view.flat[where[0] : where[1]])
        if deal.is_signed_paper and deal.kind in _VAGUE and self.draft.genre is not Genre.NEWS:
            deal.kind = self._paper_before(where[0], block) or deal.kind
        self._date(deal, block)
        if _SAME_YEAR.match(act.scene.text, act.start):
            self._give_same_year(deal)
        self._keep(deal, act, calendar)
        return deal

    def _leave_out_authorities(self, act: Act) -> None:
        """Who directs and allows, and the mission of a state, are no partners unless a paper says so."""
        told_of_host = any(sign in act.scene.text for sign in (HOST, UNIT, BOTH))
        if act.kind in _LOOSE or (act.kind == "laboratory" and not told_of_host):
            act.parties = [one for one in act.parties if not is_authority(one)]
        elif act.kind not in _SIGNED and self.draft.language == "en":
            act.parties = [one for one in act.parties if not is_mission(one)]

    def _settle_parties(self, act: Act) -> None:
        """ "Hai bên" are the organisations of the sentence, else those met before."""
        if act.by_both and not act.parties:
            chains = find_chains(act.scene)
            aside = onlookers(act.scene, chains)
            casts = [cast for chain in chains if chain.start not in aside for cast in chain.others]
            named = {id(one): one for cast in casts if (one := cast.organisation)}
            act.parties = list(named.values()) or self._just_visited(act.scene) or self._other_side()
            act.parties = act.parties or self._just_named(act.scene)

    def _just_named(self, scene: Scene) -> list[Organisation]:
        """The one other body that the sentence before names, if nobody has been met yet."""
        if self.draft.genre is not Genre.NEWS or self.last_met:
            return []
        before = [one for one in self.draft.scenes if one.sentence.start < scene.sentence.start]
        others = before[-1].others() if before else []
        return others if len({id(one) for one in others}) == 1 and not is_authority(others[0]) else []

    def _just_visited(self, scene: Scene) -> list[Organisation]:
        """ "During the visit to X, he held talks with ... Both sides renewed ...": in news of a journey."""
        if self.draft.genre is not Genre.NEWS:
            return []
        block, end = scene.sentence.block, scene.sentence.start
        before = (
            one for one in self.draft.scenes if one.sentence.block == block and one.sentence.start < end
        )
        met = [one for one in before if any(cue.kind == "visit" for cue in one.cues) and one.others()]
        schools = [
            one for one in (met[-1].others() if met else []) if one.form != "unit" and not is_authority(one)
        ]
        return schools if len(schools) == 1 else []

    def _other_side(self) -> list[Organisation]:
        """Who is met last; in news rather the one of whom it tells again and again."""
        last = list(self.last_met)
        if self.draft.genre is not Genre.NEWS:
            return last
        if not last:
            introduced = (sides_introduced(scene) for scene in self.draft.scenes[:_FIRST_SCENES])
            return next((sides for sides in introduced if sides), [])
        met = [one for one, _, rule in self.partners.values() if not rule.endswith("-support")]
        most = max(met, key=lambda one: len(one.mentions), default=last[0])
        often = max(len(one.mentions) for one in last)
        return [most] if len(most.mentions) >= _FAR_OFTENER * often else last

    def _year_before(self, at: int, block: int) -> int | None:
        """ "Năm 2019, ... Ký mới với X (14/01)": the one year that the paragraph has named before."""
        if self.draft.genre is Genre.NEWS and self.draft.as_of:
            return None
        before = _ends_of(self.draft.view.flat, self.draft.blocks[block].start, at)
        years = {stamp.year for stamp in find_stamps(before)}
        return years.pop() if len(years) == 1 else None

    def _year_of_news(self) -> int | None:
        return self.draft.year if self.draft.genre is Genre.NEWS else None

    def _paper_before(self, at: int, block: int) -> AgreementKind | None:
        """ "Ký mới 06 MoU. ... Gia hạn: X": the one paper spoken of before in the paragraph or its lead."""
        blocks = self.draft.blocks
        begin = blocks[self.intro.block if self.intro else block].start
        before = _ends_of(self.draft.view.flat, begin, at)
        named = {found.value for found in find_agreement_kinds(before)} - _VAGUE
        return named.pop() if len(named) == 1 else None

    def _date(self, deal: Deal, block: int) -> None:
        where = self.draft.blocks[block]
        ends = self.draft.view.flat[where.start : where.end].rstrip().endswith(".")
        deal.in_title = block < _TITLES and not deal.signed and not ends
        if deal.is_signed_paper and deal.signed and deal.signed.day and not deal.earlier:
            self.news_day = self.news_day or deal.signed
        self.give_day(deal)
        self._give_year(deal, block)

    def _keep(self, deal: Deal, act: Act, calendar: Calendar) -> None:
        self.deals += _by_year(self.draft.view.flat, act, deal, calendar)
        self.current, self.told_in = deal, act.scene.sentence.block
        self.deals += [again for again in deal.renewals if again.signed != deal.signed]
        if deal.first_signed:
            first = Deal(deal.kind, list(deal.parties), deal.where, "sign", signed=deal.first_signed)
            first.earlier, first.rule = True, deal.rule
            self.deals.append(first)

    def give_day(self, deal: Deal) -> None:
        """In news an undated signing happened on the day the news tells of."""
        undated = deal.is_signed_paper and deal.signed is None and not deal.earlier and not deal.in_title
        if undated and deal.act != "paper" and self.draft.genre is Genre.NEWS:
            listed = self.intro.day if self.intro else None
            deal.signed = listed or self.told_day or self.news_day or self.opening_day

    def date_ceremony(self, held: DateMention, where: Where) -> None:
        """The signing told of was held on this day: so for every paper that says no day of its own."""
        self.news_day = held.date
        for deal in self.deals:
            unsaid = deal.is_signed_paper and "signed" not in deal.fields and not deal.earlier
            if unsaid and deal.act != "paper":
                deal.signed, deal.fields["signed"] = held.date, where
                deal.flags |= {Flag.YEAR_INFERRED.value} if held.year_inferred else set()

    def _give_year(self, deal: Deal, block: int) -> None:
        """Below the heading "Năm 2019" everything undated happened in 2019."""
        year = self.years.bare_of(block)
        if year is not None and not (deal.earlier and not self.years.leads(block)):
            _begin_in(deal, year)

    def _give_same_year(self, deal: Deal) -> None:
        """ "Cùng năm đó, Khoa hợp tác với Y": the year of what was told right before."""
        days = [one.signed or one.term.start for one in self.deals[-1:]]
        if days and days[0]:
            _begin_in(deal, days[0].year)


def _begin_in(deal: Deal, year: int) -> None:
    """Gives the year to an agreement that has no day of its own."""
    if deal.signed or deal.term.start:
        return
    if deal.is_signed_paper:
        deal.signed = PartialDate(year)
    elif not deal.term.raw or (deal.term.end and deal.term.end.year >= year):
        deal.term = replace(deal.term, start=PartialDate(year))
    deal.flags.add(Flag.YEAR_INFERRED.value)


def _ends_of(text: str, start: int, end: int) -> str:
    """The stretch, or its beginning and its end: an endless paragraph is not read again for every act."""
    if end - start <= 2 * _LONGEST_LOOK:
        return text[start:end]
    return f"{text[start : start + _LONGEST_LOOK]}\n{text[end - _LONGEST_LOOK : end]}"


def _with_rest(act: Act, where: Where) -> Where:
    """The act's stretch up to the next act or the sentence's end: "...; it supports the programme"."""
    text = act.scene.text
    again = [cue for cue in act.scene.cues if cue.group == "again" and cue.start >= act.end]
    others = [cue for cue in act.scene.cues if cue.is_act and cue.start >= act.end]
    free = [cue for cue in others if not any(one.start <= cue.start < one.end for one in again)]
    goes_on = act.end < len(text) and not free
    if not goes_on:
        return where
    following = text.find(";", act.end)
    rest = text[act.end : len(text) if following < 0 else following]
    if OTHER in rest:  # "...; in May it invited experts of X"
        return where
    return where[0], act.scene.view_span(0, len(text) if following < 0 else following)[1]


def _dated_each(text: str, act: Act, deal: Deal, calendar: Calendar) -> list[Deal]:
    """ "Japan: A (1999), B (2004)": nothing is said but since when each is a partner."""
    if len(deal.parties) < 2:
        return []
    return [one for one in _by_year(text, act, deal, calendar) if one.term.start or one.signed]


def _by_year(text: str, act: Act, deal: Deal, calendar: Calendar) -> list[Deal]:
    """ "Memoranda with A (2015), B (12/3), C (2019 - 2024)": one agreement for each date behind a name."""
    if len(deal.parties) < 2 or not (deal.is_signed_paper or act.kind == "cooperate"):
        return [deal]
    own: dict[int, Deal] = {}
    year = next((day.year for day in (deal.signed, deal.term.start) if day), None)
    calendar = replace(calendar, default_year=calendar.default_year or year)
    for cast in act.scene.casts:
        note = _date_behind(text, cast)
        if note and cast.organisation and id(cast.organisation) in deal.key:
            one = replace(deal, parties=[cast.organisation], signed=None, term=Term(), flags=set(deal.flags))
            one.fields, one.activities = {}, dict(deal.activities)
            bare = _BARE_DAY.fullmatch(note) is not None
            words = f"ngày {note.strip(' ()')}" if bare else _TO.sub("(until ", note)
            read_dates(one, words, 0, 0, calendar)
            one.fields = dict.fromkeys(one.fields, (cast.start, cast.end))
            if one.signed or one.term.start or one.term.end:
                one.signed = one.signed or (None if one.term.start else deal.signed)
                own.setdefault(id(cast.organisation), one)
    if not own or (len(own) == 1 and next(iter(own.values())).signed == deal.signed):
        return [deal]
    rest = [party for party in deal.parties if id(party) not in own]
    undated = [replace(deal, parties=[party], signed=None, term=Term()) for party in rest]
    return [*own.values(), *undated]


def _date_behind(text: str, cast: Cast) -> str:
    """The parenthesis with a date behind a name, or the date right behind it; else nothing."""
    if cast.mention is None:
        return ""
    note = text[cast.mention.end : cast.mention.reach]
    if any(map(str.isdigit, note)):
        return note
    found = _DATE_BEHIND.match(text, cast.mention.reach)
    return found.group() if found else ""
