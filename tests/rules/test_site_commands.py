"""docs/reference/site-commands.md says what the commands of operation say of themselves."""

import re
from pathlib import Path

from django.core.management import load_command_class
from django.core.management.base import BaseCommand

ROOT = Path(__file__).parents[2]
REFERENCE = (ROOT / "docs/reference/site-commands.md").read_text(encoding="utf-8")
OF_EVERY_COMMAND = {
    word for each in BaseCommand().create_parser("", "")._actions for word in each.option_strings
}


def options_of(name: str, app: str) -> set[str]:
    parser = load_command_class(f"caunoi_web.{app}", name).create_parser("caunoi-web", name)
    words = {word for each in parser._actions for word in each.option_strings if word.startswith("--")}
    return words - OF_EVERY_COMMAND


def our_commands() -> dict[str, str]:
    """The commands of operation, and those of other apps that this page tells of, with their apps."""
    folder = ROOT / "src/caunoi_web/operation/management/commands"
    names = [file.stem for file in folder.glob("*.py") if file.stem != "__init__"]
    return dict.fromkeys(names, "operation") | {"import": "imports"}


def section_of(name: str) -> str:
    found = re.search(rf"^## caunoi-web {name}\b.*?(?=^## |\Z)", REFERENCE, re.M | re.S)
    return found[0] if found else ""


def test_every_command_and_option_is_in_the_reference_and_no_other():
    written = {name: set(re.findall(r"`(--[a-z-]+)`", section_of(name))) for name in our_commands()}

    assert written == {name: options_of(name, app) for name, app in our_commands().items()}
