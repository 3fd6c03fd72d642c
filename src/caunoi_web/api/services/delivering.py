"""Sending messages: signed, tried again with growing pauses, given up after days (Standard Webhooks)."""

import base64
import hmac
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, may, require
from caunoi_web.api.models import Delivery, DeliveryState, Webhook
from caunoi_web.api.services.telling import TASK
from caunoi_web.api.services.webhooks import key_of, stop_webhook
from caunoi_web.common.outgoing import AddressRefused, NotReached, send
from caunoi_web.tasks.kinds import Tell
from caunoi_web.tasks.models import Task
from caunoi_web.tasks.services import enqueue

# After each failed attempt; the last one ends it: two days and a half in all.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 480, 960, 1440))
STOPPED_AFTER = timedelta(days=5)
GONE = 410
_SHOWN = 300


def run(task: Task, tell: Tell) -> dict[str, Any]:
    """The work of a ``webhook`` task: try its message once. A killed worker may send it a second time."""
    delivery = Delivery.objects.select_related("webhook__owner").get(pk=UUID(task.payload["delivery"]))
    if delivery.state == DeliveryState.WAITING:
        deliver(delivery, now=timezone.now())
    return {"state": delivery.state}


def deliver(delivery: Delivery, *, now: datetime) -> Delivery:
    """Try a message once, and say what became of it; what failed is queued to be tried again."""
    webhook = delivery.webhook
    if webhook.stopped_at is not None or not may(webhook.owner, Action.WEBHOOK_MANAGE):
        return _ended(
            delivery, DeliveryState.FAILED, now, None, _("Nothing is sent to this address any more.")
        )
    body = delivery.body.encode()
    try:
        answer = send("POST", webhook.address, body=body, headers=headers_for(delivery, now))
    except (NotReached, AddressRefused) as fault:
        return _failed(delivery, now, None, str(fault))
    text = answer.body[:_SHOWN].decode("utf-8", "replace").replace("\0", "")
    if 200 <= answer.status < 300:
        Webhook.objects.filter(pk=webhook.pk).update(failing_since=None)
        return _ended(delivery, DeliveryState.DELIVERED, now, answer.status, text)
    if answer.status == GONE:
        stop_webhook(actor=None, webhook=webhook, now=now, why=_("The address said that it is gone (410)."))
        return _ended(delivery, DeliveryState.FAILED, now, answer.status, text)
    return _failed(delivery, now, answer.status, text)


@transaction.atomic
def send_again(*, actor: User, delivery: Delivery, now: datetime) -> Delivery:
    """Queue a message once more, from the first attempt, whatever became of it."""
    require(actor, Action.WEBHOOK_MANAGE)
    delivery = Delivery.objects.select_for_update().get(pk=delivery.pk)
    delivery.state, delivery.attempts, delivery.next_at = DeliveryState.WAITING, 0, now
    delivery.save(update_fields=["state", "attempts", "next_at"])
    _queue(delivery, now)
    return delivery


def headers_for(delivery: Delivery, now: datetime) -> dict[str, str]:
    """What receivers check: the id (always the same), the moment, the signature over both and the body."""
    stamp = str(int(now.timestamp()))
    signed = f"{delivery.pk}.{stamp}.{delivery.body}".encode()
    signature = base64.b64encode(hmac.digest(key_of(delivery.webhook), signed, sha256)).decode()
    return {
        "Content-Type": "application/json",
        "User-Agent": "CauNoi-Webhooks/1",
        "webhook-id": str(delivery.pk),
        "webhook-timestamp": stamp,
        "webhook-signature": f"v1,{signature}",
    }


@transaction.atomic
def _failed(delivery: Delivery, now: datetime, status: int | None, text: str) -> Delivery:
    webhook = Webhook.objects.select_for_update().get(pk=delivery.webhook_id)
    if webhook.failing_since is None:
        webhook.failing_since = now
        webhook.save(update_fields=["failing_since"])
    elif now - webhook.failing_since > STOPPED_AFTER:
        why = _("It could not be reached for %(days)d days.") % {"days": STOPPED_AFTER.days}
        stop_webhook(actor=None, webhook=webhook, now=now, why=why)
        return _ended(delivery, DeliveryState.FAILED, now, status, text)
    if delivery.attempts >= len(PAUSES):
        return _ended(delivery, DeliveryState.FAILED, now, status, text)
    delivery.next_at = now + PAUSES[delivery.attempts]
    _ended(delivery, DeliveryState.WAITING, now, status, text)
    _queue(delivery, delivery.next_at)
    return delivery


def _ended(
    delivery: Delivery, state: DeliveryState, now: datetime, status: int | None, text: str
) -> Delivery:
    delivery.state, delivery.tried_at, delivery.answer_status = state, now, status
    delivery.answer = text[:_SHOWN]
    delivery.attempts += 1
    delivery.save(update_fields=["state", "tried_at", "answer_status", "answer", "attempts", "next_at"])
    return delivery


def _queue(delivery: Delivery, at: datetime) -> None:
    key = f"{delivery.pk}:{delivery.attempts}:{int(at.timestamp())}"
    enqueue(TASK, payload={"delivery": str(delivery.pk)}, owner=None, key=key, run_after=at)
