"""Background work of any kind but the reading of a document."""

from django.conf import settings
from django.db import models

from caunoi_web.common.ids import uuid7
from caunoi_web.tasks.models.leased import Leased


class Task(Leased):
    """One piece of work: its kind (``tasks/kinds.py``), what it needs, and what came of it.

    ``key`` names the work: there is one open task of a kind with a key. ``result`` may hold ``href``
    and ``label``, the link that its person goes on with.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=100, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="tasks"
    )
    language = models.CharField(max_length=5, blank=True)
    payload = models.JSONField(default=dict, blank=True)
    result = models.JSONField(default=dict, blank=True)
    run_after = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("created_at", "id")
        indexes = (models.Index(fields=("state", "created_at"), name="task_by_state"),)
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "key"),
                condition=models.Q(state__in=("queued", "running")) & ~models.Q(key=""),
                name="one_open_task_each",
            ),
            models.CheckConstraint(name="task_progress_is_per_cent", condition=models.Q(progress__lte=100)),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.key}".rstrip()
