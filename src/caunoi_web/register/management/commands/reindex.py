"""caunoi-web reindex: make the search index again from what is stored."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from caunoi_web.register.services.reindexing import Counts, reindex

STEP = 50_000


class Command(BaseCommand):
    """Renews the index in pieces while it is in use; after a stop the next run goes on where it was."""

    help = "Make the search index again; a run after a stop goes on. Example: caunoi-web reindex"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--anew", action="store_true", help="empty the index first and begin anew")

    def handle(self, *args: Any, **options: Any) -> None:
        told = 0

        def tell(done: Counts) -> None:
            nonlocal told
            if sum(done.values()) // STEP > told:
                told = sum(done.values()) // STEP
                self.stdout.write(f"{sum(done.values())} records indexed")

        done = reindex(tell, anew=options["anew"])
        self.stdout.write(
            f"Indexed {done['organisation']} organisations, {done['agreement']} agreements"
            f" and {done['document']} documents."
        )
