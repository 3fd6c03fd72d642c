"""Writing agreements: add one, change one."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.register.services.indexing import index_agreement
from caunoi_web.register.services.parties import label_of, set_activities, set_parties, snapshot_of_rows
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

FIELDS = (
    "number",
    "list_number",
    "title",
    "kind",
    "level",
    "host_unit",
    "host_unit_words",
    "content",
    "signed",
    "signatories",
    "term_raw",
    "start",
    "end",
    "end_kind",
    "duration_months",
    "condition",
    "repaired",
    "note",
)

Values = Mapping[str, Any]
Parties = Sequence[tuple[Organisation, str]]


@transaction.atomic
def create_agreement(
    *,
    actor: User,
    values: Values,
    parties: Parties,
    activities: Iterable[str] = (),
    evidence: Iterable[Words] = (),
    reason: str = "",
    act: UUID | None = None,
) -> Agreement:
    """Add an agreement. ``values`` maps names of ``FIELDS`` to values.

    Dates are ISO text as precise as they are known ("2022", "2022-08", "2022-08-15"; a
    ``PartialDate`` will do). ``parties`` are organisations with their name as the source wrote it
    ("" when it is the current one); ``activities`` are codes. An end that follows from beginning
    and length is worked out when it is not given.
    Raises ``InvalidValue``, ``ImpossibleTerm``, ``NotAllowed``.
    """
    require(actor, Action.REGISTER_WRITE)
    agreement = Agreement(created_by=actor, changed_by=actor)
    empty = _snapshot(agreement)
    _fill(agreement, values)
    agreement.save(force_insert=True)
    set_parties(agreement, parties)
    set_activities(agreement, activities)
    _before, after = changed_fields(empty, _snapshot(agreement) | snapshot_of_rows(agreement))
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
    activities: Iterable[str] | None = None,
    evidence: Iterable[Words] = (),
    reason: str = "",
    act: UUID | None = None,
) -> Agreement:
    """Change fields of an agreement that the person saw as ``version``; returns it as it is now.

    ``parties`` and ``activities`` replace what there is; None leaves them. Nothing different and no
    evidence leaves no trace. Raises ``StaleRecord``, else as ``create_agreement``.
    """
    require(actor, Action.REGISTER_WRITE)
    agreement, pieces = locked(agreement), list(evidence)
    refuse_stale(agreement, version, changes)
    seen = _snapshot(agreement) | snapshot_of_rows(agreement)
    _fill(agreement, changes)
    if parties is not None:
        set_parties(agreement, parties)
    if activities is not None:
        set_activities(agreement, activities)
    before, after = changed_fields(seen, _snapshot(agreement) | snapshot_of_rows(agreement))
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


def _fill(agreement: Agreement, values: Values) -> None:
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
    """The fields as the history keeps them: the unit with its name, so that it reads by itself."""
    unit = agreement.host_unit
    plain = {field: getattr(agreement, field) for field in FIELDS if field != "host_unit"}
    return plain | {"host_unit": {"id": str(unit.pk), "label": unit.name_vi} if unit else None}
