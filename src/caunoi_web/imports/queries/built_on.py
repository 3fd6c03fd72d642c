"""What people have built on records since: rows of any app that point at them, words of other documents."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import CASCADE, Model
from django.utils.translation import gettext as _

from caunoi_web.register.models import (
    Agreement,
    AgreementActivity,
    AgreementParty,
    AgreementSignatory,
    Organisation,
    OrganisationName,
    OwnParty,
)
from caunoi_web.sources.models import Evidence

# Parts of the records themselves: they go with them.
_PARTS = (AgreementActivity, AgreementSignatory, OrganisationName, OwnParty)


@dataclass(frozen=True, slots=True)
class Built:
    """What does not count: words that ``act`` attached, and parties of agreements that go as well."""

    act: UUID
    without_agreements: Collection[UUID] = ()


def built_on(
    model: type[Agreement] | type[Organisation], keys: Collection[UUID], besides: Built
) -> dict[UUID, str]:
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
        if other is AgreementParty:
            if model is Agreement:
                continue
            rows = rows.exclude(agreement__in=list(besides.without_agreements))
            rows = rows.filter(agreement__archived_at__isnull=True)
        names = {one.name for one in other._meta.get_fields()}
        for gone in ("archived_at", "withdrawn_at", "undone_at"):
            if gone in names:
                rows = rows.filter(**{f"{gone}__isnull": True})
        yield rows, column, str(other._meta.verbose_name)


def _is_derived(relation: Any) -> bool:
    """Rows that go when the record goes are made from it, not built on it."""
    return relation.on_delete is CASCADE


def _other_words(
    model: type[Agreement] | type[Organisation], keys: Collection[UUID], besides: Built
) -> Iterable[UUID]:
    pieces = Evidence.objects.filter(
        target_kind=model.target_kind, target_id__in=list(keys), withdrawn_at__isnull=True
    )
    return pieces.exclude(act=besides.act).values_list("target_id", flat=True).distinct()
