"""What was found and what is uncertain, as a table in the terminal."""

from collections import Counter

from rich.console import Console
from rich.table import Table

from caunoi_web.common.labels import flag_label
from caunoi_web.intake.models import Proposal, ProposalKind
from caunoi_web.sources.models import Document, DocumentState

UNCERTAIN_SHOWN = 12


def print_summary(console: Console) -> None:
    """One row a document with its findings, then the proposals that want an eye."""
    counts, unsure = _counts()
    table = Table(title="What was read (nothing counts until a person confirms it)")
    table.add_column("Document", overflow="fold")
    for heading in ("Partners", "Agreements", "Figures", "Uncertain"):
        table.add_column(heading, justify="right")
    for document in Document.objects.order_by("name"):
        if document.state == DocumentState.FAILED:
            table.add_row(document.name, "–", "–", "–", f"could not be read: {document.failure_reason}")
            continue
        cells = [str(counts[document.pk, kind]) for kind in ProposalKind.values]
        table.add_row(document.name, *cells, str(unsure[document.pk]))
    console.print(table)
    _print_uncertain(console)


def _counts() -> tuple[Counter[object], Counter[object]]:
    counts: Counter[object] = Counter()
    unsure: Counter[object] = Counter()
    for proposal in Proposal.objects.only("document_id", "kind", "confidence", "flags", "state").iterator():
        counts[proposal.document_id, proposal.kind] += 1
        unsure[proposal.document_id] += not proposal.is_settled and not proposal.is_certain
    return counts, unsure


def _print_uncertain(console: Console) -> None:
    waiting = [proposal for proposal in Proposal.objects.waiting().uncertain_first() if proposal.flags]
    if not waiting:
        return
    console.print("\nLook at these first:")
    for proposal in waiting[:UNCERTAIN_SHOWN]:
        reasons = "; ".join(flag_label(code) for code in proposal.flags)
        console.print(f"  • {proposal.label}: {reasons}", markup=False, highlight=False)
    if len(waiting) > UNCERTAIN_SHOWN:
        console.print(f"  … and {len(waiting) - UNCERTAIN_SHOWN} more on the review page.")
