"""Addresses that are told: add one, change one, stop one, let one begin again."""

import base64
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.api.errors import TokenRefused
from caunoi_web.api.events import Event
from caunoi_web.api.models import Webhook
from caunoi_web.common.outgoing import AddressRefused, judged
from caunoi_web.sources.services import record_change

MOST_WEBHOOKS = 20
_KIND = "webhook"


@transaction.atomic
def make_webhook(*, actor: User, name: str, address: str, events: Sequence[str]) -> Webhook:
    """Tell ``address`` of ``events`` from now on.

    Raises ``TokenRefused`` (with the field) for an address that is not sent to, without a name or an event.
    """
    require(actor, Action.WEBHOOK_MANAGE)
    name = " ".join(name.split())[:80]
    _check(name, address, events)
    if Webhook.objects.filter(stopped_at__isnull=True).count() >= MOST_WEBHOOKS:
        raise TokenRefused("", _("There are %(number)d already. Stop one first.") % {"number": MOST_WEBHOOKS})
    webhook = Webhook.objects.create(owner=actor, name=name, address=address, events=sorted(set(events)))
    _record(actor, webhook, "made", {"address": address, "events": webhook.events})
    return webhook


@transaction.atomic
def stop_webhook(*, actor: User | None, webhook: Webhook, now: datetime, why: str = "") -> Webhook:
    """Send nothing there any more; ``actor`` is None when the site itself gives up."""
    if actor is not None:
        require(actor, Action.WEBHOOK_MANAGE)
    webhook = Webhook.objects.select_for_update().get(pk=webhook.pk)
    if webhook.stopped_at is None:
        webhook.stopped_at, webhook.stopped_why = now, why[:300]
        webhook.save(update_fields=["stopped_at", "stopped_why"])
        _record(actor or webhook.owner, webhook, "stopped", {"stopped_at": now}, reason=why)
    return webhook


@transaction.atomic
def resume_webhook(*, actor: User, webhook: Webhook) -> Webhook:
    """Send there again what happens from now on."""
    require(actor, Action.WEBHOOK_MANAGE)
    webhook = Webhook.objects.select_for_update().get(pk=webhook.pk)
    _check(webhook.name, webhook.address, webhook.events)
    if webhook.stopped_at is not None:
        webhook.owner, webhook.stopped_at, webhook.failing_since, webhook.stopped_why = actor, None, None, ""
        webhook.save(update_fields=["owner", "stopped_at", "failing_since", "stopped_why"])
        _record(actor, webhook, "resumed", {"stopped_at": None})
    return webhook


@transaction.atomic
def renew_secret(*, actor: User, webhook: Webhook) -> Webhook:
    """Sign with a new secret from now on; the old one signs nothing any more."""
    require(actor, Action.WEBHOOK_MANAGE)
    webhook = Webhook.objects.select_for_update().get(pk=webhook.pk)
    webhook.secret_number += 1
    webhook.save(update_fields=["secret_number"])
    _record(actor, webhook, "secret-renewed", {"secret_number": webhook.secret_number})
    return webhook


def secret_of(webhook: Webhook) -> str:
    """The secret that signs messages, as receivers are given it ("whsec_…"); it is kept nowhere."""
    return f"whsec_{base64.b64encode(key_of(webhook)).decode()}"


def key_of(webhook: Webhook) -> bytes:
    """The bytes of the secret: 32, made of the site's own key."""
    mark = f"{webhook.pk}:{webhook.secret_number}"
    return salted_hmac("caunoi.webhook", mark, algorithm="sha256").digest()


def _check(name: str, address: str, events: Sequence[str]) -> None:
    if not name:
        raise TokenRefused("name", _("Give it a name that says who is told."))
    if not events or not set(events) <= set(Event):
        raise TokenRefused("events", _("Choose at least one event."))
    try:
        judged(address)
    except AddressRefused as fault:
        raise TokenRefused("address", fault.message) from fault


def _record(actor: User, webhook: Webhook, verb: str, after: dict[str, object], reason: str = "") -> None:
    record_change(
        actor=actor,
        action=f"{_KIND}.{verb}",
        target_kind=_KIND,
        target_id=webhook.pk,
        label=webhook.name,
        before={},
        after=after,
        reason=reason,
    )
