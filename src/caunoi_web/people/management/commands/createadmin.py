"""``caunoi-web createadmin``: the first administrator, or one more."""

import getpass
import sys
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from caunoi_web import environment as env
from caunoi_web.accounts.models import User
from caunoi_web.common.errors import DomainError
from caunoi_web.people.services import make_administrator


class Command(BaseCommand):
    """Make an administrator."""

    help = (
        "Make an administrator. The password is asked for, or taken from CAUNOI_ADMIN_PASSWORD, or read "
        "from standard input. Example: caunoi-web createadmin --username huong --full-name 'Trần Thu Hương'"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--username", default="", help="what the person types to sign in; asked for if missing"
        )
        parser.add_argument("--full-name", default="", help="the name that pages show")

    def handle(self, **options: Any) -> None:
        """Exit code 1 with the reason when the name is taken or the password weak."""
        username = options["username"].strip() or self._ask("Account name: ")
        try:
            User.username_validator(username)
            person = make_administrator(
                username=username, password=self._password(), full_name=options["full_name"].strip()
            )
        except ValidationError as fault:
            raise CommandError(" ".join(fault.messages)) from fault
        except DomainError as refusal:
            raise CommandError(str(refusal.message)) from refusal
        self.stdout.write(f"{person.username} is an administrator now.")

    def _ask(self, question: str) -> str:
        if not sys.stdin.isatty():
            raise CommandError("Say --username NAME: there is nobody to ask.")
        return input(question).strip()

    def _password(self) -> str:
        if given := env.text("ADMIN_PASSWORD"):
            return given
        if not sys.stdin.isatty():
            return sys.stdin.readline().rstrip("\n")
        password = getpass.getpass("Password: ")
        if getpass.getpass("Once more: ") != password:
            raise CommandError("The two passwords are not the same.")
        return password
