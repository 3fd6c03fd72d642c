"""Who acts for whom, from one day to another."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.models import User
from caunoi_web.common.ids import uuid7


class StandInQuerySet(models.QuerySet["StandIn"]):
    """Words about standing in."""

    def on(self, day: date) -> Self:
        """Those that count on ``day``, between people who are still here."""
        return self.filter(
            from_day__lte=day,
            to_day__gte=day,
            ended_at__isnull=True,
            person__is_active=True,
            deputy__is_active=True,
        )


class StandIn(models.Model):
    """``deputy`` acts for ``person`` on every day from ``from_day`` to ``to_day``, both included."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(User, models.PROTECT, related_name="+")
    deputy = models.ForeignKey(User, models.PROTECT, related_name="+")
    from_day = models.DateField(_("from"))
    to_day = models.DateField(_("until"))
    reason = models.CharField(_("why"), max_length=300, blank=True)
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = StandInQuerySet.as_manager()

    class Meta:
        ordering = ("-from_day", "-id")
        constraints = (
            models.CheckConstraint(
                name="stand_in_ends_after_it_begins", condition=Q(to_day__gte=F("from_day"))
            ),
            models.CheckConstraint(name="nobody_stands_in_for_themselves", condition=~Q(person=F("deputy"))),
        )

    def __str__(self) -> str:
        return f"{self.deputy} → {self.person}"
