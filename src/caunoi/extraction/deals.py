"""From an act in a sentence to an agreement in the making: its paper, dates, validity, content."""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from caunoi.domain.dates import PartialDate
from caunoi.domain.kinds import Activity, AgreementKind, Flag
from caunoi.domain.terms import EndKind, Term
from caunoi.extraction.activities import activity_codes
from caunoi.extraction.aliases import Organisation
from caunoi.extraction.dates import DateMention, find_dates
from caunoi.extraction.events import Act
from caunoi.extraction.kinds import find_agreement_kinds
from caunoi.extraction.relative_days import find_days
from caunoi.extraction.renewals import find_renewals, without_renewals
from caunoi.extraction.term_phrases import find_terms
from caunoi.extraction.terms import TermReading

Where = tuple[int, int]

_SIGNED_BEFORE = re.compile(
    r"(?:ký(?:\s+kết)?|kí|signed|dated|concluded|renewed|of|on|ngày|sáng|chiều|hôm|tháng|năm|in|vào|initialled)\s*(?:vào|ngày|on|in|tháng|năm|the)?\s*\Z",
    re.IGNORECASE,
)
_SIGNING_WORD = re.compile(
    r"(?:được\s+)?(?:ký|kí|gia hạn|signed|renewed|concluded|extended)\s*(?:ngày|vào|on|in|tháng)",
    re.IGNORECASE,
)
_WEAK_YEAR_BEFORE = re.compile(
    r"(?:in|since|by|from|of|until|during|early|late|mid|năm|từ|\(|in late|in early)[\s-]*\Z", re.IGNORECASE
)
_NOT_SIGNED = re.compile(
    r"(?:đến|tới|until|till|trước|before|since|từ năm|to|hết|through|by|by the end of|expires?(?: on| in)?|"
    r"vào năm học|first signed(?: in| on)?|khóa|class of|hết hạn|hết hiệu lực|chấm dứt|kết thúc|"
    r"(?:expired|ended|lapsed|terminated|evaluated|reviewed|assessed)(?: in| on)?)"
    r"\s*(?:hết|ngày|năm|the end of|cuối)?\s*\Z",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"(?:đến hết|đến|tới|until|till|through|expires?(?: on| in)?|expiring(?: on| in)?|expired(?: on| in)?|"
    r"ended(?: on| in)?|lapsed(?: on| in)?|terminated(?: on| in)?|hết hạn|hết hiệu lực|chấm dứt|kết thúc)"
    r"\s*(?:ngày|năm|tháng|the end of)?\s*\Z",
    re.IGNORECASE,
)
_OF_PAPER = re.compile(
    r"(?:hợp đồng|thỏa thuận|thoả thuận|biên bản|contract|agreement|licence|license)\s[^,;.()]{0,40}"
    r"(?:ngày|dated|signed on|signed|ký)\s*(?:ngày|on)?\s*\Z",
    re.IGNORECASE,
)  # "theo Hợp đồng số 05/2018/HĐCN ngày 10/01/2018"
_THEN = re.compile(r"\s*(?:thì|,)")
_SINCE = re.compile(
    r"(?<!\w)(?:since|từ|kể từ)\s*(?:năm|ngày|tháng|the year|early|late|winter semester|\s)*\Z", re.IGNORECASE
)
_ACCEPTED = re.compile(
    r"(?:nghiệm thu|bàn giao|hoàn thành|đánh giá|accepted|completed|evaluated|reviewed|assessed|expired"
    r"|stopped|ended)\s*(?:vào|in|on|ngày)?\s*\Z",
    re.IGNORECASE,
)
_LASTING = re.compile(
    r"(?:since|(?<!dates )(?<!dating )(?<!date )from|từ|lapsed in|expired in|ended in|hết hạn|kết thúc)"
    r"\s*(?:năm|ngày|tháng|the year)?\s*\Z",
    re.IGNORECASE,
)
_PAPERS = frozenset({"sign", "renew", "paper"})
_CONTENT = {
    AgreementKind.JOINT_LAB: {Activity.JOINT_LAB},
    AgreementKind.SPONSORSHIP: {Activity.SPONSORSHIP, Activity.SCHOLARSHIP},
    AgreementKind.JOINT_PROGRAMME: {Activity.JOINT_TRAINING},
    AgreementKind.TRANSFER: {Activity.TECHNOLOGY_TRANSFER},
    AgreementKind.LICENCE: {Activity.TECHNOLOGY_TRANSFER},
}
_TOLD_BY_NAME = frozenset({"school", "government", "association"})
_GENERIC = frozenset({AgreementKind.OTHER, AgreementKind.UNSPECIFIED, AgreementKind.COMPREHENSIVE})


@dataclass(slots=True)
class Deal:
    """An agreement in the making; ``where`` is its evidence, ``fields`` where each value was read.

    Offsets count in the view. ``order`` is its place among the acts of the document.
    """

    kind: AgreementKind
    parties: list[Organisation]
    where: Where
    act: str
    signed: PartialDate | None = None
    term: Term = field(default_factory=Term)
    activities: dict[Activity, Where] = field(default_factory=dict)
    fields: dict[str, Where] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)
    earlier: bool = False
    in_title: bool = False
    first_signed: PartialDate | None = None
    renewals: list["Deal"] = field(default_factory=list)
    rule: str = ""

    @property
    def is_signed_paper(self) -> bool:
        return self.act in _PAPERS

    @property
    def key(self) -> frozenset[int]:
        return frozenset(id(party) for party in self.parties)

    def take_term(self, reading: TermReading, offset: int) -> None:
        """Takes the validity over where it says more than what is known."""
        if self.term.end or self.term.is_open_ended:
            return
        term = reading.term
        tells_end = term.end or term.is_open_ended or term.duration_months
        if not tells_end and (self.term.start or not term.start):
            return
        reading = _signing_apart(reading) if self.is_signed_paper else reading
        if (
            self.act == "renew"
            and reading.signed
            and reading.term.start
            and reading.term.raw.startswith("signed")
        ):
            self.first_signed = reading.signed
            self.signed = self.signed or reading.term.start
            self.fields["signed"] = (
                offset + (reading.start_at or (0, 0))[0],
                offset + (reading.start_at or (0, 0))[1],
            )
            reading = replace(reading, term=replace(reading.term, start=None), signed=None, start_at=None)
        self.term = reading.term
        self.flags |= set(reading.flags)
        self.fields["term"] = (offset + reading.start, offset + reading.end)
        for name, place in (("start", reading.start_at), ("end", reading.end_at)):
            if place:
                self.fields[name] = (offset + place[0], offset + place[1])
        if reading.signed and reading.signed_at and not self.signed:
            self.signed = reading.signed
            self.fields["signed"] = (offset + reading.signed_at[0], offset + reading.signed_at[1])

    def take_activities(self, text: str, start: int, end: int) -> None:
        """Adds the activities named in ``text[start:end]``."""
        words = text[start:end]
        named = [party for party in self.parties if party.form in _TOLD_BY_NAME]
        for mention in (mention for party in named for mention in party.mentions):
            if start <= mention.start and mention.end <= end:  # "Wageningen University & Research"
                first, last = mention.start - start, mention.end - start
                words = words[:first] + "_" * (last - first) + words[last:]
        for code in activity_codes(words):
            self.activities.setdefault(code, (start, end))


def _signing_apart(reading: TermReading) -> TermReading:
    """ "renewed on 9 January 2023 and now runs to ...": the first date is the day of signing."""
    if reading.signed or not reading.term.start or not _SIGNING_WORD.match(reading.term.raw):
        return reading
    term = replace(reading.term, start=None)
    return replace(reading, term=term, signed=reading.term.start, signed_at=reading.start_at, start_at=None)


@dataclass(frozen=True, slots=True)
class Calendar:
    """What gives a year to dates without one."""

    publication: date | None = None
    default_year: int | None = None


def deal_of(text: str, act: Act, where: Where, calendar: Calendar) -> Deal:
    """The agreement that ``act`` tells of; ``where`` is its stretch of the view's text."""
    words = text[where[0] : where[1]]
    at = act.scene.origins[act.at] - where[0]
    deal = Deal(kind_of(words, at, act), list(act.parties), where, act.kind)
    deal.earlier, deal.rule = act.earlier, act.rule
    if act.open_list:
        deal.flags.add(Flag.OPEN_LIST.value)
    renewed = find_renewals(words, calendar.publication, calendar.default_year)
    rest = without_renewals(words, renewed) if deal.is_signed_paper else words
    is_renewed = rest != words and (bool(_own_dates(rest, calendar)) or len(renewed[-1].days) > 1)
    read_dates(deal, rest if is_renewed and _own_dates(rest, calendar) else words, where[0], at, calendar)
    if is_renewed:
        deal.renewals = renewals_of(deal, text, where, calendar)
    deal.take_activities(text, *where)
    if act.kind == "contract" and not deal.activities:
        deal.activities[Activity.TECHNOLOGY_TRANSFER] = where
    if deal.kind in _CONTENT and not deal.activities.keys() & _CONTENT[deal.kind]:
        deal.activities[sorted(_CONTENT[deal.kind])[-1]] = where
    return deal


def _own_dates(words: str, calendar: Calendar) -> list[DateMention]:
    days = find_days(words, default_year=calendar.default_year, publication=calendar.publication)
    return [day for day in days if _is_date(words, day) and not _is_another_time(words, day)]


def renewals_of(deal: Deal, text: str, where: Where, calendar: Calendar) -> list[Deal]:
    """A deal for each day on which ``text[where]`` says ``deal`` was renewed; the last has the new validity."""
    found: list[Deal] = []
    for one in find_renewals(text[where[0] : where[1]], calendar.publication, calendar.default_year):
        for day in one.days:
            again = Deal(deal.kind, list(deal.parties), (where[0] + one.start, where[0] + one.end), "renew")
            again.signed, again.earlier, again.rule = day.date, True, deal.rule
            again.fields["signed"] = (where[0] + day.start, where[0] + day.end)
            again.flags |= _flags(day)
            found.append(again)
        if found:
            stop = text.find(";", where[0] + one.end, where[1])
            end = stop if stop >= 0 else where[1]
            found[-1].where = (found[-1].where[0], end)
            _read_term_behind(found[-1], text[where[0] + one.end : end], where[0] + one.end, calendar)
    return found


def _read_term_behind(deal: Deal, words: str, offset: int, calendar: Calendar) -> None:
    """ "renewed in 2014 for five years", "... until 2019": what stands behind the day of renewal."""
    for reading in find_terms(words, signed=deal.signed, publication=calendar.publication)[:1]:
        deal.take_term(reading, offset)
    if not deal.term.end:
        _take_lone_end(deal, words, offset, calendar)


def kind_of(words: str, at: int, act: Act) -> AgreementKind:
    """The paper named nearest behind the verb; what kind of act it is where none is named."""
    named = find_agreement_kinds(words)
    if any(found.value is AgreementKind.AMENDMENT for found in named):
        named = [found for found in named if found.value is not AgreementKind.AMENDMENT] or named
    if act.kind == "renew":
        named = [found for found in named if found.value is not AgreementKind.EXTENSION] or named
    behind = [found for found in named if found.end > at] or named
    paper = behind[0].value if behind else AgreementKind.UNSPECIFIED
    if act.kind in _PAPERS:
        return _signed_kind(paper, act)
    if act.kind == "sponsor":
        return AgreementKind.SPONSORSHIP
    if act.kind == "laboratory":
        programme = act.says("study_programmes") or "programme" in act.kinds
        other = AgreementKind.JOINT_PROGRAMME if programme else AgreementKind.UNSPECIFIED
        is_lab = act.says("laboratories") or any(f.value is AgreementKind.JOINT_LAB for f in named)
        return AgreementKind.JOINT_LAB if is_lab else other
    if act.kind == "programme":
        return AgreementKind.JOINT_PROGRAMME
    if act.kind == "contract":
        return paper if named and paper not in _GENERIC else AgreementKind.CONTRACT
    strong = paper not in _GENERIC | {
        AgreementKind.EXTENSION,
        AgreementKind.EXCHANGE,
        AgreementKind.SPONSORSHIP,
    }
    return paper if strong and act.says("papers") else AgreementKind.UNSPECIFIED


def _signed_kind(paper: AgreementKind, act: Act) -> AgreementKind:
    if paper in _GENERIC and act.says("study_programmes"):
        return AgreementKind.JOINT_PROGRAMME
    if paper is AgreementKind.UNSPECIFIED:
        return AgreementKind.OTHER
    return paper


def read_dates(deal: Deal, words: str, offset: int, at: int, calendar: Calendar) -> None:
    """Reads the day of signing (or the start) and the validity from the deal's own words."""
    terms = find_terms(words, publication=calendar.publication)
    taken = [(term.start, term.end) for term in terms]
    dates = [
        day
        for day in find_days(words, default_year=calendar.default_year, publication=calendar.publication)
        if not any(start <= day.start < end for start, end in taken) and _is_date(words, day)
    ]
    since = [day for day in dates if _SINCE.search(words[max(0, day.start - 24) : day.start])]
    if deal.act == "paper":
        dates = [day for day in dates if not _LASTING.search(words[max(0, day.start - 20) : day.start])]
    chosen = _chosen(words, dates, at, is_signing=deal.is_signed_paper)
    if chosen and deal.is_signed_paper:
        deal.signed = chosen.date
        deal.fields["signed"] = (offset + chosen.start, offset + chosen.end)
    if chosen:
        deal.flags |= _flags(chosen)
    if terms:
        signed = deal.signed if deal.is_signed_paper else None
        again = find_terms(words, signed=signed, publication=calendar.publication)
        deal.take_term(again[0] if again else terms[0], offset)
    _take_other_dates(deal, words, offset, chosen, since, calendar)


def _take_other_dates(
    deal: Deal,
    words: str,
    offset: int,
    chosen: DateMention | None,
    since: list[DateMention],
    calendar: Calendar,
) -> None:
    """The end that stands alone, the start of a paper in force since a year, the day of the paper named."""
    if deal.is_signed_paper and not deal.term.end:
        _take_lone_end(deal, words, offset, calendar)
    if deal.act == "paper" and since and not deal.signed and not deal.term.start:
        deal.term = replace(
            deal.term, raw=deal.term.raw or words[since[0].start : since[0].end], start=since[0].date
        )
        deal.fields["start"] = (offset + since[0].start, offset + since[0].end)
    numbered = chosen and _OF_PAPER.search(words[max(0, chosen.start - 60) : chosen.start])
    if chosen and numbered and not deal.is_signed_paper:
        deal.signed = chosen.date
        deal.fields["signed"] = (offset + chosen.start, offset + chosen.end)
    elif chosen and not deal.is_signed_paper and not deal.term.start and not deal.term.end:
        deal.term = Term(raw=words[chosen.start : chosen.end], start=chosen.date)
        deal.fields["start"] = (offset + chosen.start, offset + chosen.end)


def take_leading_date(deal: Deal, text: str, lead: Where, calendar: Calendar) -> None:
    """ "Chiều 14/3, X đón Y và ký ...": the date that opens the clause holds for its later acts too."""
    if deal.signed or deal.term.start or lead[1] <= lead[0]:
        return
    words = text[lead[0] : lead[1]]
    for day in find_days(words, default_year=calendar.default_year, publication=calendar.publication)[:1]:
        if deal.is_signed_paper and _is_date(words, day):
            deal.signed = day.date
            deal.fields["signed"] = (lead[0] + day.start, lead[0] + day.end)
            deal.flags |= _flags(day)
        elif not deal.term.raw and _is_date(words, day):
            deal.term = Term(raw=words[day.start : day.end], start=day.date)
            deal.fields["start"] = (lead[0] + day.start, lead[0] + day.end)


def _take_lone_end(deal: Deal, words: str, offset: int, calendar: Calendar) -> None:
    """ "... gia hạn hợp đồng ... đến năm 2025", "... expires on 7 May 2024": the end stands alone."""
    for day in find_dates(words, publication=calendar.publication):
        lead = _ENDS.search(words[max(0, day.start - 25) : day.start])
        if _THEN.match(words, day.end) and not _is_another_time(words, day):
            continue
        later = deal.signed is None or day.date.last_day > deal.signed.last_day
        if lead and later and not day.impossible:
            start = day.start - len(lead.group())
            deal.term = replace(deal.term, raw=words[start : day.end], end=day.date, end_kind=EndKind.FIXED)
            deal.fields["end"] = (offset + day.start, offset + day.end)
            return


def _is_date(words: str, day: DateMention) -> bool:
    return not day.weak or _WEAK_YEAR_BEFORE.search(words[max(0, day.start - 12) : day.start]) is not None


def _chosen(words: str, dates: list[DateMention], at: int, *, is_signing: bool) -> DateMention | None:
    """The date of the act: right behind its verb, else opening the sentence, else the nearest."""
    fitting = [
        day
        for day in dates
        if not (is_signing and _is_another_time(words, day))
        and not _ACCEPTED.search(words[max(0, day.start - 25) : day.start])
    ]
    if not is_signing:
        since = [day for day in fitting if _SINCE.search(words[max(0, day.start - 24) : day.start])]
        fitting = since or fitting
    if not fitting:
        return None
    behind = [
        day
        for day in fitting
        if day.start >= at and _SIGNED_BEFORE.search(words[max(at, day.start - 20) : day.start])
    ]
    if behind:
        return behind[0]
    return min(fitting, key=lambda day: (abs(day.start - at), day.start))


def _is_another_time(words: str, day: DateMention) -> bool:
    """ "until", "expired in" before the date; but "Đến tháng 6/2019 thì X ký" tells of that month."""
    before = words[max(0, day.start - 25) : day.start]
    opens = not words[: day.start].strip(" -").casefold().removeprefix("đến").removeprefix("tới").strip()
    return _NOT_SIGNED.search(before) is not None and not (opens and _THEN.match(words, day.end))


def _flags(day: DateMention) -> set[str]:
    marks = {
        Flag.YEAR_INFERRED.value: day.year_inferred,
        Flag.DATE_REPAIRED.value: day.repaired,
        Flag.DATE_IMPOSSIBLE.value: day.impossible,
    }
    return {flag for flag, holds in marks.items() if holds}
