"""A row that a worker holds for a while; ``tasks/leases.py`` takes it and gives it back."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LeaseState(models.TextChoices):
    """Where a piece of work stands."""

    QUEUED = "queued", _("Queued")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")


OPEN = (LeaseState.QUEUED, LeaseState.RUNNING)


class Leased(models.Model):
    """What every piece of background work has. One that runs and whose lease is over is taken up again."""

    state = models.CharField(max_length=10, choices=LeaseState.choices, default=LeaseState.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    progress = models.PositiveSmallIntegerField(default=0, help_text="per cent")
    message = models.CharField(max_length=500, blank=True)
    worker = models.CharField(max_length=80, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_open(self) -> bool:
        """True while it waits or is worked on."""
        return self.state in OPEN
