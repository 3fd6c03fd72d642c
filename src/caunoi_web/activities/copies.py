"""What promises read from texts copied out of documents, for the erasure of personal data."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from caunoi_web.activities.models import CommitmentProposal
from caunoi_web.common.masking import Copies


def _rows(documents: Collection[UUID]) -> QuerySet[CommitmentProposal]:
    return CommitmentProposal.objects.filter(document__in=documents).order_by("pk")


# The key of a promise that was read holds no name, so a later reading finds it again.
COPIES = Copies(_("Promises read from them"), _rows, ("value",))
