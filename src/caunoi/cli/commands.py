"""The commands and their options. What each does lives beside, and is imported when it is run,

so that ``caunoi --help`` starts at once: reading and extraction bring parsers and vocabularies with them.
"""
# ruff: noqa: PLC0415  (start-up time, see above)

import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any, TextIO

import click

from caunoi import __version__

EXIT_CODES = """\b
Exit codes:
  0  everything was read
  1  some files could not be read (their reasons are on stderr), the rest was
  2  wrong use of the command
  3  nothing could be read"""

EXTRACT_HELP = f"""Read what stands in documents: partners, agreements, figures, each with its words.

A folder is read whole, in the order of its names; "-" reads text from standard input. A ZIP
archive or a mail gives each document in it ("archive.zip > list.xlsx"). A file that cannot be read,
crashes a parser or takes too long is named on stderr with its reason, and the rest goes on. Several
files are read at the same time; the output keeps their order.

\b
Example:
  caunoi extract samples/ --format table --as-of 2025-11-27

{EXIT_CODES}"""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="caunoi")
def caunoi() -> None:
    """Turn cooperation documents into findings, each with the words it was read from.

    \b
    Example:
      caunoi extract report.pdf --format table
    """


def _day(context: click.Context, option: click.Parameter, value: datetime | None) -> date | None:
    return value.date() if value else None


@caunoi.command(help=EXTRACT_HELP)
@click.argument("paths", metavar="FILE|FOLDER...", nargs=-1)
@click.option(
    "form", "--format", type=click.Choice(["jsonl", "json", "table"]), default="jsonl", show_default=True,
    help="One JSON object a line, one JSON list, or a table to look at.",
)  # fmt: skip
@click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d", "%d/%m/%Y"]), callback=_day, metavar="DAY",
    help="The day each status speaks of (table: today when not given; JSON: x_status only when given).",
)  # fmt: skip
@click.option(
    "--host", default="", metavar="NAME", help='Whose documents these are, where they only say "the academy".'
)
@click.option(
    "listing", "--files-from", type=click.File(encoding="utf-8", errors="surrogateescape"), metavar="LIST",
    help='A file that names files or folders to read too, one a line; "-" is standard input.',
)  # fmt: skip
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", help="Documents read at a time [default: one a core]."
)
@click.option(
    "--time-limit", type=click.FloatRange(min=0.1), default=300.0, show_default=True, metavar="SECONDS",
    help="What one of several documents may take before it is given up.",
)  # fmt: skip
def extract(
    paths: tuple[str, ...], listing: TextIO | None, form: str, as_of: date | None, host: str,
    jobs: int | None, time_limit: float,
) -> None:  # fmt: skip
    from caunoi.cli.extracting import Wish, extract_paths

    if not paths and listing is None:
        raise click.UsageError("Name a file or folder, or a list with --files-from.")
    listed = [name for name in listing.read().splitlines() if name.strip()] if listing else []
    sys.exit(extract_paths(paths, listed, Wish(form, as_of, host, jobs, time_limit)))


@caunoi.command()
@click.argument("source", metavar="INPUT", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("folder", metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "form", "--format", type=click.Choice(["jsonl", "parquet"]), default="jsonl", show_default=True,
    help="What the parts are written as.",
)  # fmt: skip
@click.option(
    "--engine", type=click.Choice(["local", "dask"]), default="local", show_default=True,
    help="Processes of this machine, or a Dask cluster.",
)  # fmt: skip
@click.option(
    "--scheduler", metavar="ADDRESS", help="Where Dask's scheduler listens [default: one of its own]."
)
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Processes here [default: one a core].")
@click.option(
    "--host", default="", metavar="NAME", help="Whose documents these are, where an entry says none."
)
@click.option(
    "--part-size", type=click.IntRange(min=1), default=1000, show_default=True, metavar="N",
    help="Documents in one part.",
)  # fmt: skip
@click.option(
    "--time-limit", type=click.FloatRange(min=0.1), default=300.0, show_default=True, metavar="SECONDS",
    help="What a document may take before it is given up.",
)  # fmt: skip
def batch(
    source: Path, folder: Path, form: str, engine: str, scheduler: str | None, jobs: int | None, host: str,
    part_size: int, time_limit: float,
) -> None:  # fmt: skip
    """Read the documents of INPUT (.jsonl or .parquet) and write what was found into FOLDER.

    An entry has an "id" and a "text" or a "path" (from the folder of INPUT), if need be a "name" and a
    "host". Parts are written whole or not at all: after a stop of any kind the same command goes on
    where it was, and running it again changes nothing. What cannot be read has a fault in its row.

    \b
    Example:
      caunoi batch documents.jsonl findings/ --jobs 8

    \b
    Exit codes:
      0  everything was read
      1  some documents could not be read: their rows hold a fault instead of findings
      2  the batch cannot run (its reason is on stderr)
    """
    from caunoi.cli.batching import Engine, read_batch

    place = Engine(engine, jobs, scheduler, time_limit)
    sys.exit(read_batch(source, folder, place, host=host, form=form, part_size=part_size))


@caunoi.command()
@click.argument("path", metavar="FILE")
@click.option(
    "form", "--format", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="Text to read, or one JSON object.",
)  # fmt: skip
@click.option(
    "--host", default="", metavar="NAME", help='Whose document it is, where it only says "the academy".'
)
def explain(path: str, form: str, host: str) -> None:
    """Say why each finding in FILE was made: by which rule, from which words, and what was not used.

    Marked words are those the finding was read from ("-" reads text from standard input).

    \b
    Example:
      caunoi explain news.txt | less
    """
    from caunoi.cli.explaining import explain_path

    sys.exit(explain_path(path, form=form, host=host))


@caunoi.command()
@click.argument("predictions", type=click.Path(exists=True, path_type=Path))
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--detail", is_flag=True, help="Say for each document what was missed and what was wrong.")
@click.option("as_json", "--json", is_flag=True, help="Print the totals as one JSON object only.")
@click.option(
    "--report", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE.html",
    help="Write a page with every document: missed and wrong marked in its text.",
)  # fmt: skip
@click.option(
    "--documents", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="FOLDER",
    help="Where the documents lie (else beside GOLD, or in a folder docs next to it).",
)  # fmt: skip
def evaluate(**options: Any) -> None:
    """Score PREDICTIONS (a folder of <stem>.json or a .jsonl file) against the folder GOLD.

    \b
    Example:
      caunoi extract docs/ > findings.jsonl && caunoi evaluate findings.jsonl gold/ --report faults.html
    """
    from caunoi.cli.evaluating import evaluate_paths

    sys.exit(evaluate_paths(**options))


@caunoi.command()
def schema() -> None:
    """Print the JSON Schema of one document's findings.

    \b
    Example:
      caunoi schema > extraction.schema.json
    """
    import json

    from caunoi.vocabulary.schema import extraction_schema

    click.echo(json.dumps(extraction_schema(), ensure_ascii=False, indent=2))


@caunoi.group()
def organisations() -> None:
    """Lists of organisations that names are matched against."""


@organisations.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--output", type=click.Path(path_type=Path), default="organisations.index", show_default=True,
    metavar="FILE", help="Where the index is written.",
)  # fmt: skip
@click.option(
    "--country", "countries", multiple=True, metavar="CC", help="Only organisations of this country."
)
def import_command(file: Path, output: Path, countries: tuple[str, ...]) -> None:
    """Index FILE: a ROR dump (JSON, JSON lines, gzip or zip), or an own list (CSV or JSON).

    \b
    Example:
      caunoi organisations import v2.9-2026-06-23-ror-data.zip --output ror.index
    """
    from caunoi.cli.organisations import import_organisations

    sys.exit(import_organisations(file, output, countries))


@caunoi.command()
@click.argument("names", metavar="[NAME...]", nargs=-1)
@click.option("--country", metavar="CC", help="The country that is known beside the name.")
@click.option(
    "--context", default="", metavar="TEXT", help="Text it stands in: its towns and countries count."
)
@click.option(
    "--index", type=click.Path(path_type=Path), envvar="CAUNOI_INDEX", metavar="FILE",
    help="An index made by `organisations import`; also CAUNOI_INDEX. [default: Vietnam's part of ROR]",
)  # fmt: skip
@click.option(
    "source", "--from", metavar="FILE", help='Read names from FILE, one a line ("-": standard input).'
)
@click.option(
    "form", "--format", type=click.Choice(["json", "table"]),
    help="One JSON object a line, or a table to look at. [default: table; json with --from]",
)  # fmt: skip
def match(
    names: tuple[str, ...],
    country: str | None,
    context: str,
    index: Path | None,
    source: str | None,
    form: str | None,
) -> None:
    """Say which organisation each NAME or affiliation means: this one, none of them, or ask a person.

    \b
    Example:
      caunoi match "Trường Đại học Bách khoa Hà Nội" --country VN
    """
    from caunoi.cli.matching import match_names

    if not names and not source:
        raise click.UsageError("Name an organisation, or a file of names with --from.")
    chosen = form or ("json" if source else "table")
    code = country.upper() if country else None
    sys.exit(match_names(names, source=source, country=code, context=context, index=index, form=chosen))


@caunoi.command()
@click.argument("findings", type=click.Path(path_type=Path))
@click.option(
    "--index", type=click.Path(path_type=Path), envvar="CAUNOI_INDEX", metavar="FILE",
    help="An index made by `organisations import`; also CAUNOI_INDEX. [default: Vietnam's part of ROR]",
)  # fmt: skip
def cluster(findings: Path, index: Path | None) -> None:
    """Bring the partners of many documents together: one JSON object for each organisation, with reasons.

    FINDINGS is what `extract` prints. Only what is sure is joined; nothing is merged anywhere.

    \b
    Example:
      caunoi extract docs/ > findings.jsonl && caunoi cluster findings.jsonl
    """
    from caunoi.cli.clustering import cluster_findings

    sys.exit(cluster_findings(findings, index))


def main() -> None:
    """The entry point. A closed pipe ("caunoi … | head") ends quietly."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    caunoi(prog_name="caunoi")
