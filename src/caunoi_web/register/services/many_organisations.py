"""Writing many organisations in one act: the same rules and history as one by one, in few statements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.register.models import Agreement, Organisation, OrganisationName
from caunoi_web.register.services.indexing import index_names, organisation_entry
from caunoi_web.register.services.many_agreements import index_agreements
from caunoi_web.register.services.names import OtherName, kept_name, new_names
from caunoi_web.register.services.organisations import Values, fill_organisation, organisation_as_kept
from caunoi_web.register.services.records import changed_fields
from caunoi_web.search.services import index_entries
from caunoi_web.sources.models import Document
from caunoi_web.sources.services import Change, record_changes


@dataclass(frozen=True, slots=True)
class NewOrganisation:
    """An organisation to add: values as ``create_organisation`` takes them, and its other names."""

    id: UUID
    values: Values
    names: tuple[OtherName, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangedOrganisation:
    """Values to set in an organisation that the caller holds locked, and names to add to it."""

    organisation: Organisation
    values: Values
    names: tuple[OtherName, ...] = ()


@transaction.atomic
def create_organisations(
    *,
    actor: User,
    wanted: Sequence[NewOrganisation],
    reason: str,
    act: UUID,
    document: Document | None = None,
) -> dict[UUID, Organisation]:
    """Add organisations; returns them by their ids. Raises as ``create_organisation``."""
    require(actor, Action.REGISTER_WRITE)
    made, names, changes = {}, [], []
    empty = organisation_as_kept(Organisation())
    for one in wanted:
        organisation = Organisation(id=one.id, created_by=actor, changed_by=actor)
        fill_organisation(organisation, one.values)
        fresh = new_names(organisation, one.names, ())
        made[one.id] = organisation
        names += fresh
        _before, after = changed_fields(empty, organisation_as_kept(organisation))
        changes.append(_change(organisation, "created", {}, after | _names_kept(fresh)))
    Organisation.objects.bulk_create(made.values())
    OrganisationName.objects.bulk_create(names)
    record_changes(changes, actor=actor, reason=reason, act=act, document=document)
    _index(made.values(), names)
    return made


@transaction.atomic
def amend_organisations(
    *,
    actor: User,
    wanted: Sequence[ChangedOrganisation],
    reason: str,
    act: UUID,
    document: Document | None = None,
) -> None:
    """Change organisations that the caller locked and compared. Raises as ``amend_organisation``."""
    require(actor, Action.REGISTER_WRITE)
    rows, names, changes = [], [], []
    known = _names_by_organisation(one.organisation.pk for one in wanted)
    for one in wanted:
        organisation = one.organisation
        seen = organisation_as_kept(organisation)
        fill_organisation(organisation, one.values)
        fresh = new_names(organisation, one.names, known.get(organisation.pk, ()))
        before, after = changed_fields(seen, organisation_as_kept(organisation))
        if not after and not fresh:
            continue
        rows.append(organisation)
        names += fresh
        changes.append(_change(organisation, "amended", before, after | _names_kept(fresh)))
    store_organisations(rows, actor=actor)
    OrganisationName.objects.bulk_create(names)
    record_changes(changes, actor=actor, reason=reason, act=act, document=document)
    index_organisations(rows)


def store_organisations(rows: Sequence[Organisation], *, actor: User) -> None:
    """Store existing organisations under their next versions, in one statement for some hundreds."""
    for row in rows:
        row.version += 1
        row.changed_by = actor
        row.changed_at = timezone.now()
    fields = [field.name for field in Organisation._meta.concrete_fields if field.name not in _FIXED]
    if rows:
        Organisation.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["id"], update_fields=fields
        )


def index_organisations(rows: Sequence[Organisation]) -> None:
    """Renew what live organisations, and with their names their agreements, are found by; few queries."""
    keys = [row.pk for row in rows]
    if keys:
        _index(rows, OrganisationName.objects.filter(organisation__in=keys))
        theirs = Agreement.objects.live().filter(party_rows__organisation__in=keys)
        index_agreements(list(theirs.distinct()))


_FIXED = frozenset({"id", "created_at", "created_by"})


def _names_by_organisation(organisations: Iterable[UUID]) -> dict[UUID, set[str]]:
    found: dict[UUID, set[str]] = {}
    rows = OrganisationName.objects.filter(organisation__in=list(organisations))
    for organisation, text in rows.values_list("organisation", "text"):
        found.setdefault(organisation, set()).add(text)
    return found


def _index(organisations: Iterable[Organisation], names: Iterable[OrganisationName]) -> None:
    others: dict[UUID, list[str]] = {}
    for name in names:
        others.setdefault(name.organisation_id, []).append(name.text)
    every = list(organisations)
    index_entries([organisation_entry(one, others.get(one.pk, ())) for one in every])
    index_names({one: others.get(one.pk, ()) for one in every})


def _names_kept(names: Sequence[OrganisationName]) -> dict[str, list[dict[str, str]]]:
    return {"names": [kept_name(name) for name in names]} if names else {}


def _change(organisation: Organisation, verb: str, before: Values, after: Values) -> Change:
    kind = Organisation.target_kind
    return Change(f"{kind}.{verb}", kind, organisation.pk, organisation.name, before, after)
