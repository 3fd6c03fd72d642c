"""Signs of life: when each worker, the daily run and the backup were last heard of."""

from django.db import models

from caunoi_web.common.ids import uuid7


class Heartbeat(models.Model):
    """One row for each worker process and one for each thing that runs by the clock.

    It speaks of this installation, so backups leave it out. ``detail`` holds plain facts (a backup's
    size, sum and number of rows), never anything about people.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=80)
    at = models.DateTimeField()
    detail = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ("kind", "-at")
        constraints = (models.UniqueConstraint(fields=("kind", "name"), name="one_heartbeat_each"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"
