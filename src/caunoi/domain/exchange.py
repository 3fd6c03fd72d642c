"""Findings in the exchange shape: the JSON that ``caunoi extract`` prints.

The shape is fixed by ``extraction.schema.json``; keys beginning with ``x_`` are our own additions,
which that schema allows.
"""

from typing import Any

from caunoi.domain.certainty import is_certain
from caunoi.domain.findings import (
    AgreementFinding,
    FigureFinding,
    Findings,
    HostFinding,
    PartnerFinding,
)
from caunoi.domain.quotes import Quote
from caunoi.domain.terms import Term


def findings_to_json(findings: Findings) -> dict[str, Any]:
    """One document's findings as plain JSON values, in the order of the schema."""
    return {
        "doc": findings.document,
        "lang": findings.language,
        "genre": findings.genre.value,
        "host": host_to_json(findings.host) if findings.host else None,
        "partners": [partner_to_json(partner) for partner in findings.partners],
        "agreements": [agreement_to_json(agreement) for agreement in findings.agreements],
        "figures": [figure_to_json(figure) for figure in findings.figures],
        "notes": findings.notes,
    }


def quote_to_json(quote: Quote) -> dict[str, Any]:
    """A quote as start, end (exclusive) and text."""
    return {"start": quote.start, "end": quote.end, "text": quote.words}


def host_to_json(host: HostFinding) -> dict[str, Any]:
    """The institution whose document it is, with the words that name it where there are any."""
    shape: dict[str, Any] = {
        "name": host.name,
        "aliases": list(host.aliases),
        "confidence": round(host.confidence, 3),
        "flags": list(host.flags),
    }
    if host.quote:
        shape["x_quote"] = quote_to_json(host.quote)
    return shape


def partner_to_json(partner: PartnerFinding) -> dict[str, Any]:
    """A partner; ``kind`` is one of the schema's seven, ``x_kind`` the finer one."""
    return {
        "name": partner.name,
        "aliases": list(partner.aliases),
        "country": partner.country,
        "kind": partner.kind.coarse,
        "span": quote_to_json(partner.quote),
        "confidence": round(partner.confidence, 3),
        "flags": list(partner.flags),
        "x_kind": partner.kind.value,
        "x_mentions": [quote_to_json(quote) for quote in partner.mentions],
        "x_why": list(partner.why),
        "x_rule": partner.rule,
        "x_certain": is_certain(partner.confidence, partner.flags),
    }


def agreement_to_json(agreement: AgreementFinding) -> dict[str, Any]:
    """An agreement; ``x_term`` keeps the raw words of the validity and how it ends."""
    term = agreement.term
    return {
        "parties": list(agreement.parties),
        "kind": agreement.kind.coarse,
        "signed": str(agreement.signed) if agreement.signed else None,
        "start": str(term.start) if term.start else None,
        "end": str(term.end) if term.end else None,
        "open_ended": term.is_open_ended,
        "duration_years": _years(term),
        "activities": [activity.value for activity in agreement.activities],
        "evidence": quote_to_json(agreement.quote),
        "confidence": round(agreement.confidence, 3),
        "flags": list(agreement.flags),
        "x_kind": agreement.kind.value,
        "x_number": agreement.number,
        "x_content": agreement.content,
        "x_host_unit": agreement.host_unit,
        "x_term": term_to_json(term),
        "x_fields": {name: quote_to_json(quote) for name, quote in agreement.fields.items()},
        "x_why": list(agreement.why),
        "x_rule": agreement.rule,
        "x_certain": is_certain(agreement.confidence, agreement.flags),
    }


def term_to_json(term: Term) -> dict[str, Any]:
    """A term with everything it knows, so that it can be built again."""
    return {
        "raw": term.raw,
        "start": str(term.start) if term.start else None,
        "end": str(term.end) if term.end else None,
        "end_kind": term.end_kind.value,
        "duration_months": term.duration_months,
        "condition": term.condition,
        "repaired": term.repaired,
    }


def figure_to_json(figure: FigureFinding) -> dict[str, Any]:
    """A stated figure; whole numbers are printed without a decimal point."""
    value = figure.value
    return {
        "what": figure.what,
        "year": figure.year,
        "value": int(value) if float(value).is_integer() else value,
        "qualifier": figure.qualifier.value,
        "evidence": quote_to_json(figure.quote),
        "confidence": round(figure.confidence, 3),
        "flags": list(figure.flags),
        "x_rule": figure.rule,
        "x_certain": is_certain(figure.confidence, figure.flags),
    }


def _years(term: Term) -> float | int | None:
    if term.duration_months is None:
        return None
    years = term.duration_months / 12
    return int(years) if years.is_integer() else round(years, 2)
