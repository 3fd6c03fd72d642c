"""``caunoi-web restore``: put a backup back, or check whether it could be."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from caunoi_web.operation.backups.keeping import key_of_settings
from caunoi_web.operation.backups.restoring import check_backup, restore_backup
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
                manifest, old = check_backup(file, key), ""
            else:
                restored = restore_backup(file, key=key, now=timezone.now(), replace=replace)
                manifest, old = restored.manifest, restored.old
        except OperationFault as fault:
            raise CommandError(f"{fault} Nothing was changed.") from fault
        except OSError as fault:
            raise CommandError(
                f"{fault.strerror or fault}: {fault.filename or file}. Nothing was changed."
            ) from fault
        self.stdout.write(
            f"{'Whole' if check else 'Restored'}: {manifest.rows} rows of {len(manifest.tables)} tables and "
            f"{manifest.files} files, made {manifest.made_at} by version {manifest.version} "
            f"on {manifest.database}."
        )
        if old:
            self.stdout.write(f"The old database is kept as {old}; remove it when you are sure.")
        if not check:
            self.stdout.write("Everybody has to sign in again. Start the site and the worker now.")
