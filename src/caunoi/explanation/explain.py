"""Puts findings, the trace of their making and the document together to an explanation."""

from collections.abc import Iterator
from dataclasses import dataclass

from caunoi.domain.certainty import is_certain
from caunoi.domain.documents import Document
from caunoi.domain.findings import AgreementFinding, FigureFinding, Findings, PartnerFinding
from caunoi.domain.quotes import Quote
from caunoi.domain.traces import Refusal, Trace, Weighing
from caunoi.explanation.confidence import Weighed, weighed
from caunoi.explanation.excerpts import Excerpt, excerpt_of
from caunoi.explanation.places import Places
from caunoi.vocabulary import load

Finding = PartnerFinding | AgreementFinding | FigureFinding

_PARTS = ("partner", "agreement", "figure")
_MOST_GROUNDS = 3  # sentences shown for one partner


@dataclass(frozen=True, slots=True)
class Explained:
    """One finding: what was read, by which rule, from which words, and how sure that is.

    ``values`` are the fields as read; ``excerpts`` the places they were read from, by field;
    ``doubts`` are the flags in words; ``weighed`` tells how the confidence came about.
    """

    part: str
    label: str
    values: tuple[tuple[str, str], ...]
    rule: str
    because: str
    excerpts: tuple[tuple[str, Excerpt], ...]
    confidence: float
    certain: bool
    doubts: tuple[str, ...]
    why: tuple[str, ...]
    weighed: Weighed | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """Something seen and not used, and the reason."""

    what: str
    words: str
    reason: str
    because: str
    excerpt: Excerpt
    places: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why one document was read as it was."""

    findings: Findings
    host: Excerpt | None
    explained: tuple[Explained, ...]
    refused: tuple[Refused, ...]


def explain(document: Document, findings: Findings, trace: Trace) -> Explanation:
    """The explanation of ``findings``, for which ``trace`` was filled while ``document`` was read."""
    explainer = _Explainer(document, trace)
    host = findings.host.quote if findings.host else None
    return Explanation(
        findings=findings,
        host=explainer.excerpt(host) if host else None,
        explained=tuple(explainer.explained(findings)),
        refused=tuple(map(explainer.refused, trace.refusals)),
    )


def rule_in_words(rule: str) -> str:
    """ "sentence-sign" as people say it; the code itself for a rule that has no words."""
    words = load("explanations")
    source, _, kind = rule.partition("-")
    told = words["rules"].get(source, rule)
    act = words["acts"].get(kind)
    if act:
        return f"{told}: {act}"
    return f"{told} (layout: {kind})" if source == "row" else told


class _Explainer:
    def __init__(self, document: Document, trace: Trace) -> None:
        self.document = document
        self.trace = trace
        self.places = Places(document)
        self.words = load("explanations")
        self.weighings: dict[str, Iterator[Weighing]] = {
            part: iter([one for one in trace.weighings if one.part == f"{part}s"]) for part in _PARTS
        }

    def excerpt(self, quote: Quote, *marked: Quote) -> Excerpt:
        return excerpt_of(self.document, self.places, quote, marked)

    def explained(self, findings: Findings) -> Iterator[Explained]:
        for partner in findings.partners:
            yield self._told(
                "partner", partner.name, partner, _partner_values(partner), self._by_ground(partner)
            )
        for agreement in findings.agreements:
            label = " + ".join(agreement.parties)
            yield self._told(
                "agreement", label, agreement, _agreement_values(agreement), self._by_field(agreement)
            )
        for figure in findings.figures:
            excerpts = [("number", self.excerpt(figure.quote))]
            yield self._told("figure", figure.what, figure, _figure_values(figure), excerpts)

    def refused(self, refusal: Refusal) -> Refused:
        marks = [refusal.quote, *([refusal.cue] if refusal.cue else [])]
        return Refused(
            what=refusal.what,
            words=" ".join(refusal.quote.words.split()),
            reason=refusal.reason,
            because=self.words["refused"][refusal.what].get(refusal.reason, refusal.reason),
            excerpt=self.excerpt(refusal.context or refusal.quote, *marks),
            places=refusal.places,
        )

    def _told(
        self,
        part: str,
        label: str,
        finding: Finding,
        values: tuple[tuple[str, str], ...],
        excerpts: list[tuple[str, Excerpt]],
    ) -> Explained:
        return Explained(
            part=part,
            label=label,
            values=values,
            rule=finding.rule,
            because=rule_in_words(finding.rule),
            excerpts=tuple(excerpts),
            confidence=finding.confidence,
            certain=is_certain(finding.confidence, finding.flags),
            doubts=tuple(self.words["flags"].get(flag, flag) for flag in finding.flags),
            why=() if isinstance(finding, FigureFinding) else finding.why,
            weighed=weighed(weighing) if (weighing := next(self.weighings[part], None)) else None,
        )

    def _by_ground(self, partner: PartnerFinding) -> list[tuple[str, Excerpt]]:
        """The sentences that told of it, name and telling word marked; else the place of its name."""
        grounds = [ground for ground in self.trace.grounds if partner.name in ground.about]
        names = (partner.quote, *partner.mentions)
        told = [
            (ground.rule, self.excerpt(ground.quote, ground.cue, *names))
            for ground in grounds[:_MOST_GROUNDS]
        ]
        return told or [("name", self.excerpt(partner.quote))]

    def _by_field(self, agreement: AgreementFinding) -> list[tuple[str, Excerpt]]:
        """The evidence with the words of each field marked; fields that stand elsewhere by themselves."""
        found = [("evidence", self.excerpt(agreement.quote, *_innermost(agreement)))]
        found += [
            (name, self.excerpt(quote))
            for name, quote in agreement.fields.items()
            if not agreement.quote.span.covers(quote.span)
        ]
        return found


def _innermost(agreement: AgreementFinding) -> list[Quote]:
    """The fields' words inside the evidence, without stretches that hold another field's words."""
    whole = agreement.quote.span
    inside = [
        quote for quote in agreement.fields.values() if whole.covers(quote.span) and quote.span != whole
    ]
    return [
        quote
        for quote in inside
        if not any(quote.span.covers(other.span) and quote.span != other.span for other in inside)
    ]


def _partner_values(partner: PartnerFinding) -> tuple[tuple[str, str], ...]:
    return _filled(
        ("kind", partner.kind.value),
        ("country", partner.country or ""),
        ("also called", "; ".join(partner.aliases)),
    )


def _agreement_values(agreement: AgreementFinding) -> tuple[tuple[str, str], ...]:
    term = agreement.term
    months = term.duration_months
    return _filled(
        ("kind", agreement.kind.value),
        ("signed", str(agreement.signed or "")),
        ("start", str(term.start or "")),
        ("end", str(term.end or "")),
        ("how it ends", "" if term.end_kind == "unknown" else term.end_kind.value),
        ("months", str(months) if months else ""),
        ("activities", ", ".join(agreement.activities)),
    )


def _figure_values(figure: FigureFinding) -> tuple[tuple[str, str], ...]:
    return _filled(
        ("value", f"{figure.value:,.15g}"),
        ("year", str(figure.year or "")),
        ("qualifier", figure.qualifier.value),
    )


def _filled(*pairs: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in pairs if pair[1])
