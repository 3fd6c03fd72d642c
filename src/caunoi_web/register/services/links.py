"""Linking agreements: annex, amendment, extension, renewal, succession; and taking a link back."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from caunoi.domain.dates import PartialDate
from caunoi.domain.terms import FINAL, EventKind
from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.common.ids import uuid7
from caunoi_web.register.errors import InvalidValue
from caunoi_web.register.models import Agreement, AgreementLink, LinkKind
from caunoi_web.register.queries.agreement_family import family_ids, would_loop
from caunoi_web.register.services.agreement_rows import record_rows, refuse_unseen, seen_rows
from caunoi_web.register.services.events import add_event, withdraw_event
from caunoi_web.register.services.parties import label_of


@transaction.atomic
def link_agreements(
    *,
    actor: User,
    kind: str,
    later: Agreement,
    earlier: Agreement,
    on: str = "",
    note: str = "",
    seen: tuple[Agreement, int] | None = None,
    act: UUID | None = None,
) -> AgreementLink:
    """Say that ``later`` is something (``LinkKind``) to ``earlier``, since ``on`` (ISO text or "").

    What follows is recorded with it: an extension moves the end of the earlier one, a replacement ends
    it. ``seen`` is the agreement a person looked at with its version. Raises ``InvalidValue`` for the same
    agreement, a second link, a circle; ``StaleRecord``.
    """
    require(actor, Action.REGISTER_WRITE)
    later, earlier = _hold(later, earlier)
    if seen:
        refuse_unseen(later if seen[0].pk == later.pk else earlier, seen[1])
    _check(kind, later, earlier, on)
    act = act or uuid7()
    before = [(one, seen_rows(one, ("links",))) for one in (later, earlier)]
    link = AgreementLink.objects.create(
        kind=kind, later=later, earlier=earlier, on=on, note=" ".join(note.split())[:500], made_by=actor
    )
    for one, rows in before:
        record_rows(one, "linked", actor=actor, seen=rows, reason=note, act=act)
    _let_follow(link, later, earlier, actor=actor, act=act)
    return link


@transaction.atomic
def unlink(
    *,
    actor: User,
    link: AgreementLink,
    reason: str,
    seen: tuple[Agreement, int] | None = None,
) -> None:
    """Take a link back, and the events that it brought about; the history of both keeps it."""
    require(actor, Action.REGISTER_WRITE)
    if not reason.strip():
        raise InvalidValue("reason", _("Say why: the history keeps it."))
    later, earlier = _hold(link.later, link.earlier)
    if seen:
        refuse_unseen(later if seen[0].pk == later.pk else earlier, seen[1])
    act = uuid7()
    before = [(one, seen_rows(one, ("links",))) for one in (later, earlier)]
    AgreementLink.objects.filter(pk=link.pk, withdrawn_at__isnull=True).update(withdrawn_at=timezone.now())
    for one, rows in before:
        record_rows(one, "unlinked", actor=actor, seen=rows, reason=reason, act=act)
    for event in link.event_rows.filter(withdrawn_at__isnull=True):
        withdraw_event(actor=actor, event=event, reason=reason, act=act)


def _hold(later: Agreement, earlier: Agreement) -> tuple[Agreement, Agreement]:
    """Both as they are now. The whole of both families is held, so that no circle closes meanwhile."""
    keys = {later.pk, earlier.pk, *family_ids(later.pk), *family_ids(earlier.pk)}
    held = {one.pk: one for one in Agreement.objects.select_for_update().filter(pk__in=keys).order_by("pk")}
    return held[later.pk], held[earlier.pk]


def _check(kind: str, later: Agreement, earlier: Agreement, on: str) -> None:
    if kind not in LinkKind.values:
        raise InvalidValue("kind", _("Agreements cannot hang together as “%(kind)s”.") % {"kind": kind})
    if later.pk == earlier.pk:
        raise InvalidValue("other", _("That is this agreement itself. Choose the other one."))
    _check_date(on)
    keys = {*family_ids(later.pk), *family_ids(earlier.pk)}
    links = list(
        AgreementLink.objects.filter(withdrawn_at__isnull=True, later__in=keys, earlier__in=keys).values_list(
            "later", "earlier"
        )
    )
    if (later.pk, earlier.pk) in links or (earlier.pk, later.pk) in links:
        raise InvalidValue(
            "other",
            _("These two are linked already. Withdraw that link first if it says the wrong thing."),
        )
    if would_loop(later.pk, earlier.pk, links):
        raise InvalidValue(
            "other",
            _("“%(earlier)s” hangs on “%(later)s” already: they would run in a circle. Turn the link round.")
            % {"earlier": label_of(earlier), "later": label_of(later)},
        )


def _let_follow(link: AgreementLink, later: Agreement, earlier: Agreement, *, actor: User, act: UUID) -> None:
    if any(event.kind in FINAL for event in earlier.life_events()):
        return
    since = link.on or later.start or later.signed
    reason = link.note or _("It follows from the link to “%(name)s”.") % {"name": label_of(later)}
    if link.kind == LinkKind.REPLACES and since:
        add_event(
            actor=actor,
            agreement=earlier,
            kind=EventKind.SUPERSEDED.value,
            on=since,
            reason=reason,
            link=link,
            act=act,
        )
    if link.kind == LinkKind.EXTENDS and since and _reaches_further(later, earlier):
        add_event(
            actor=actor,
            agreement=earlier,
            kind=EventKind.EXTENDED.value,
            on=since,
            until=later.runs_until,
            reason=reason,
            link=link,
            act=act,
        )


def _reaches_further(later: Agreement, earlier: Agreement) -> bool:
    if later.ends_on is None or earlier.term.is_open_ended:
        return False
    return earlier.ends_on is None or later.ends_on > earlier.ends_on


def _check_date(written: str) -> None:
    try:
        if written:
            PartialDate.parse(written)
    except ValueError as fault:
        raise InvalidValue(
            "on", _("There is no day “%(day)s”. Write yyyy, mm/yyyy or dd/mm/yyyy.") % {"day": written}
        ) from fault
