"""Papers that the text of an agreement speaks of besides itself: those before it, and their renewals."""

import re
from collections.abc import Iterator, Sequence

from caunoi.domain.kinds import AgreementKind
from caunoi.extraction.aliases import Organisation
from caunoi.extraction.date_shapes import any_of
from caunoi.extraction.dates import DateMention, find_dates
from caunoi.extraction.deal import Deal
from caunoi.extraction.kinds import find_agreement_kinds
from caunoi.extraction.renewals import find_renewals
from caunoi.vocabulary import load

_WORDS = load("memoranda")


def _words(group: str) -> str:
    return any_of([*_WORDS[group]["vi"], *_WORDS[group]["en"]])


_TOLD = re.compile(  # "an Agreement on Academic Exchange on 21 June 2012"
    rf"(?<!\w)(?:{_words('papers_before')})(?!\w)[^.;\n]{{0,110}}?"
    r"(?:(?<!\w)(?:on|dated|of|signed|concluded|in|since|ngày|ký|ký ngày|năm|tháng)[\s,]{1,3}|\(\s?"
    r"|No\.?\s?\S{1,20}\s)\Z",
    re.IGNORECASE,
)
_LAW = re.compile(rf"(?<!\w)(?:{_words('laws')})(?!\w)", re.IGNORECASE)
_ITSELF = re.compile(rf"(?<!\w)(?:{_words('itself')})(?!\w)[^.;\n]{{0,40}}\Z", re.IGNORECASE)
_YEAR_BEFORE = re.compile(r"(?:signed|concluded|of|in|năm|ký)\s\Z")
_REACH = 170  # characters before a date in which its paper is named


def earlier_papers(
    text: str, body: tuple[int, int], parties: Sequence[Organisation], main: Deal
) -> Iterator[Deal]:
    """A deal for each paper of the same parties that ``text[body]`` dates, and for each of its renewals.

    ``main`` is the paper itself; laws and decisions, and dates of the paper itself, tell of none.
    """
    start, end = body
    words = text[start:end]
    renewals = find_renewals(words)
    renewed = {day.start for one in renewals for day in one.days}
    last: Deal | None = None
    for day in find_dates(words):
        again = day.start in renewed and last is not None
        kind = last.kind if again and last else _paper_before(words, day)
        if kind is None or (day.weak and not again and not _is_dated(words, day)) or _is_same_day(day, main):
            continue
        deal = Deal(kind, list(parties), _sentence(text, start + day.start, start + day.end), "sign")
        deal.signed, deal.earlier, deal.rule = day.date, True, "memorandum-replaced"
        deal.fields["signed"] = (start + day.start, start + day.end)
        last = deal
        yield deal


def _paper_before(words: str, day: DateMention) -> AgreementKind | None:
    """The kind of the paper named before a date; None when the date is that of a law or of this paper."""
    before = words[max(0, day.start - _REACH) : day.start]
    told = _TOLD.search(before)
    if told is None or _ITSELF.search(before) or _LAW.search(re.split(r"[;.\n]\s", before)[-1]):
        return None
    named = find_agreement_kinds(told.group())
    return named[0].value if named else AgreementKind.OTHER


def _is_dated(words: str, day: DateMention) -> bool:
    return (
        re.search(r"(?:signed|concluded|of|in|năm|ký)\s\Z", words[max(0, day.start - 12) : day.start])
        is not None
    )


def _is_same_day(day: DateMention, main: Deal) -> bool:
    return main.signed is not None and day.date.first_day >= main.signed.first_day


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    first = max(text.rfind(sign, max(0, start - 200), start) for sign in (". ", ";", "\n"))
    return (first + 1 if first >= 0 else max(0, start - 200)), end
