"""Runs the register step alone, as the pipeline would, for the tests of registers."""

from datetime import date

from caunoi.domain.documents import Document
from caunoi.domain.findings import Findings, HostFinding
from caunoi.domain.kinds import Genre
from caunoi.extraction.dates import publication_day
from caunoi.extraction.draft import Draft
from caunoi.extraction.rows import register_step
from caunoi.extraction.view import View


def read_register(source: str | Document, *, host: str = "", as_of: date | None = None) -> Findings:
    """The findings of the register step for a text or a document."""
    document = Document("register.txt", source) if isinstance(source, str) else source
    draft = Draft(document, View.of(document.text))
    draft.as_of = as_of or publication_day(draft.view.text)
    draft.host = HostFinding(host) if host else None
    register_step(draft)
    findings = Findings(
        document=document.name,
        language="vi",
        genre=Genre.REGISTER if draft.records else Genre.NEGATIVE,
        host=draft.host,
        partners=tuple(draft.partners),
        agreements=tuple(draft.agreements),
        notes=" ".join(draft.notes),
    )
    assert all(quote.is_found_in(document.text) for quote in findings.quotes())
    return findings
