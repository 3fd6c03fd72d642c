"""An explanation as plain JSON values."""

from typing import Any

from caunoi.domain.exchange import host_to_json
from caunoi.explanation.confidence import Weighed
from caunoi.explanation.excerpts import Excerpt
from caunoi.explanation.explain import Explained, Explanation, Refused


def explanation_to_json(explanation: Explanation) -> dict[str, Any]:
    """One document's explanation: ``findings`` with their grounds, ``refused`` with their reasons."""
    findings = explanation.findings
    return {
        "doc": findings.document,
        "lang": findings.language,
        "genre": findings.genre.value,
        "host": host_to_json(findings.host) if findings.host else None,
        "findings": [_explained(one) for one in explanation.explained],
        "refused": [_refused(one) for one in explanation.refused],
        "notes": findings.notes,
    }


def _explained(one: Explained) -> dict[str, Any]:
    return {
        "part": one.part,
        "label": one.label,
        "values": dict(one.values),
        "rule": one.rule,
        "because": one.because,
        "confidence": round(one.confidence, 3),
        "certain": one.certain,
        "doubts": list(one.doubts),
        "why": list(one.why),
        "weighed": _weighed(one.weighed) if one.weighed else None,
        "read_from": [{"for": name, **_excerpt(excerpt)} for name, excerpt in one.excerpts],
    }


def _weighed(weighed: Weighed) -> dict[str, Any]:
    return {
        "guess": round(weighed.guess, 3),
        "signs": [
            {"sign": sign.code, "because": sign.because, "points": round(sign.points, 2)}
            for sign in weighed.signs
        ],
    }


def _refused(one: Refused) -> dict[str, Any]:
    return {
        "what": one.what,
        "words": one.words,
        "reason": one.reason,
        "because": one.because,
        "places": one.places,
        "seen_in": _excerpt(one.excerpt),
    }


def _excerpt(excerpt: Excerpt) -> dict[str, Any]:
    place = excerpt.place
    return {
        "line": place.line,
        "column": place.column,
        "page": place.page,
        "cell": place.cell,
        "text": excerpt.text,
        "marks": [[mark.start, mark.end] for mark in excerpt.marks],
    }
