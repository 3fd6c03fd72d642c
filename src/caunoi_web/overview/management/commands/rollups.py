"""caunoi-web rollups: make the roll-ups of the dashboards again, or see that they are true."""

import random
from argparse import ArgumentParser
from datetime import date, timedelta
from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Max, Min
from django.utils import timezone

from caunoi_web.accounts.models import Role, User
from caunoi_web.overview.models import RollUp, Turn
from caunoi_web.overview.queries.checking import differences
from caunoi_web.overview.services import rebuild_rollups


class Command(BaseCommand):
    """``rebuild`` makes them from the records; ``check`` asks both the same and tells any difference."""

    help = "Make the dashboards' roll-ups again, or see that they are true. Example: caunoi-web rollups check"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=("rebuild", "check"))
        parser.add_argument("--days", type=int, default=5, help="check: on how many days beside today")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["what"] == "rebuild":
            self._rebuild()
        else:
            self._check(options["days"])

    def _rebuild(self) -> None:
        begun = perf_counter()
        made = rebuild_rollups()
        self.stdout.write(
            f"Roll-ups of {made.agreements} agreements made in {perf_counter() - begun:.1f} s "
            f"({Turn.objects.current().count()} turns)."
        )

    def _check(self, number: int) -> None:
        reader = User.objects.filter(role=Role.ADMINISTRATOR).first() or User.objects.first()
        if reader is None or not RollUp.objects.exists():
            raise CommandError("There are no roll-ups yet. Make them: caunoi-web rollups rebuild")
        days = _days(number)
        found = list(differences(reader, days))
        for line in found:
            self.stderr.write(line)
        if found:
            raise CommandError(f"{len(found)} differences. Make them again: caunoi-web rollups rebuild")
        self.stdout.write(f"The roll-ups agree with the records on {len(days)} days, for every unit.")


def _days(number: int) -> list[date]:
    """Today, and days by chance among those on which something changes."""
    today = timezone.localdate()
    ends = (
        Turn.objects.current().filter(day__gt=date(1900, 1, 1)).aggregate(first=Min("day"), last=Max("day"))
    )
    first, last = ends["first"] or today, ends["last"] or today
    chance = random.Random(number)  # noqa: S311  (the same days in every run)
    return [
        today,
        *(first + timedelta(days=chance.randint(0, (last - first).days)) for _each in range(number)),
    ]
