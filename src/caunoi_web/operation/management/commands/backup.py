"""``caunoi-web backup``: database and files in one file, while the site runs."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from caunoi_web.operation.backups.keeping import key_of_settings, remove_older
from caunoi_web.operation.backups.making import Made, make_backup, name_of_backup
from caunoi_web.operation.errors import OperationFault
from caunoi_web.operation.services import note_backup


class Command(BaseCommand):
    """Into a folder the backup gets a name with the moment; else it is written under the name given."""

    help = (
        "Save database and files in one file while the site runs; encrypted when CAUNOI_BACKUP_KEY_FILE "
        "names a key. Example: caunoi-web backup /var/backups/caunoi/ --keep 14"
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("target", type=Path, help="a folder that exists, or the name of the file")
        parser.add_argument(
            "--keep", type=int, default=0, help="keep so many backups in the folder and remove older ones"
        )

    def handle(self, *, target: Path, keep: int, **options: Any) -> None:
        if keep < 0 or (keep and not target.is_dir()):
            raise CommandError("--keep takes a number above zero and needs a folder as the target.")
        try:
            key, now = key_of_settings(), timezone.now()
            path = target / name_of_backup(now, is_sealed=key is not None) if target.is_dir() else target
            made = make_backup(path, key=key, now=now)
            note_backup(made, now=timezone.now())
            removed = remove_older(target, keep) if keep else []
        except OperationFault as fault:
            raise CommandError(str(fault)) from fault
        except OSError as fault:
            raise CommandError(f"The backup cannot be written: {fault.strerror or fault}.") from fault
        self._tell(made, is_sealed=key is not None)
        for path in removed:
            self.stdout.write(f"Removed {path.name}.")

    def _tell(self, made: Made, *, is_sealed: bool) -> None:
        said = made.manifest
        self.stdout.write(
            f"{made.path}: {said.rows} rows of {len(said.tables)} tables, {said.files} files, "
            f"{made.size / 1e6:.1f} MB, {'encrypted' if is_sealed else 'not encrypted'}\nsha256 {made.sha256}"
        )
        if said.missing_originals or said.damaged_originals:
            self.stderr.write(
                f"{said.missing_originals} documents have no file and {said.damaged_originals} files are not "
                "what was received; everything else was saved. Look for them in an older backup."
            )
