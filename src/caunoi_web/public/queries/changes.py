"""What changed in the published lists: facts of the register with the moments they were written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from caunoi.domain.terms import FINAL, PROLONGING, Status
from caunoi_web.common.jinja import format_iso
from caunoi_web.public.fields import PARTNER_FIELDS
from caunoi_web.public.fields.agreements import status_words
from caunoi_web.public.queries.rows import PublicRow, agreement_rows, partner_rows
from caunoi_web.public.queries.visible import public_agreements, public_partners
from caunoi_web.public.shown import Shown
from caunoi_web.register.models import AgreementEvent, Organisation
from caunoi_web.sources.models import AuditEntry

MOST = 100
LOOKED_BACK = timedelta(days=365)
# Entries of the history that are looked through for changed partners; more in a year is an import, not news.
HISTORY_READ = 1000
_CHANGED = ("organisation.amended", "organisation.names-added")


@dataclass(frozen=True, slots=True)
class Change:
    """One entry: what happened to which record, when it was written down. ``id`` is the same for ever."""

    id: UUID
    kind: str
    page: str
    record: UUID
    title: str
    detail: str
    at: datetime


def changes_of(shown: Shown) -> list[Change]:
    """The newest changes of what is public now, at most ``MOST``; a fixed number of queries.

    What is no longer public is told nowhere, so an end is told only where ended agreements are shown.
    """
    told = [*_added(shown), *_prolonged(shown), *_ended(shown), *_expired(shown), *_partners(shown)]
    return sorted(told, key=lambda change: (change.at, str(change.id)), reverse=True)[:MOST]


def _added(shown: Shown) -> Iterator[Change]:
    newest = public_agreements(shown).order_by("-pk")[:MOST]
    moments = dict(newest.values_list("pk", "created_at"))
    for row in agreement_rows(public_agreements(shown).filter(pk__in=moments), shown):
        title = _("New in the list: %(name)s") % {"name": row.heading}
        yield _change("added", row, title, _facts(row), moments[row.id])


def _prolonged(shown: Shown) -> Iterator[Change]:
    """Only where the end is published: that is what the event changes."""
    if "end" in shown.agreement_fields:
        for row, event in _events(shown, frozenset(PROLONGING)):
            title = _("Renewed until %(day)s: %(name)s") % {
                "day": format_iso(event["until"]),
                "name": row.heading,
            }
            yield _change("renewed", row, title, _facts(row), event["made_at"], str(event["pk"]))


def _ended(shown: Shown) -> Iterator[Change]:
    if "status" in shown.agreement_fields:
        for row, event in _events(shown, frozenset(FINAL)):
            title = f"{status_words(event['kind'])}: {row.heading}"
            yield _change("ended", row, title, _facts(row), event["made_at"], str(event["pk"]))


def _expired(shown: Shown) -> Iterator[Change]:
    """What ran out within a year, on the day after its last."""
    if not {"status", "end"} <= shown.agreement_fields or Status.EXPIRED.value not in shown.statuses:
        return
    over = public_agreements(shown).filter(
        status=Status.EXPIRED.value, ends_on__gte=shown.day - LOOKED_BACK, ends_on__lt=shown.day
    )
    ends: dict[UUID, date] = dict(over.order_by("-ends_on", "-pk").values_list("pk", "ends_on")[:MOST])
    for row in agreement_rows(public_agreements(shown).filter(pk__in=ends), shown):
        at = timezone.make_aware(datetime.combine(ends[row.id] + timedelta(days=1), time.min))
        title = f"{status_words(Status.EXPIRED.value)}: {row.heading}"
        yield _change("ended", row, title, _facts(row), at, ends[row.id].isoformat())


def _events(shown: Shown, kinds: frozenset[Any]) -> Iterator[tuple[PublicRow, Mapping[str, Any]]]:
    events = (
        AgreementEvent.objects.filter(
            Exists(public_agreements(shown).filter(pk=OuterRef("agreement"))),
            kind__in=sorted(kind.value for kind in kinds),
            withdrawn_at__isnull=True,
        )
        .order_by("-made_at", "-pk")
        .values("pk", "agreement_id", "kind", "until", "made_at")[:MOST]
    )
    found = list(events)
    ids = [event["agreement_id"] for event in found]
    rows = {row.id: row for row in agreement_rows(public_agreements(shown).filter(pk__in=ids), shown)}
    return ((rows[event["agreement_id"]], event) for event in found if event["agreement_id"] in rows)


def _partners(shown: Shown) -> Iterator[Change]:
    """Partners of whom a published field was changed: which, not what it was."""
    labels = {field.key: field.label for field in PARTNER_FIELDS}
    entries = AuditEntry.objects.filter(
        target_kind=Organisation.target_kind,
        action__in=_CHANGED,
        at__gte=timezone.make_aware(datetime.combine(shown.day - LOOKED_BACK, time.min)),
    ).order_by("-pk")
    open_fields = shown.partner_fields | {"name"}
    found: list[tuple[UUID, UUID, datetime, Sequence[str]]] = []
    for key, record, at, after in entries.values_list("pk", "target_id", "at", "after")[:HISTORY_READ]:
        changed = [field for field in map(_published, after) if field in open_fields]
        if changed and len(found) < MOST:
            found.append((key, record, at, changed))
    ids = [record for _key, record, _at, _changed in found]
    rows = {row.id: row for row in partner_rows(public_partners(shown).filter(pk__in=ids), shown)}
    for key, record, at, changed in found:
        if record in rows:
            title = _("Changed: %(name)s") % {"name": rows[record].name}
            detail = "; ".join(str(labels[field]) for field in changed)
            yield Change(uuid5(key, "changed"), "changed", "partner", record, title, detail, at)


def _published(field: str) -> str:
    """The history's name of a field as the allow-list calls it."""
    return {"names": "other_names"}.get(field, field)


def _facts(row: PublicRow) -> str:
    return " · ".join(
        words for key in ("kind", "partners", "status") if (words := row.text(key)) and words != row.heading
    )


def _change(kind: str, row: PublicRow, title: str, detail: str, at: datetime, beside: str = "") -> Change:
    key = uuid5(NAMESPACE_URL, f"{kind} {row.id} {beside}")
    return Change(key, kind, "agreement", row.id, title, detail, at)
