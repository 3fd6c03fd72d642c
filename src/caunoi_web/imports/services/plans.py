"""The plan of an import as it is stored: made anew for all rows, or for one and those that hang on it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from caunoi_web.common.collecting import collecting_later
from caunoi_web.imports.models import ImportBatch, ImportRow, Verdict
from caunoi_web.imports.planning.partners import SAME_AS, Asked
from caunoi_web.imports.planning.planner import in_order, plan_rows
from caunoi_web.imports.services.storing import store_rows

PLANNED = (
    "verdict",
    "label",
    "key",
    "fingerprint",
    "target_id",
    "target_version",
    "plan",
    "faults",
    "remarks",
)


def plan_again(batch: ImportBatch) -> None:
    """Plan all rows of a batch that the caller holds, and store what came of it."""
    with collecting_later():
        rows = list(batch.rows.order_by("position").defer("places", "plan", "faults", "remarks"))
        planned = plan_rows(batch, rows)
        store_rows(rows, PLANNED)
    _keep(batch, Counter(row.verdict for row in rows), planned.questions)


def plan_some(batch: ImportBatch, row: ImportRow) -> None:
    """Plan one row again, and those that mean the same record as it did or does: not the whole table.

    Where the row names other partners than before, the whole table is planned: new names are compared.
    """
    known, named = {row.pk: row}, _names_of(row)
    if _is_named_after_another(batch, named):
        plan_again(batch)
        return
    asked = Asked.by(batch.questions, batch.planned_at or batch.made_at)
    while True:
        rows = sorted(known.values(), key=lambda one: one.position)
        keys = {(one.key, one.target_id) for one in rows}
        before = Counter(_asks(rows))
        planned = plan_rows(batch, rows, asked)
        if _names_of(known[row.pk]) != named:
            plan_again(batch)
            return
        keys |= {(one.key, one.target_id) for one in rows}
        others = _meaning_the_same(batch, keys).exclude(pk__in=known)
        if not (more := {one.pk: one for one in others}):
            break
        # planned anew from what is stored, so that what each asked before is counted once
        known = more | {one.pk: one for one in batch.rows.filter(pk__in=known)}
    store_rows(rows, PLANNED)
    counted = batch.rows.order_by().values_list("verdict").annotate(Count("pk"))
    _keep(batch, dict(counted), _questions_after(batch, before, planned.questions))


def _names_of(row: ImportRow) -> frozenset[str]:
    """The names that a row was last planned with."""
    return frozenset(row.plan.get("named", ()))


def _is_named_after_another(batch: ImportBatch, named: Iterable[str]) -> bool:
    """A person said that one of the names is another name of a new partner of this table."""
    choices = batch.choices.get("partner", {})
    return any(choices.get(key, "").startswith(SAME_AS) for key in named)


def _meaning_the_same(batch: ImportBatch, keys: Iterable[tuple[str, Any]]) -> Any:
    words, targets = {key for key, _target in keys if key}, {target for _key, target in keys if target}
    return batch.rows.filter(Q(key__in=words) | Q(target_id__in=targets))


def _asks(rows: Iterable[ImportRow]) -> Iterable[tuple[str, str]]:
    return ((sort, key) for row in rows for sort, key in row.plan.get("asks", ()))


def _questions_after(
    batch: ImportBatch, before: Counter[tuple[str, str]], now: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The questions of the batch without what some rows asked before, with what they ask now."""
    questions = {(one["sort"], one["key"]): dict(one) for one in batch.questions}
    for asked, number in before.items():
        if asked in questions:
            questions[asked]["rows"] -= number
    for one in now:
        known = questions.setdefault((one["sort"], one["key"]), {**one, "rows": 0})
        known["rows"] += one["rows"]
    return in_order(one for one in questions.values() if one["rows"] > 0)


def _keep(batch: ImportBatch, counts: dict[str, int], questions: list[dict[str, Any]]) -> None:
    batch.counts = {verdict.value: counts.get(verdict.value, 0) for verdict in Verdict}
    batch.questions = questions
    batch.planned_at, batch.refusal = timezone.now(), ""
    batch.save()
