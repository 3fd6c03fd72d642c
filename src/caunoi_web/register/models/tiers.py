"""How near a partner is to us, from when, and why: dated rows, so that any past day can be told."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from caunoi_web.accounts.models import User
from caunoi_web.common.ids import uuid7
from caunoi_web.register.models.organisations import Organisation


class Tier(models.TextChoices):
    """The place of a partner, from the nearest down."""

    STRATEGIC = "strategic", pgettext_lazy("tier", "Strategic")
    TRADITIONAL = "traditional", pgettext_lazy("tier", "Traditional")
    REGULAR = "regular", pgettext_lazy("tier", "Regular")
    PROSPECTIVE = "prospective", pgettext_lazy("tier", "Prospective")
    FORMER = "former", pgettext_lazy("tier", "Former")


class OrganisationTierQuerySet(models.QuerySet["OrganisationTier"]):
    """Words about tiers, each one chainable."""

    def valid(self) -> Self:
        """Those that no later correction has set aside."""
        return self.filter(withdrawn_at__isnull=True)

    def as_of(self, day: date) -> Self:
        """The one row of each organisation that says its tier on ``day``."""
        known = self.valid().filter(since__lte=day)
        later = OrganisationTier.objects.valid().filter(
            organisation=models.OuterRef("organisation"), since__gt=models.OuterRef("since"), since__lte=day
        )
        return known.filter(~models.Exists(later))


class OrganisationTier(models.Model):
    """From ``since`` on the organisation is ``tier``, until a later row says otherwise."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="tiers")
    tier = models.CharField(max_length=12, choices=Tier.choices)
    since = models.DateField()
    reason = models.CharField(max_length=500)
    entered_at = models.DateTimeField(auto_now_add=True)
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = OrganisationTierQuerySet.as_manager()

    class Meta:
        ordering = ("-since", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "since"),
                condition=Q(withdrawn_at__isnull=True),
                name="one_tier_a_day",
            ),
            models.CheckConstraint(name="tier_is_known", condition=Q(tier__in=Tier.values)),
            models.CheckConstraint(name="tier_has_reason", condition=~Q(reason="")),
        )

    def __str__(self) -> str:
        return self.get_tier_display()
