"""Which rows of the register go along when two records of one organisation are put together."""

from typing import Any

from django.utils.translation import pgettext_lazy

from caunoi_web.common.moving import Mover
from caunoi_web.register.models import (
    AgreementParty,
    Contact,
    Organisation,
    OrganisationName,
    OrganisationTier,
    PartnerNote,
    Succession,
)
from caunoi_web.sources.models import Evidence


def _agreement(row: Any) -> str:
    agreement = row.agreement
    return agreement.title or " ".join(
        part for part in (agreement.get_kind_display(), agreement.number) if part
    )


def _tier(row: Any) -> str:
    return f"{row.get_tier_display()}, {row.since:%d/%m/%Y}"


def _evidence(row: Any) -> str:
    return f"{row.document.name}: “{row.words[:80]}”"


MOVERS = {
    "parties": Mover(
        pgettext_lazy("merge", "Agreements"),
        AgreementParty,
        key=("agreement_id",),
        steps_aside=True,
        describe=_agreement,
        related=("agreement",),
    ),
    "names": Mover(pgettext_lazy("merge", "Other names"), OrganisationName, key=("text",), comes_back=True),
    "children": Mover(
        pgettext_lazy("merge", "Organisations below it"), Organisation, column="parent_id", opposite="id"
    ),
    "contacts": Mover(pgettext_lazy("merge", "Contacts"), Contact),
    "notes": Mover(pgettext_lazy("merge", "Notes"), PartnerNote),
    "tiers": Mover(
        pgettext_lazy("merge", "Tiers"),
        OrganisationTier,
        key=("since",),
        only={"withdrawn_at__isnull": True},
        describe=_tier,
    ),
    "successors": Mover(
        pgettext_lazy("merge", "What came after it"),
        Succession,
        column="predecessor_id",
        key=("successor_id",),
        opposite="successor_id",
        related=("predecessor", "successor"),
    ),
    "predecessors": Mover(
        pgettext_lazy("merge", "What came before it"),
        Succession,
        column="successor_id",
        key=("predecessor_id",),
        opposite="predecessor_id",
        related=("predecessor", "successor"),
    ),
    "evidence": Mover(
        pgettext_lazy("merge", "Words of documents"),
        Evidence,
        column="target_id",
        key=("field", "document_id", "start", "end"),
        only={"target_kind": Organisation.target_kind},
        describe=_evidence,
        related=("document",),
    ),
}
