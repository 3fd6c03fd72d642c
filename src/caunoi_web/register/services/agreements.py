"""Writing agreements: add one, change one."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.register.models import Agreement
from caunoi_web.register.queries.snapshots import FIELDS, fields_as_kept, rows_as_kept
from caunoi_web.register.services.indexing import index_agreement
from caunoi_web.register.services.parties import (
    OwnParties,
    Parties,
    Sides,
    label_of,
    set_activities,
    set_own_parties,
    set_parties,
)
from caunoi_web.register.services.records import (
    changed_fields,
    locked,
    refuse_stale,
    save_changed,
    set_fields,
    write_history,
)
from caunoi_web.register.services.terms import check_term, end_by_length, term_values
from caunoi_web.sources.services import Words

__all__ = ["FIELDS", "amend_agreement", "create_agreement", "term_values"]

Values = Mapping[str, Any]
_OWN_ROWS = ("parties", "own_parties", "signatory_rows", "activities")


@transaction.atomic
def create_agreement(
    *,
    actor: User,
    values: Values,
    parties: Parties,
    sides: Sides | None = None,
    own_parties: OwnParties = (),
    activities: Iterable[str] = (),
    evidence: Iterable[Words] = (),
    reason: str = "",
    act: UUID | None = None,
) -> Agreement:
    """Add an agreement. ``values`` maps names of ``FIELDS`` to values.

    Dates are ISO text as precise as they are known ("2022", "2022-08", "2022-08-15"; a
    ``PartialDate`` will do). ``parties`` are organisations with their name as the source wrote it
    ("" when it is the current one), ``sides`` says by organisation as whom it signs (partner side when
    not said), ``own_parties`` are our own units with their names as written (None for the institution
    itself); ``activities`` are codes. An end that follows from beginning
    and length is worked out when it is not given.
    Raises ``InvalidValue``, ``ImpossibleTerm``, ``NotAllowed``.
    """
    require(actor, Action.REGISTER_WRITE)
    agreement = Agreement(created_by=actor, changed_by=actor)
    empty = fields_as_kept(agreement) | {rows: [] for rows in _OWN_ROWS}
    fill_agreement(agreement, values)
    agreement.save(force_insert=True)
    set_parties(agreement, parties, sides)
    set_own_parties(agreement, own_parties)
    set_activities(agreement, activities)
    _before, after = changed_fields(empty, _snapshot(agreement))
    write_history(
        agreement,
        "created",
        actor=actor,
        label=label_of(agreement),
        before={},
        after=after,
        reason=reason,
        evidence=evidence,
        act=act,
    )
    index_agreement(agreement)
    return agreement


@transaction.atomic
def amend_agreement(
    *,
    actor: User,
    agreement: Agreement,
    changes: Values,
    version: int,
    parties: Parties | None = None,
    sides: Sides | None = None,
    own_parties: OwnParties | None = None,
    activities: Iterable[str] | None = None,
    evidence: Iterable[Words] = (),
    reason: str = "",
    act: UUID | None = None,
) -> Agreement:
    """Change fields of an agreement that the person saw as ``version``; returns it as it is now.

    ``parties``, ``own_parties`` and ``activities`` replace what there is; None leaves them. Nothing
    different and no evidence leaves no trace. Raises ``StaleRecord``, else as ``create_agreement``.
    """
    require(actor, Action.REGISTER_WRITE)
    agreement, pieces = locked(agreement), list(evidence)
    refuse_stale(agreement, version, changes)
    seen = _snapshot(agreement)
    fill_agreement(agreement, changes)
    if parties is not None:
        set_parties(agreement, parties, sides)
    if own_parties is not None:
        set_own_parties(agreement, own_parties)
    if activities is not None:
        set_activities(agreement, activities)
    before, after = changed_fields(seen, _snapshot(agreement))
    if not after and not pieces:
        return agreement
    save_changed(agreement, actor=actor)
    write_history(
        agreement,
        "amended" if after else "supported",
        actor=actor,
        label=label_of(agreement),
        before=before,
        after=after,
        reason=reason,
        evidence=pieces,
        act=act,
    )
    index_agreement(agreement)
    return agreement


def fill_agreement(agreement: Agreement, values: Values) -> None:
    """Put checked values into an agreement and derive its days; nothing is stored.

    Raises as ``create_agreement``.
    """
    unknown = set(values) - set(FIELDS)
    if unknown:
        raise TypeError(f"An agreement has no fields {sorted(unknown)}.")
    counted = end_by_length(agreement)
    set_fields(agreement, values)
    if not agreement.end or ("end" not in values and agreement.end == counted):
        agreement.end = end_by_length(agreement)
    check_term(agreement)
    agreement.derive_days()


def _snapshot(agreement: Agreement) -> dict[str, Any]:
    """The fields, and the rows that the same form changes, as the history keeps them."""
    return fields_as_kept(agreement) | rows_as_kept(agreement, _OWN_ROWS)
