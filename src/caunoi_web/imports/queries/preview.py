"""The rows of a preview as a person reads them: what each would do, and what is wrong with it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from caunoi_web.accounts.models import Unit
from caunoi_web.common.countries import country_name
from caunoi_web.common.labels import ORGANISATION_KINDS
from caunoi_web.imports.fields import FIELDS, LEFT_OUT
from caunoi_web.imports.models import ImportBatch, ImportRow, Verdict
from caunoi_web.imports.wording import fault_words, remark_words, target_kind
from caunoi_web.register.models import Agreement
from caunoi_web.register.queries.agreement_rows import parties_of
from caunoi_web.register.wording import field_label, value_words

_SHOWN_OF_A_CELL = 300
_ORDER = (
    "number", "title", "kind", "level", "signed", "start", "end", "end_kind", "duration_months",
    "condition", "term_raw", "country", "city", "website", "ror", "name_vi", "name_en",
    "host_unit", "host_unit_words", "signatories", "content", "note", "list_number",
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
    """Names of units and agreements that plans speak of by their ids."""

    units: dict[str, str] = field(default_factory=dict)
    agreements: dict[str, str] = field(default_factory=dict)


def shown_rows(batch: ImportBatch, rows: Sequence[ImportRow]) -> list[Shown]:
    """The rows of one page; at most three queries."""
    names = _names(rows)
    return [_shown(batch, row, names) for row in rows]


def _names(rows: Iterable[ImportRow]) -> _Names:
    rows, names = list(rows), _Names()
    if any("host_unit" in row.plan.get("write", {}) for row in rows):
        names.units = {str(pk): name for pk, name in Unit.objects.values_list("pk", "name_vi")}
    asked = [UUID(key) for row in rows for key in row.plan.get("candidates", ())]
    if asked:
        found = list(Agreement.objects.filter(pk__in=asked))
        parties = parties_of(one.pk for one in found)
        for one in found:
            who = "; ".join(party.name for party in parties.get(one.pk, ()))
            begins = value_words("agreement", "start", one.start or one.signed)
            words = (one.get_kind_display(), one.number, one.title or who, begins)
            names.agreements[str(one.pk)] = " · ".join(part for part in words if part)
    return names


def _shown(batch: ImportBatch, row: ImportRow, names: _Names) -> Shown:
    is_whole = row.verdict in (Verdict.NEW, Verdict.CHANGED, Verdict.CONFLICT, Verdict.ASK)
    return Shown(
        row,
        tuple(_cells(batch, row)),
        tuple(fault_words(batch.kind, fault) for fault in row.faults),
        tuple(remark_words(batch.kind, remark) for remark in row.remarks),
        tuple(_fields(batch, row, names)) if is_whole else (),
        tuple(_new_partners(row)) if row.verdict in (Verdict.NEW, Verdict.CHANGED) else (),
        tuple((key, names.agreements.get(key, key)) for key in row.plan.get("candidates", ())),
    )


def _cells(batch: ImportBatch, row: ImportRow) -> Iterable[Cell]:
    faults: dict[int, list[str]] = {}
    for fault in row.faults:
        if fault["column"] is not None and fault["code"] not in ("ask_record",):
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
        yield field_label(kind, "parties"), "", "; ".join(party["name"] for party in more)


def _place(name: str) -> int:
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)


def _words(kind: str, name: str, value: Any, names: _Names) -> str:
    if name == "host_unit":
        return names.units.get(str(value or ""), "")
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
