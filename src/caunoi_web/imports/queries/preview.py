"""The rows of a preview as a person reads them: what each would do, and what is wrong with it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from caunoi_web.accounts.models import Unit
from caunoi_web.activities.kinds import kind_label
from caunoi_web.activities.models import Activity, Commitment
from caunoi_web.common.countries import country_name
from caunoi_web.common.labels import ORGANISATION_KINDS
from caunoi_web.imports.fields import FIELDS, LEFT_OUT
from caunoi_web.imports.models import ImportBatch, ImportRow, TableKind, Verdict
from caunoi_web.imports.wording import fault_words, remark_words, target_kind
from caunoi_web.register.models import Agreement
from caunoi_web.register.queries.agreement_rows import parties_of
from caunoi_web.register.wording import field_label, value_words

_SHOWN_OF_A_CELL = 300
_ORDER = (
    "number", "title", "kind", "level", "signed", "start", "end", "end_kind", "duration_months",
    "condition", "term_raw", "country", "city", "website", "ror", "name_vi", "name_en",
    "host_unit", "host_unit_words", "signatories", "content", "note", "list_number",
    "began", "ended", "state", "agreement", "commitment", "unit", "place", "participants", "cost", "income",
    "currency", "outcome",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row: its heading, the words as they count, what the file said if they were mended."""

    column: int
    heading: str
    words: str
    original: str = ""
    is_mapped: bool = True
    faults: tuple[str, ...] = ()

    @property
    def is_long(self) -> bool:
        return len(self.words) > 60 or "\n" in self.words


@dataclass(frozen=True, slots=True)
class Shown:
    """A row of the preview. ``fields`` are (label, before, after); ``new_partners`` come along."""

    row: ImportRow
    cells: tuple[Cell, ...]
    faults: tuple[str, ...]
    remarks: tuple[str, ...]
    fields: tuple[tuple[str, str, str], ...]
    new_partners: tuple[str, ...] = ()
    candidates: tuple[tuple[str, str], ...] = ()

    @property
    def wrong(self) -> list[Cell]:
        """The cells to mend."""
        return [cell for cell in self.cells if cell.faults]


@dataclass(slots=True)
class _Names:
    """Names of units, agreements and promises that plans speak of by their ids."""

    units: dict[str, str] = field(default_factory=dict)
    agreements: dict[str, str] = field(default_factory=dict)
    promises: dict[str, str] = field(default_factory=dict)
    records: dict[str, str] = field(default_factory=dict)


def shown_rows(batch: ImportBatch, rows: Sequence[ImportRow]) -> list[Shown]:
    """The rows of one page; a fixed number of queries."""
    names = _names(batch.kind, rows)
    return [_shown(batch, row, names) for row in rows]


def _names(kind: str, rows: Sequence[ImportRow]) -> _Names:
    names, spoken = _Names(), [_spoken_of(row) for row in rows]
    if any(one.get("host_unit") or one.get("unit") for some in spoken for one in some):
        names.units = {str(pk): name for pk, name in Unit.objects.values_list("pk", "name_vi")}
    asked = {UUID(key) for row in rows for key in row.plan.get("candidates", ())}
    if kind == TableKind.ACTIVITIES:
        names.records = _activities(asked)
        names.agreements = _agreements(_told(spoken, "agreement"))
        promises = _told(spoken, "commitment")
        found = Commitment.objects.filter(pk__in=promises) if promises else ()
        names.promises = {str(one.pk): one.what for one in found}
    else:
        names.records = _agreements(asked)
    return names


def _told(spoken: Iterable[tuple[dict[str, Any], ...]], name: str) -> set[UUID]:
    """The records that plans name in one field."""
    return {UUID(str(one[name])) for some in spoken for one in some if one.get(name)}


def _spoken_of(row: ImportRow) -> tuple[dict[str, Any], ...]:
    """The values of a plan, each side of a conflict on its own."""
    conflicts = row.plan.get("conflicts", {})
    sides = ({name: pair[side] for name, pair in conflicts.items()} for side in (0, 1))
    return (row.plan.get("write", {}), row.plan.get("before", {}), *sides)


def _agreements(keys: set[UUID]) -> dict[str, str]:
    found = list(Agreement.objects.filter(pk__in=keys)) if keys else []
    parties = parties_of(one.pk for one in found) if found else {}
    names = {}
    for one in found:
        who = "; ".join(party.name for party in parties.get(one.pk, ()))
        begins = value_words("agreement", "start", one.start or one.signed)
        words = (one.get_kind_display(), one.number, one.title or who, begins)
        names[str(one.pk)] = " · ".join(part for part in words if part)
    return names


def _activities(keys: set[UUID]) -> dict[str, str]:
    found = Activity.objects.filter(pk__in=keys) if keys else ()
    return {
        str(one.pk): " · ".join(
            part
            for part in (kind_label(one.kind), one.title, value_words("activity", "began", one.began))
            if part
        )
        for one in found
    }


def _shown(batch: ImportBatch, row: ImportRow, names: _Names) -> Shown:
    is_whole = row.verdict in (Verdict.NEW, Verdict.CHANGED, Verdict.CONFLICT, Verdict.ASK)
    return Shown(
        row,
        tuple(_cells(batch, row)),
        tuple(fault_words(batch.kind, fault) for fault in row.faults),
        tuple(remark_words(batch.kind, remark) for remark in row.remarks),
        tuple(_fields(batch, row, names)) if is_whole else (),
        tuple(_new_partners(row)) if row.verdict in (Verdict.NEW, Verdict.CHANGED) else (),
        tuple((key, names.records.get(key, key)) for key in row.plan.get("candidates", ())),
    )


def _cells(batch: ImportBatch, row: ImportRow) -> Iterable[Cell]:
    faults: dict[int, list[str]] = {}
    for fault in row.faults:
        if fault["column"] is not None and fault["code"] not in ("ask_record", "ask_activity"):
            faults.setdefault(fault["column"], []).append(fault_words(batch.kind, fault))
    for column, words in enumerate(row.words):
        code = batch.mapping[column] if column < len(batch.mapping) else LEFT_OUT
        label = FIELDS[batch.kind][code].label if code in FIELDS[batch.kind] else ""
        yield Cell(
            column,
            batch.headings[column] if column < len(batch.headings) else str(label),
            words,
            row.cells[column] if str(column) in row.edits else "",
            is_mapped=bool(label),
            faults=tuple(faults.get(column, ())),
        )


def _fields(batch: ImportBatch, row: ImportRow, names: _Names) -> Iterable[tuple[str, str, str]]:
    kind, plan = target_kind(batch.kind), row.plan
    write, before = plan.get("write", {}), plan.get("before", {})
    conflicts = plan.get("conflicts", {})
    for name in sorted({*write, *conflicts}, key=_place):
        label = field_label(kind, name)
        if name in conflicts:
            now, then = conflicts[name]
            yield label, _words(kind, name, now, names), _words(kind, name, then, names)
        elif name != "name":
            yield label, _words(kind, name, before.get(name), names), _words(kind, name, write[name], names)
    if codes := plan.get("activities"):
        yield field_label(kind, "activities"), "", value_words(kind, "activities", codes)
    if others := plan.get("names"):
        yield field_label(kind, "names"), "", "; ".join(others)
    if more := plan.get("add_parties"):
        parts = "partners" if batch.kind == TableKind.ACTIVITIES else "parties"
        yield field_label(kind, parts), "", "; ".join(party["name"] for party in more)


def _place(name: str) -> int:
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)


def _words(kind: str, name: str, value: Any, names: _Names) -> str:
    if name in ("host_unit", "unit"):
        return names.units.get(str(value or ""), "")
    if name == "agreement":
        return names.agreements.get(str(value or ""), "")
    if name == "commitment":
        return names.promises.get(str(value or ""), "")
    return value_words(kind, name, value)[:_SHOWN_OF_A_CELL]


def _new_partners(row: ImportRow) -> Iterable[str]:
    for party in row.plan.get("parties", ()):
        if not party["id"]:
            kind = str(_kind_label(party["kind"]))
            country = country_name(party["country"]) if party["country"] else ""
            yield " · ".join(part for part in (party["name"], kind, country) if part)


def _kind_label(code: str) -> Any:
    labels: Mapping[Any, Any] = ORGANISATION_KINDS
    return labels.get(code, code)
