"""caunoi-web reindex: make the search index again from what is stored."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.register.services.indexing import agreement_entries, organisation_entries
from caunoi_web.search.services import Entry, forget_all, index_fresh
from caunoi_web.sources.models import Document
from caunoi_web.sources.services.indexing import index_document

CHUNK = 2000
FEW = 20  # documents may be long


class Command(BaseCommand):
    """Rebuilds the index in one transaction; searches see the old one until it is done."""

    help = "Make the search index again. Example: caunoi-web reindex"

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        forget_all()
        organisations = self._index(Organisation.objects.live(), organisation_entries, "organisations")
        agreements = self._index(Agreement.objects.live(), agreement_entries, "agreements")
        documents = 0
        for document in Document.objects.order_by("pk").iterator(chunk_size=FEW):
            index_document(document)
            documents += 1
        self.stdout.write(
            f"Indexed {organisations} organisations, {agreements} agreements and {documents} documents."
        )

    def _index(self, records: Any, entries: Callable[[list[Any]], Iterable[Entry]], what: str) -> int:
        rows, number = records.order_by("pk").iterator(chunk_size=CHUNK), 0
        while chunk := list(islice(rows, CHUNK)):
            before, number = number, number + index_fresh(entries(chunk))
            if number // 50_000 > before // 50_000:
                self.stdout.write(f"{number} {what} indexed")
        return number
