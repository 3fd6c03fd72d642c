"""caunoi-web daily: what has to happen once a day."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from caunoi_web.attention.services import remind, send_digests
from caunoi_web.common.beats import beat
from caunoi_web.register.queries.personal_data import number_due
from caunoi_web.register.queries.usual import ask_usual
from caunoi_web.sources.services.sealing import seal_days


class Command(BaseCommand):
    """Tells people of deadlines and sends the weekly mails that are due. Nothing is done twice."""

    help = "Remind people and send the weekly mails; run it once a day. Example: caunoi-web daily"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--day", type=date.fromisoformat, help="the day it is (default: today)")

    def handle(self, *args: Any, **options: Any) -> None:
        day, now = options["day"] or timezone.localdate(), timezone.now()
        told = remind(day=day, now=now)
        sent, failed = send_digests(day=day, now=now)
        self.stdout.write(f"{told} reminders, {sent} weekly mails sent, {failed} not sent.")
        sealed = seal_days(now=now)
        self.stdout.write(f"{sealed} days of the history sealed.")
        self.stdout.write(f"{ask_usual(day)} sorts of everyday questions answered ahead.")
        due = number_due(day)
        self.stdout.write(f"{due} contacts whose keeping somebody has to decide on.")
        beat.send(sender="daily", name="daily")
        if failed:
            raise SystemExit(1)
