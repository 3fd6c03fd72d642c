"""Webhooks as their pages show them."""

from dataclasses import dataclass

from django.utils.functional import Promise

from caunoi_web.api.events import EVENT_LABELS, Event
from caunoi_web.api.models import Delivery, Webhook

SHOWN = 100


@dataclass(frozen=True, slots=True)
class WebhookLine:
    """An address with the events it wants, in words."""

    webhook: Webhook
    events: tuple[str | Promise, ...]


def webhook_lines() -> list[WebhookLine]:
    """All addresses by name; one query."""
    return [line_of(webhook) for webhook in Webhook.objects.select_related("owner")]


def line_of(webhook: Webhook) -> WebhookLine:
    """An address with the events it wants, in words."""
    return WebhookLine(webhook, tuple(EVENT_LABELS[event] for event in Event if event in webhook.events))


def deliveries_of(webhook: Webhook) -> list[Delivery]:
    """The newest messages; one query."""
    return list(webhook.deliveries.all()[:SHOWN])
