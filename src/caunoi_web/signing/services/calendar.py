"""The office's own days: off or made up, added and taken out, with the due dates that follow."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.common.jinja import format_day
from caunoi_web.register.errors import InvalidValue
from caunoi_web.signing.models import SpecialDay, SpecialDayKind
from caunoi_web.signing.queries.moves import Move
from caunoi_web.signing.services.moving import move_dues
from caunoi_web.sources.services import record_change


def checked_day(*, day: date, kind: str, name_vi: str, name_en: str = "") -> SpecialDay:
    """A day as it would be added; not saved yet. Raises ``InvalidValue`` for one that changes nothing."""
    if SpecialDay.objects.filter(day=day, taken_out_at__isnull=True).exists():
        raise InvalidValue(
            "day", _("%(day)s is in the calendar already. Take it out first.") % {"day": format_day(day)}
        )
    is_weekend = day.weekday() > 4
    if kind == SpecialDayKind.OFF and is_weekend:
        raise InvalidValue("day", _("This is a weekend; it is off anyway."))
    if kind == SpecialDayKind.MADE_UP and not is_weekend:
        raise InvalidValue("day", _("This is a weekday; it is worked anyway."))
    if not name_vi.strip():
        raise InvalidValue("name_vi", _("Say what day it is, so that everybody understands the calendar."))
    return SpecialDay(day=day, kind=kind, name_vi=name_vi.strip(), name_en=name_en.strip())


@transaction.atomic
def add_day(*, actor: User, day: date, kind: str, name_vi: str, name_en: str = "", today: date) -> list[Move]:
    """Add a day and move the due dates that depend on it; returns what moved."""
    require(actor, Action.SIGNING_RULES)
    special = checked_day(day=day, kind=kind, name_vi=name_vi, name_en=name_en)
    special.added_by = actor
    special.save()
    _record(actor, "added", special, after={"day": day, "kind": kind})
    return move_dues(actor, day=today, reason=f"{special.name_vi}, {format_day(day)}")


@transaction.atomic
def take_day_out(*, actor: User, special: SpecialDay, today: date) -> list[Move]:
    """Let a day be like any other again; the row stays. Returns what moved."""
    require(actor, Action.SIGNING_RULES)
    special = SpecialDay.objects.select_for_update().get(pk=special.pk)
    if special.taken_out_at is None:
        special.taken_out_at = timezone.now()
        special.save()
        _record(actor, "taken-out", special, before={"day": special.day, "kind": special.kind})
    return move_dues(actor, day=today, reason=f"{special.name_vi}, {format_day(special.day)}")


def _record(actor: User, verb: str, special: SpecialDay, **values: dict[str, object]) -> None:
    record_change(
        actor=actor,
        action=f"special_day.{verb}",
        target_kind="special_day",
        target_id=special.pk,
        label=f"{special.name_vi} {format_day(special.day)}",
        before=values.get("before", {}),
        after=values.get("after", {}),
    )
