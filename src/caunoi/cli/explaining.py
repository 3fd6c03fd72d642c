"""Prints why each finding of one document was made, and what was seen and not used."""

import json
import os
import sys

import click
from rich.console import Console
from rich.text import Text

from caunoi.cli.sources import sources_of
from caunoi.domain.documents import Document
from caunoi.domain.traces import Trace
from caunoi.explanation import explain, explanation_to_json
from caunoi.explanation.excerpts import Excerpt
from caunoi.explanation.explain import Explained, Explanation, Refused
from caunoi.extraction import extract
from caunoi.reading import UnreadableDocument, read

_WIDTH_IN_A_PIPE = 120
EXPLAINED, NOTHING_READ = 0, 3
_TITLES = {"partner": "Partners", "agreement": "Agreements", "figure": "Figures"}
_REFUSED_TITLES = {"organisation": "Names seen, not made partners", "date": "Dates seen, not used"}


def explain_path(path: str, *, form: str, host: str) -> int:
    """Read one file, print the explanation in ``form`` and return the exit code."""
    document = _read(path)
    if document is None:
        return NOTHING_READ
    trace = Trace()
    explanation = explain(document, extract(document, host=host, trace=trace), trace)
    if form == "json":
        click.echo(json.dumps(explanation_to_json(explanation), ensure_ascii=False, indent=2))
    else:
        _Printer().print(explanation)
    return EXPLAINED


def _read(path: str) -> Document | None:
    sources = sources_of((path,))
    try:
        if len(sources) != 1:
            raise OSError("this is no single file; name one")
        return read(sources[0].read_bytes(), sources[0].name)
    except (UnreadableDocument, OSError) as fault:
        reason = fault.reason if isinstance(fault, UnreadableDocument) else fault.strerror or str(fault)
        click.echo(f"caunoi: {path}: {reason}", err=True)
        return None


class _Printer:
    """Writes to a terminal with marked words in colour, to a pipe with marked words in «»."""

    def __init__(self) -> None:
        has_width = sys.stdout.isatty() or "COLUMNS" in os.environ
        self.console = Console(width=None if has_width else _WIDTH_IN_A_PIPE, highlight=False)

    def print(self, explanation: Explanation) -> None:
        findings = explanation.findings
        self._line(f"{findings.document} · {findings.genre.value} · {findings.language}", "bold")
        if findings.host:
            self._line(f"Host: {findings.host.name} (confidence {findings.host.confidence:.2f})")
        for part, title in _TITLES.items():
            self._part(title, [one for one in explanation.explained if one.part == part])
        for what, title in _REFUSED_TITLES.items():
            self._refusals(title, [one for one in explanation.refused if one.what == what])
        if findings.notes:
            self._line(f"\nNotes: {findings.notes}")

    def _part(self, title: str, entries: list[Explained]) -> None:
        self._line(f"\n{title}: {len(entries)}", "bold")
        for one in entries:
            self._line(f"\n  {one.label}", "bold cyan")
            values = [f"{name}: {value}" for name, value in one.values]
            self._line("    " + " · ".join(values))
            self._line(f"    because {one.because} [{one.rule}]")
            self._confidence(one)
            for doubt in one.doubts:
                self._line(f"      doubt: {doubt}", "yellow")
            for line in one.why:
                self._line(f"      {line}")
            for name, excerpt in one.excerpts:
                self._excerpt(name, excerpt)

    def _confidence(self, one: Explained) -> None:
        guess = f" (the rule alone says {one.weighed.guess:.2f})" if one.weighed else ""
        sure = "certain" if one.certain else "look at it"
        self._line(f"    confidence {one.confidence:.2f}, {sure}{guess}")
        for sign in one.weighed.signs if one.weighed else ():
            self._line(f"      {sign.points:+.1f}  {sign.because} [{sign.code}]", "dim")

    def _refusals(self, title: str, entries: list[Refused]) -> None:
        self._line(f"\n{title}: {len(entries)}", "bold")
        for one in entries:
            often = f" ({one.places} places)" if one.places > 1 else ""
            self._line(f"\n  {one.words}{often}", "bold")
            self._line(f"    {one.because} [{one.reason}]")
            self._excerpt("", one.excerpt)

    def _excerpt(self, name: str, excerpt: Excerpt) -> None:
        lead = f"    {excerpt.place}{', ' + name if name else ''}: "
        self.console.print(Text(lead, "dim") + self._marked(excerpt), soft_wrap=not self.console.is_terminal)

    def _marked(self, excerpt: Excerpt) -> Text:
        """The excerpt on one line; its words are put in as plain text, never as markup."""
        opening, closing = ("", "") if self.console.is_terminal else ("«", "»")
        text = Text("…" if excerpt.is_cut_before else "")
        at = 0
        for mark in excerpt.marks:
            text.append(_folded(excerpt.text[at : mark.start]))
            text.append(opening + _folded(excerpt.text[mark.start : mark.end]) + closing, "reverse")
            at = mark.end
        text.append(_folded(excerpt.text[at:]) + ("…" if excerpt.is_cut_after else ""))
        return text

    def _line(self, words: str, style: str = "") -> None:
        self.console.print(Text(words, style), soft_wrap=not self.console.is_terminal)


def _folded(words: str) -> str:
    """Line breaks and tabs as blanks; other control characters left out."""
    plain = words.replace("\n", " ").replace("\t", " ")
    return "".join(letter for letter in plain if letter.isprintable())
