"""How often and by when a promise is owed."""

import re

from caunoi.domain.dates import PartialDate
from caunoi.domain.quotes import Span
from caunoi.extraction.dates import find_dates
from caunoi.extraction.phrases import PhraseBook
from caunoi.vocabulary import load

_WORDS = load("commitments")
_SLASHED = tuple(word for words in _WORDS["yearly"].values() for word in words if word.startswith("/"))
_YEARLY = PhraseBook(
    (word, True) for words in _WORDS["yearly"].values() for word in words if not word.startswith("/")
)
_UNTIL_END = PhraseBook((word, True) for words in _WORDS["until_end"].values() for word in words)
_LEAD_WORDS = sorted(
    {word for words in _WORDS["due_leads"].values() for word in words}, key=len, reverse=True
)
_LEADS = re.compile(
    rf"(?<!\w)(?:{'|'.join(map(re.escape, _LEAD_WORDS))})"
    r"(?:\s+(?:là|the|ngày|tháng|năm|cuối|hết|end|of)){0,4}\s*\Z",
    re.IGNORECASE,
)


def yearly_in(text: str) -> Span | None:
    """Where a clause says that it is owed again each year."""
    found = _YEARLY.find(text)
    if found:
        return Span(found[0].start, found[0].end)
    small = text.casefold()
    places = [(small.find(mark), mark) for mark in _SLASHED if mark in small]
    return Span(min(places)[0], min(places)[0] + len(min(places)[1])) if places else None


def lasts_to_the_end(text: str) -> bool:
    """The clause says that it lasts as long as the agreement."""
    return bool(_UNTIL_END.find(text))


def due_in(text: str) -> tuple[PartialDate, Span] | None:
    """The day by which a clause is owed, with the words; the last part of a stretch of years."""
    for mention in find_dates(text):
        lead = _LEADS.search(text, max(0, mention.start - 40), mention.start)
        if lead:
            last = getattr(mention, "last", None)
            return last or mention.date, Span(lead.start(), mention.end)
    return None
