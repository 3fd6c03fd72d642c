"""Who changed what, when and why: only ever added to."""

from typing import Any

from django.db import models

from caunoi_web.accounts.models import User
from caunoi_web.common.ids import uuid7
from caunoi_web.common.through import through
from caunoi_web.sources.models.documents import Document


class AuditEntry(models.Model):
    """One write. ``before`` and ``after`` hold the changed fields only, as JSON values.

    ``action`` is dotted: the object, then the verb in the past ("agreement.amended").
    Entries of one act share ``act`` so that the history can group them. ``through`` names the program's
    token that the actor's write came through ("" for a page).
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(User, models.PROTECT, related_name="+")
    action = models.CharField(max_length=60)
    target_kind = models.CharField(max_length=20)
    target_id = models.UUIDField()
    target_label = models.CharField(max_length=500, blank=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    reason = models.CharField(max_length=500, blank=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    act = models.UUIDField(default=uuid7)
    through = models.CharField(max_length=120, blank=True, default=through)

    class Meta:
        ordering = ("-at", "-id")
        indexes = (
            models.Index(fields=("target_kind", "target_id", "-at"), name="audit_by_target"),
            models.Index(fields=("-at", "-id"), name="audit_by_time"),
        )

    def __str__(self) -> str:
        return f"{self.action} {self.target_label}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("The audit trail is only ever added to.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("The audit trail is never deleted.")

    @property
    def who(self) -> str:
        """The person, and the program that acted for them."""
        return f"{self.actor} · {self.through}" if self.through else str(self.actor)
