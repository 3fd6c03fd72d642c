"""Which words of the document support which field of a record: what a proposal brings as evidence."""

from collections.abc import Iterator
from typing import Any

from caunoi_web.intake.models import Proposal, ProposalKind
from caunoi_web.sources.models import Document
from caunoi_web.sources.services import Words

WHOLE = "whole"

# The exchange shape's names of fields where the register calls them otherwise.
_REGISTER_FIELDS = {
    "term": "term_raw",
    "validity": "term_raw",
    "number": "list_number",
    "host_unit": "host_unit_words",
    "party": "parties",
}


def register_field(name: str) -> str:
    """What the register calls a field of a finding."""
    return _REGISTER_FIELDS.get(name, name)[:40]


def words_of(proposal: Proposal, document: Document) -> list[Words]:
    """The evidence of a proposal: as a whole, field by field, and every mention; each place once."""
    found = {words.place: words for words in _all(proposal, document)}
    return list(found.values())


def _all(proposal: Proposal, document: Document) -> Iterator[Words]:
    value = proposal.value
    if proposal.kind == ProposalKind.ORGANISATION:
        yield _words("name", document, value["span"])
        for mention in value.get("x_mentions", ()):
            if mention["start"] != value["span"]["start"]:
                yield _words("mention", document, mention)
        return
    yield _words(WHOLE, document, value["evidence"])
    for name, quote in value.get("x_fields", {}).items():
        yield _words(register_field(name), document, quote)


def _words(field: str, document: Document, quote: dict[str, Any]) -> Words:
    return Words(field, document, quote["start"], quote["end"])
