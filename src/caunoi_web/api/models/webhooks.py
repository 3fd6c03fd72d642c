"""Who is told of what happens in the register, and what became of each message."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caunoi_web.accounts.models import User
from caunoi_web.common.ids import uuid7


class Webhook(models.Model):
    """An address that is told of ``events``. Its secret is not kept: it follows from the site's own key.

    ``failing_since`` is the first of the failures without a success between; ``stopped_at`` says that
    nothing is sent any more, ``stopped_why`` why.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    owner = models.ForeignKey(User, models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=80)
    address = models.CharField(_("address"), max_length=500)
    events = models.JSONField(default=list)
    secret_number = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField(auto_now_add=True)
    failing_since = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    stopped_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.CheckConstraint(name="webhook_has_name_and_address", condition=~Q(name="", address="")),
        )

    def __str__(self) -> str:
        return self.name


class DeliveryState(models.TextChoices):
    """What became of a message."""

    WAITING = "waiting", pgettext_lazy("message", "Waiting")
    DELIVERED = "delivered", pgettext_lazy("message", "Delivered")
    FAILED = "failed", pgettext_lazy("message", "Given up")


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    """Words about messages, each one chainable."""

    def due_at(self, now: datetime) -> Self:
        return self.filter(state=DeliveryState.WAITING, next_at__lte=now)


class Delivery(models.Model):
    """One message to one address, kept as it is sent; ``key`` keeps one thing from being told twice."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    webhook = models.ForeignKey(Webhook, models.PROTECT, related_name="deliveries")
    key = models.CharField(max_length=120)
    event = models.CharField(max_length=40)
    body = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, choices=DeliveryState.choices, default=DeliveryState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField()
    tried_at = models.DateTimeField(null=True)
    answer_status = models.PositiveSmallIntegerField(null=True)
    answer = models.CharField(max_length=300, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "-id")
        indexes = (
            models.Index(fields=("webhook", "-made_at"), name="delivery_by_webhook"),
            models.Index(fields=("state", "next_at"), name="delivery_due"),
        )
        constraints = (
            models.UniqueConstraint(fields=("webhook", "key"), name="told_once"),
            models.CheckConstraint(
                name="delivery_state_is_known", condition=Q(state__in=DeliveryState.values)
            ),
        )

    def __str__(self) -> str:
        return f"{self.event} {self.state}"
