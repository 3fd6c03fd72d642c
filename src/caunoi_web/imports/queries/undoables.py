"""What undoing needs to know of each kind of record: its fields as kept, its rows, what they point at."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from caunoi_web.accounts.models import Unit
from caunoi_web.activities.models import Activity, ActivityPartner, Commitment
from caunoi_web.activities.services.deeds import activity_as_kept
from caunoi_web.register.models import Agreement, AgreementParty, Organisation
from caunoi_web.register.models.records import Record
from caunoi_web.register.queries.snapshots import fields_as_kept
from caunoi_web.register.services.organisations import FIELDS as ORGANISATION_FIELDS

Rows = dict[UUID, set[str]]


@dataclass(frozen=True, slots=True)
class Undoable:
    """``rows`` names the parts kept as lists in the history, each with the field that tells one of them
    ("" for plain codes) and how to find those that stand now. ``points_at`` are fields that hold records.
    """

    model: type[Record]
    related: tuple[str, ...]
    kept: Callable[[Any], Mapping[str, Any]]
    rows: Mapping[str, tuple[str, Callable[[Collection[UUID]], Rows]]]
    points_at: Mapping[str, type[Any]]

    @property
    def kind(self) -> str:
        return self.model.target_kind

    def held(self, keys: Collection[UUID], *, lock: bool) -> Iterable[Any]:
        """The records, locked when the caller is about to change them."""
        rows = self.model._default_manager.filter(pk__in=list(keys)).select_related(*self.related)
        return rows.order_by("pk").select_for_update(of=("self",)) if lock else rows.order_by("pk")

    def pointed_at(self, entries: Iterable[Any]) -> dict[str, dict[str, Any]]:
        """The records that fields of the history point at, by field and id."""
        before = [entry.before for entry in entries]
        found: dict[str, dict[str, Any]] = {}
        for name, model in self.points_at.items():
            keys = {kept[name]["id"] for kept in before if kept.get(name)}
            found[name] = {str(one.pk): one for one in model._default_manager.filter(pk__in=list(keys))}
        return found


def _organisation_kept(organisation: Organisation) -> dict[str, Any]:
    return {name: getattr(organisation, name) for name in ORGANISATION_FIELDS if name != "parent"}


def _grouped(pairs: Iterable[tuple[UUID, Any]]) -> Rows:
    found: Rows = {}
    for key, value in pairs:
        found.setdefault(key, set()).add(str(value))
    return found


def _parties(keys: Collection[UUID]) -> Rows:
    """What a signatory signs for stays."""
    rows = AgreementParty.objects.filter(agreement__in=list(keys), signatory_rows__isnull=True)
    return _grouped(rows.values_list("agreement", "organisation"))


def _codes(keys: Collection[UUID]) -> Rows:
    found = Agreement.objects.filter(pk__in=list(keys), activity_rows__isnull=False)
    return _grouped(found.values_list("pk", "activity_rows__code"))


def _names(keys: Collection[UUID]) -> Rows:
    found = Organisation.objects.filter(pk__in=list(keys), names__isnull=False)
    return _grouped(found.values_list("pk", "names__text"))


def _partners(keys: Collection[UUID]) -> Rows:
    rows = ActivityPartner.objects.filter(activity__in=list(keys))
    return _grouped(rows.values_list("activity", "organisation"))


AGREEMENTS = Undoable(
    Agreement,
    ("host_unit",),
    fields_as_kept,
    {"parties": ("id", _parties), "activities": ("", _codes)},
    {"host_unit": Unit},
)
ORGANISATIONS = Undoable(Organisation, ("parent",), _organisation_kept, {"names": ("text", _names)}, {})
ACTIVITIES = Undoable(
    Activity,
    ("agreement", "commitment", "unit"),
    activity_as_kept,
    {"partners": ("id", _partners)},
    {"agreement": Agreement, "commitment": Commitment, "unit": Unit},
)
