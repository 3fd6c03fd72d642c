"""``caunoi-web history``: seals the history and says whether it is still what was sealed."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from caunoi_web.sources.models import AuditSeal
from caunoi_web.sources.services.sealing import BrokenSeal, broken_seals, seal_days

WORDS = {
    "chain": "does not go on from the seal before it: a seal was taken out or changed",
    "entries": "has another number of entries than were sealed",
    "content": "has other entries than were sealed",
    "entry": "has an entry that was changed after personal data was taken out of it",
}


class Command(BaseCommand):
    """Seal the days that are over, or check all seals."""

    help = (
        "Seal every day of the history that is over (`daily` does it too), or with --check read all of it "
        "again and say where it is not what was sealed. Example: caunoi-web history --check"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="check the seals instead of adding to them")

    def handle(self, **options: Any) -> None:
        """Exit code 1 when the history is not what was sealed."""
        if options["check"]:
            self._check()
        else:
            self.stdout.write(f"{seal_days(now=timezone.now())} days sealed.")
        last = AuditSeal.objects.order_by("-day").first()
        if last:
            self.stdout.write(f"The newest seal is that of {last.day}: {last.digest}")
            self.stdout.write(
                "Keep it elsewhere too: whoever could rewrite all seals could not rewrite that."
            )

    def _check(self) -> None:
        broken = broken_seals()
        for seal in broken:
            self.stderr.write(_words(seal))
        if broken:
            raise SystemExit(1)
        self.stdout.write(f"{AuditSeal.objects.count()} sealed days are as they were sealed.")


def _words(seal: BrokenSeal) -> str:
    detail = f" ({seal.detail})" if seal.detail else ""
    return f"{seal.day} {WORDS[seal.why]}{detail}."
