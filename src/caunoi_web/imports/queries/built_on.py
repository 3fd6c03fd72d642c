"""What people have built on records since: rows of any app that point at them, words of other documents."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import CASCADE, Model
from django.utils.translation import gettext as _

from caunoi_web.activities.models import Activity, ActivityPartner
from caunoi_web.register.models import (
    Agreement,
    AgreementActivity,
    AgreementParty,
    AgreementSignatory,
    OrganisationName,
    OwnParty,
)
from caunoi_web.register.models.records import Record
from caunoi_web.sources.models import Evidence

# Parts of the records themselves: they go with them.
_PARTS = (AgreementActivity, AgreementSignatory, OrganisationName, OwnParty)
# Parts that tie a record to an organisation: they hold the organisation, as long as their record stands.
_LINKS: dict[Any, tuple[str, type[Model]]] = {
    AgreementParty: ("agreement", Agreement),
    ActivityPartner: ("activity", Activity),
}


@dataclass(frozen=True, slots=True)
class Built:
    """What does not count: words that ``act`` attached, and records that go as well, with their parts."""

    act: UUID
    records: dict[type[Model], Collection[UUID]] = field(default_factory=dict)


def built_on(model: type[Record], keys: Collection[UUID], besides: Built) -> dict[UUID, str]:
    """The records on which something stands, with what it is in words.

    One query for every table that points at them, whatever their number.
    """
    found: dict[UUID, dict[str, int]] = {}
    for rows, column, label in _pointing(model, keys, besides):
        for key in rows.values_list(column, flat=True):
            found.setdefault(key, {}).setdefault(label, 0)
            found[key][label] += 1
    for key in _other_words(model, keys, besides):
        found.setdefault(key, {})[_("words of another document")] = 1
    return {
        key: _("In use: %(uses)s.")
        % {"uses": ", ".join(f"{label} ({number})" for label, number in uses.items())}
        for key, uses in found.items()
    }


def _pointing(model: type[Model], keys: Collection[UUID], besides: Built) -> Iterable[tuple[Any, str, str]]:
    for relation in model._meta.get_fields(include_hidden=True):
        is_pointing = (
            relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one)
        )
        if not is_pointing or relation.related_model in _PARTS or _is_derived(relation):
            continue
        other, column = relation.related_model, relation.field.attname  # type: ignore[union-attr]
        rows = other._default_manager.filter(**{f"{column}__in": list(keys)})
        if other in besides.records:
            rows = rows.exclude(pk__in=list(besides.records[other]))
        if other in _LINKS:
            name, owner = _LINKS[other]
            if model is owner:
                continue
            rows = rows.exclude(**{f"{name}__in": list(besides.records.get(owner, ()))})
            rows = rows.filter(**{f"{name}__archived_at__isnull": True})
        names = {one.name for one in other._meta.get_fields()}
        for gone in ("archived_at", "withdrawn_at", "undone_at"):
            if gone in names:
                rows = rows.filter(**{f"{gone}__isnull": True})
        yield rows, column, str(other._meta.verbose_name)


def _is_derived(relation: Any) -> bool:
    """Rows that go when the record goes are made from it, not built on it."""
    return relation.on_delete is CASCADE


def _other_words(model: type[Record], keys: Collection[UUID], besides: Built) -> Iterable[UUID]:
    pieces = Evidence.objects.filter(
        target_kind=model.target_kind, target_id__in=list(keys), withdrawn_at__isnull=True
    )
    return pieces.exclude(act=besides.act).values_list("target_id", flat=True).distinct()
