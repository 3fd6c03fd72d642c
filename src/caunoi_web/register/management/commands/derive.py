"""caunoi-web derive: make the derived rows of the register again, or prove them right."""

from argparse import ArgumentParser
from itertools import chain
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from caunoi_web.register.services.deriving import derive_names, derive_stretches, wrong_names, wrong_stretches

SHOWN = 20


class Command(BaseCommand):
    """Works in pieces; lists and pages stay in use meanwhile."""

    help = "Make derived rows again, or compare them with the rule. Example: caunoi-web derive --check"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="only compare; ends with 1 if any differ")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["check"]:
            mended = derive_stretches(lambda number: self.stdout.write(f"{number} agreements looked at"))
            named = derive_names(lambda number: self.stdout.write(f"{number} organisations looked at"))
            self.stdout.write(f"Mended: {mended} agreements, {named} organisations.")
            return
        wrong = 0
        for record in chain(wrong_stretches(), wrong_names()):
            wrong += 1
            if wrong <= SHOWN:
                self.stdout.write(f"{record.pk} {record}")
        if wrong:
            raise CommandError(f"Derived rows of {wrong} records are wrong. Run: caunoi-web derive")
        self.stdout.write("Every derived row is what the rule says.")
