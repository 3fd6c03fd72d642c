"""The left side of the review: the document's text with every finding marked in it."""

from collections.abc import Callable, Iterator
from uuid import UUID

from caunoi_web.intake.models import Proposal, ProposalKind
from caunoi_web.sources.marked_text import Mark


def marks_of(proposals: list[Proposal], chosen: UUID | None, address: Callable[[UUID], str]) -> list[Mark]:
    """The marks of all proposals; those of the chosen one stand out. ``address`` opens a proposal."""
    return [
        mark
        for proposal in proposals
        for mark in _marks(proposal, address(proposal.pk), is_chosen=proposal.pk == chosen)
    ]


def _marks(proposal: Proposal, href: str, *, is_chosen: bool) -> Iterator[Mark]:
    key = str(proposal.pk)
    about = {"owner": key, "is_chosen": is_chosen, "is_settled": proposal.is_settled}
    is_row = proposal.kind == ProposalKind.AGREEMENT
    yield Mark(
        proposal.start,
        proposal.end,
        kind="row" if is_row else proposal.kind,
        href=href,
        anchor=f"q-{key}",
        pin=proposal.label if is_row else "",
        is_broad=is_row,
        **about,
    )
    for quote in proposal.value.get("x_mentions", ()):
        if quote["start"] != proposal.start:
            yield Mark(quote["start"], quote["end"], "mention", **about)
    for name, quote in proposal.value.get("x_fields", {}).items():
        anchor = f"f-{key}-{name}"
        yield Mark(quote["start"], quote["end"], "field", field=name, anchor=anchor, **about)
