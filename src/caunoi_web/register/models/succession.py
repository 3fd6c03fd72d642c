"""Which organisation came after which: legal entities that were merged, renamed or split."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from caunoi.domain.dates import PartialDate
from caunoi_web.accounts.models import User
from caunoi_web.common.ids import uuid7
from caunoi_web.register.models.organisations import Organisation


class SuccessionBasis(models.TextChoices):
    """What happened in the world (two records of one body are a duplicate, not a succession)."""

    MERGED = "merged", pgettext_lazy("succession", "Merged into it")
    RENAMED = "renamed", pgettext_lazy("succession", "Renamed")
    SPLIT = "split", pgettext_lazy("succession", "Split")


class Succession(models.Model):
    """``successor`` takes the place of ``predecessor`` from the day ``on`` (ISO text) on."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    predecessor = models.ForeignKey(Organisation, models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Organisation, models.PROTECT, related_name="precessions")
    on = models.CharField(max_length=10, blank=True)
    basis = models.CharField(max_length=10, choices=SuccessionBasis.choices)
    reason = models.CharField(max_length=500, blank=True)
    entered_at = models.DateTimeField(auto_now_add=True)
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("on", "id")
        constraints = (
            models.UniqueConstraint(fields=("predecessor", "successor"), name="succession_once"),
            models.CheckConstraint(name="nothing_succeeds_itself", condition=~Q(predecessor=F("successor"))),
            models.CheckConstraint(
                name="succession_basis_is_known", condition=Q(basis__in=SuccessionBasis.values)
            ),
        )

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"

    @property
    def day(self) -> PartialDate | None:
        """When, as precisely as it is known."""
        return PartialDate.parse(self.on) if self.on else None
