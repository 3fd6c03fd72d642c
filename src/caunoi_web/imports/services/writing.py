"""The rows of an import become records: in bulk, with the history, the words they came from, the index."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from caunoi_web.accounts.models import Unit, User
from caunoi_web.activities.models import Activity, Commitment
from caunoi_web.activities.services.many_activities import (
    ChangedActivity,
    NewActivity,
    amend_activities,
    create_activities,
)
from caunoi_web.common.ids import uuid7
from caunoi_web.imports.errors import PreviewOutdated
from caunoi_web.imports.models import ImportBatch, ImportRow, TableKind, Verdict
from caunoi_web.imports.services.writing_partners import (
    Values,
    other_names,
    parties_of,
    said_of,
    write_partners,
)
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.register.services.many_agreements import (
    ChangedAgreement,
    NewAgreement,
    amend_agreements,
    create_agreements,
)
from caunoi_web.register.services.many_organisations import (
    ChangedOrganisation,
    NewOrganisation,
    amend_organisations,
    create_organisations,
)
from caunoi_web.sources.services import Words, attach_to_many

# Which field of a record the words of a column support. What is only copied needs no words beside itself:
# the row with all its cells stands on the record's page anyway.
_SUPPORTS = {
    "partners": "parties", "kind": "kind", "level": "level", "activities": "activities", "signed": "signed",
    "start": "start", "end": "end", "validity": "term_raw", "unit": "host_unit_words", "name": "name",
    "name_vi": "name_vi", "name_en": "name_en", "other_names": "names",
}  # fmt: skip
_OF_PARTNERS = {"country": "country"}
_OF_ACTIVITIES = {
    "partners": "partners", "kind": "kind", "when": "began", "began": "began", "ended": "ended",
    "agreement": "agreement", "promise": "commitment", "participants": "participants", "cost": "cost",
    "income": "income", "outcome": "outcome", "title": "title", "state": "state", "unit": "unit",
}  # fmt: skip
SUPPORTS: Mapping[str, Mapping[str, str]] = {
    Agreement.target_kind: _SUPPORTS,
    Organisation.target_kind: _SUPPORTS | _OF_PARTNERS,
    Activity.target_kind: _OF_ACTIVITIES,
}


def write_agreements(actor: User, batch: ImportBatch, rows: Sequence[ImportRow]) -> None:
    """Write the planned rows; the caller holds the transaction and has compared the plan."""
    said = said_of(actor, batch)
    organisations = write_partners(said, rows)
    units = {str(unit.pk): unit for unit in Unit.objects.all()}
    new = [row for row in rows if row.verdict == Verdict.NEW]
    changed = [row for row in rows if row.verdict == Verdict.CHANGED]
    for row in new:
        row.target_id, row.made_target = uuid7(), True
    create_agreements(
        **said,
        wanted=[
            NewAgreement(
                row.target_id,
                _with_unit(row.plan["write"], units),
                parties_of(row.plan["parties"], organisations),
                tuple(row.plan["activities"]),
            )
            for row in new
            if row.target_id
        ],
    )
    locked = _locked(Agreement, changed, "host_unit")
    amend_agreements(
        **said,
        wanted=[
            ChangedAgreement(
                locked[row.target_id],
                _with_unit(row.plan["write"], units),
                parties_of(row.plan["add_parties"], organisations),
                tuple(row.plan["activities"]),
            )
            for row in changed
            if row.target_id
        ],
    )
    attach_to_many(_words(batch, rows, Agreement.target_kind), act=batch.act)


def write_organisations(actor: User, batch: ImportBatch, rows: Sequence[ImportRow]) -> None:
    """The same for a table of organisations."""
    said = said_of(actor, batch)
    new = [row for row in rows if row.verdict == Verdict.NEW]
    changed = [row for row in rows if row.verdict == Verdict.CHANGED]
    for row in new:
        row.target_id, row.made_target = uuid7(), True
    create_organisations(
        **said,
        wanted=[
            NewOrganisation(row.target_id, row.plan["write"], other_names(row.plan["names"]))
            for row in new
            if row.target_id
        ],
    )
    locked = _locked(Organisation, changed, "parent")
    amend_organisations(
        **said,
        wanted=[
            ChangedOrganisation(locked[row.target_id], row.plan["write"], other_names(row.plan["names"]))
            for row in changed
            if row.target_id
        ],
    )
    attach_to_many(_words(batch, rows, Organisation.target_kind), act=batch.act)


def write_activities(actor: User, batch: ImportBatch, rows: Sequence[ImportRow]) -> None:
    """The same for a table of activities."""
    said = said_of(actor, batch)
    organisations, related = write_partners(said, rows), _related(rows)
    new = [row for row in rows if row.verdict == Verdict.NEW]
    changed = [row for row in rows if row.verdict == Verdict.CHANGED]
    for row in new:
        row.target_id, row.made_target = uuid7(), True
    create_activities(
        **said,
        wanted=[
            NewActivity(
                row.target_id,
                _as_activity(row.plan["write"], related),
                [one for one, _written in parties_of(row.plan["parties"], organisations)],
            )
            for row in new
            if row.target_id
        ],
    )
    locked = _locked(Activity, changed, "unit", "agreement", "commitment")
    amend_activities(
        **said,
        wanted=[
            ChangedActivity(
                locked[row.target_id],
                _as_activity(row.plan["write"], related),
                [one for one, _written in parties_of(row.plan["add_parties"], organisations)],
            )
            for row in changed
            if row.target_id
        ],
    )
    attach_to_many(_words(batch, rows, Activity.target_kind), act=batch.act)


WRITE: Mapping[str, Callable[[User, ImportBatch, Sequence[ImportRow]], None]] = {
    TableKind.AGREEMENTS.value: write_agreements,
    TableKind.ORGANISATIONS.value: write_organisations,
    TableKind.ACTIVITIES.value: write_activities,
}


def _related(rows: Sequence[ImportRow]) -> dict[str, dict[str, Any]]:
    """The units, agreements and promises that the rows speak of, by id."""
    spoken = {
        name: {row.plan["write"].get(name) for row in rows} - {None} for name in ("agreement", "commitment")
    }
    promises = Commitment.objects.filter(pk__in=list(spoken["commitment"])).select_related("agreement")
    return {
        "unit": {str(unit.pk): unit for unit in Unit.objects.all()},
        "agreement": {str(one.pk): one for one in Agreement.objects.filter(pk__in=list(spoken["agreement"]))},
        "commitment": {str(one.pk): one for one in promises},
    }


def _as_activity(values: Values, related: Mapping[str, Mapping[str, Any]]) -> Values:
    """The planned values as the service takes them."""
    found = dict(values)
    for name, records in related.items():
        if name in found:
            found[name] = records.get(found[name])
    for name in ("cost", "income"):
        if name in found:
            found[name] = Decimal(found[name]).quantize(Decimal("0.01"))
    return found


def _with_unit(values: Values, units: Mapping[str, Unit]) -> Values:
    return values | {"host_unit": units.get(values["host_unit"])} if "host_unit" in values else values


def _locked(model: Any, rows: Sequence[ImportRow], *related: str) -> dict[UUID | None, Any]:
    """The records that change, held. Raises ``PreviewOutdated`` when one changed a moment ago."""
    keys = [row.target_id for row in rows]
    held = model.objects.select_for_update(of=("self",)).select_related(*related).filter(pk__in=keys)
    found = {one.pk: one for one in held.order_by("pk")}
    for row in rows:
        one = found.get(row.target_id)
        if one is None or one.version != row.target_version or one.archived_at:
            raise PreviewOutdated(
                _("Somebody has just changed “%(label)s” (row %(number)d). Nothing was taken in. Look again.")
                % {"label": row.label, "number": row.number}
            )
    return found


def _words(batch: ImportBatch, rows: Iterable[ImportRow], kind: str) -> Iterator[tuple[str, UUID, Words]]:
    """The cells that the values were read from; a cell that a person typed anew stands in no document."""
    supports = SUPPORTS[kind]
    columns = [(column, supports[code]) for column, code in enumerate(batch.mapping) if code in supports]
    document = batch.document
    for row in rows:
        for column, field in columns:
            start, end = row.places[column] if column < len(row.places) else (0, 0)
            if row.target_id and str(column) not in row.edits and document.text[start:end].strip():
                yield kind, row.target_id, Words(field, document, start, end)
