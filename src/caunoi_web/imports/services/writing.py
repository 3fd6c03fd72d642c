"""The rows of an import become records: in bulk, with the history, the words they came from, the index."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from caunoi_web.accounts.models import Unit, User
from caunoi_web.common.ids import uuid7
from caunoi_web.imports.errors import PreviewOutdated
from caunoi_web.imports.models import ImportBatch, ImportRow, Verdict
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
from caunoi_web.register.services.names import OtherName, kind_of_name
from caunoi_web.sources.services import Words, attach_to_many

# Which field of a record the words of a column support. What is only copied needs no words beside itself:
# the row with all its cells stands on the record's page anyway.
_SUPPORTS = {
    "partners": "parties", "kind": "kind", "level": "level", "activities": "activities", "signed": "signed",
    "start": "start", "end": "end", "validity": "term_raw", "unit": "host_unit_words", "name": "name",
    "name_vi": "name_vi", "name_en": "name_en", "other_names": "names",
}  # fmt: skip
_OF_PARTNERS = {"country": "country"}
Values = dict[str, Any]


def write_agreements(actor: User, batch: ImportBatch, rows: Sequence[ImportRow]) -> None:
    """Write the planned rows; the caller holds the transaction and has compared the plan."""
    said: Mapping[str, Any] = {
        "actor": actor,
        "act": batch.act,
        "document": batch.document,
        "reason": reason_of(batch),
    }
    organisations = _organisations_of(rows)
    _learn(said, organisations, rows)
    _add_partners(said, organisations, rows)
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
                _parties(row.plan["parties"], organisations),
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
                _parties(row.plan["add_parties"], organisations),
                tuple(row.plan["activities"]),
            )
            for row in changed
            if row.target_id
        ],
    )
    attach_to_many(_words(batch, rows, Agreement.target_kind), act=batch.act)


def write_organisations(actor: User, batch: ImportBatch, rows: Sequence[ImportRow]) -> None:
    """The same for a table of organisations."""
    said: Mapping[str, Any] = {
        "actor": actor,
        "act": batch.act,
        "document": batch.document,
        "reason": reason_of(batch),
    }
    new = [row for row in rows if row.verdict == Verdict.NEW]
    changed = [row for row in rows if row.verdict == Verdict.CHANGED]
    for row in new:
        row.target_id, row.made_target = uuid7(), True
    create_organisations(
        **said,
        wanted=[
            NewOrganisation(row.target_id, row.plan["write"], _other_names(row.plan["names"]))
            for row in new
            if row.target_id
        ],
    )
    locked = _locked(Organisation, changed, "parent")
    amend_organisations(
        **said,
        wanted=[
            ChangedOrganisation(locked[row.target_id], row.plan["write"], _other_names(row.plan["names"]))
            for row in changed
            if row.target_id
        ],
    )
    attach_to_many(_words(batch, rows, Organisation.target_kind), act=batch.act)


def reason_of(batch: ImportBatch) -> str:
    """Why the records changed, as their history says it."""
    return _("Import of “%(name)s”") % {"name": str(batch)[:400]}


def _organisations_of(rows: Iterable[ImportRow]) -> dict[str, Organisation]:
    """The known partners of the rows, by id and held."""
    keys = {party["id"] for row in rows for party in row.plan["parties"] if party["id"]}
    keys |= {key for row in rows for key, _name in row.plan["learned"]}
    held = (
        Organisation.objects.select_for_update(of=("self",))
        .select_related("parent")
        .filter(pk__in=list(keys))
    )
    return {str(one.pk): one for one in held.order_by("pk")}


def _learn(
    said: Mapping[str, Any], organisations: Mapping[str, Organisation], rows: Sequence[ImportRow]
) -> None:
    """Names that a person said belong to a partner become other names of it."""
    names: dict[str, dict[str, None]] = {}
    for row in rows:
        for key, name in row.plan["learned"]:
            names.setdefault(key, {})[name] = None
    amend_organisations(
        **said,
        wanted=[
            ChangedOrganisation(organisations[key], {}, _other_names(some)) for key, some in names.items()
        ],
    )


def _add_partners(
    said: Mapping[str, Any], organisations: dict[str, Organisation], rows: Sequence[ImportRow]
) -> None:
    """Each partner that is not known yet, once; its country is the first that any row states."""
    new: dict[str, Values] = {}
    for row in rows:
        for party in row.plan["parties"]:
            if not party["id"]:
                known = new.setdefault(party["key"], {**party, "id": uuid7()})
                known["country"] = known["country"] or party["country"]
    made = create_organisations(
        **said,
        wanted=[
            NewOrganisation(
                one["id"],
                {"name": one["name"], "kind": one["kind"], "country": one["country"]},
                _other_names(one["others"]),
            )
            for one in new.values()
        ],
    )
    organisations |= {key: made[one["id"]] for key, one in new.items()}


def _parties(
    planned: Iterable[Values], organisations: Mapping[str, Organisation]
) -> list[tuple[Organisation, str]]:
    return [(organisations[party["id"] or party["key"]], party["written"]) for party in planned]


def _with_unit(values: Values, units: Mapping[str, Unit]) -> Values:
    return values | {"host_unit": units.get(values["host_unit"])} if "host_unit" in values else values


def _other_names(names: Iterable[str]) -> tuple[OtherName, ...]:
    return tuple(OtherName(name, kind_of_name(name)) for name in names)


def _locked(model: Any, rows: Sequence[ImportRow], related: str) -> dict[UUID | None, Any]:
    """The records that change, held. Raises ``PreviewOutdated`` when one changed a moment ago."""
    keys = [row.target_id for row in rows]
    held = model.objects.select_for_update(of=("self",)).select_related(related).filter(pk__in=keys)
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
    supports = _SUPPORTS | (_OF_PARTNERS if kind == Organisation.target_kind else {})
    columns = [(column, supports[code]) for column, code in enumerate(batch.mapping) if code in supports]
    document = batch.document
    for row in rows:
        for column, field in columns:
            start, end = row.places[column] if column < len(row.places) else (0, 0)
            if row.target_id and str(column) not in row.edits and document.text[start:end].strip():
                yield kind, row.target_id, Words(field, document, start, end)
