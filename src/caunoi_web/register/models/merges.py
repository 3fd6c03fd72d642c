"""Two records of one body, put together by a person; everything needed to take them apart again."""

from django.db import models
from django.db.models import F, Q

from caunoi_web.accounts.models import User
from caunoi_web.common.ids import uuid7
from caunoi_web.register.models.organisations import Organisation


class Merge(models.Model):
    """``merged`` was put into ``survivor``. ``moved`` says, by mover, what went where (common/moving.py)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    survivor = models.ForeignKey(Organisation, models.PROTECT, related_name="merges")
    merged = models.ForeignKey(Organisation, models.PROTECT, related_name="merged_by")
    reason = models.CharField(max_length=500)
    moved = models.JSONField(default=dict)
    filled = models.JSONField(default=dict)
    act = models.UUIDField(default=uuid7)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("-at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("merged",), condition=Q(undone_at__isnull=True), name="merged_once_at_a_time"
            ),
            models.CheckConstraint(name="nothing_merges_into_itself", condition=~Q(survivor=F("merged"))),
            models.CheckConstraint(name="merge_has_reason", condition=~Q(reason="")),
        )

    def __str__(self) -> str:
        return f"{self.merged} → {self.survivor}"
