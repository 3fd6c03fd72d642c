"""docs/reference/cli.md says what the commands say of themselves."""

import re
from pathlib import Path

import click

from caunoi.cli.commands import caunoi

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "cli.md"


def options_of(command: click.Command) -> list[str]:
    return [word for one in command.params if isinstance(one, click.Option) for word in one.opts]


def all_commands(group: click.Group = caunoi, before: str = "") -> dict[str, click.Command]:
    """Each command by the words that call it."""
    commands: dict[str, click.Command] = {}
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            commands |= all_commands(command, f"{before}{name} ")
        else:
            commands[before + name] = command
    return commands


def test_every_command_and_option_is_in_the_reference():
    text = REFERENCE.read_text(encoding="utf-8")

    missing = [
        f"{name} {option}"
        for name, command in all_commands().items()
        for option in options_of(command)
        if f"## caunoi {name}" not in text or f"`{option}`" not in text
    ]

    assert missing == []


def test_the_reference_names_no_option_that_is_gone():
    known = {option for command in all_commands().values() for option in options_of(command)}

    written = set(re.findall(r"`(--[a-z-]+)", REFERENCE.read_text(encoding="utf-8")))

    assert written <= known | {"--help", "--version"}
