"""Before two records are put together: whether they may be, and what would come of it."""

from typing import Any

from django.utils.translation import gettext as _

from caunoi.domain.kinds import OrganisationKind
from caunoi_web.register.models import Organisation

# What the survivor takes from the other record where it says nothing itself.
FILLED = ("name_vi", "name_en", "country", "city", "website", "ror", "note", "parent_id")


def why_not(survivor: Organisation, merged: Organisation) -> str:
    """Why the two cannot be put together, with what to do; "" when they can."""
    if survivor.pk == merged.pk:
        return _("These are the same record. Choose another one.")
    for one in (survivor, merged):
        if one.is_host:
            return _("Our own institution is not merged. Archive the partner that stands for it instead.")
        if one.archived_at is not None:
            return _("“%(name)s” is archived. Bring it back first.") % {"name": one.name}
    for one, other in ((survivor, merged), (merged, survivor)):
        if _is_above(one, other):
            return _(
                "“%(part)s” belongs to “%(whole)s”: a part is not the whole. If it is the same body after "
                "all, take “belongs to” out first."
            ) % {"part": other.name, "whole": one.name}
    return ""


def names_to_add(survivor: Organisation, merged: Organisation) -> list[str]:
    """The main names of the other record that the survivor does not have yet."""
    known = {survivor.name, survivor.name_vi, survivor.name_en}
    known |= set(survivor.names.values_list("text", flat=True))
    # a name that the other record keeps among its other names moves as that
    known |= set(merged.names.values_list("text", flat=True))
    filled = values_to_fill(survivor, merged)
    known |= {filled.get("name_vi"), filled.get("name_en")}
    names = (merged.name, merged.name_vi, merged.name_en)
    return [name for name in dict.fromkeys(names) if name and name not in known]


def values_to_fill(survivor: Organisation, merged: Organisation) -> dict[str, Any]:
    """The fields that the survivor takes from the other record, because it says nothing there itself."""
    taken = {
        field: getattr(merged, field)
        for field in FILLED
        if getattr(merged, field) and not getattr(survivor, field)
    }
    if survivor.kind == OrganisationKind.OTHER and merged.kind != OrganisationKind.OTHER:
        taken["kind"] = merged.kind
    return {field: str(value) for field, value in taken.items()}


def _is_above(one: Organisation, other: Organisation) -> bool:
    met, above = {other.pk}, other.parent
    while above is not None and above.pk not in met:
        if above.pk == one.pk:
            return True
        met.add(above.pk)
        above = above.parent
    return False
