"""The last step: how sure a finding is, by its rule and signs, measured on documents with known answers."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from caunoi.domain.findings import AgreementFinding, FigureFinding, PartnerFinding
from caunoi.domain.kinds import Flag
from caunoi.domain.scorecard import Scorecard
from caunoi.domain.traces import Weighing
from caunoi.extraction.draft import Draft
from caunoi.extraction.signs import PLAIN, Surroundings, agreement_signs, figure_signs, partner_signs
from caunoi.vocabulary import load

Finding = TypeVar("Finding", PartnerFinding, AgreementFinding, FigureFinding)

_LIKELY_FIGURE = 0.2
_CARDS = {part: Scorecard(**card) for part, card in load("confidence").items()}


def weigh_findings(draft: Draft) -> None:
    """Gives every finding its measured confidence, and a flag where that does not make it certain."""
    around = Surroundings(draft)
    draft.partners = [_weighed(draft, "partners", one, partner_signs(one, around)) for one in draft.partners]
    draft.agreements = [
        _weighed(draft, "agreements", one, agreement_signs(one, around)) for one in draft.agreements
    ]
    draft.figures = [_weighed(draft, "figures", one, figure_signs(one, around)) for one in draft.figures]


def leave_out_unlikely_figures(draft: Draft) -> None:
    """Numbers that are hardly figures of the host's cooperation ("the two universities") are left out.

    Of those below the bound more than two in three were none on pages with known answers, and a person
    who confirms figures reads each of them.
    """
    likely = [one.confidence >= _LIKELY_FIGURE for one in draft.figures]
    draft.figures = [one for one, is_likely in zip(draft.figures, likely, strict=True) if is_likely]
    if draft.trace is not None:
        told = iter(likely)
        draft.trace.weighings[:] = [
            one for one in draft.trace.weighings if one.part != "figures" or next(told, True)
        ]


def _weighed(draft: Draft, part: str, finding: Finding, signs: Sequence[str]) -> Finding:
    told = (f"rule-{finding.rule}", *(f"flag-{flag}" for flag in finding.flags), *signs)
    card = _CARDS[part]
    confidence = card.confidence(finding.confidence, told)
    if draft.trace is not None:
        draft.trace.weighings.append(Weighing(part, finding.confidence, told, confidence))
    is_proven = PLAIN in signs and confidence >= card.certain_from
    flags = finding.flags if is_proven else (*finding.flags, Flag.WEAK_GROUNDS.value)
    return replace(finding, confidence=confidence, flags=flags)
