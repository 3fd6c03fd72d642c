"""What undoing an import would do: which records go, which fields go back, and what has to stay."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from caunoi_web.activities.models import Activity
from caunoi_web.imports.models import ImportBatch
from caunoi_web.imports.queries.built_on import Built, built_on
from caunoi_web.imports.queries.undoables import ACTIVITIES, AGREEMENTS, ORGANISATIONS, Undoable
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.register.models.records import Record
from caunoi_web.register.services.many_undoing import GoesBack
from caunoi_web.register.wording import field_label
from caunoi_web.sources.models import AuditEntry
from caunoi_web.sources.services import plain

Left = tuple[str, str]
Tell = Callable[..., None]


@dataclass(slots=True)
class UndoPlan:
    """The records that are put aside; ``back`` goes back; ``left`` is (label, why)."""

    agreements: list[Agreement] = field(default_factory=list)
    organisations: list[Organisation] = field(default_factory=list)
    activities: list[Activity] = field(default_factory=list)
    back: list[GoesBack] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    labels: dict[UUID, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not (self.agreements or self.organisations or self.activities or self.back)

    @property
    def number(self) -> int:
        """How many records it changes."""
        return len(self.agreements) + len(self.organisations) + len(self.activities) + len(self.back)


def undo_plan(batch: ImportBatch, *, lock: bool = False) -> UndoPlan:
    """What undoing would do now; a fixed number of queries. ``lock`` holds the records."""
    entries = list(AuditEntry.objects.filter(act=batch.act).order_by("at", "id"))
    plan = UndoPlan(labels={entry.target_id: entry.target_label for entry in entries})
    going = Built(act=batch.act)
    # those that stand on others go first: what goes along is nothing that holds the others
    for undoable, gone in (
        (ACTIVITIES, plan.activities),
        (AGREEMENTS, plan.agreements),
        (ORGANISATIONS, plan.organisations),
    ):
        made = {entry.target_id for entry in entries if entry.action == f"{undoable.kind}.created"}
        _those_that_go(plan, undoable, made, going, gone, lock=lock)
        going.records[undoable.model] = [one.pk for one in gone]
        changed = [entry for entry in entries if entry.action == f"{undoable.kind}.amended"]
        _fields_that_go_back(
            plan, undoable, [entry for entry in changed if entry.target_id not in made], lock=lock
        )
    return plan


def _those_that_go(
    plan: UndoPlan, undoable: Undoable, made: set[UUID], going: Built, gone: list[Any], *, lock: bool
) -> None:
    """Those on which nothing stands but what goes with them."""
    if not made:
        return
    stay = built_on(undoable.model, made, going)
    rows = {row.pk: row for row in undoable.held(made, lock=lock)}
    for key in sorted(made):
        if key in stay:
            plan.left.append((plan.labels[key], stay[key]))
        elif key in rows and rows[key].archived_at is None:
            gone.append(rows[key])


def _fields_that_go_back(
    plan: UndoPlan, undoable: Undoable, entries: Iterable[AuditEntry], *, lock: bool
) -> None:
    changes: dict[UUID, list[AuditEntry]] = {}
    for entry in entries:
        changes.setdefault(entry.target_id, []).append(entry)
    if not changes:
        return
    rows = {row.pk: row for row in undoable.held(changes, lock=lock)}
    now = {name: find(changes) for name, (_tells, find) in undoable.rows.items()}
    pointed_at = undoable.pointed_at(entry for some in changes.values() for entry in some)
    for key, some in changes.items():
        record = rows.get(key)
        if record is None or record.archived_at:
            plan.left.append((plan.labels[key], _("It was archived since.")))
            continue
        before = {name: value for entry in reversed(some) for name, value in entry.before.items()}
        after = {name: value for entry in some for name, value in entry.after.items()}
        theirs = {name: found.get(key, set()) for name, found in now.items()}
        _one_back(plan, undoable, record, _Change(before, after, theirs, pointed_at))


@dataclass(frozen=True, slots=True)
class _Change:
    """What an import changed in a record; ``rows`` are the parts that stand there now."""

    before: Mapping[str, Any]
    after: Mapping[str, Any]
    rows: Mapping[str, set[str]]
    pointed_at: Mapping[str, Mapping[str, Any]]

    def value(self, name: str) -> Any:
        """What stood there, as the register takes it."""
        kept = self.before.get(name)
        if name in self.pointed_at:
            return self.pointed_at[name].get(kept["id"]) if kept else None
        return kept

    def added(self, name: str, tells: str) -> set[str]:
        """The parts that the import added and that still stand."""
        then, now = (
            {(one[tells] if tells else one) for one in side.get(name) or ()}
            for side in (self.before, self.after)
        )
        return (now - then) & self.rows[name]


def _one_back(plan: UndoPlan, undoable: Undoable, record: Record, change: _Change) -> None:
    stands = plain(undoable.kept(record))
    values, then, now, since = {}, {}, {}, []
    for name, value in change.after.items():
        if name in undoable.rows:
            continue
        if stands.get(name) == value:
            values[name] = change.value(name)
            then[name], now[name] = value, change.before.get(name)
        else:
            since.append(field_label(undoable.kind, name))
    added = {name: change.added(name, tells) for name, (tells, _find) in undoable.rows.items()}
    if since:
        plan.left.append(
            (plan.labels[record.pk], _("Changed since: %(fields)s.") % {"fields": ", ".join(since)})
        )
    if values or any(added.values()):
        shown = {name: change.before.get(name) for name, some in added.items() if some}
        organisations = added.get("parties", set()) | added.get("partners", set())
        plan.back.append(
            GoesBack(
                record,
                values,
                then | {name: change.after[name] for name in shown},
                now | shown,
                tuple(UUID(key) for key in sorted(organisations)),
                tuple(sorted(added.get("activities", ()))),
                tuple(sorted(added.get("names", ()))),
            )
        )
