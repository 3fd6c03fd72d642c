"""The university's own units: faculties, offices, laboratories."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.models import Unit, User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.people.errors import CircleOfUnits
from caunoi_web.sources.services import record_change


@transaction.atomic
def add_unit(*, actor: User, name_vi: str, name_en: str = "", parent: Unit | None = None) -> Unit:
    """Add a unit, below ``parent`` when given."""
    require(actor, Action.PEOPLE_MANAGE)
    unit = Unit.objects.create(name_vi=name_vi, name_en=name_en, parent=parent)
    _record(actor, "unit.added", unit, {}, _values(unit))
    return unit


@transaction.atomic
def amend_unit(*, actor: User, unit: Unit, name_vi: str, name_en: str, parent: Unit | None) -> Unit:
    """Rename or move a unit. Raises ``CircleOfUnits`` when it would lie below itself."""
    require(actor, Action.PEOPLE_MANAGE)
    # all of them, so that two moves at once cannot close a circle
    units = {one.pk: one for one in Unit.objects.select_for_update().order_by("pk")}
    unit = units[unit.pk]
    before = _values(unit)
    unit.name_vi, unit.name_en, unit.parent = name_vi, name_en, parent
    if _lies_below_itself(unit):
        raise CircleOfUnits(_("A unit cannot belong to itself."))
    after = _values(unit)
    changed = {field for field in after if before[field] != after[field]}
    if changed:
        unit.save()
        _record(
            actor,
            "unit.amended",
            unit,
            {field: before[field] for field in changed},
            {field: after[field] for field in changed},
        )
    return unit


def _lies_below_itself(unit: Unit) -> bool:
    above = unit.parent
    while above is not None:
        if above.pk == unit.pk:
            return True
        above = above.parent
    return False


def _values(unit: Unit) -> dict[str, str]:
    parent = str(unit.parent) if unit.parent else ""
    return {"name_vi": unit.name_vi, "name_en": unit.name_en, "parent": parent}


def _record(actor: User, action: str, unit: Unit, before: dict[str, str], after: dict[str, str]) -> None:
    record_change(
        actor=actor,
        action=action,
        target_kind="unit",
        target_id=unit.pk,
        label=str(unit),
        before=before,
        after=after,
    )
