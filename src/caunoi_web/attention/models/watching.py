"""Records a person watches, and records they want no reminders of."""

from django.db import models

from caunoi_web.accounts.models import User
from caunoi_web.common.ids import uuid7


class _Mark(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(User, models.PROTECT, related_name="+")
    target_kind = models.CharField(max_length=20)
    target_id = models.UUIDField()
    label = models.CharField(max_length=500, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.target_kind} {self.label}"


class Watch(_Mark):
    """The person is told when somebody else changes the record, and of its deadlines."""

    class Meta:
        ordering = ("label", "id")
        indexes = (models.Index(fields=("target_kind", "target_id"), name="watch_by_target"),)
        constraints = (
            models.UniqueConstraint(fields=("person", "target_kind", "target_id"), name="watched_once"),
        )


class Quiet(_Mark):
    """The quiet list: no reminders of this record for this person."""

    class Meta:
        ordering = ("label", "id")
        indexes = (models.Index(fields=("target_kind", "target_id"), name="quiet_by_target"),)
        constraints = (
            models.UniqueConstraint(fields=("person", "target_kind", "target_id"), name="quiet_once"),
        )
