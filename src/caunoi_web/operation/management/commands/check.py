"""``caunoi-web check``: what is wrong with this installation, and what to do about it."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.commands import check
from django.utils import timezone

from caunoi_web.operation.checking.all import look_at_everything
from caunoi_web.operation.checking.findings import Finding, Level


class Command(check.Command):
    """Without words it looks at the whole installation; with Django's options it is Django's ``check``."""

    help = (
        "Say what is wrong in this installation and what to do. With app labels, --deploy, --tag, "
        "--list-tags or --database: Django's own check. Example: caunoi-web check"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--quiet", action="store_true", help="do not name what is in order")

    def handle(self, *labels: str, quiet: bool = False, **options: Any) -> None:
        if labels or any(options[name] for name in ("deploy", "tags", "list_tags", "databases")):
            super().handle(*labels, **options)
            return
        found = []
        for each in look_at_everything(timezone.now()):
            found.append(each.level)
            if not (quiet and each.level is Level.OK):
                self._tell(each)
        faults, hints = found.count(Level.WRONG), found.count(Level.HINT)
        self.stdout.write(f"{len(found)} things looked at: {faults} wrong, {hints} hints.")
        strict = options["fail_level"] in ("WARNING", "INFO", "DEBUG")
        if faults or (hints and strict):
            raise SystemExit(1)

    def _tell(self, found: Finding) -> None:
        paint = {Level.OK: str, Level.HINT: self.style.WARNING, Level.WRONG: self.style.ERROR}[found.level]
        self.stdout.write(f"{paint(f'{found.level:5}')}  {found.about}: {found.says}")
        if found.todo:
            self.stdout.write(f"       → {found.todo}")
