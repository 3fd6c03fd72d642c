"""Writing many activities in one act: the same rules and history as one by one, in few statements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.activities.models import Activity, ActivityPartner
from caunoi_web.activities.services.deeds import Values, activity_as_kept, fill_activity, label_of
from caunoi_web.register.models import AgreementParty, Organisation
from caunoi_web.register.services.many_undoing import GoesBack
from caunoi_web.register.services.records import changed_fields
from caunoi_web.sources.models import Document
from caunoi_web.sources.services import Change, record_changes

_FIXED = frozenset({"id", "created_at", "created_by"})
_KIND = Activity.target_kind


@dataclass(frozen=True, slots=True)
class NewActivity:
    """An activity to record, as ``create_activity`` takes it; without partners those of its agreement."""

    id: UUID
    values: Values
    partners: Sequence[Organisation] = ()


@dataclass(frozen=True, slots=True)
class ChangedActivity:
    """Values to set in an activity that the caller holds locked, and partners to add to it."""

    activity: Activity
    values: Values
    partners: Sequence[Organisation] = ()


@transaction.atomic
def create_activities(
    *, actor: User, wanted: Sequence[NewActivity], reason: str, act: UUID, document: Document | None = None
) -> None:
    """Record activities. Raises as ``create_activity``; only for who may write for every unit."""
    require(actor, Action.ACTIVITY_WRITE)
    empty, made, partners, changes = activity_as_kept(Activity()), [], [], []
    theirs = _partners_of_agreements(wanted)
    for one in wanted:
        activity = Activity(id=one.id, created_by=actor, changed_by=actor)
        fill_activity(activity, one.values)
        rows = _partner_rows(activity, one.partners or theirs.get(activity.agreement_id, ()), first=0)
        made.append(activity)
        partners += rows
        _before, after = changed_fields(empty, activity_as_kept(activity) | {"partners": _kept(rows)})
        changes.append(Change(f"{_KIND}.created", _KIND, one.id, label_of(activity), {}, after))
    Activity.objects.bulk_create(made)
    ActivityPartner.objects.bulk_create(partners)
    record_changes(changes, actor=actor, reason=reason, act=act, document=document)


@transaction.atomic
def amend_activities(
    *,
    actor: User,
    wanted: Sequence[ChangedActivity],
    reason: str,
    act: UUID,
    document: Document | None = None,
) -> None:
    """Change activities that the caller locked and compared. Raises as ``amend_activity``."""
    require(actor, Action.ACTIVITY_WRITE)
    there = _partners_of([one.activity.pk for one in wanted])
    changed, partners, changes = [], [], []
    for one in wanted:
        activity, rows = one.activity, there.get(one.activity.pk, [])
        seen = activity_as_kept(activity) | {"partners": _kept(rows)}
        fill_activity(activity, one.values)
        known = {row.organisation_id for row in rows}
        fresh = [organisation for organisation in one.partners if organisation.pk not in known]
        added = _partner_rows(activity, fresh, first=1 + max((row.position for row in rows), default=-1))
        now = activity_as_kept(activity) | {"partners": _kept([*rows, *added])}
        before, after = changed_fields(seen, now)
        if not after:
            continue
        changed.append(activity)
        partners += added
        changes.append(Change(f"{_KIND}.amended", _KIND, activity.pk, label_of(activity), before, after))
    _store(changed, actor=actor)
    ActivityPartner.objects.bulk_create(partners)
    record_changes(changes, actor=actor, reason=reason, act=act, document=document)


@transaction.atomic
def set_activities_aside(
    *, actor: User, activities: Sequence[Activity], labels: dict[UUID, str], reason: str, act: UUID
) -> None:
    """Archive activities that one act recorded; the caller holds them and saw that nothing stands on them."""
    require(actor, Action.ACTIVITY_WRITE)
    now = timezone.now()
    for activity in activities:
        activity.archived_at = now
    _store(activities, actor=actor)
    gone = ({"archived_at": None}, {"archived_at": now})
    record_changes(
        [
            Change(f"{_KIND}.taken-back", _KIND, one.pk, labels.get(one.pk) or label_of(one), *gone)
            for one in activities
        ],
        actor=actor,
        reason=reason,
        act=act,
    )


@transaction.atomic
def put_activities_back(
    *, actor: User, wanted: Sequence[GoesBack], labels: dict[UUID, str], reason: str, act: UUID
) -> None:
    """Let fields and partners go back to what they were; the caller holds the activities."""
    require(actor, Action.ACTIVITY_WRITE)
    changes, records = [], []
    for one in wanted:
        activity: Any = one.record
        fill_activity(activity, one.values)
        records.append(activity)
        label = labels.get(activity.pk) or label_of(activity)
        changes.append(Change(f"{_KIND}.amended", _KIND, activity.pk, label, one.before, one.after))
    added = {(one.record.pk, organisation) for one in wanted for organisation in one.organisations}
    rows = ActivityPartner.objects.filter(activity__in=[key for key, _organisation in added])
    gone = [pk for pk, *pair in rows.values_list("pk", "activity", "organisation") if tuple(pair) in added]
    ActivityPartner.objects.filter(pk__in=gone).delete()
    _store(records, actor=actor)
    record_changes(changes, actor=actor, reason=reason, act=act)


def _store(rows: Sequence[Activity], *, actor: User) -> None:
    """Existing activities under their next versions, in one statement for some hundreds."""
    for row in rows:
        row.version += 1
        row.changed_by = actor
        row.changed_at = timezone.now()
    fields = [one.name for one in Activity._meta.concrete_fields if one.name not in _FIXED]
    if rows:
        Activity.objects.bulk_create(rows, update_conflicts=True, unique_fields=["id"], update_fields=fields)


def _partner_rows(
    activity: Activity, partners: Iterable[Organisation], *, first: int
) -> list[ActivityPartner]:
    return [
        ActivityPartner(activity=activity, organisation=organisation, position=position)
        for position, organisation in enumerate(dict.fromkeys(partners), start=first)
    ]


def _partners_of(activities: Sequence[UUID]) -> dict[UUID, list[ActivityPartner]]:
    found: dict[UUID, list[ActivityPartner]] = {}
    for row in ActivityPartner.objects.filter(activity__in=activities).select_related("organisation"):
        found.setdefault(row.activity_id, []).append(row)
    return found


def _partners_of_agreements(wanted: Iterable[NewActivity]) -> dict[UUID | None, list[Organisation]]:
    keys = {one.values["agreement"].pk for one in wanted if one.values.get("agreement") and not one.partners}
    found: dict[UUID | None, list[Organisation]] = {}
    rows = AgreementParty.objects.filter(agreement__in=list(keys)).select_related("organisation")
    for row in rows.order_by("agreement", "position"):
        found.setdefault(row.agreement_id, []).append(row.organisation)
    return found


def _kept(rows: Sequence[ActivityPartner]) -> list[dict[str, str]]:
    return [{"id": str(row.organisation_id), "label": row.organisation.name} for row in rows]
