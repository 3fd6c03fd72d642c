"""``caunoi-web worker``: reads the documents that wait, and does what else waits."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from caunoi_web.intake.reader import Reader
from caunoi_web.intake.worker import Stop, work
from caunoi_web.sources.models import Job
from caunoi_web.tasks.models import Leased


class Command(BaseCommand):
    """Example: ``caunoi-web worker --until-empty``."""

    help = (
        "Read the documents that wait and do other work in the background, until told to stop (SIGTERM)."
        " Several workers may run at once."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="stop after one piece of work")
        parser.add_argument("--until-empty", action="store_true", help="stop when nothing waits")

    def handle(self, *, once: bool, until_empty: bool, **options: Any) -> None:
        stop = Stop()
        stop.listen()
        with Reader() as reader:
            done = work(
                stop=stop,
                reader=reader,
                until_empty=until_empty or once,
                most=1 if once else None,
                on_done=self._tell,
            )
        self.stdout.write(f"{done} done")

    def _tell(self, work: Leased) -> None:
        work.refresh_from_db()
        name = work.document.name if isinstance(work, Job) else str(work)
        self.stdout.write(f"{work.state:8} {name} {work.message}".rstrip())
