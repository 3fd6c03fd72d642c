"""Reads a batch of documents into a folder of parts, with a bar that shows how far it is."""

import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from caunoi.running.batch import Tally, run_batch
from caunoi.running.entries import count_entries
from caunoi.running.errors import BatchError
from caunoi.running.local import LocalPool
from caunoi.running.on_dask import DaskExecutor
from caunoi.running.tasks import Executor

ALL_READ, SOME_UNREADABLE, CANNOT_RUN = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Engine:
    """Where the documents are read: here, or by Dask, with ``scheduler`` on its machines."""

    name: str
    jobs: int | None
    scheduler: str | None
    time_limit: float

    def start(self) -> Executor:
        """The executor; raises ``BatchError``."""
        if self.name == "dask":
            return DaskExecutor(self.scheduler, jobs=self.jobs, time_limit=self.time_limit)
        return LocalPool(self.jobs, time_limit=self.time_limit)


def read_batch(source: Path, folder: Path, engine: Engine, *, host: str, form: str, part_size: int) -> int:
    """Run the batch, say what it did, and return the exit code."""
    try:
        total = count_entries(source)
        with closing(engine.start()) as executor, _bar(total) as tell:
            tally = run_batch(source, folder, executor, host=host, form=form, part_size=part_size, tell=tell)
    except (BatchError, OSError) as fault:
        click.echo(f"caunoi: {fault}", err=True)
        return CANNOT_RUN
    click.echo(
        f"{tally.documents} documents in {folder}: {tally.read} read, {tally.faults} could not be read, "
        f"{tally.kept} were there already."
    )
    return SOME_UNREADABLE if tally.faults else ALL_READ


@contextmanager
def _bar(total: int) -> Iterator[Callable[[Tally], None]]:
    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not sys.stderr.isatty()) as progress:
        bar = progress.add_task("", total=total)
        yield lambda tally: progress.update(bar, completed=tally.documents)
