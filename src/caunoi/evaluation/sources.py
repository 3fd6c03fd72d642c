"""Finds and reads gold and predictions on disk."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from caunoi.evaluation.records import Sheet


class EvaluationError(Exception):
    """Gold or predictions cannot be used at all; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Gold:
    """What should be read in one document."""

    stem: str
    document: str
    genre: str
    language: str
    sheet: Sheet


@dataclass(frozen=True, slots=True)
class Predictions:
    """What was read, by the stem of the document's name; ``problems`` say what could not be used."""

    sheets: dict[str, Sheet]
    problems: tuple[str, ...] = ()

    def for_document(self, gold: Gold) -> Sheet | None:
        """The sheet under the gold's own stem or its document's; None when there is none."""
        return self.sheets.get(gold.stem, self.sheets.get(Path(gold.document).stem))


def read_gold(folder: Path) -> list[Gold]:
    """Every annotation of the folder, by file name. Raises ``EvaluationError``."""
    if not folder.is_dir():
        raise EvaluationError(f"{folder} is not a folder; gold is a folder of <stem>.json files.")
    gold = [_gold_of(path) for path in sorted(folder.glob("*.json"))]
    if not gold:
        raise EvaluationError(f"{folder} holds no .json file; gold is a folder of <stem>.json files.")
    return gold


def read_predictions(path: Path) -> Predictions:
    """A folder of ``<stem>.json`` or one JSONL file of ``caunoi extract``. Raises ``EvaluationError``.

    A file or line that is no JSON object counts as empty and is named among the problems.
    """
    if path.is_dir():
        named = ((file.name, file.stem, _text_of(file)) for file in sorted(path.glob("*.json")))
        return _predictions(named, is_named_by_content=False)
    if not path.is_file():
        raise EvaluationError(
            f"{path} does not exist; predictions are a folder of <stem>.json or a .jsonl file."
        )
    return _predictions(_lines_of(path), is_named_by_content=True)


def _gold_of(path: Path) -> Gold:
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        sheet = Sheet.of(record)
        strangers = {party for one in sheet.agreements for party in one.parties}
        strangers -= {partner.name for partner in sheet.partners}
        if strangers:
            raise ValueError(f"parties that are no partners: {sorted(strangers)}")
        return Gold(path.stem, str(record["doc"]), str(record["genre"]), str(record["lang"]), sheet)
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise EvaluationError(f"{path.name} is no gold annotation: {error}") from error


def _text_of(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _lines_of(path: Path) -> Iterator[tuple[str, str, str | None]]:
    text = _text_of(path)
    if text is None:
        raise EvaluationError(f"{path} is not UTF-8 text.")
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield f"line {number}", "", line


def _predictions(named: Iterator[tuple[str, str, str | None]], *, is_named_by_content: bool) -> Predictions:
    sheets: dict[str, Sheet] = {}
    problems = []
    for place, stem, text in named:
        record = _object_of(text)
        if record is None:
            problems.append(f"{place} is no JSON object in UTF-8; counted as empty.")
        key = Path(str((record or {}).get("doc", ""))).stem if is_named_by_content else stem
        sheets[key] = Sheet.of(record or {})
    return Predictions(sheets, tuple(problems))


def _object_of(text: str | None) -> dict[str, Any] | None:
    try:
        record = json.loads(text or "")
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None
