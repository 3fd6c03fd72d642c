"""Lowers the confidence of findings whose words were recognised in a picture with little certainty."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from caunoi.domain.documents import Doubt
from caunoi.domain.findings import AgreementFinding, FigureFinding, HostFinding, PartnerFinding
from caunoi.domain.kinds import Flag
from caunoi.domain.quotes import Quote
from caunoi.extraction.draft import Draft

# Of words below it about one in twenty was misread; of those above, one in a hundred.
_FLAGGED = 0.9

Finding = TypeVar("Finding", HostFinding, PartnerFinding, AgreementFinding, FigureFinding)


def doubt_misreadings(draft: Draft) -> None:
    """No finding is surer than the least sure word that it was read from."""
    if not draft.document.doubts:
        return
    sureness = _Sureness(draft.document.doubts)
    if draft.host is not None and draft.host.quote is not None:
        draft.host = _doubted(draft.host, [draft.host.quote], sureness)
    draft.partners = [_doubted(one, [one.quote], sureness) for one in draft.partners]
    draft.agreements = [_doubted(one, _read_from(one), sureness) for one in draft.agreements]
    draft.figures = [_doubted(one, [one.quote], sureness) for one in draft.figures]


class _Sureness:
    """How sure the words of a quote are."""

    def __init__(self, doubts: Sequence[Doubt]) -> None:
        self._doubts = sorted(doubts, key=lambda doubt: doubt.span.start)
        self._ends = [doubt.span.end for doubt in self._doubts]

    def of(self, quote: Quote) -> float:
        """That of its least sure word; 1 when there is no doubt about any."""
        least = 1.0
        for place in range(bisect_left(self._ends, quote.start + 1), len(self._doubts)):
            doubt = self._doubts[place]
            if doubt.span.start >= quote.end:
                break
            least = min(least, doubt.sure)
        return least


def _read_from(agreement: AgreementFinding) -> list[Quote]:
    """The words of its fields; the whole passage only where no field has words of its own."""
    return list(agreement.fields.values()) or [agreement.quote]


def _doubted(finding: Finding, quotes: Iterable[Quote], sureness: _Sureness) -> Finding:
    sure = min(map(sureness.of, quotes), default=1.0)
    if sure >= finding.confidence and sure >= _FLAGGED:
        return finding
    flags: tuple[str, ...] = finding.flags
    if sure < _FLAGGED and Flag.BADLY_READ.value not in flags:
        flags = (*flags, Flag.BADLY_READ.value)
    return replace(finding, confidence=min(finding.confidence, sure), flags=flags)
