"""The reading of a document, done in the background under a lease."""

from django.db import models

from caunoi_web.common.ids import uuid7
from caunoi_web.sources.models.documents import Document
from caunoi_web.tasks.models import Leased, LeaseState

JobState = LeaseState


class Job(Leased):
    """One piece of work on one document."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(max_length=20, default="read")
    document = models.ForeignKey(Document, models.PROTECT, related_name="jobs")

    class Meta:
        ordering = ("created_at", "id")
        indexes = (models.Index(fields=("state", "created_at"), name="job_by_state"),)
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "document"),
                condition=models.Q(state__in=("queued", "running")),
                name="one_open_job_each",
            ),
            models.CheckConstraint(name="job_progress_is_per_cent", condition=models.Q(progress__lte=100)),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.document_id}"
