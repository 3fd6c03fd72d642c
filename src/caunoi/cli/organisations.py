"""Makes the index file of a list of organisations."""

import time
from pathlib import Path

import click

from caunoi.matching.registry import Directory
from caunoi.organisations import UnreadableOrganisations, read_organisations

DONE, UNUSABLE = 0, 3


def import_organisations(file: Path, output: Path, countries: tuple[str, ...]) -> int:
    """Read, index, write and say what was done; returns the exit code."""
    begin = time.monotonic()
    try:
        organisations = read_organisations(file)
    except UnreadableOrganisations as fault:
        click.echo(f"caunoi: {file}: {fault.reason}", err=True)
        return UNUSABLE
    except OSError as fault:
        click.echo(f"caunoi: {file}: {fault.strerror or fault}", err=True)
        return UNUSABLE
    wanted = {code.upper() for code in countries}
    chosen = [one for one in organisations if not wanted or one.country in wanted]
    if not chosen:
        click.echo(f"caunoi: {file}: there is no organisation of {', '.join(sorted(wanted))}.", err=True)
        return UNUSABLE
    try:
        Directory.of(chosen).save(output, source=file.name, countries=sorted(wanted))
    except OSError as fault:
        click.echo(f"caunoi: {output}: {fault.strerror or fault}", err=True)
        return UNUSABLE
    size, seconds = output.stat().st_size / 1e6, time.monotonic() - begin
    click.echo(f"{len(chosen)} organisations in {output} ({size:.1f} MB, {seconds:.1f} s)")
    return DONE
