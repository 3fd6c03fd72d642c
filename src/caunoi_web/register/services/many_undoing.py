"""Taking many records back in one act: new ones are put aside, changed fields go back."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.register.models import (
    Agreement,
    AgreementActivity,
    AgreementParty,
    Organisation,
    OrganisationName,
)
from caunoi_web.register.models.records import Record
from caunoi_web.register.services.agreements import Values, fill_agreement
from caunoi_web.register.services.indexing import forget_names
from caunoi_web.register.services.many_agreements import index_agreements, store_agreements
from caunoi_web.register.services.many_organisations import index_organisations, store_organisations
from caunoi_web.register.services.organisations import fill_organisation
from caunoi_web.search.services import remove_entries
from caunoi_web.sources.services import Change, record_changes

AnyRecords = Sequence[Agreement] | Sequence[Organisation]


@dataclass(frozen=True, slots=True)
class GoesBack:
    """What goes back in one record: ``values`` to set again, ``now`` what stands there; rows to take out.

    ``before`` and ``after`` are what the history says of it.
    """

    record: Record
    values: Values
    before: Values = field(default_factory=dict)
    after: Values = field(default_factory=dict)
    organisations: tuple[UUID, ...] = ()
    activities: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@transaction.atomic
def set_aside_many(
    *, actor: User, records: AnyRecords, labels: dict[UUID, str], reason: str, act: UUID
) -> None:
    """Archive records that one act made; the caller holds them and has seen that nothing stands on them."""
    require(actor, Action.REGISTER_WRITE)
    now, changes = timezone.now(), []
    for record in records:
        record.archived_at = now
        kind = record.target_kind
        changes.append(
            Change(
                f"{kind}.taken-back",
                kind,
                record.pk,
                labels.get(record.pk, str(record)),
                {"archived_at": None},
                {"archived_at": now},
            )
        )
    _store(records, actor)
    record_changes(changes, actor=actor, reason=reason, act=act)
    if records:
        remove_entries(kind=records[0].target_kind, target_ids=[record.pk for record in records])
        forget_names(record.pk for record in records)


@transaction.atomic
def put_back_many(
    *, actor: User, wanted: Sequence[GoesBack], labels: dict[UUID, str], reason: str, act: UUID
) -> None:
    """Let fields and rows go back to what they were; all records are of one kind and held by the caller."""
    require(actor, Action.REGISTER_WRITE)
    changes = []
    for one in wanted:
        record = one.record
        if isinstance(record, Agreement):
            fill_agreement(record, one.values)
        elif isinstance(record, Organisation):
            fill_organisation(record, one.values)
        kind = record.target_kind
        label = labels.get(record.pk, str(record))
        changes.append(Change(f"{kind}.amended", kind, record.pk, label, one.before, one.after))
    _take_out(wanted)
    records = [one.record for one in wanted]
    _store(records, actor)  # type: ignore[arg-type]
    record_changes(changes, actor=actor, reason=reason, act=act)
    index_agreements([record for record in records if isinstance(record, Agreement)])
    index_organisations([record for record in records if isinstance(record, Organisation)])


def _take_out(wanted: Sequence[GoesBack]) -> None:
    """The parties, activities and names that the act had added."""
    parties = {(one.record.pk, organisation) for one in wanted for organisation in one.organisations}
    codes = {(one.record.pk, code) for one in wanted for code in one.activities}
    names = {(one.record.pk, name) for one in wanted for name in one.names}
    for model, keys, owner, column in (
        (AgreementParty, parties, "agreement_id", "organisation_id"),
        (AgreementActivity, codes, "agreement_id", "code"),
        (OrganisationName, names, "organisation_id", "text"),
    ):
        if keys:
            rows = model._default_manager.filter(**{f"{owner}__in": [key for key, _value in keys]})
            gone = [pk for pk, *pair in rows.values_list("pk", owner, column) if tuple(pair) in keys]
            model._default_manager.filter(pk__in=gone).delete()


def _store(records: AnyRecords, actor: User) -> None:
    store_agreements([record for record in records if isinstance(record, Agreement)], actor=actor)
    store_organisations([record for record in records if isinstance(record, Organisation)], actor=actor)
