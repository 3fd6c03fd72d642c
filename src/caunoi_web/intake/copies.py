"""What proposals copied out of documents, for the erasure of personal data (common/masking.py)."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from caunoi_web.common.masking import Copies
from caunoi_web.intake.drafts import key_of
from caunoi_web.intake.models import Proposal


def _rows(documents: Collection[UUID]) -> QuerySet[Proposal]:
    return Proposal.objects.filter(document__in=documents).order_by("pk")


def _settle(row: Proposal) -> tuple[str, ...]:
    """A later reading of the text, which holds the mask now, finds the same proposal."""
    key = key_of(row.kind, row.value)
    others = Proposal.objects.filter(document=row.document_id, key=key).exclude(pk=row.pk)
    row.key = row.key if others.exists() else key
    row.version += 1
    return ("key", "version")


COPIES = Copies(_("Findings read from them"), _rows, ("value", "decided_value", "label", "reason"), _settle)
