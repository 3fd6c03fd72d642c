"""Writing many agreements in one act: the same rules and history as one by one, in few statements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.register.models import (
    Agreement,
    AgreementActivity,
    AgreementParty,
    AgreementSignatory,
    Organisation,
    OrganisationName,
    Side,
)
from caunoi_web.register.queries.snapshots import fields_as_kept
from caunoi_web.register.services.agreements import Values, fill_agreement
from caunoi_web.register.services.indexing import agreement_entry
from caunoi_web.register.services.records import changed_fields
from caunoi_web.search.services import index_entries
from caunoi_web.sources.models import Document
from caunoi_web.sources.services import Change, record_changes

Parties = Sequence[tuple[Organisation, str]]


@dataclass(frozen=True, slots=True)
class NewAgreement:
    """An agreement to add, each part as ``create_agreement`` takes it; at least one party, none twice."""

    id: UUID
    values: Values
    parties: Parties
    activities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangedAgreement:
    """Values to set in an agreement that the caller holds locked; parties and activities to add to it."""

    agreement: Agreement
    values: Values
    parties: Parties = ()
    activities: tuple[str, ...] = ()


@dataclass(slots=True)
class _Rows:
    """The rows of agreements, by agreement."""

    parties: dict[UUID, list[AgreementParty]] = field(default_factory=dict)
    activities: dict[UUID, list[str]] = field(default_factory=dict)
    signed_by: dict[UUID, list[str]] = field(default_factory=dict)

    def kept(self, agreement: UUID) -> dict[str, Any]:
        return {
            "parties": [_party_kept(row) for row in self.parties.get(agreement, ())],
            "activities": sorted(self.activities.get(agreement, ())),
        }


@transaction.atomic
def create_agreements(
    *,
    actor: User,
    wanted: Sequence[NewAgreement],
    reason: str,
    act: UUID,
    document: Document | None = None,
) -> dict[UUID, Agreement]:
    """Add agreements; returns them by their ids. Raises as ``create_agreement``."""
    require(actor, Action.REGISTER_WRITE)
    made, rows, changes = {}, _Rows(), []
    empty = fields_as_kept(Agreement()) | {"parties": [], "activities": []}
    for one in wanted:
        agreement = Agreement(id=one.id, created_by=actor, changed_by=actor)
        fill_agreement(agreement, one.values)
        rows.parties[one.id] = _parties(agreement, one.parties, first=0)
        rows.activities[one.id] = sorted(set(one.activities))
        made[one.id] = agreement
        _before, after = changed_fields(empty, fields_as_kept(agreement) | rows.kept(one.id))
        changes.append(_change(agreement, "created", {}, after, rows))
    Agreement.objects.bulk_create(made.values())
    AgreementParty.objects.bulk_create(row for some in rows.parties.values() for row in some)
    AgreementActivity.objects.bulk_create(
        AgreementActivity(agreement_id=key, code=code)
        for key, some in rows.activities.items()
        for code in some
    )
    record_changes(changes, actor=actor, reason=reason, act=act, document=document)
    _index(list(made.values()), rows)
    return made


@transaction.atomic
def amend_agreements(
    *,
    actor: User,
    wanted: Sequence[ChangedAgreement],
    reason: str,
    act: UUID,
    document: Document | None = None,
) -> None:
    """Change agreements that the caller locked and compared. Raises as ``amend_agreement``."""
    require(actor, Action.REGISTER_WRITE)
    rows = _rows_of([one.agreement.pk for one in wanted])
    changed, parties, activities, changes = [], [], [], []
    for one in wanted:
        agreement, key = one.agreement, one.agreement.pk
        seen = fields_as_kept(agreement) | rows.kept(key)
        fill_agreement(agreement, one.values)
        fresh = _fresh_parties(agreement, one.parties, rows)
        codes = sorted(set(one.activities) - set(rows.activities.get(key, ())))
        rows.parties.setdefault(key, []).extend(fresh)
        rows.activities.setdefault(key, []).extend(codes)
        before, after = changed_fields(seen, fields_as_kept(agreement) | rows.kept(key))
        if not after:
            continue
        changed.append(agreement)
        parties += fresh
        activities += [AgreementActivity(agreement=agreement, code=code) for code in codes]
        changes.append(_change(agreement, "amended", before, after, rows))
    store_agreements(changed, actor=actor)
    AgreementParty.objects.bulk_create(parties)
    AgreementActivity.objects.bulk_create(activities)
    record_changes(changes, actor=actor, reason=reason, act=act, document=document)
    _index(changed, rows)


def store_agreements(rows: Sequence[Agreement], *, actor: User) -> None:
    """Store existing agreements under their next versions, in one statement for some hundreds."""
    for row in rows:
        row.version += 1
        row.changed_by = actor
        row.changed_at = timezone.now()
    fields = [one.name for one in Agreement._meta.concrete_fields if one.name not in _FIXED]
    if rows:
        Agreement.objects.bulk_create(rows, update_conflicts=True, unique_fields=["id"], update_fields=fields)


def index_agreements(agreements: Sequence[Agreement]) -> None:
    """Renew what live agreements are found by, in a fixed number of queries."""
    _index(agreements, _rows_of([agreement.pk for agreement in agreements]))


_FIXED = frozenset({"id", "created_at", "created_by"})


def _rows_of(agreements: Sequence[UUID]) -> _Rows:
    rows = _Rows()
    if not agreements:
        return rows
    for party in AgreementParty.objects.filter(agreement__in=agreements).select_related("organisation"):
        rows.parties.setdefault(party.agreement_id, []).append(party)
    codes = AgreementActivity.objects.filter(agreement__in=agreements).values_list("agreement", "code")
    for key, code in codes:
        rows.activities.setdefault(key, []).append(code)
    names = AgreementSignatory.objects.filter(agreement__in=agreements).values_list("agreement", "name")
    for key, name in names:
        rows.signed_by.setdefault(key, []).append(name)
    return rows


def _parties(agreement: Agreement, parties: Parties, *, first: int) -> list[AgreementParty]:
    return [
        AgreementParty(
            agreement=agreement,
            organisation=organisation,
            name_as_written=written.strip()[:300],
            side=Side.PARTNER.value,
            position=position,
        )
        for position, (organisation, written) in enumerate(parties, start=first)
    ]


def _fresh_parties(agreement: Agreement, parties: Parties, rows: _Rows) -> list[AgreementParty]:
    there = rows.parties.get(agreement.pk, [])
    known = {row.organisation_id for row in there}
    fresh = [(one, written) for one, written in parties if one.pk not in known]
    return _parties(agreement, fresh, first=1 + max((row.position for row in there), default=-1))


def _index(agreements: Sequence[Agreement], rows: _Rows) -> None:
    organisations = {row.organisation_id for one in agreements for row in rows.parties.get(one.pk, ())}
    others: dict[UUID, list[str]] = {}
    names = OrganisationName.objects.filter(organisation__in=list(organisations))
    for organisation, text in names.values_list("organisation", "text"):
        others.setdefault(organisation, []).append(text)
    index_entries(
        [
            agreement_entry(one, _named(rows.parties.get(one.pk, ()), others), *_words(one, rows))
            for one in agreements
        ]
    )


def _named(
    parties: Iterable[AgreementParty], others: dict[UUID, list[str]]
) -> list[tuple[str, Organisation, list[str]]]:
    return [(row.name_as_written, row.organisation, others.get(row.organisation_id, [])) for row in parties]


def _words(agreement: Agreement, rows: _Rows) -> tuple[list[str], list[str]]:
    return rows.activities.get(agreement.pk, []), rows.signed_by.get(agreement.pk, [])


def _party_kept(row: AgreementParty) -> dict[str, str]:
    return {
        "id": str(row.organisation_id),
        "label": row.organisation.name,
        "as_written": row.name_as_written,
        "side": row.side,
    }


def _change(agreement: Agreement, verb: str, before: Values, after: Values, rows: _Rows) -> Change:
    kind = Agreement.target_kind
    names = ", ".join(row.organisation.name for row in rows.parties.get(agreement.pk, ()))
    label = agreement.title or f"{agreement.number} {names}".strip()
    return Change(f"{kind}.{verb}", kind, agreement.pk, label, before, after)
