"""The words a confirmed fact was read from."""

from django.db import models
from django.db.models import F, Q

from caunoi_web.common.ids import uuid7
from caunoi_web.sources.models.documents import Document


class Evidence(models.Model):
    """A stretch of a document that supports one field of one record.

    The record is named by kind and id, not by a foreign key: sources lies below the register
    and knows no register tables. ``document.text[start:end] == words``, always.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    document = models.ForeignKey(Document, models.PROTECT, related_name="evidence")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    words = models.TextField()
    page = models.CharField(max_length=60, blank=True)
    target_kind = models.CharField(max_length=20)
    target_id = models.UUIDField()
    field = models.CharField(max_length=40)
    act = models.UUIDField(default=uuid7, help_text="the act that attached it, see AuditEntry")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("field", "document", "start")
        indexes = (models.Index(fields=("target_kind", "target_id"), name="evidence_by_target"),)
        constraints = (
            models.CheckConstraint(name="evidence_has_words", condition=Q(end__gt=F("start")) & ~Q(words="")),
            models.UniqueConstraint(
                fields=("target_kind", "target_id", "field", "document", "start", "end"), name="evidence_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.field}: {self.words[:60]}"
