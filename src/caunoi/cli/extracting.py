"""Reads documents on all cores and prints what was found, in the order in which they were named."""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import click
from rich.console import Console
from rich.progress import track

from caunoi.cli.sources import Source, sources_of
from caunoi.cli.tables import findings_table
from caunoi.running import LocalPool, Outcome, Outcomes, Task, available_cores
from caunoi.running.collecting import collect_seldom

_WIDTH_IN_A_PIPE = 120
ALL_READ, SOME_UNREADABLE, NOTHING_READ = 0, 1, 3


@dataclass(frozen=True, slots=True)
class Wish:
    """What the options of the command ask for; ``jobs`` None is one process a core."""

    form: str
    as_of: date | None = None
    host: str = ""
    jobs: int | None = None
    time_limit: float = 300.0


def extract_paths(paths: tuple[str, ...], listed: Sequence[str], wish: Wish) -> int:
    """Read ``paths`` and the files named in ``listed``, print, and return the exit code."""
    reader = _Reader(sources_of((*paths, *listed)), wish)
    if not reader.sources:
        click.echo("caunoi: there is no file in what you named.", err=True)
        return NOTHING_READ
    printed = {"jsonl": _print_lines, "json": _print_list, "table": _print_table}[wish.form](reader)
    if not printed:
        return NOTHING_READ
    return SOME_UNREADABLE if reader.unreadable else ALL_READ


class _Reader:
    """Reads the sources, hands out what was found in their order, and counts what could not be read."""

    def __init__(self, sources: Sequence[Source], wish: Wish) -> None:
        self.sources = sources
        self.wish = wish
        self.unreadable = 0

    def __iter__(self) -> Iterator[Outcome]:
        shown = sys.stderr.isatty() and len(self.sources) > 1
        progress = Console(stderr=True)
        told = track(
            zip(self.sources, self._outcomes(), strict=True), "Reading", total=len(self.sources),
            console=progress, disable=not shown, transient=True,
        )  # fmt: skip
        for source, outcomes in told:
            for outcome in outcomes:
                if outcome.fault is None:
                    yield outcome
                    continue
                self.unreadable += 1
                shown = source.shown + outcome.name.removeprefix(source.name)
                click.echo(f"caunoi: {shown}: {outcome.fault.reason}", err=True)

    def _outcomes(self) -> Iterator[Outcomes]:
        """One file is read right here, which starts sooner; several in processes of their own."""
        if len(self.sources) == 1:
            from caunoi.running.reading_one import outcomes_of  # noqa: PLC0415  (start-up time)

            collect_seldom()
            yield tuple(outcomes_of(self._task(self.sources[0])))
            return
        jobs = min(self.wish.jobs or available_cores(), len(self.sources))
        with LocalPool(jobs, time_limit=self.wish.time_limit) as pool:
            yield from pool.map(self._task(source) for source in self.sources)

    def _task(self, source: Source) -> Task:
        wish = self.wish
        return Task(
            source.name,
            path=source.path,
            data=None if source.path else source.read_bytes(),
            host=wish.host,
            status_day=wish.as_of,
            as_line=wish.form != "table",
        )


def _print_lines(reader: _Reader) -> int:
    count = 0
    for count, outcome in enumerate(reader, start=1):  # noqa: B007  (counted for the exit code)
        click.echo(outcome.line)
    return count


def _print_list(reader: _Reader) -> int:
    shapes = [json.loads(outcome.line) for outcome in reader]
    click.echo(json.dumps(shapes, ensure_ascii=False, indent=2))
    return len(shapes)


def _print_table(reader: _Reader) -> int:
    found = [outcome.findings for outcome in reader]
    has_width = sys.stdout.isatty() or "COLUMNS" in os.environ
    console = Console(width=None if has_width else _WIDTH_IN_A_PIPE)
    day = reader.wish.as_of or date.today()
    for findings in found:
        if findings is not None:
            console.print(findings_table(findings, day))
    return len(found)
