"""``caunoi-web restore``: put a backup back, or check whether it could be."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from caunoi_web.operation.backups.format import Manifest
from caunoi_web.operation.backups.keeping import key_of_settings
from caunoi_web.operation.backups.restoring import Restored, check_backup, restore_backup
from caunoi_web.operation.errors import OperationFault


class Command(BaseCommand):
    """Into an empty installation, on either database; all or nothing."""

    help = "Put a backup back into an empty installation. Example: caunoi-web restore FILE --check"
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the backup")
        parser.add_argument("--check", action="store_true", help="only read it whole and compare every sum")
        parser.add_argument(
            "--replace", action="store_true", help="where there is data already: move the old database aside"
        )

    def handle(self, *, file: Path, check: bool, replace: bool, **options: Any) -> None:
        try:
            key = key_of_settings()
            if check:
                self._tell("Whole", check_backup(file, key))
            else:
                self._tell_restored(restore_backup(file, key=key, now=timezone.now(), replace=replace))
        except OperationFault as fault:
            raise CommandError(f"{fault} Nothing was changed.") from fault
        except OSError as fault:
            raise CommandError(
                f"{fault.strerror or fault}: {fault.filename or file}. Nothing was changed."
            ) from fault

    def _tell(self, word: str, manifest: Manifest) -> None:
        self.stdout.write(
            f"{word}: {manifest.rows} rows of {len(manifest.tables)} tables and {manifest.files} files, "
            f"made {manifest.made_at} by version {manifest.version} on {manifest.database}."
        )

    def _tell_restored(self, restored: Restored) -> None:
        self._tell("Restored", restored.manifest)
        if restored.old:
            self.stdout.write(f"The old database is kept as {restored.old}; remove it when you are sure.")
        if not restored.has_secret:
            self.stdout.write(
                "The secret key is not in this backup, and second factors are sealed with it. Put the old "
                "one in place (secret_key of the old data folder, or CAUNOI_SECRET_KEY), or set them up anew."
            )
        self.stdout.write("Everybody has to sign in again. Start the site and the worker now.")
