"""docs/reference/cli.md says what the commands say of themselves."""

import re
from pathlib import Path

import click

from caunoi.cli.commands import caunoi

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "cli.md"


def options_of(command: click.Command) -> list[str]:
    return [word for one in command.params if isinstance(one, click.Option) for word in one.opts]


def test_every_command_and_option_is_in_the_reference():
    text = REFERENCE.read_text(encoding="utf-8")

    missing = [
        f"{name} {option}"
        for name, command in caunoi.commands.items()
        for option in options_of(command)
        if f"## caunoi {name}" not in text or f"`{option}`" not in text
    ]

    assert missing == []


def test_the_reference_names_no_option_that_is_gone():
    known = {option for command in caunoi.commands.values() for option in options_of(command)}

    written = set(re.findall(r"`(--[a-z-]+)", REFERENCE.read_text(encoding="utf-8")))

    assert written <= known | {"--help", "--version"}
