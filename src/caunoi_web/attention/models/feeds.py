"""Private calendar feeds."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.models import User
from caunoi_web.common.ids import uuid7


class FeedQuerySet(models.QuerySet["Feed"]):
    """Words about feeds, each one chainable."""

    def live(self) -> Self:
        return self.filter(revoked_at__isnull=True)


class Feed(models.Model):
    """An address with a secret that a calendar program asks now and then; only the secret's hash is kept.

    ``query`` holds the filters of the saved view it was made from ("" for all deadlines of the person):
    a view that is changed or deleted later leaves the calendar as it is.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(User, models.PROTECT, related_name="+")
    name = models.CharField(_("name of the calendar"), max_length=80)
    query = models.CharField(max_length=2000, blank=True)
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = FeedQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at",)
        constraints = (models.CheckConstraint(name="feed_has_name", condition=~Q(name="")),)

    def __str__(self) -> str:
        return self.name
