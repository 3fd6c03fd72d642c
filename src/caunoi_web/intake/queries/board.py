"""The right side of the review: every proposal of a document in the order in which to look at them."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from caunoi_web.common.countries import country_name
from caunoi_web.common.jinja import format_number
from caunoi_web.intake.models import Proposal, ProposalKind, ProposalState
from caunoi_web.intake.terms import term_words
from caunoi_web.sources.models import Document

WINDOW = 40  # rows shown at once
DECIDED_SHOWN = 40

# Agreements first: accepting one settles its partners in the same press.
KINDS = (ProposalKind.AGREEMENT, ProposalKind.ORGANISATION, ProposalKind.FIGURE)


@dataclass(frozen=True, slots=True)
class Group:
    """The waiting proposals of one kind that are shown, and how many there are in all."""

    kind: str
    label: str
    rows: tuple[Proposal, ...]
    waiting: int
    uncertain: int


@dataclass(frozen=True, slots=True)
class Board:
    """What waits, what is decided, and which one is open."""

    groups: tuple[Group, ...]
    decided: tuple[Proposal, ...]
    decided_count: int
    chosen: Proposal | None
    before: UUID | None
    after: UUID | None
    hidden_before: int
    hidden_after: int

    @property
    def waiting(self) -> int:
        return sum(group.waiting for group in self.groups)

    @property
    def uncertain(self) -> int:
        return sum(group.uncertain for group in self.groups)


def proposals_in(document: Document) -> list[Proposal]:
    """All proposals of a document but withdrawn ones, in the order in which to look at them. One query."""
    found = Proposal.objects.filter(document=document).exclude(state=ProposalState.WITHDRAWN)
    return sorted(found.select_related("decided_by"), key=_order)


def board_of(proposals: list[Proposal], chosen: UUID | None) -> Board:
    """Arrange the proposals around the chosen one; the first that waits when none is chosen."""
    waiting = [one for one in proposals if not one.is_settled]
    decided = [one for one in proposals if one.is_settled]
    open_one = _chosen(proposals, waiting, chosen)
    place = waiting.index(open_one) if open_one in waiting else 0
    first = max(0, min(place - WINDOW // 2, len(waiting) - WINDOW))
    shown = waiting[first : first + WINDOW]
    shown_decided = sorted(decided, key=lambda one: one.decided_at, reverse=True)[:DECIDED_SHOWN]
    if open_one in decided and open_one not in shown_decided:
        shown_decided.insert(0, open_one)
    return Board(
        groups=tuple(_group(kind, waiting, shown) for kind in KINDS if any(w.kind == kind for w in waiting)),
        decided=tuple(shown_decided),
        decided_count=len(decided),
        chosen=open_one,
        before=_neighbour(waiting, open_one, -1),
        after=_neighbour(waiting, open_one, 1),
        hidden_before=first,
        hidden_after=max(0, len(waiting) - first - WINDOW),
    )


def waiting_in(document: Document) -> set[UUID]:
    """The proposals of a document that still wait."""
    return set(Proposal.objects.waiting().filter(document=document).values_list("pk", flat=True))


def next_after(order: list[UUID], decided: UUID, waiting: set[UUID]) -> UUID | None:
    """Which proposal to open when this one was decided: the next that waits, else the first."""
    place = order.index(decided) + 1 if decided in order else 0
    return next((one for one in (*order[place:], *order[:place]) if one in waiting), None)


def row_words(proposal: Proposal) -> str:
    """What a row says beside the name: dates, country, number."""
    value = proposal.decided_value or proposal.value
    if proposal.kind == ProposalKind.AGREEMENT:
        return term_words(value) or _("validity not stated")
    if proposal.kind == ProposalKind.FIGURE:
        return format_number(value["value"])
    return country_name(value["country"] or "")


def _order(proposal: Proposal) -> tuple[int, bool, float, int, str]:
    kind = KINDS.index(ProposalKind(proposal.kind))
    return (kind, proposal.is_certain, proposal.confidence, proposal.start, str(proposal.pk))


def _chosen(proposals: list[Proposal], waiting: list[Proposal], wanted: UUID | None) -> Proposal | None:
    found = next((one for one in proposals if one.pk == wanted), None)
    return found or (waiting[0] if waiting else None)


def _neighbour(waiting: list[Proposal], chosen: Proposal | None, step: int) -> UUID | None:
    if chosen not in waiting:
        return waiting[0].pk if waiting and step > 0 else None
    place = waiting.index(chosen) + step
    return waiting[place].pk if 0 <= place < len(waiting) else None


def _group(kind: ProposalKind, waiting: list[Proposal], shown: list[Proposal]) -> Group:
    of_kind = [one for one in waiting if one.kind == kind]
    return Group(
        kind=kind.value,
        label=_group_label(kind),
        rows=tuple(one for one in shown if one.kind == kind),
        waiting=len(of_kind),
        uncertain=sum(not one.is_certain for one in of_kind),
    )


def _group_label(kind: ProposalKind) -> str:
    return {
        ProposalKind.AGREEMENT: _("Agreements"),
        ProposalKind.ORGANISATION: _("Organisations"),
        ProposalKind.FIGURE: _("Stated figures"),
    }[kind]
