"""Putting two records of one organisation together, and apart again: only ever by a person."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from caunoi.domain.folding import fold
from caunoi.domain.kinds import OrganisationKind
from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.common.ids import uuid7
from caunoi_web.common.moving import move_all, move_back
from caunoi_web.register.errors import CannotMerge, InvalidValue
from caunoi_web.register.models import Merge, NameKind, Organisation, OrganisationName
from caunoi_web.register.queries.merging import names_to_add, values_to_fill, why_not
from caunoi_web.register.services.indexing import index_organisation
from caunoi_web.register.services.partner_history import write_partner_history
from caunoi_web.register.services.records import save_changed


@transaction.atomic
def merge_organisations(
    *, actor: User, survivor: Organisation, merged: Organisation, versions: tuple[int, int], reason: str
) -> Merge:
    """Everything about ``merged`` becomes the survivor's; its address leads there from now on.

    ``versions`` are those that the person saw, the survivor's first. Raises ``InvalidValue`` without a
    reason, ``CannotMerge`` with what to do, also when one of both changed since the preview.
    """
    require(actor, Action.REGISTER_MERGE)
    if not reason.strip():
        raise InvalidValue("reason", _("Say why: the history keeps it."))
    survivor, merged = _both_locked(survivor.pk, merged.pk)
    if refusal := why_not(survivor, merged):
        raise CannotMerge(refusal)
    if (survivor.version, merged.version) != versions:
        raise CannotMerge(_("One of both was changed meanwhile. Look at the preview again, then merge."))
    filled = values_to_fill(survivor, merged)
    added = _add_names(survivor, merged)
    moved = move_all(merged.pk, survivor.pk) | {"added_names": [str(name.pk) for name in added]}
    merge = Merge.objects.create(
        survivor=survivor,
        merged=merged,
        reason=" ".join(reason.split())[:500],
        moved=moved,
        filled=filled,
        by=actor,
    )
    _set(survivor, filled)
    merged.archived_at, merged.merged_into = timezone.now(), survivor
    _store(merge, "merged", actor, reason, merge.act)
    return merge


@transaction.atomic
def undo_merge(*, actor: User, merge: Merge, reason: str = "") -> Merge:
    """Both records as before, with everything that each had; what was added since stays with the survivor.

    Raises ``CannotMerge`` while the survivor itself is merged into another one.
    """
    require(actor, Action.REGISTER_MERGE)
    survivor, merged = _both_locked(merge.survivor_id, merge.merged_id)
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    if merge.undone_at is not None:
        return merge
    if survivor.merged_into is not None:
        raise CannotMerge(
            _("“%(survivor)s” was merged into “%(other)s” since then. Undo that merge first.")
            % {"survivor": survivor.name, "other": survivor.merged_into.name}
        )
    OrganisationName.objects.filter(pk__in=merge.moved["added_names"], organisation=survivor).delete()
    move_back(
        {name: kept for name, kept in merge.moved.items() if name != "added_names"}, merged.pk, survivor.pk
    )
    _set(survivor, _still_filled(survivor, merge.filled))
    merged.archived_at = merged.merged_into = None
    merge.undone_at, merge.undone_by = timezone.now(), actor
    merge.save(update_fields=["undone_at", "undone_by"])
    merge.survivor, merge.merged = survivor, merged
    _store(merge, "merge-undone", actor, reason, uuid7())
    return merge


def _both_locked(survivor: UUID, merged: UUID) -> tuple[Organisation, Organisation]:
    """Both rows, held in the order of their ids so that two merges cannot wait for each other."""
    keys = sorted({survivor, merged})
    rows = {
        row.pk: row for row in Organisation.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    }
    return rows[survivor], rows[merged]


def _add_names(survivor: Organisation, merged: Organisation) -> list[OrganisationName]:
    return OrganisationName.objects.bulk_create(
        OrganisationName(organisation=survivor, text=text, kind=NameKind.ALIAS.value, folded=fold(text)[:300])
        for text in names_to_add(survivor, merged)
    )


def _set(organisation: Organisation, values: dict[str, Any]) -> None:
    for field, value in values.items():
        setattr(organisation, field, UUID(value) if field == "parent_id" and value else value)


def _still_filled(survivor: Organisation, filled: dict[str, Any]) -> dict[str, Any]:
    """What the merge filled and nobody changed since, emptied again."""
    empty = {"kind": OrganisationKind.OTHER.value, "parent_id": None}
    kept = {field: value for field, value in filled.items() if str(getattr(survivor, field)) == str(value)}
    return {field: empty.get(field, "") for field in kept}


def _store(merge: Merge, verb: str, actor: User, reason: str, act: UUID) -> None:
    for organisation, other in ((merge.survivor, merge.merged), (merge.merged, merge.survivor)):
        save_changed(organisation, actor=actor)
        side = "merged" if organisation is merge.survivor else "merged_into"
        write_partner_history(
            organisation,
            verb,
            actor=actor,
            before={},
            after={side: {"id": other.pk, "label": other.name}},
            reason=reason,
            act=act,
        )
        index_organisation(organisation)
