"""caunoi-web reindex: make the search index again from what is stored."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.register.services.indexing import index_agreement, index_one_organisation
from caunoi_web.search.services import forget_all
from caunoi_web.sources.models import Document
from caunoi_web.sources.services.indexing import index_document

CHUNK = 500


class Command(BaseCommand):
    """Rebuilds the index in one transaction; searches see the old one until it is done."""

    help = "Make the search index again. Example: caunoi-web reindex"

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        forget_all()
        organisations = self._index(
            Organisation.objects.live().prefetch_related("names"), index_one_organisation
        )
        agreements = self._index(Agreement.objects.live(), index_agreement)
        documents = self._index(Document.objects.all(), index_document)
        self.stdout.write(
            f"Indexed {organisations} organisations, {agreements} agreements and {documents} documents."
        )

    def _index(self, records: Any, index: Any) -> int:
        number = 0
        for record in records.order_by("pk").iterator(chunk_size=CHUNK):
            index(record)
            number += 1
        return number
