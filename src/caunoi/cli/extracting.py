"""Reads documents one after the other and prints what was found."""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import click
from rich.console import Console
from rich.progress import track

from caunoi.cli.sources import Source, sources_of
from caunoi.cli.tables import findings_table
from caunoi.domain.exchange import findings_to_json
from caunoi.domain.findings import Findings
from caunoi.extraction import extract
from caunoi.reading import read_all

_WIDTH_IN_A_PIPE = 120
ALL_READ, SOME_UNREADABLE, NOTHING_READ = 0, 1, 3


def extract_paths(paths: tuple[str, ...], *, form: str, as_of: date | None, host: str) -> int:
    """Read, print in ``form`` and return the exit code."""
    reader = _Reader(sources_of(paths), as_of=as_of, host=host)
    if not reader.sources:
        click.echo("caunoi: there is no file in what you named.", err=True)
        return NOTHING_READ
    printed = {"jsonl": _print_lines, "json": _print_list, "table": _print_table}[form](reader)
    if not printed:
        return NOTHING_READ
    return SOME_UNREADABLE if reader.unreadable else ALL_READ


class _Reader:
    """Reads the sources in order and counts those that could not be read."""

    def __init__(self, sources: Sequence[Source], *, as_of: date | None, host: str) -> None:
        self.sources = sources
        self.as_of = as_of
        self.host = host
        self.unreadable = 0

    def __iter__(self) -> Iterator[Findings]:
        shown = sys.stderr.isatty() and len(self.sources) > 1
        progress = Console(stderr=True)
        for source in track(self.sources, "Reading", console=progress, disable=not shown, transient=True):
            yield from self._read(source)

    def _read(self, source: Source) -> Iterator[Findings]:
        """The findings of each document in a file; a ZIP archive or a mail may hold several."""
        try:
            data = source.read_bytes()
        except OSError as fault:
            self._tell(source.shown, fault.strerror or str(fault))
            return
        for reading in read_all(data, source.name):
            shown = source.shown + reading.name.removeprefix(source.name)
            if reading.document is None:
                self._tell(shown, reading.fault.reason if reading.fault else "")
                continue
            try:
                yield extract(reading.document, host=self.host)
            except Exception as fault:  # (a fault of ours in one document must not lose the others)
                what = f"{type(fault).__name__}: {fault}"
                self._tell(shown, f"read, but not understood: a fault of this program ({what})")

    def _tell(self, shown: str, reason: str) -> None:
        self.unreadable += 1
        click.echo(f"caunoi: {shown}: {reason}", err=True)


def _print_lines(reader: _Reader) -> int:
    count = 0
    for count, findings in enumerate(reader, start=1):  # noqa: B007  (counted for the exit code)
        click.echo(json.dumps(_shape(findings, reader.as_of), ensure_ascii=False))
    return count


def _print_list(reader: _Reader) -> int:
    shapes = [_shape(findings, reader.as_of) for findings in reader]
    click.echo(json.dumps(shapes, ensure_ascii=False, indent=2))
    return len(shapes)


def _print_table(reader: _Reader) -> int:
    found = list(reader)
    has_width = sys.stdout.isatty() or "COLUMNS" in os.environ
    console = Console(width=None if has_width else _WIDTH_IN_A_PIPE)
    day = reader.as_of or date.today()
    for findings in found:
        console.print(findings_table(findings, day))
    return len(found)


def _shape(findings: Findings, as_of: date | None) -> dict[str, Any]:
    """The exchange shape; with the status of each agreement on ``as_of`` when a day was asked for."""
    shape = findings_to_json(findings)
    if as_of:
        shape["x_as_of"] = as_of.isoformat()
        for agreement, entry in zip(findings.agreements, shape["agreements"], strict=True):
            entry["x_status"] = agreement.term.status_on(as_of, signed=agreement.signed).value
    return shape
