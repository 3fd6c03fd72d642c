"""Work done in the background: taken under a lease, so that a killed worker loses nothing."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from caunoi_web.common.ids import uuid7
from caunoi_web.sources.models.documents import Document


class JobState(models.TextChoices):
    """Where a job stands."""

    QUEUED = "queued", _("Queued")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")


class Job(models.Model):
    """One piece of work on one document. A running job whose lease is over is taken up again."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(max_length=20, default="read")
    document = models.ForeignKey(Document, models.PROTECT, related_name="jobs")
    state = models.CharField(max_length=10, choices=JobState.choices, default=JobState.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    progress = models.PositiveSmallIntegerField(default=0, help_text="per cent")
    message = models.CharField(max_length=500, blank=True)
    worker = models.CharField(max_length=80, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

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
