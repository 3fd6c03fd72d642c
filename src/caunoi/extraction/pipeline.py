"""The steps of extraction in their order, and the function that runs them."""

from datetime import date

from caunoi.domain.documents import Document
from caunoi.domain.findings import Findings
from caunoi.domain.kinds import Genre
from caunoi.extraction.draft import Draft, Step
from caunoi.extraction.view import View

STEPS: tuple[Step, ...] = ()


def extract(document: Document, *, host: str = "", as_of: date | None = None) -> Findings:
    """Read the findings of one document.

    ``host`` names the institution whose document it is, for texts that only say "the
    academy"; ``as_of`` is its day of publication when the text does not tell.
    """
    draft = Draft(document, View.of(document.text), host_hint=host, as_of=as_of)
    for step in STEPS:
        step.run(draft)
    return Findings(
        document=document.name,
        language=draft.language or "vi",
        genre=draft.genre or Genre.NEGATIVE,
        host=draft.host,
        partners=tuple(draft.partners),
        agreements=tuple(draft.agreements),
        figures=tuple(draft.figures),
        notes=" ".join(draft.notes),
    )
