"""Proposed promises as cards: what was read, in words, with the sentence it stands in."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Greatest, Substr

from caunoi.domain.dates import PartialDate
from caunoi_web.activities.models import Commitment, CommitmentProposal, ProposalState
from caunoi_web.activities.wording import promised_words
from caunoi_web.common.jinja import format_partial

AROUND = 90  # characters shown before and after the words


@dataclass(frozen=True, slots=True)
class Card:
    """One proposal as a page shows it: ``before`` and ``after`` are what stands around its words."""

    id: UUID
    state: str
    debtor: str
    code: str
    promised: str
    means: str
    due: str
    until_end: bool
    is_unsure: bool
    document_id: UUID
    document_name: str
    start: int
    end: int
    before: str
    words: str
    after: str
    who: str
    commitment_id: UUID | None

    @property
    def is_rejected(self) -> bool:
        return self.state == ProposalState.REJECTED


def proposal_cards(proposals: QuerySet[CommitmentProposal]) -> list[Card]:
    """The proposals with their words in their sentence; one query, which brings only those stretches."""
    begin = Greatest(F("start") - AROUND, Value(0))
    found = proposals.select_related("document", "decided_by").defer("document__text", "document__structure")
    found = found.annotate(
        before=Substr("document__text", begin + 1, F("start") - begin),
        told=Substr("document__text", F("start") + 1, F("end") - F("start")),
        after=Substr("document__text", F("end") + 1, AROUND),
    )
    return [_card(row) for row in found]


def _card(row: CommitmentProposal) -> Card:
    value = row.value
    as_read = Commitment(
        amount=Decimal(value["amount"]) if value.get("amount") else None,
        measure=value.get("measure", ""),
        counted_word=value.get("counted_word", ""),
        currency=value.get("currency", ""),
        bound=value.get("bound", "exactly"),
        rhythm=value.get("rhythm", "once"),
    )
    due = value.get("due", "")
    return Card(
        id=row.pk,
        state=row.state,
        debtor=value["debtor"],
        code=value["code"],
        promised=promised_words(as_read),
        means=value.get("means", ""),
        due=format_partial(PartialDate.parse(due)) if due else "",
        until_end=bool(value.get("until_end")),
        is_unsure=bool(value.get("is_unsure")),
        document_id=row.document_id,
        document_name=row.document.name,
        start=row.start,
        end=row.end,
        before=row.before,  # type: ignore[attr-defined]
        words=row.told,  # type: ignore[attr-defined]
        after=row.after,  # type: ignore[attr-defined]
        who=str(row.decided_by or ""),
        commitment_id=row.commitment_id,
    )
