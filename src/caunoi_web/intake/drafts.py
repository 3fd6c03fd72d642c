"""Findings in the exchange shape made into drafts of proposals: what, where, how sure, under which key."""

import hashlib
import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from caunoi.domain.folding import fold
from caunoi_web.intake.models import ProposalKind

log = logging.getLogger(__name__)

Finding = dict[str, Any]

# What makes a finding this one and no other. Confidence, flags and reasons may change with a newer
# program; the question put to the person stays the same.
_IDENTITY = {
    ProposalKind.ORGANISATION: ("name", "country", "x_kind"),
    ProposalKind.AGREEMENT: ("parties", "x_kind", "signed", "x_term", "activities"),
    ProposalKind.FIGURE: ("what", "year", "value", "qualifier"),
}
_PLACE = {ProposalKind.ORGANISATION: "span"}


@dataclass(frozen=True, slots=True)
class Draft:
    """A finding on its way to become a proposal."""

    kind: str
    key: str
    label: str
    value: Finding
    start: int
    end: int

    @property
    def confidence(self) -> float:
        return float(self.value["confidence"])

    @property
    def flags(self) -> list[str]:
        return list(self.value["flags"])


def drafts_of(findings: Finding, text: str) -> list[Draft]:
    """All proposals in one document's findings, each once.

    A finding whose words do not stand in the text is left out (no fact without its words), and so is
    the host itself as a partner.
    """
    hosts = _host_names(findings)
    found: dict[str, Draft] = {}
    for kind, finding in _without_host(findings, hosts):
        if not _stands_in(finding, text):
            log.error("a finding whose words do not stand in its text: %s", finding)
            continue
        draft = _draft(kind, finding)
        found.setdefault(draft.key, draft)
    return list(found.values())


def place_of(kind: str, finding: Finding) -> Finding:
    """The words a finding as a whole was read from."""
    return finding[_PLACE.get(ProposalKind(kind), "evidence")]


def _without_host(findings: Finding, hosts: set[str]) -> Iterator[tuple[str, Finding]]:
    for partner in findings["partners"]:
        if fold(partner["name"]) not in hosts:
            yield ProposalKind.ORGANISATION, partner
    for agreement in findings["agreements"]:
        parties = [party for party in agreement["parties"] if fold(party) not in hosts]
        if parties:
            yield ProposalKind.AGREEMENT, {**agreement, "parties": parties}
    for figure in findings["figures"]:
        yield ProposalKind.FIGURE, figure


def _host_names(findings: Finding) -> set[str]:
    host = findings["host"]
    return {fold(name) for name in (host["name"], *host["aliases"])} if host else set()


def _stands_in(finding: Finding, text: str) -> bool:
    return all(text[quote["start"] : quote["end"]] == quote["text"] for quote in _quotes(finding))


def _quotes(finding: Finding) -> Iterator[Finding]:
    for name in ("span", "evidence"):
        if name in finding:
            yield finding[name]
    yield from finding.get("x_mentions", ())
    yield from finding.get("x_fields", {}).values()


def key_of(kind: str, finding: Finding) -> str:
    """A hash of what is proposed and where: the same finding of the same text has the same."""
    place = place_of(kind, finding)
    identity = [
        kind,
        place["start"],
        place["end"],
        *(finding[name] for name in _IDENTITY[ProposalKind(kind)]),
    ]
    plain = json.dumps(identity, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()


def _draft(kind: str, finding: Finding) -> Draft:
    place = place_of(kind, finding)
    return Draft(
        kind=kind,
        key=key_of(kind, finding),
        label=_label(kind, finding)[:500],
        value=finding,
        start=place["start"],
        end=place["end"],
    )


def _label(kind: str, finding: Finding) -> str:
    if kind == ProposalKind.ORGANISATION:
        return str(finding["name"])
    if kind == ProposalKind.AGREEMENT:
        return ", ".join(finding["parties"])
    return f"{finding['what']} {finding['year'] or ''}".strip()
