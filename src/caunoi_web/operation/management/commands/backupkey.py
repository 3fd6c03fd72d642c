"""``caunoi-web backupkey``: a key for backups."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from caunoi_web.operation.backups.sealing import make_key
from caunoi_web.operation.errors import KeyUnusable


class Command(BaseCommand):
    """Makes the key that ``age-keygen`` would make."""

    help = "Make a key for encrypted backups. Example: caunoi-web backupkey /etc/caunoi/backup.key"
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="where the key is written; it must not exist yet")

    def handle(self, *, file: Path, **options: Any) -> None:
        try:
            public = make_key(file)
        except KeyUnusable as fault:
            raise CommandError(str(fault)) from fault
        self.stdout.write(
            f"The key is in {file}. Keep a copy away from this machine: without it no backup opens.\n"
            f"A file with this line alone seals but does not open:\n{public}"
        )
