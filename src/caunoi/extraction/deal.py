"""An agreement in the making, and what gives a year to its dates."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from caunoi.domain.dates import PartialDate
from caunoi.domain.kinds import Activity, AgreementKind
from caunoi.domain.terms import Term
from caunoi.extraction.activities import activity_codes
from caunoi.extraction.aliases import Organisation
from caunoi.extraction.names import Mention
from caunoi.extraction.terms import TermReading

Where = tuple[int, int]

_SIGNING_WORD = re.compile(
    r"(?:được\s+)?(?:ký|kí|gia hạn|signed|renewed|concluded|extended|sealed|inked)"
    r"(?:\s*(?:ngày|vào|on|in|tháng)|\s(?:with|by|between)\s[^;.]{3,80}?\s(?:on|in)\s)",
    re.IGNORECASE,
)
_DAY_OF_SIGNING = re.compile(  # "8/8/2017, Học viện ký MOU với X, thời hạn đến 7/8/2022"
    r"[\d./\s-]{4,14},?\s[^;.]{0,60}?(?<!\w)(?:ký|kí|signed)(?:\skết)?\s[^;.]{0,120}?"
    r"(?:đến|tới|until|till|hạn|hiệu lực|giá trị)",
    re.IGNORECASE,
)
_PAPERS = frozenset({"sign", "renew", "paper"})
_TOLD_BY_NAME = frozenset({"school", "government", "association", "company", "institute"})


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
    told_activities: bool = False
    rule: str = ""
    apart: bool = False  # several papers: one with each party

    @property
    def is_signed_paper(self) -> bool:
        return self.act in _PAPERS

    @property
    def says_what(self) -> bool:
        """Its own words name an activity, or a paper by its kind."""
        vague = {AgreementKind.UNSPECIFIED, AgreementKind.OTHER, AgreementKind.CONTRACT}
        return self.told_activities or self.kind not in vague

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

    def take_activities(self, text: str, start: int, end: int, others: Iterable[Mention] = ()) -> None:
        """Adds the activities named in ``text[start:end]``, names of schools and of ``others`` left out."""
        words = text[start:end]
        named = [party for party in self.parties if party.form in _TOLD_BY_NAME]
        own = (mention for party in named for mention in party.mentions)
        for mention in (*own, *others):
            if start <= mention.start and mention.end <= end:  # "Wageningen University & Research"
                first, last = mention.start - start, mention.end - start
                words = words[:first] + "_" * (last - first) + words[last:]
        for code in activity_codes(words):
            self.told_activities = True
            self.activities.setdefault(code, (start, end))


def _signing_apart(reading: TermReading) -> TermReading:
    """ "renewed on 9 January 2023 and now runs to ...": the first date is the day of signing."""
    raw = reading.term.raw
    opens = _SIGNING_WORD.match(raw) or _DAY_OF_SIGNING.match(raw)
    if reading.signed or not reading.term.start or not opens:
        return reading
    term = replace(reading.term, start=None)
    return replace(reading, term=term, signed=reading.term.start, signed_at=reading.start_at, start_at=None)


@dataclass(frozen=True, slots=True)
class Calendar:
    """What gives a year to dates without one."""

    publication: date | None = None
    default_year: int | None = None
