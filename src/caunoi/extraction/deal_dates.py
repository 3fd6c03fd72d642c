"""Reads the dates and the validity of an agreement from its own words."""

import re
from dataclasses import replace

from caunoi.domain.dates import PartialDate
from caunoi.domain.kinds import Flag
from caunoi.domain.terms import EndKind, Term
from caunoi.extraction.dates import DateMention, find_dates
from caunoi.extraction.deal import Calendar, Deal, Where
from caunoi.extraction.relative_days import find_days
from caunoi.extraction.renewals import find_renewals
from caunoi.extraction.term_phrases import find_terms

_SIGNED_BEFORE = re.compile(
    r"(?:ký(?:\s+kết)?|kí|signed|dated|concluded|renewed|of|on|ngày|sáng|chiều|hôm|tháng|năm|in|vào|initialled)\s*(?:vào|ngày|on|in|tháng|năm|the)?\s*\Z",
    re.IGNORECASE,
)
_SOME_DAYS = re.compile(r"(?<!\w)(?:từ|from)\s(?:ngày\s)?\d{1,2}(?:[/.]\d{1,2})?\s?\Z", re.IGNORECASE)
_WEAK_YEAR_BEFORE = re.compile(
    r"(?:in|since|by|from|of|until|during|early|late|mid|năm|từ|\(|in late|in early|back to|as early as"
    r"|(?<!\w)(?:mou|moa|memorandum|agreement|contract|protocol|treaty|spring|summer|autumn|fall|winter"
    r"|semester|renewed|extended|signed|founded|opened|launched|started|begun|years?|end of|start of))"
    r"[\s,:-]*\Z",
    re.IGNORECASE,
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
_UNTIL = re.compile(
    r"(?<!\w)(?:đến|tới|until|till|through|(?<!back )to)\s"
    r"(?:the end of\s|hết\s|nay\s|ngày\s|tháng\s|năm\s)*\Z",
    re.IGNORECASE,
)
_OF_PAPER = re.compile(
    r"(?:hợp đồng|thỏa thuận|thoả thuận|biên bản|contract|agreement|licence|license)\s[^,;.()]{0,40}"
    r"(?:ngày|dated|signed on|signed|ký)\s*(?:ngày|on)?\s*\Z",
    re.IGNORECASE,
)  # "theo Hợp đồng số 05/2018/HĐCN ngày 10/01/2018"
_BEGINS = re.compile(
    r"(?<!\w)(?:(?:that|which) (?:began|starts?|started)|kick(?:s|ed) in|(?:took|takes?) effect"
    r"|(?:came|comes?|enter(?:s|ed)?) into (?:force|effect)|in force since|effective(?: from)?"
    r"|with effect from|commencing|commences?(?: on)?|starting(?: from)?|beginning|có hiệu lực"
    r"|(?:có hiệu lực|có giá trị) (?:từ|kể từ|vào|bắt đầu từ))"
    r"(?:\s(?:on|in|from|ngày))?\s(?:the\s)?\Z",
    re.IGNORECASE,
)
_NO_CALENDAR = Calendar()
_THEN = re.compile(r"\s*(?:thì|,)|\s(?!và|and|\d|theo|trên|để|cho|do|của|tại)[^\W\d_]")  # not ", until 2020."
_BY_THEN = re.compile(  # "Đến tháng 6/2019 X ký", "..., đến ngày 7/4 hai trường ký"
    r"(?:.*[;,.])?\W*(?:(?:đến|tới)\s*)?(?:khi\s|ngày\s|năm\s|tháng\s)?", re.IGNORECASE | re.DOTALL
)
_SINCE = re.compile(
    r"(?<!\w)(?:since|từ|kể từ)\s*(?:năm|ngày|tháng|the year|early|late|winter semester|\s)*\Z", re.IGNORECASE
)
_TO_NOW = re.compile(
    r"\s?,?\s?(?:(?:cho\s)?(?:đến|tới)\s(?:nay|hiện nay|bây giờ)"
    r"|(?:to|until|till) (?:date|now|today|the present))(?!\w)",
    re.IGNORECASE,
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
    if not deal.term.end:
        take_lone_end(deal, words, offset, calendar)
    if deal.is_signed_paper and not deal.term.start:
        take_lone_start(deal, words, offset, calendar)
    if deal.act == "paper" and since and not deal.signed and not deal.term.start:
        deal.term = replace(
            deal.term, raw=deal.term.raw or words[since[0].start : since[0].end], start=since[0].date
        )
        deal.fields["start"] = (offset + since[0].start, offset + since[0].end)
    numbered = chosen and _OF_PAPER.search(words[max(0, chosen.start - 60) : chosen.start])
    if chosen and numbered and not deal.is_signed_paper:
        deal.signed = chosen.date
        deal.fields["signed"] = (offset + chosen.start, offset + chosen.end)
    elif chosen and not deal.is_signed_paper and not deal.term.start and _comes_before(chosen, deal.term):
        deal.term = replace(
            deal.term, raw=deal.term.raw or words[chosen.start : chosen.end], start=chosen.date
        )
        deal.fields["start"] = (offset + chosen.start, offset + chosen.end)


def _comes_before(day: DateMention, term: Term) -> bool:
    return term.end is None or day.date.first_day < term.end.last_day


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


def _after_signing(day: DateMention, deal: Deal) -> DateMention:
    """ "which kicks in Jan. 1": of a day without its year the one that follows the signing."""
    if not day.year_inferred or not deal.signed or day.date.first_day >= deal.signed.first_day:
        return day
    return replace(day, date=PartialDate(day.date.year + 1, day.date.month, day.date.day))


def is_over_by(term: Term, day: PartialDate) -> bool:
    """The validity has an end, and it lies before ``day``, which so cannot be its beginning."""
    return term.end is not None and term.end.last_day < day.first_day


def take_lone_start(deal: Deal, words: str, offset: int, calendar: Calendar = _NO_CALENDAR) -> None:
    """ "... agreement with X that began on 1 October 2021": the start stands apart from the length."""
    if deal.term.start:
        return
    for day in find_dates(words, publication=calendar.publication):
        if _BEGINS.search(words[max(0, day.start - 40) : day.start]) and not day.impossible:
            day = _after_signing(day, deal)
            if is_over_by(deal.term, day.date):
                continue  # of a later one
            deal.term = replace(deal.term, start=day.date, raw=deal.term.raw or words[day.start : day.end])
            deal.fields["start"] = (offset + day.start, offset + day.end)
            months = deal.term.duration_months
            if months and day.date.day and not deal.term.end:
                deal.term = replace(deal.term, end=day.date.plus_months(months))
            return


def take_lone_end(deal: Deal, words: str, offset: int, calendar: Calendar = _NO_CALENDAR) -> None:
    """ "... gia hạn hợp đồng ... đến năm 2025", "... expires on 7 May 2024": the end stands alone."""
    if deal.term.end:
        return
    for day in find_dates(words, publication=calendar.publication):
        lead = _ENDS.search(words[max(0, day.start - 25) : day.start])
        if lead and _SOME_DAYS.search(words, 0, day.start - len(lead.group())):
            continue  # "trong chuyến công tác từ ngày 10 đến 17/5/2019"
        if _THEN.match(words, day.end) and not _is_another_time(words, day):
            continue
        first = deal.signed or deal.term.start
        later = first is None or day.date.last_day > first.last_day
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
        if not (
            _is_another_time(words, day)
            if is_signing
            else _UNTIL.search(words[max(0, day.start - 20) : day.start])
        )
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
    before = words[max(0, day.start - 40) : day.start]
    if _BEGINS.search(before) or _TO_NOW.match(words, day.end):
        return True
    before = before[-25:]
    opens = _BY_THEN.fullmatch(words, 0, day.start) is not None
    return _NOT_SIGNED.search(before) is not None and not (opens and _THEN.match(words, day.end))


def _flags(day: DateMention) -> set[str]:
    marks = {
        Flag.YEAR_INFERRED.value: day.year_inferred,
        Flag.DATE_REPAIRED.value: day.repaired,
        Flag.DATE_IMPOSSIBLE.value: day.impossible,
    }
    return {flag for flag, holds in marks.items() if holds}


def own_dates(words: str, calendar: Calendar) -> list[DateMention]:
    days = find_days(words, default_year=calendar.default_year, publication=calendar.publication)
    return [day for day in days if _is_date(words, day) and not _is_another_time(words, day)]


def renewals_of(deal: Deal, text: str, where: Where, calendar: Calendar) -> list[Deal]:
    """A deal for each day on which ``text[where]`` says ``deal`` was renewed; the last with its validity."""
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
        take_lone_end(deal, words, offset, calendar)
