"""What a reading would find in an invented text: the exchange shape, for measuring only."""

import random
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from caunoi.domain.kinds import AgreementKind, Qualifier
from caunoi.domain.terms import EndKind
from caunoi_web.demo.invented_texts import Paper

FLAG = "weak-grounds"


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation of the register as a text names it."""

    key: UUID
    name: str
    country: str
    kind: str


def findings_of(paper: Paper, partner: Partner, chance: random.Random) -> dict[str, Any]:
    """One partner, one agreement and perhaps a figure; half of them sure enough to be taken in one go."""
    confidence = round(chance.uniform(0.6, 1.0), 3)
    sure = {"confidence": confidence, "flags": [] if confidence > _SURE else [FLAG]}
    organisation = {
        "name": partner.name,
        "aliases": [],
        "country": partner.country or None,
        "kind": partner.kind,
        "x_kind": partner.kind,
        "span": paper.partner,
        "x_mentions": [paper.partner],
        **sure,
    }
    figures = [_figure(paper, sure)] if paper.figure else []
    return {
        "host": None,
        "partners": [organisation],
        "agreements": [_agreement(paper, partner, sure)],
        "figures": figures,
    }


_SURE = 0.8


def _agreement(paper: Paper, partner: Partner, sure: dict[str, Any]) -> dict[str, Any]:
    signed = paper.signed["text"]
    term = {"raw": paper.term["text"], "start": signed, "end": None, "end_kind": EndKind.UNKNOWN.value}
    return {
        "parties": [partner.name],
        "kind": "mou",
        "x_kind": AgreementKind.MOU.value,
        "signed": signed,
        "start": signed,
        "end": None,
        "open_ended": False,
        "duration_years": None,
        "activities": [],
        "evidence": paper.sentence,
        "x_number": "",
        "x_content": paper.sentence["text"],
        "x_host_unit": "",
        "x_term": {**term, "duration_months": None, "condition": "", "repaired": False},
        "x_fields": {"signed": paper.signed, "term": paper.term},
        **sure,
    }


def _figure(paper: Paper, sure: dict[str, Any]) -> dict[str, Any]:
    return {
        "what": "partners-foreign",
        "year": None,
        "value": paper.amount,
        "qualifier": Qualifier.OVER.value,
        "evidence": paper.figure,
        **sure,
    }
