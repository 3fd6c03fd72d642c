"""Writing activities: record one, change one."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi.domain.dates import PartialDate
from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require_for_unit
from caunoi_web.activities.kinds import KINDS, kind_label
from caunoi_web.activities.models import Activity, ActivityPartner, State
from caunoi_web.activities.services.counting import counted_by
from caunoi_web.activities.wordlists import CURRENCIES
from caunoi_web.common.jinja import format_partial
from caunoi_web.register.errors import InvalidValue
from caunoi_web.register.models import Organisation
from caunoi_web.register.services.records import (
    changed_fields,
    locked,
    refuse_stale,
    save_changed,
    set_fields,
    write_history,
)

FIELDS = (
    "kind",
    "title",
    "state",
    "began",
    "ended",
    "agreement",
    "commitment",
    "unit",
    "place",
    "participants",
    "quantity",
    "cost",
    "income",
    "currency",
    "in_kind",
    "outcome",
)
RELATED = ("agreement", "commitment", "unit")

Values = Mapping[str, Any]


@transaction.atomic
def create_activity(
    *,
    actor: User,
    values: Values,
    partners: Sequence[Organisation] = (),
    reason: str = "",
    act: UUID | None = None,
) -> Activity:
    """Record an activity. ``values`` maps names of ``FIELDS`` to values; ``kind`` and ``began`` are needed.

    Dates are ISO text as precise as they are known. One that keeps a promise belongs to the promise's
    agreement. Without partners those of the agreement take part.
    Raises ``InvalidValue``, ``NotAllowed`` (the head of a unit records for that unit only).
    """
    require_for_unit(actor, Action.ACTIVITY_WRITE, _unit_id(values.get("unit")))
    activity = Activity(created_by=actor, changed_by=actor)
    empty = activity_as_kept(activity)
    fill_activity(activity, values)
    activity.save(force_insert=True)
    _set_partners(activity, partners or _partners_of(activity))
    _before, after = changed_fields(empty, activity_as_kept(activity) | _partner_snapshot(activity))
    write_history(
        activity,
        "created",
        actor=actor,
        label=label_of(activity),
        before={},
        after=after,
        reason=reason,
        act=act,
    )
    return activity


@transaction.atomic
def amend_activity(
    *,
    actor: User,
    activity: Activity,
    changes: Values,
    version: int,
    partners: Sequence[Organisation] | None = None,
    reason: str = "",
    act: UUID | None = None,
) -> Activity:
    """Change fields of an activity that the person saw as ``version``; returns it as it is now.

    ``partners`` replace those there are; None leaves them. Nothing different leaves no trace.
    Raises ``StaleRecord``, else as ``create_activity``.
    """
    activity = locked(activity)
    require_for_unit(actor, Action.ACTIVITY_WRITE, activity.unit_id)
    if "unit" in changes:
        require_for_unit(actor, Action.ACTIVITY_WRITE, _unit_id(changes["unit"]))
    refuse_stale(activity, version, changes)
    seen = activity_as_kept(activity) | _partner_snapshot(activity)
    fill_activity(activity, changes)
    if partners is not None:
        _set_partners(activity, partners)
    before, after = changed_fields(seen, activity_as_kept(activity) | _partner_snapshot(activity))
    if not after:
        return activity
    save_changed(activity, actor=actor)
    write_history(
        activity,
        "amended",
        actor=actor,
        label=label_of(activity),
        before=before,
        after=after,
        reason=reason,
        act=act,
    )
    return activity


def label_of(activity: Activity) -> str:
    """What the history calls an activity: its title, else its kind."""
    return activity.title or kind_label(activity.kind)


def fill_activity(activity: Activity, values: Values) -> None:
    """Set tidied values and what follows from them. Raises ``InvalidValue``."""
    unknown = set(values) - set(FIELDS)
    if unknown:
        raise TypeError(f"An activity has no fields {sorted(unknown)}.")
    if values.get("commitment"):
        values = {**values, "agreement": values["commitment"].agreement}
    _check_dates(values.get("began", activity.began), values.get("ended", activity.ended))
    set_fields(activity, values)
    _check(activity)
    if activity.cost is None and activity.income is None:
        activity.currency = ""
    activity.derive_days()
    activity.counted = counted_by(activity, activity.commitment)


def _check_dates(began: Any, ended: Any) -> None:
    dates = {}
    for field, written in (("began", began), ("ended", ended)):
        try:
            dates[field] = PartialDate.parse(str(written)) if written else None
        except ValueError as fault:
            raise InvalidValue(
                field, _("There is no day “%(day)s”. Write yyyy, mm/yyyy or dd/mm/yyyy.") % {"day": written}
            ) from fault
    begin, end = dates["began"], dates["ended"]
    if begin is None:
        raise InvalidValue("began", _("Say when it was, or when it is planned; a month or a year will do."))
    if end and end.last_day < begin.first_day:
        raise InvalidValue(
            "ended",
            _("It ends (%(end)s) before it begins (%(begin)s).")
            % {"end": format_partial(end), "begin": format_partial(begin)},
        )


def _check(activity: Activity) -> None:
    if activity.kind not in KINDS:
        raise InvalidValue("kind", _("Choose what kind of activity it is."))
    if activity.state not in State.values:
        raise InvalidValue("state", _("There is no state called %(state)s.") % {"state": activity.state})
    for field in ("cost", "income", "quantity"):
        number = getattr(activity, field)
        if number is not None and number < 0:
            raise InvalidValue(field, _("A number below nothing cannot be."))
    has_money = activity.cost is not None or activity.income is not None
    if has_money and activity.currency not in CURRENCIES:
        raise InvalidValue("currency", _("Say in which currency the money is."))
    if activity.commitment_id and activity.commitment.agreement_id != activity.agreement_id:
        raise InvalidValue("commitment", _("This promise belongs to another agreement."))


def _partners_of(activity: Activity) -> list[Organisation]:
    if activity.agreement is None:
        return []
    return [row.organisation for row in activity.agreement.party_rows.select_related("organisation")]


def _set_partners(activity: Activity, partners: Sequence[Organisation]) -> None:
    wanted = list(dict.fromkeys(partners))
    activity.partner_rows.all().delete()
    ActivityPartner.objects.bulk_create(
        ActivityPartner(activity=activity, organisation=organisation, position=position)
        for position, organisation in enumerate(wanted)
    )


def _unit_id(unit: Any) -> UUID | None:
    return unit.pk if unit else None


def activity_as_kept(activity: Activity) -> dict[str, Any]:
    """The fields as the history keeps them: related records with their names."""
    plain = {field: getattr(activity, field) for field in FIELDS if field not in RELATED}
    return plain | {field: _named(getattr(activity, field)) for field in RELATED}


def _named(record: Any) -> dict[str, str] | None:
    return {"id": str(record.pk), "label": str(record)} if record else None


def _partner_snapshot(activity: Activity) -> dict[str, Any]:
    rows = activity.partner_rows.select_related("organisation")
    return {"partners": [{"id": str(row.organisation_id), "label": row.organisation.name} for row in rows]}
