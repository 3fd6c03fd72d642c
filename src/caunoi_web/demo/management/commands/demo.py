"""``caunoi-web demo``: read documents into a demonstration register and serve it on this machine."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from rich.console import Console

from caunoi_web.demo.people import PASSWORD, PEOPLE, make_people
from caunoi_web.demo.serving import become_server, is_free
from caunoi_web.demo.summary import print_summary


class Command(BaseCommand):
    help = "Read documents into a demonstration register and serve it on 127.0.0.1 (make demo does it all)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("documents", type=Path, help="a file or folder of documents, e.g. samples")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--no-serve", action="store_true", help="prepare everything, then stop")

    def handle(self, *args: Any, **options: Any) -> None:
        documents: Path = options["documents"]
        if not documents.exists():
            raise CommandError(f"There is no {documents}. Name a folder: make demo DOCS=folder")
        if not options["no_serve"] and not is_free(options["port"]):
            raise CommandError(f"Port {options['port']} is taken. Choose another: make demo PORT=8001")
        with translation.override("en"):
            self._prepare(Console(), options)
        if not options["no_serve"]:
            # the demonstration's passwords are known to everybody; asking for a telephone guards nothing
            os.environ.setdefault("CAUNOI_SECOND_FACTOR_FOR", "nobody")
            become_server(options["port"])

    def _prepare(self, console: Console, options: dict[str, Any]) -> None:
        console.print("== Preparing the database and the pages' assets")
        call_command("migrate", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        officer = make_people()
        console.print(f"== Reading {options['documents']}")
        call_command("ingest", str(options["documents"]), actor=officer.username)
        print_summary(console)
        self._say_where(console, options["port"])

    def _say_where(self, console: Console, port: int) -> None:
        console.print(f"\nThe site is at http://127.0.0.1:{port}  (Ctrl-C stops it; data in {settings.DATA})")
        console.print("Sign in (demonstration only):")
        for username, (role, _) in PEOPLE.items():
            console.print(f"  {username:<12} {PASSWORD}   {role.label}", highlight=False)
