"""Writing what happens to an agreement: suspended, ended, renewed, extended, a notice given."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from caunoi.domain.dates import PartialDate
from caunoi.domain.terms import FINAL, PROLONGING, RULING, EndKind, EventKind, LifeEvent
from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.common.jinja import format_day, format_partial
from caunoi_web.register.errors import InvalidValue
from caunoi_web.register.models import Agreement, AgreementEvent, AgreementLink
from caunoi_web.register.services.agreement_rows import record_rows, refuse_unseen, seen_rows
from caunoi_web.register.services.records import locked
from caunoi_web.sources.models import Document


@transaction.atomic
def add_event(
    *,
    actor: User,
    agreement: Agreement,
    kind: str,
    on: str,
    reason: str,
    until: str = "",
    document: Document | None = None,
    version: int | None = None,
    link: AgreementLink | None = None,
    act: UUID | None = None,
) -> Agreement:
    """Write down what happened ``on`` a day (ISO text, as precise as known); returns the agreement as it is.

    ``until`` is the new last day of a renewal or an extension; a renewal without one lasts as long as the
    agreement says. ``version`` is what the person saw, None when a program calls.
    Raises ``InvalidValue`` for an event that cannot follow what happened before, ``StaleRecord``.
    """
    require(actor, Action.REGISTER_WRITE)
    agreement = locked(agreement)
    refuse_unseen(agreement, version)
    seen = seen_rows(agreement, ("events",))
    if not reason.strip():
        raise InvalidValue("reason", _("Say why: the history keeps it."))
    event = _event(agreement, kind, on, until)
    _refuse_what_cannot_follow(agreement, event, agreement.life_events())
    AgreementEvent.objects.create(
        agreement=agreement,
        kind=event.kind.value,
        on=str(event.on),
        on_day=event.on.first_day,
        until=str(event.until or ""),
        until_day=event.until.last_day if event.until else None,
        reason=reason.strip()[:500],
        document=document,
        link=link,
        made_by=actor,
    )
    return _recorded(agreement, "event-added", actor=actor, seen=seen, reason=reason, act=act)


@transaction.atomic
def withdraw_event(
    *,
    actor: User,
    event: AgreementEvent,
    reason: str,
    version: int | None = None,
    act: UUID | None = None,
) -> Agreement:
    """Take back an event that was wrong; the history keeps it. One that is withdrawn already stays so."""
    require(actor, Action.REGISTER_WRITE)
    agreement = locked(event.agreement)
    refuse_unseen(agreement, version)
    if not reason.strip():
        raise InvalidValue("reason", _("Say why: the history keeps it."))
    seen = seen_rows(agreement, ("events",))
    agreement.event_rows.filter(pk=event.pk, withdrawn_at__isnull=True).update(withdrawn_at=timezone.now())
    return _recorded(agreement, "event-withdrawn", actor=actor, seen=seen, reason=reason, act=act)


def next_renewal(agreement: Agreement) -> LifeEvent | None:
    """The next automatic renewal as the agreement says it: from the day after its end, for its length."""
    end = agreement.end_now
    until = agreement.term.renewed_until(end)
    if end is None or until is None:
        return None
    return LifeEvent(EventKind.RENEWED, PartialDate.of(end.last_day + timedelta(days=1)), until)


def _recorded(agreement: Agreement, verb: str, **about: Any) -> Agreement:
    agreement.first_event_on = None
    agreement.derive_days([row.as_life for row in agreement.event_rows.filter(withdrawn_at__isnull=True)])
    return record_rows(agreement, verb, **about)


def _event(agreement: Agreement, kind: str, on: str, until: str) -> LifeEvent:
    if kind not in {each.value for each in EventKind}:
        raise InvalidValue("kind", _("There is no event called %(kind)s.") % {"kind": kind})
    wanted, day, new_end = EventKind(kind), _date("on", on), _date("until", until)
    if day is None:
        raise InvalidValue("on", _("Say on which day it happened; a month or a year will do."))
    if wanted is EventKind.RENEWED and new_end is None:
        planned = next_renewal(agreement)
        new_end = planned.until if planned else None
    if wanted in PROLONGING and new_end is None:
        raise InvalidValue(
            "until", _("Give the new last day: the agreement does not say how long it goes on.")
        )
    return LifeEvent(wanted, day, new_end if wanted in PROLONGING else None)


def _refuse_what_cannot_follow(agreement: Agreement, event: LifeEvent, happened: list[LifeEvent]) -> None:
    over = next((each for each in happened if each.kind in FINAL), None)
    if over:
        raise InvalidValue(
            "kind",
            _("It is over since %(day)s. If that was wrong, withdraw that event first.")
            % {"day": format_partial(over.on)},
        )
    ruling = [each for each in happened if each.kind in RULING and each.on.first_day <= event.on.first_day]
    is_suspended = bool(ruling) and ruling[-1].kind is EventKind.SUSPENDED
    if event.kind is EventKind.RESUMED and not is_suspended:
        raise InvalidValue("kind", _("It is not suspended on that day, so it cannot be resumed."))
    if event.kind is EventKind.SUSPENDED and is_suspended:
        raise InvalidValue("kind", _("It is suspended already on that day."))
    if event.kind is EventKind.NOTICE:
        _refuse_late_notice(agreement, event)
    if event.kind in PROLONGING:
        _refuse_no_longer(agreement, event, happened)


def _refuse_late_notice(agreement: Agreement, event: LifeEvent) -> None:
    last = agreement.notice_on or agreement.ends_on
    if agreement.end_kind == EndKind.AUTO_RENEWED and last and event.on.first_day > last:
        raise InvalidValue(
            "on",
            _(
                "The last day for a notice was %(day)s: it renews itself. Record the renewal first, then the "
                "notice for the next term; or the end, if both sides agreed to it."
            )
            % {"day": format_day(last)},
        )


def _refuse_no_longer(agreement: Agreement, event: LifeEvent, happened: list[LifeEvent]) -> None:
    if agreement.term.is_open_ended:
        raise InvalidValue("kind", _("It has no last day, so there is nothing to renew or extend."))
    stops = [each for each in happened if each.kind is EventKind.NOTICE or each.kind in PROLONGING]
    if event.kind is EventKind.RENEWED and stops and stops[-1].kind is EventKind.NOTICE:
        raise InvalidValue(
            "kind",
            _(
                "A notice was given on %(day)s: it does not renew itself. Withdraw the notice if it was "
                "taken back, or record an extension that both sides agreed."
            )
            % {"day": format_partial(stops[-1].on)},
        )
    if event.kind is EventKind.RENEWED and agreement.end_kind != EndKind.AUTO_RENEWED:
        raise InvalidValue("kind", _("It does not renew itself. Record an extension instead."))
    if agreement.ends_on and event.until and event.until.last_day <= agreement.ends_on:
        raise InvalidValue(
            "until",
            _("The new last day must come after %(day)s, the last day now.")
            % {"day": format_day(agreement.ends_on)},
        )
    if agreement.begins_on and event.until and event.until.last_day < agreement.begins_on:
        raise InvalidValue(
            "until",
            _("The new last day comes before the beginning, %(day)s.")
            % {"day": format_day(agreement.begins_on)},
        )


def _date(field: str, written: str) -> PartialDate | None:
    try:
        return PartialDate.parse(written) if written else None
    except ValueError as fault:
        raise InvalidValue(
            field, _("There is no day “%(day)s”. Write yyyy, mm/yyyy or dd/mm/yyyy.") % {"day": written}
        ) from fault
