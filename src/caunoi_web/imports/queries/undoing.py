"""What undoing an import would do: which records go, which fields go back, and what has to stay."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import Unit
from caunoi_web.imports.models import ImportBatch
from caunoi_web.imports.queries.built_on import Built, built_on
from caunoi_web.register.models import Agreement, AgreementParty, Organisation
from caunoi_web.register.queries.snapshots import fields_as_kept
from caunoi_web.register.services.many_undoing import GoesBack
from caunoi_web.register.services.organisations import FIELDS as ORGANISATION_FIELDS
from caunoi_web.register.wording import field_label
from caunoi_web.sources.models import AuditEntry

_ROWS = ("parties", "activities", "names")
Left = tuple[str, str]


@dataclass(slots=True)
class UndoPlan:
    """``agreements`` and ``organisations`` are put aside, ``back`` goes back; ``left`` is (label, why)."""

    agreements: list[Agreement] = field(default_factory=list)
    organisations: list[Organisation] = field(default_factory=list)
    back: list[GoesBack] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    labels: dict[UUID, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not (self.agreements or self.organisations or self.back)


def undo_plan(batch: ImportBatch, *, lock: bool = False) -> UndoPlan:
    """What undoing would do now; a fixed number of queries. ``lock`` holds the records."""
    entries = list(AuditEntry.objects.filter(act=batch.act).order_by("at", "id"))
    plan = UndoPlan(labels={entry.target_id: entry.target_label for entry in entries})
    made = {
        kind: {entry.target_id for entry in entries if entry.action == f"{kind}.created"}
        for kind in ("agreement", "organisation")
    }
    _agreements_that_go(plan, made["agreement"], batch, lock=lock)
    gone = {one.pk for one in plan.agreements}
    _organisations_that_go(plan, made["organisation"], gone, batch, lock=lock)
    for model in (Agreement, Organisation):
        kind = model.target_kind
        changed = [entry for entry in entries if entry.action == f"{kind}.amended"]
        _fields_that_go_back(
            plan, model, [one for one in changed if one.target_id not in made[kind]], lock=lock
        )
    return plan


def _agreements_that_go(plan: UndoPlan, made: Collection[UUID], batch: ImportBatch, *, lock: bool) -> None:
    stay = built_on(Agreement, made, Built(act=batch.act))
    rows = {row.pk: row for row in _held(Agreement, made, lock=lock)}
    for key in sorted(made):
        if key in stay:
            plan.left.append((plan.labels[key], stay[key]))
        elif key in rows and rows[key].archived_at is None:
            plan.agreements.append(rows[key])


def _organisations_that_go(
    plan: UndoPlan, made: Collection[UUID], gone: Collection[UUID], batch: ImportBatch, *, lock: bool
) -> None:
    """Those on which nothing stands but the agreements that go with them."""
    stay = built_on(Organisation, made, Built(act=batch.act, without_agreements=gone))
    rows = {row.pk: row for row in _held(Organisation, made, lock=lock)}
    for key in sorted(made):
        if key in stay:
            plan.left.append((plan.labels[key], stay[key]))
        elif key in rows and rows[key].archived_at is None:
            plan.organisations.append(rows[key])


def _fields_that_go_back(
    plan: UndoPlan, model: type[Agreement] | type[Organisation], entries: Iterable[AuditEntry], *, lock: bool
) -> None:
    changes: dict[UUID, list[AuditEntry]] = {}
    for entry in entries:
        changes.setdefault(entry.target_id, []).append(entry)
    rows = {row.pk: row for row in _held(model, changes, lock=lock)}
    now = _rows_now(model, changes)
    units = {str(unit.pk): unit for unit in Unit.objects.all()} if model is Agreement else {}
    for key, some in changes.items():
        record = rows.get(key)
        if record is None or record.archived_at:
            plan.left.append((plan.labels[key], _("It was archived since.")))
            continue
        before = {name: value for entry in reversed(some) for name, value in entry.before.items()}
        after = {name: value for entry in some for name, value in entry.after.items()}
        _one_back(plan, record, before, after, now.get(key, {}), units)


def _one_back(
    plan: UndoPlan,
    record: Agreement | Organisation,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    rows: Mapping[str, set[str]],
    units: Mapping[str, Unit],
) -> None:
    stands = _kept(record)
    values, then, now, since = {}, {}, {}, []
    for name, value in after.items():
        if name in _ROWS:
            continue
        if stands.get(name) == value:
            values[name] = _value(name, before.get(name), units)
            then[name], now[name] = value, before.get(name)
        else:
            since.append(field_label(record.target_kind, name))
    added = {name: _added(name, before, after) & rows.get(name, set()) for name in _ROWS}
    if since:
        plan.left.append(
            (plan.labels[record.pk], _("Changed since: %(fields)s.") % {"fields": ", ".join(since)})
        )
    if values or any(added.values()):
        shown = {name: before.get(name) for name in _ROWS if added[name]}
        plan.back.append(
            GoesBack(
                record,
                values,
                then | {name: after[name] for name in shown},
                now | shown,
                tuple(UUID(key) for key in sorted(added["parties"])),
                tuple(sorted(added["activities"])),
                tuple(sorted(added["names"])),
            )
        )


def _kept(record: Agreement | Organisation) -> dict[str, Any]:
    """The fields as the history keeps them."""
    if isinstance(record, Agreement):
        return fields_as_kept(record)
    return {name: getattr(record, name) for name in ORGANISATION_FIELDS if name != "parent"}


def _value(name: str, kept: Any, units: Mapping[str, Unit]) -> Any:
    """A value of the history as the register takes it; units are few and looked up in one go."""
    if name == "host_unit":
        return units.get(kept["id"]) if kept else None
    return kept


def _added(name: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> set[str]:
    keys = {"parties": "id", "names": "text"}.get(name)
    then, now = ({(one[keys] if keys else one) for one in side.get(name) or ()} for side in (before, after))
    return now - then


def _rows_now(model: type[Model], keys: Collection[UUID]) -> dict[UUID, dict[str, set[str]]]:
    """Parties, activities and names of the records, as they stand; what a signatory signs for stays."""
    found: dict[UUID, dict[str, set[str]]] = {key: {name: set() for name in _ROWS} for key in keys}
    if model is Agreement:
        rows = AgreementParty.objects.filter(agreement__in=list(keys), signatory_rows__isnull=True)
        for key, organisation in rows.values_list("agreement", "organisation"):
            found[key]["parties"].add(str(organisation))
        for one in Agreement.objects.filter(pk__in=list(keys)).prefetch_related("activity_rows"):
            found[one.pk]["activities"] |= {row.code for row in one.activity_rows.all()}
    else:
        for one in Organisation.objects.filter(pk__in=list(keys)).prefetch_related("names"):
            found[one.pk]["names"] |= {row.text for row in one.names.all()}
    return found


def _held(model: Any, keys: Collection[UUID], *, lock: bool) -> Iterable[Any]:
    related = "host_unit" if model is Agreement else "parent"
    rows = model._default_manager.filter(pk__in=list(keys)).select_related(related).order_by("pk")
    return rows.select_for_update(of=("self",)) if lock else rows
