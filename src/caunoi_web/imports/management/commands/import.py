"""``caunoi-web import FILE``: a table comes in from this machine, by the same services as on the pages."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override
from rich.console import Console

from caunoi_web.accounts.models import User
from caunoi_web.accounts.services.acting import acting_person
from caunoi_web.common.errors import DomainError
from caunoi_web.imports.fields import LEFT_OUT, NOT_SAID
from caunoi_web.imports.models import ImportBatch, TableKind, Verdict
from caunoi_web.imports.models.rows import WRITTEN
from caunoi_web.imports.planning.comparing import REGISTER, TABLE
from caunoi_web.imports.planning.partners import NEW
from caunoi_web.imports.printing import print_columns, print_preview
from caunoi_web.imports.services.beginning import begin_import, choose_table, tables_in
from caunoi_web.imports.services.committing import commit
from caunoi_web.imports.services.preparing import decide_values, give_up, map_columns

_OPEN = (Verdict.CONFLICT, Verdict.ASK, Verdict.FAULT)
_WIDTH = 120


class Command(BaseCommand):
    """Shows what each row would do; takes the rows in only when none is open, unless told otherwise."""

    help = (
        "Take in a table of agreements, partners or activities (Excel, CSV, Word). "
        "Example: caunoi-web import partners.xlsx --kind organisations --preview"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the file with the table")
        parser.add_argument(
            "--as", dest="actor", default="", metavar="USER",
            help="account name of who imports (default: an administrator)",
        )  # fmt: skip
        parser.add_argument(
            "--kind", choices=TableKind.values, default=TableKind.AGREEMENTS.value,
            help="what the rows are (default: agreements)",
        )  # fmt: skip
        parser.add_argument("--preview", action="store_true", help="only show what each row would do")
        parser.add_argument("--table", type=int, metavar="N", help="the table of the file, counted from 1")
        parser.add_argument(
            "--column", action="append", default=[], metavar="HEADING=FIELD",
            help="what a column is (a code as the preview shows it), or HEADING=- to leave it out",
        )  # fmt: skip
        parser.add_argument("--new-partners", action="store_true", help="partners asked about are new ones")
        parser.add_argument(
            "--conflicts", choices=(TABLE, REGISTER), help="whose values count where both say something else"
        )
        parser.add_argument(
            "--leave-open-rows", action="store_true",
            help="take in what is new or changed although other rows need a decision; those stay out",
        )  # fmt: skip
        parser.add_argument("--rows", type=int, default=50, metavar="N", help="rows to show (default: 50)")

    def handle(self, *, file: Path, actor: str, **options: Any) -> None:
        person = acting_person(actor)
        if person is None:
            raise CommandError(
                f"There is no active account called {actor}."
                if actor
                else "Nobody is there to import. Make an account first: caunoi-web createadmin"
            )
        try:
            data = file.read_bytes()
        except OSError as fault:
            raise CommandError(f"{file}: {fault.strerror or fault}") from fault
        console = Console(file=self.stdout, width=None if self.stdout.isatty() else _WIDTH, highlight=False)
        with override(settings.LANGUAGE_CODE):
            try:
                batch = begin_import(actor=person, kind=options["kind"], name=file.name, data=data)
                self._work(console, person, batch, options)
            except DomainError as refusal:
                raise CommandError(str(refusal.message)) from refusal

    def _work(self, console: Console, person: User, batch: ImportBatch, options: dict[str, Any]) -> None:
        try:
            batch = _prepared(person, batch, options)
        except (DomainError, CommandError):
            print_columns(console, batch)
            give_up(actor=person, batch=batch)
            raise
        print_columns(console, batch)
        print_preview(console, batch, options["rows"])
        written, still_open = _number(batch, WRITTEN), _number(batch, _OPEN)
        if options["preview"]:
            give_up(actor=person, batch=batch)
            console.print(f"Only shown: nothing was written. {written} rows would be taken in.")
        elif still_open and not options["leave_open_rows"]:
            raise CommandError(
                f"{still_open} rows need a decision; nothing was written. Decide on the page "
                f"/imports/{batch.pk}/, mend the file, or say --leave-open-rows."
            )
        elif not written:
            give_up(actor=person, batch=batch)
            console.print("There is nothing to take in: no row is new or changed.")
        else:
            commit(actor=person, batch=batch)
            console.print(
                f"{written} rows taken in, {still_open} stayed out. To see or undo it: /imports/{batch.pk}/"
            )


def _prepared(person: User, batch: ImportBatch, options: dict[str, Any]) -> ImportBatch:
    """The table chosen, its columns said, the answers given: an import with its preview."""
    if options["table"] is not None:
        batch = choose_table(actor=person, batch=batch, table=options["table"] - 1)
    elif batch.table is None:
        names = "; ".join(f"{n}: {one.name or '–'}" for n, one in enumerate(tables_in(batch), start=1))
        raise CommandError(f"The file holds several tables ({names}). Say which: --table N.")
    batch = map_columns(actor=person, batch=batch, mapping=_mapping(batch, options["column"]))
    answers: dict[tuple[str, str], str] = {}
    if options["new_partners"]:
        answers |= {("partner", one["key"]): NEW for one in batch.questions if one["sort"] == "partner"}
    if options["conflicts"]:
        answers["conflict", "all"] = options["conflicts"]
    return decide_values(actor=person, batch=batch, answers=answers) if answers else batch


def _mapping(batch: ImportBatch, said: list[str]) -> list[str]:
    """As guessed or remembered, with what was said; a column that nobody knows is left out."""
    mapping = [LEFT_OUT if code == NOT_SAID else code for code in batch.mapping]
    for one in said:
        heading, _equals, code = one.rpartition("=")
        if heading not in batch.headings:
            raise CommandError(f"No column is called “{heading}”.")
        mapping[batch.headings.index(heading)] = code
    return mapping


def _number(batch: ImportBatch, verdicts: tuple[Verdict, ...]) -> int:
    return sum(batch.counts.get(verdict, 0) for verdict in verdicts)
