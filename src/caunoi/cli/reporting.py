"""Writes the report of an evaluation: finds the documents' texts, shows progress, puts the file in place."""

import sys
from collections.abc import Iterable
from pathlib import Path

from rich.console import Console
from rich.progress import track

from caunoi.evaluation.report import report_html
from caunoi.evaluation.scores import DocumentScore, Scores
from caunoi.evaluation.sources import Gold
from caunoi.reading import UnreadableDocument, read

_BESIDE = (".", "../docs", "../documents")  # where the documents may lie, seen from the gold


def write_report(scores: Scores, target: Path, *, gold: Path, documents: Path | None) -> None:
    """Write the page to ``target``. Raises ``OSError``.

    The documents are looked for in ``documents``, else beside the gold and in a folder docs next to it.
    """
    folders = [documents] if documents else [gold / place for place in _BESIDE]
    found = ((one.gold.stem, _text_of(one.gold, folders)) for one in _followed(scores.documents, "Reading"))
    texts = {stem: text for stem, text in found if text is not None}
    page = report_html(scores, texts, title=f"Evaluation of {len(scores.documents)} documents")
    target.write_text(page, encoding="utf-8")


def _followed(documents: Iterable[DocumentScore], what: str) -> Iterable[DocumentScore]:
    shown = sys.stderr.isatty()
    return track(list(documents), what, console=Console(stderr=True), disable=not shown, transient=True)


def _text_of(gold: Gold, folders: Iterable[Path]) -> str | None:
    """The document's text as it was read; None when it is nowhere or cannot be read."""
    for folder in folders:
        path = folder / Path(gold.document).name
        if path.is_file():
            try:
                return read(path.read_bytes(), path.name).text
            except UnreadableDocument:
                return None
    return None
