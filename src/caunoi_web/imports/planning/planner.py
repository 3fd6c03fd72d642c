"""The plan of an import: what each row would do, with a fixed number of queries for any number of rows."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from caunoi.domain.folding import fold
from caunoi_web.accounts.models import Unit
from caunoi_web.imports.fields import FIELDS
from caunoi_web.imports.models import ImportBatch, ImportRow, TableKind, Verdict
from caunoi_web.imports.planning.activity_plans import plan_activities
from caunoi_web.imports.planning.activity_rows import read_activity
from caunoi_web.imports.planning.agreement_plans import plan_agreements
from caunoi_web.imports.planning.agreement_rows import read_agreement
from caunoi_web.imports.planning.around import Around
from caunoi_web.imports.planning.existing import taken_before
from caunoi_web.imports.planning.organisation_plans import plan_organisations
from caunoi_web.imports.planning.organisation_rows import read_organisation
from caunoi_web.imports.planning.partners import Asked, Candidate, Partners
from caunoi_web.imports.planning.readings import Reading, digest, read_texts

# How a row of each kind of table is read, and what it would do.
READ: Mapping[str, Callable[[Reading, Around], None]] = {
    TableKind.AGREEMENTS.value: read_agreement,
    TableKind.ORGANISATIONS.value: read_organisation,
    TableKind.ACTIVITIES.value: read_activity,
}
PLAN: Mapping[str, Callable[..., None]] = {
    TableKind.AGREEMENTS.value: plan_agreements,
    TableKind.ORGANISATIONS.value: plan_organisations,
    TableKind.ACTIVITIES.value: plan_activities,
}
# Unknown values of these sorts hold nothing up: the words are kept.
_QUESTIONS = frozenset({"unknown", "ask_partner", "ask_alike", "ask_record", "ask_activity"})
NOT_BLOCKING = frozenset({"unit"})


@dataclass(frozen=True, slots=True)
class Planned:
    """What came of planning: the questions that wait for a person, each with how many rows ask it.

    ``plan["asks"]`` of a row names those it asks.
    """

    questions: list[dict[str, Any]]


def plan_rows(batch: ImportBatch, rows: Sequence[ImportRow], asked: Asked | None = None) -> Planned:
    """Set the plan and verdict of ``rows``; nothing is stored.

    ``asked``: what the preview asked about names, which is not looked up again (see ``Partners``).
    """
    readings = []
    known = _same_as_before(batch, rows)
    for row in rows:
        _clear(row)
        if row.is_out:
            row.verdict = Verdict.OUT
        elif row.fingerprint in known and not row.edits and not row.decisions:
            row.verdict, row.target_id = Verdict.SAME, known[row.fingerprint]
            row.label, row.plan = _first_words(row), {"known": True}
        else:
            readings.append(read_texts(row, batch.kind, batch.mapping, batch.choices))
    around = _around(batch)
    for reading in readings:
        READ[batch.kind](reading, around)
    partners = Partners(readings, batch.choices.get("partner", {}), asked)
    conflicts = batch.choices.get("conflict", {}).get("all", "")
    PLAN[batch.kind](readings, partners, around, conflicts=conflicts)
    for reading in readings:
        reading.row.plan["named"] = [one.key for one in reading.partners]
        _judge(reading)
    _refuse_twice(rows)
    return Planned(_questions(readings, partners))


def _around(batch: ImportBatch) -> Around:
    units: dict[str, str] = {}
    for key, name_vi, name_en in Unit.objects.values_list("pk", "name_vi", "name_en"):
        units |= {fold(name): str(key) for name in (name_vi, name_en) if name}
    return Around(units, batch.headings, timezone.localtime(batch.made_at).date())


def _same_as_before(batch: ImportBatch, rows: Iterable[ImportRow]) -> Mapping[str, Any]:
    for row in rows:
        row.fingerprint = fingerprint(batch.kind, batch.mapping, row.cells)
    return taken_before(batch.kind, {row.fingerprint for row in rows})


def fingerprint(kind: str, mapping: Sequence[str], cells: Sequence[str]) -> str:
    """What knows the same row of the same table again: its words by field, as they came."""
    said: dict[str, list[str]] = {}
    for code, cell in zip(mapping, cells, strict=False):
        if code in FIELDS[kind] and cell.strip():
            said.setdefault(code, []).append(" ".join(cell.split()))
    return digest(json.dumps([kind, sorted(said.items())], ensure_ascii=False))


def _clear(row: ImportRow) -> None:
    row.verdict, row.label, row.key = Verdict.FAULT, _first_words(row), ""
    row.plan, row.faults, row.remarks = {}, [], []
    row.target_id = row.target_version = None


def _first_words(row: ImportRow) -> str:
    return " · ".join(" ".join(cell.split())[:80] for cell in row.words if cell.strip())[:200]


def _judge(reading: Reading) -> None:
    """Faults before questions, questions before what the comparison said."""
    row = reading.row
    for unknown in reading.unknown:
        code = "unknown_kept" if unknown.sort in NOT_BLOCKING else "unknown"
        note = {
            "code": code,
            "column": unknown.column,
            "parts": {"sort": unknown.sort, "words": unknown.words[:80]},
        }
        (reading.remarks if unknown.sort in NOT_BLOCKING else reading.faults).append(note)
    row.faults, row.remarks = reading.faults, reading.remarks
    codes = {fault["code"] for fault in reading.faults}
    if codes - _QUESTIONS:
        row.verdict = Verdict.FAULT
    elif codes:
        row.verdict = Verdict.ASK


def _refuse_twice(rows: Iterable[ImportRow]) -> None:
    """Two rows that mean the same record cannot both be taken: the later one is a fault."""
    first: dict[str, ImportRow] = {}
    for row in rows:
        if row.verdict in (Verdict.OUT, Verdict.FAULT) or row.plan.get("known"):
            continue
        for key in filter(None, {row.key, f"t:{row.target_id}" if row.target_id else ""}):
            before = first.setdefault(key, row)
            if before is not row:
                row.verdict = Verdict.FAULT
                row.faults = [
                    *row.faults,
                    {"code": "row_twice", "column": None, "parts": {"row": before.number}},
                ]
                break


def _questions(readings: Iterable[Reading], partners: Partners) -> list[dict[str, Any]]:
    """Each unknown value and each name that is only similar, once, with how many rows wait for it."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for reading in readings:
        asked: dict[tuple[str, str], tuple[str, tuple[Candidate, ...]]] = {
            (one.sort, one.key): (one.words, one.candidates) for one in reading.unknown
        }
        for named in reading.partners:
            meant = partners.meant(named.key)
            if meant.is_asked:
                asked["partner", named.key] = (named.name, meant.candidates)
        if asked:
            reading.row.plan["asks"] = [list(one) for one in asked]
        for (sort, key), (words, candidates) in asked.items():
            question = found.setdefault(
                (sort, key),
                {
                    "sort": sort,
                    "key": key,
                    "words": words[:200],
                    "first": reading.row.number,
                    "rows": 0,
                    "candidates": [list(one) for one in candidates],
                },
            )
            question["rows"] += 1
    return in_order(found.values())


def in_order(questions: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """What holds rows up first, in the order of the table."""
    return sorted(questions, key=lambda one: (one["sort"] in NOT_BLOCKING, one["sort"], one["first"]))
