"""The day on which an agreement was signed, as its own text tells it."""

import re
from collections.abc import Iterator

from caunoi.domain.dates import PartialDate
from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.dates import DateMention, find_dates
from caunoi.extraction.memorandum_notices import later_of_pair, read_notice
from caunoi.extraction.phrases import CAPITALS
from caunoi.extraction.view import View
from caunoi.vocabulary import load

_WORDS = load("memoranda")
_FOOT = 1100  # characters at the end of the body where signatures stand
_DATE_LABEL = re.compile(r"(?:date|dated|ngày)\s*:?\s*\Z", re.IGNORECASE)
_OTHER_DATE = re.compile(  # "Expiry Date: 30 April 2024", "the commencement date ... is 1 July"
    r"(?<!\w)(?:expiry|expiration|commencement|effective|start|starting|end|ending|termination|due)\sdate(?!\w)"
    r"[^.;\n]{0,50}\Z",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"(?:đến|tới|hết|từ|trước|until|till|from|before|by)\s*(?:hết|ngày|the)?\s*(?:ngày)?\s*\Z", re.IGNORECASE
)
_TOWN = rf"[{CAPITALS}][^\W\d_]*(?:[ .'-]{{1,2}}[^\W\d_]+){{0,4}}"
_SIGNED = r"(?:(?:[Ss]igned|[Dd]one|[Mm]ade|[Kk]ý)(?:\s(?:at|in|tại))?\s?:?\s)?"
_SEAT_AND_DATE = re.compile(
    rf"(?:^|\s{{2}}|\n|[|/]\s?)[ \t_*]*{_SIGNED}{_TOWN}(?:\s?/\s?{_TOWN})?\s?,\s*(?:the|on|ngày|den)?\s*\Z"
)
_ITSELF = re.compile(  # "Phụ lục ký ngày 9-9-2021 tại ...": the paper speaks of itself
    r"\s*[^\W\d_]+(?:\s[^\W\d_]+){0,3}?(?:\s(?:này|số\s\d+))?\s(?:được\s)?ký\sngày\s*\Z"
)
_EARLIER = re.compile(  # "the framework agreement signed on 14 March 2016"
    r"(?<!this )(?<!present )(?<!\A)"
    r"(?:memorandum|agreement|understanding|convention|contract|letters?|mou|moa)"
    r"\s(?:\w+\s){0,6}?(?:signed|dated|concluded|of)\s(?:(?:between|by)\s[^,;]{0,60})?(?:on\s|in\s)?\Z",
    re.IGNORECASE,
)
_TOLD_BEFORE = re.compile(  # "Recalling the Agreement on ... between A and B, signed on 24 June, 1995"
    r"(?<!\w)(?:the|an?|their|its|said)\s(?:[^\W\d_][\w-]*\s){0,3}?"
    r"(?:agreements?|memorandum|convention|contract|protocol|treaty)\s[^.;:]{0,240}?"
    r"(?<!\w)(?:signed|dated|concluded|done|made)\s(?:(?:at|in)\s\w+\s)?(?:on\s|in\s)?(?:the\s)?"
    r"(?:\w{1,3}\s){0,2}(?:of\s)?\Z"
    r"|(?<!\w)(?:res|resolution|order|act|decree|law|ordinance)\.?\s(?:no|nos)\.?\s?"
    r"\w[\w./-]{0,20},?\s(?:dated|of)\s(?:the\s)?\Z",
    re.IGNORECASE,
)


def _any_word(group: str) -> re.Pattern[str]:
    words = any_of([*_WORDS[group]["vi"], *_WORDS[group]["en"]])
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


_TODAY, _GROUNDS, _OTHER_PAPER = _any_word("today"), _any_word("grounds"), _any_word("replaces")
_IN_FORCE = re.compile(
    rf"(?:{any_of([*_WORDS['in_force']['vi'], *_WORDS['in_force']['en']])})\W{{0,3}}"
    r"(?:(?:on|from|vào|từ|kể từ|ngày|the)\s){0,3}\Z",
    re.IGNORECASE,
)
_OPENS_LINE = re.compile(r"(?:\A|\n)[ \t]*(?:vào\s)?ngày\s\Z", re.IGNORECASE)
_AT_PLACE = re.compile(r"\s?,?\s(?:tại|ở)\s", re.IGNORECASE)
_NOTARY = re.compile(
    rf"^[ \t]*(?:{any_of([*_WORDS['notary']['vi'], *_WORDS['notary']['en']])})", re.IGNORECASE | re.MULTILINE
)

Place = tuple[int, int]


def day_of_signing(
    view: View, preamble_end: int, last_article: int, end: int
) -> tuple[PartialDate, Place] | None:
    """The later of the dates beside the signatures, else the day the preamble names, else the letterhead's.

    ``preamble_end``, ``last_article`` (its start) and ``end`` (of the body, before annexes) are
    places in the view. A day left blank ("ngày ... tháng 8 năm 2022") gives its month.
    """
    notice = read_notice(view, preamble_end) if last_article != preamble_end else None  # no annex has one
    if notice:
        told = notice.signed
        return (told.date, (told.start, told.end)) if told else None
    notary = _NOTARY.search(view.text, last_article, end)
    end = notary.start() if notary else end
    foot = max(end - _FOOT, last_article)
    beside = [day for day in _days(view, foot, end) if _is_signature(view, day)]
    if beside:
        last = max(beside, key=lambda day: (day.date.last_day, day.start))
        return last.date, (last.start, last.end)
    for day in (*_days(view, 0, preamble_end), *_days(view, 0, preamble_end, whole=False)):
        if _is_today(view, day) and not _cites(view, day.start):
            last = later_of_pair(view, day)
            return last.date, (last.start, last.end)
    top = [day for day in _days(view, 0, preamble_end) if _is_dateline(view, day)]
    return (top[0].date, (top[0].start, top[0].end)) if top else None


def _days(view: View, start: int, end: int, *, whole: bool = True) -> Iterator[DateMention]:
    for day in find_dates(view.flat[start:end]):
        if day.date.day is not None if whole else (day.date.month is not None and day.date.day is None):
            yield _moved(day, start)


def _moved(day: DateMention, by: int) -> DateMention:
    return DateMention(day.date, day.start + by, day.end + by)


def _is_today(view: View, day: DateMention) -> bool:
    """ "Hôm nay, ngày ...", "made on ...", or a line "Ngày 22/4/2021, tại Pleiku, ..."."""
    if _IN_FORCE.search(view.flat, max(0, day.start - 60), day.start):
        return False
    if _OPENS_LINE.search(view.text, max(0, day.start - 30), day.start) and _AT_PLACE.match(
        view.text, day.end
    ):
        return True
    return _TODAY.search(view.flat, max(0, day.start - 60), day.start) is not None


def _is_signature(view: View, day: DateMention) -> bool:
    """A date with "Date:", "ngày" or the town before it that no article speaks about."""
    before = view.flat[max(0, day.start - 60) : day.start]
    if _UNTIL.search(before) or _IN_FORCE.search(before) or _OTHER_DATE.search(before):
        return False
    marked = _DATE_LABEL.search(before) or _TODAY.search(before) or _is_dateline(view, day)
    marked = marked or _is_alone(view, day)
    return bool(marked) and not _cites(view, day.start)


def _is_alone(view: View, day: DateMention) -> bool:
    """A line that holds nothing but the date, above or below the signatures."""
    first = view.text.rfind("\n", 0, day.start) + 1
    last = view.text.find("\n", day.end)
    line = view.text[first : last if last >= 0 else len(view.text)]
    return len(line.strip(" \t.()")) <= day.end - day.start + 2


def _is_dateline(view: View, day: DateMention) -> bool:
    """ "Kassel, 24.06.2019", also two of them in one line."""
    return _SEAT_AND_DATE.search(view.text, max(0, day.start - 60), day.start) is not None


def _cites(view: View, place: int) -> bool:
    """The date belongs to a law, or to an agreement spoken about."""
    if _TOLD_BEFORE.search(view.flat, max(0, place - 300), place):
        return True
    before = view.text[max(0, place - 300) : place]
    line = re.split(r"[;\n]|\.\s", before)[-1]
    if _GROUNDS.search(line) or _OTHER_PAPER.search(line):
        return True
    return ("ký ngày" in line[-12:] and not _ITSELF.match(line)) or _EARLIER.search(line) is not None
