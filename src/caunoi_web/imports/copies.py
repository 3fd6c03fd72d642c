"""What imports copied out of files, for the erasure of personal data (common/masking.py)."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from caunoi_web.common.masking import Copies
from caunoi_web.imports.models import ImportBatch, ImportRow


def _rows(documents: Collection[UUID]) -> QuerySet[ImportRow]:
    return ImportRow.objects.filter(batch__document__in=documents).order_by("pk")


def _batches(documents: Collection[UUID]) -> QuerySet[ImportBatch]:
    return ImportBatch.objects.filter(document__in=documents).order_by("pk")


COPIES = {
    "rows": Copies(
        _("Rows of imported tables"),
        _rows,
        ("cells", "edits", "label", "plan", "faults", "remarks"),
        places="places",
    ),
    "imports": Copies(
        _("Imports"), _batches, ("headings", "table_name", "choices", "questions", "aside", "refusal", "left")
    ),
}
