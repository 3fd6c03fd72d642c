"""Names through time, and which organisation came after which."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi.domain.dates import PartialDate, Precision
from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.common.ids import uuid7
from caunoi_web.register.errors import InvalidValue
from caunoi_web.register.models import (
    NameKind,
    Organisation,
    OrganisationName,
    Succession,
    SuccessionBasis,
)
from caunoi_web.register.services.names import OtherName, add_names
from caunoi_web.register.services.organisations import amend_organisation
from caunoi_web.register.services.partner_history import write_partner_history
from caunoi_web.register.services.records import changed_fields, locked, save_changed

NAME_FIELDS = ("kind", "language", "valid_from", "valid_until")


@transaction.atomic
def rename_organisation(
    *, actor: User, organisation: Organisation, name: str, on: str, reason: str, version: int
) -> Organisation:
    """Give the organisation a new name from ``on`` (ISO text); the present one stays as a former name.

    Agreements signed before keep showing the name of their day. Raises ``InvalidValue``, ``StaleRecord``.
    """
    day = _date("on", on)
    if day is None:
        raise InvalidValue("on", _("Say from when the new name is valid: a year is enough."))
    act, old = uuid7(), organisation.name
    changed = amend_organisation(
        actor=actor,
        organisation=organisation,
        changes={"name": name},
        version=version,
        reason=reason,
        act=act,
    )
    if changed.name == old:
        raise InvalidValue("name", _("That is its name already."))
    changed = add_names(
        actor=actor,
        organisation=changed,
        names=[OtherName(old, NameKind.FORMER.value)],
        reason=reason,
        act=act,
    )
    former = changed.names.get(text=old)
    values = {"kind": NameKind.FORMER.value, "valid_until": _day_before(day)}
    amend_name(actor=actor, name=former, changes=values, reason=reason, act=act)
    changed.refresh_from_db()
    return changed


@transaction.atomic
def amend_name(
    *,
    actor: User,
    name: OrganisationName,
    changes: Mapping[str, str],
    reason: str = "",
    act: UUID | None = None,
) -> OrganisationName:
    """Say of what sort a name is and when it was valid (``valid_from``, ``valid_until``: ISO text)."""
    require(actor, Action.REGISTER_WRITE)
    if unknown := set(changes) - set(NAME_FIELDS):
        raise TypeError(f"A name has no fields {sorted(unknown)}.")
    organisation = locked(name.organisation)
    name = OrganisationName.objects.select_for_update().get(pk=name.pk)
    seen = _as_kept(name)
    for field, value in changes.items():
        setattr(name, field, value)
    _check(name)
    before, after = changed_fields({"name_period": seen}, {"name_period": _as_kept(name)})
    if after:
        name.save(update_fields=NAME_FIELDS)
        save_changed(organisation, actor=actor)
        write_partner_history(
            organisation,
            "name-dated",
            actor=actor,
            before=before,
            after=after,
            reason=reason,
            act=act,
        )
    return name


@transaction.atomic
def add_succession(
    *,
    actor: User,
    predecessor: Organisation,
    successor: Organisation,
    basis: str,
    on: str = "",
    reason: str = "",
) -> Succession:
    """``successor`` took the place of ``predecessor``: agreements stay where they were signed.

    Raises ``InvalidValue`` for the same pair twice, an unknown basis, or a circle.
    """
    require(actor, Action.REGISTER_WRITE)
    _date("on", on)
    if basis not in SuccessionBasis.values:
        raise InvalidValue("basis", _("There is no succession called %(basis)s.") % {"basis": basis})
    first, second = sorted((predecessor, successor), key=lambda one: one.pk)
    locked(first), locked(second)
    _refuse_circle(predecessor, successor)
    if Succession.objects.filter(predecessor=predecessor, successor=successor).exists():
        raise InvalidValue("successor", _("This succession is in the register already."))
    made = Succession.objects.create(
        predecessor=predecessor,
        successor=successor,
        on=on,
        basis=basis,
        reason=" ".join(reason.split())[:500],
        entered_by=actor,
    )
    _write(made, "succession-added", actor, reason)
    return made


@transaction.atomic
def remove_succession(*, actor: User, succession: Succession, reason: str) -> None:
    """Take a succession away that was wrong; the history of both keeps it."""
    require(actor, Action.REGISTER_WRITE)
    if not reason.strip():
        raise InvalidValue("reason", _("Say why: the history keeps it."))
    _write(succession, "succession-removed", actor, reason)
    succession.delete()


def _refuse_circle(predecessor: Organisation, successor: Organisation) -> None:
    met, level = {predecessor.pk}, {successor.pk}
    while level:
        if level & met:
            raise InvalidValue(
                "successor",
                _("%(successor)s came before %(predecessor)s already. Look which of both is the later one.")
                % {"successor": successor, "predecessor": predecessor},
            )
        level = set(Succession.objects.filter(predecessor__in=level).values_list("successor", flat=True))


def _write(row: Succession, verb: str, actor: User, reason: str) -> None:
    act = uuid7()
    kept = {
        "predecessor": row.predecessor.name,
        "successor": row.successor.name,
        "basis": row.basis,
        "on": row.on,
    }
    before, after = ({}, {"succession": kept}) if verb.endswith("added") else ({"succession": kept}, {})
    for organisation in (row.predecessor, row.successor):
        write_partner_history(
            organisation, verb, actor=actor, before=before, after=after, reason=reason, act=act
        )


def _check(name: OrganisationName) -> None:
    if name.kind not in NameKind.values:
        raise InvalidValue("kind", _("There is no kind of name called %(kind)s.") % {"kind": name.kind})
    first, last = _date("valid_from", name.valid_from), _date("valid_until", name.valid_until)
    if first and last and last.last_day < first.first_day:
        raise InvalidValue("valid_until", _("This ends before it begins. Look at both days."))


def _date(field: str, written: str) -> PartialDate | None:
    try:
        return PartialDate.parse(written) if written else None
    except ValueError as fault:
        raise InvalidValue(
            field, _("There is no day “%(day)s”. Write yyyy, mm/yyyy or dd/mm/yyyy.") % {"day": written}
        ) from fault


def _day_before(day: PartialDate) -> str:
    """The last day of the old name; a year or month of change belongs to both names."""
    if day.precision is not Precision.DAY:
        return str(day)
    return (day.first_day - timedelta(days=1)).isoformat()


def _as_kept(name: OrganisationName) -> dict[str, Any]:
    return {"text": name.text} | {field: getattr(name, field) for field in NAME_FIELDS}
