"""Prints which organisation names mean: candidates with reasons, and one of three answers."""

import gc
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from caunoi.matching import Answer, Candidate
from caunoi.matching.registry import Directory, Match, Matcher, UnusableIndex, shipped_index

DONE, SOME_UNUSABLE, NO_INDEX = 0, 1, 3
_STANDARD_INPUT = "-"
_WORDS = {
    Answer.THIS_ONE: "this one",
    Answer.NONE: "none of them",
    Answer.ASK: "ask a person",
}


@dataclass(frozen=True, slots=True)
class Question:
    """A name to look up and what is known beside it."""

    name: str
    country: str | None = None
    context: str = ""


class UnusableLine(Exception):
    """A line of the input that holds no name; the message says why."""


def loaded(index: Path | None) -> Matcher | None:
    """The matcher of an index file (None: the one that comes with the program); None after saying why not."""
    path = index or shipped_index()
    try:
        matcher = Matcher(Directory.load(path))
        gc.freeze()  # the index stays as long as the process: it need not be searched for waste
        return matcher
    except UnusableIndex as fault:
        click.echo(f"caunoi: {path}: {fault.reason}", err=True)
    except OSError as fault:
        click.echo(f"caunoi: {path}: {fault.strerror or fault}", err=True)
    return None


def match_names(
    names: Iterable[str],
    *,
    source: str | None,
    country: str | None,
    context: str,
    index: Path | None,
    form: str,
) -> int:
    """Look up ``names``, then those of the file ``source``, and print; returns the exit code."""
    matcher = loaded(index)
    if matcher is None:
        return NO_INDEX
    show = _print_table if form == "table" else _print_json
    for name in names:
        show(matcher, Question(name, country, context))
    return _match_lines(matcher, source, Question("", country, context), form) if source else DONE


def _match_lines(matcher: Matcher, source: str, given: Question, form: str) -> int:
    show = _print_table if form == "table" else _print_json
    faults = 0
    try:
        for number, line in enumerate(_lines(source), start=1):
            try:
                question = _question(line, given)
            except UnusableLine as fault:
                faults += 1
                click.echo(f"caunoi: {source}: line {number}: {fault}", err=True)
            else:
                if question:
                    show(matcher, question)
    except (OSError, UnicodeDecodeError) as fault:
        click.echo(f"caunoi: {source}: {fault}", err=True)
        return NO_INDEX
    return SOME_UNUSABLE if faults else DONE


def _lines(source: str) -> Iterator[str]:
    if source == _STANDARD_INPUT:
        yield from sys.stdin
        return
    with Path(source).open(encoding="utf-8-sig") as stream:
        yield from stream


def _question(line: str, given: Question) -> Question | None:
    """A bare name, or a JSON object with ``name``, ``country``, ``context``; None for an empty line."""
    text = line.strip()
    if not text.startswith("{"):
        return Question(text, given.country, given.context) if text else None
    try:
        entry = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise UnusableLine("no valid JSON") from fault
    values = [entry.get(key) or "" for key in ("name", "country", "context")]
    if not all(isinstance(value, str) for value in values) or not values[0].strip():
        raise UnusableLine("no name in it")
    return Question(values[0], values[1].upper() or given.country, values[2] or given.context)


def _print_json(matcher: Matcher, question: Question) -> None:
    match = matcher.match(question.name, country=question.country, context=question.context)
    click.echo(json.dumps(_shape(matcher, question.name, match), ensure_ascii=False))


def _shape(matcher: Matcher, name: str, match: Match) -> dict[str, Any]:
    return {
        "name": name,
        "answer": match.answer.value,
        "meant": [one.id for one in match.meant],
        "candidates": [_candidate(matcher, one) for one in match.candidates],
    }


def _candidate(matcher: Matcher, candidate: Candidate) -> dict[str, Any]:
    entry = matcher.directory.entry(candidate.id)
    return {
        "id": entry.id,
        "name": entry.name,
        "country": entry.country or None,
        "city": entry.city or None,
        "score": candidate.score,
        "is_parent": candidate.is_parent,
        "reasons": [
            {"code": reason.code.value, "text": str(reason), "against": reason.is_against}
            for reason in candidate.reasons
        ],
    }


def _print_table(matcher: Matcher, question: Question) -> None:
    match = matcher.match(question.name, country=question.country, context=question.context)
    title = Text(f"{question.name}: {_WORDS[match.answer]}")
    table = Table(title=title, title_justify="left")
    for heading in ("", "Id", "Name", "Country", "Score", "Reasons"):
        table.add_column(heading, overflow="fold", no_wrap=heading in ("Id", "Country", "Score"))
    meant = {one.id for one in match.meant}
    for one in match.candidates:
        entry = matcher.directory.entry(one.id)
        reasons = "\n".join(str(reason) for reason in one.reasons)
        mark = "✓" if one.id in meant else ""
        name = f"{entry.name} (parent)" if one.is_parent else entry.name
        table.add_row(*map(Text, (mark, entry.id, name, entry.country, f"{one.score:.2f}", reasons)))
    Console(width=None if sys.stdout.isatty() else 120).print(table)
