"""caunoi-web seed: a large invented register to measure with."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from caunoi_web.demo.people import make_people
from caunoi_web.demo.seeding import seed
from caunoi_web.demo.seeding_activities import seed_activities
from caunoi_web.demo.seeding_documents import seed_documents
from caunoi_web.register.models import Agreement


class Command(BaseCommand):
    """Fills an empty register; one that holds agreements is left alone."""

    help = "Fill an empty register with invented agreements. Example: caunoi-web seed --agreements 100000"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--agreements", type=int, default=100_000, help="how many agreements")
        parser.add_argument("--organisations", type=int, help="how many partners (default: half as many)")
        parser.add_argument(
            "--activities", type=int, help="how many activities (default: as many as agreements)"
        )
        parser.add_argument(
            "--documents", type=int, help="how many documents (default: a fifth as many as agreements)"
        )
        parser.add_argument("--no-index", action="store_true", help="leave the search index as it is")

    def handle(self, *args: Any, **options: Any) -> None:
        agreements = options["agreements"]
        organisations = options["organisations"] or max(agreements // 2, 1)
        if agreements < 1 or organisations < 1:
            raise CommandError("Give numbers above zero.")
        if Agreement.objects.exists():
            raise CommandError(
                "The register holds agreements already; invented ones are not mixed with them."
            )
        made = seed(
            actor=make_people(),
            organisations=organisations,
            agreements=agreements,
            today=timezone.localdate(),
            told=self.stdout.write,
        )
        wanted = options["activities"]
        activities = seed_activities(
            actor=make_people(),
            activities=agreements if wanted is None else max(wanted, 0),
            today=timezone.localdate(),
            told=self.stdout.write,
        )
        asked = options["documents"]
        documents = seed_documents(
            actor=make_people(),
            documents=agreements // 5 if asked is None else max(asked, 0),
            told=self.stdout.write,
        )
        if not options["no_index"]:
            call_command("reindex", stdout=self.stdout)
        self.stdout.write(
            f"Made {made.organisations} organisations, {made.agreements} agreements, {activities} activities"
            f" and {documents} documents."
        )
