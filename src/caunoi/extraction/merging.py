"""A document tells of one agreement many times: its title, its news, its details are put together."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from caunoi.domain.dates import PartialDate
from caunoi.domain.kinds import AgreementKind
from caunoi.extraction.deal import Deal
from caunoi.extraction.terms import read_term

_VAGUE = frozenset(
    {AgreementKind.OTHER, AgreementKind.UNSPECIFIED, AgreementKind.EXTENSION, AgreementKind.COMPREHENSIVE}
)
_APART = 2  # years between a signing and a start beyond which two papers are meant


def merge_deals(deals: Sequence[Deal]) -> list[Deal]:
    """One deal per agreement, in order of first telling. Different dates or papers stay apart."""
    told = _Told()
    for deal in deals:
        home = next((one for one in told.candidates(deal) if _same(one, deal)), None)
        if home is None:
            told.add(deal)
        else:
            _absorb(home, deal)
            told.note(home)
    for deal in told.deals:
        _count_end(deal)
    signed = _by_party(deal for deal in told.deals if not deal.earlier and deal.act != "cooperate")
    return [deal for deal in told.deals if not _is_told_better(deal, signed)]


class _Told:
    """The deals told so far, to be found by their parties."""

    def __init__(self) -> None:
        self.deals: list[Deal] = []
        self._place: dict[int, int] = {}  # by identity
        self._by_key: dict[frozenset[int], list[Deal]] = {}
        self._titles: list[Deal] = []

    def add(self, deal: Deal) -> None:
        self._place[id(deal)] = len(self.deals)
        self.deals.append(deal)
        self.note(deal)
        if deal.in_title:
            self._titles.append(deal)

    def note(self, deal: Deal) -> None:
        """Finds ``deal`` under its present parties from now on."""
        alike = self._by_key.setdefault(deal.key, [])
        if not any(one is deal for one in alike):
            alike.append(deal)

    def candidates(self, deal: Deal) -> list[Deal]:
        """Those that may tell of the same agreement, in the order in which they were told."""
        found = {id(one): one for one in (*self._by_key.get(deal.key, ()), *self._titles)}
        return sorted(found.values(), key=lambda one: self._place[id(one)])


def _by_party(deals: Iterable[Deal]) -> dict[int, list[Deal]]:
    found: dict[int, list[Deal]] = {}
    for deal in deals:
        for party in deal.key:
            found.setdefault(party, []).append(deal)
    return found


def _count_end(deal: Deal) -> None:
    """A length "from signing" gets its end once the day of signing is known, wherever it was said."""
    if deal.signed and deal.term.duration_months and not deal.term.end and not deal.term.start:
        again = read_term(deal.term.raw, signed=deal.signed).term
        if again.end and again.duration_months == deal.term.duration_months:
            deal.term = again


def _is_told_better(deal: Deal, signed: dict[int, list[Deal]]) -> bool:
    """Mere cooperation of bodies each of which has an agreement of its own is their frame only."""
    if deal.act != "cooperate" or deal.kind is not AgreementKind.UNSPECIFIED:
        return False
    return all(any(_dates_agree(other, deal) for other in signed.get(party, ())) for party in deal.key)


def _same(one: Deal, other: Deal) -> bool:
    if one.key != other.key and not _title_of(one, other):
        return False
    if one.earlier != other.earlier and one.signed != other.signed:
        return False
    return _dates_agree(one, other) and _kinds_agree(one, other)


def _title_of(one: Deal, other: Deal) -> bool:
    """A heading names only some of the parties."""
    return one.in_title and one.key < other.key


def _dates_agree(one: Deal, other: Deal) -> bool:
    pairs = ((one.signed, other.signed), (one.term.start, other.term.start), (one.term.end, other.term.end))
    for paper, deed in ((one, other), (other, one)):
        crossed = paper.signed and deed.term.start and not deed.is_signed_paper
        if crossed and not agree(paper.signed, deed.term.start):
            return False
    for first, second in ((one, other), (other, one)):
        if first.signed and second.term.start and abs(first.signed.year - second.term.start.year) > _APART:
            return False
    return all(agree(first, second) for first, second in pairs)


def agree(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Both may be the same date, one perhaps known less exactly."""
    if one is None or other is None:
        return True
    return str(one).startswith(str(other)) or str(other).startswith(str(one))


def _kinds_agree(one: Deal, other: Deal) -> bool:
    if one.kind is other.kind or one.kind in _VAGUE or other.kind in _VAGUE:
        return True
    return not one.is_signed_paper or not other.is_signed_paper


def _absorb(home: Deal, deal: Deal) -> None:
    """``home`` learns what ``deal`` knows better; the fuller telling becomes the evidence."""
    if home.in_title and not deal.in_title:
        home.where, home.in_title, home.parties = deal.where, False, deal.parties
        home.fields = {**deal.fields, **home.fields}
    if home.kind in _VAGUE and deal.kind not in {AgreementKind.UNSPECIFIED, AgreementKind.OTHER}:
        home.kind = deal.kind if deal.act != "cooperate" else home.kind
    elif home.kind is AgreementKind.UNSPECIFIED:
        home.kind = deal.kind
    if deal.is_signed_paper and not home.is_signed_paper:
        home.act, home.where, home.rule = deal.act, deal.where, deal.rule
        home.kind = deal.kind if deal.kind not in _VAGUE or home.kind in _VAGUE else home.kind
    _take_dates(home, deal)
    home.activities = {**deal.activities, **home.activities}
    home.flags |= deal.flags


def _take_dates(home: Deal, deal: Deal) -> None:
    if deal.signed and (home.signed is None or len(str(deal.signed)) > len(str(home.signed))):
        home.signed = deal.signed
        home.fields["signed"] = deal.fields.get("signed", deal.where)
    better_end = deal.term.end and (not home.term.end or len(str(deal.term.end)) > len(str(home.term.end)))
    longer = deal.term.duration_months and not home.term.duration_months and not home.term.end
    fresh = not home.term.raw and deal.term.raw
    if better_end or longer or fresh:
        start = deal.term.start or home.term.start
        kept = (
            start
            if deal.term.end is None or start is None or start.first_day <= deal.term.end.last_day
            else None
        )
        home.term = replace(deal.term, start=kept)
        for name in ("term", "start", "end"):
            if name in deal.fields:
                home.fields[name] = deal.fields[name]
