"""Tokens: how a program proves for whom it acts."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.models import User
from caunoi_web.common.ids import uuid7


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    """Words about tokens, each one chainable."""

    def of(self, person: User) -> Self:
        return self.filter(owner=person)

    def live_at(self, now: datetime) -> Self:
        """Neither taken back nor run out."""
        return self.filter(revoked_at__isnull=True, expires_at__gt=now)


class ApiToken(models.Model):
    """A secret with which a program acts for its owner, within ``scopes`` and the owner's role.

    Only the secret's hash is kept; ``prefix`` is its visible beginning, by which it is found.
    ``minute`` and ``asked`` count the requests of the present minute.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    owner = models.ForeignKey(User, models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=80)
    prefix = models.CharField(max_length=20, unique=True)
    secret_hash = models.CharField(max_length=64)
    scopes = models.JSONField(default=list)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    minute = models.BigIntegerField(default=0)
    asked = models.PositiveIntegerField(default=0)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "-id")
        indexes = (models.Index(fields=("owner", "-made_at"), name="token_by_owner"),)
        constraints = (
            models.CheckConstraint(name="token_has_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="token_runs_out_after_it_was_made", condition=Q(expires_at__gt=models.F("made_at"))
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"
