"""``caunoi-web ingest PATH...``: takes documents in from this machine and reads them."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from caunoi_web.accounts.models import User
from caunoi_web.accounts.services.acting import acting_person
from caunoi_web.intake.reader import Reader
from caunoi_web.intake.services import read_document
from caunoi_web.intake.worker import worker_name
from caunoi_web.sources.errors import NotStored
from caunoi_web.sources.models import Document, DocumentState
from caunoi_web.sources.services import Receipt, receive_documents
from caunoi_web.sources.services.receiving import check_size


class Command(BaseCommand):
    """Example: ``caunoi-web ingest samples --host "Học viện Công nghệ Bưu chính Viễn thông"``."""

    help = "Take in files and folders of documents and read them. What is known already stays as it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file or a folder")
        parser.add_argument(
            "--actor", default="", help="account name of who adds them (default: an administrator)"
        )
        parser.add_argument("--host", default="", help="the institution whose documents these are")
        parser.add_argument("--no-read", action="store_true", help="leave the reading to a worker")

    def handle(self, *, paths: list[Path], actor: str, host: str, no_read: bool, **options: Any) -> None:
        person = _actor(actor)
        files = list(_files(paths))
        console = Console(stderr=True, soft_wrap=True)
        with translation.override("en"), _progress(console) as progress:
            received, refused = self._receive(progress, files, person, host)
            waiting = [receipt.document for receipt in received if _is_waiting(receipt.document)]
            if not no_read:
                self._read(progress, waiting)
        new = sum(receipt.is_new for receipt in received)
        self.stdout.write(f"{new} taken in, {len(received) - new} known already, {refused} refused")

    def _receive(
        self, progress: Progress, files: list[Path], person: User, host: str
    ) -> tuple[list[Receipt], int]:
        """The receipts of all documents in the files, and how many were refused."""
        task = progress.add_task("Taking in", total=len(files))
        received: list[Receipt] = []
        refused = 0
        for file in files:
            for said in self._receive_file(file, person, host, received):
                refused += 1
                progress.console.print(said, markup=False, highlight=False)
            progress.advance(task)
        return received, refused

    def _receive_file(self, file: Path, person: User, host: str, received: list[Receipt]) -> Iterator[str]:
        """Take in what a file holds; gives what is to be said of each document that was refused."""
        try:
            check_size(file.name, file.stat().st_size)
            data = file.read_bytes()
        except NotStored as refusal:
            yield str(refusal.message)
            return
        except OSError as fault:
            yield f"{file}: {fault.strerror}"
            return
        for taken in receive_documents(actor=person, name=file.name, data=data, host_hint=host):
            if taken.receipt:
                received.append(taken.receipt)
            else:
                yield taken.refusal

    def _read(self, progress: Progress, documents: list[Document]) -> None:
        task = progress.add_task("Reading", total=len(documents))
        with Reader() as reader:
            for document in documents:
                progress.update(task, description=f"Reading {document.name[:40]}")
                read_document(document=document, reader=reader, worker=worker_name())
                if document.state == DocumentState.FAILED:
                    said = f"{document.name}: {document.failure_code}: {document.failure_reason}"
                    progress.console.print(said, markup=False, highlight=False)
                progress.advance(task)
        progress.update(task, description="Reading")


def _actor(username: str) -> User:
    found = acting_person(username)
    if found is None and username:
        raise CommandError(f"There is no active account called {username}.")
    if found is None:
        raise CommandError("Nobody is there to add documents. Make an account first: caunoi-web createadmin")
    return found


def _files(paths: list[Path]) -> Iterator[Path]:
    """The files themselves and those in folders, in order; hidden ones are left out."""
    for path in paths:
        if not path.exists():
            raise CommandError(f"There is no {path}.")
        if path.is_file():
            yield path
            continue
        for file in sorted(path.rglob("*")):
            if file.is_file() and not any(part.startswith(".") for part in file.relative_to(path).parts):
                yield file


def _is_waiting(document: Document) -> bool:
    return document.state in (DocumentState.WAITING, DocumentState.READING)


def _progress(console: Console) -> Progress:
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, console=console)
