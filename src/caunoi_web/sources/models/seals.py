"""Seals over the history: whether somebody changed it past the program can be seen."""

from django.db import models


class AuditSeal(models.Model):
    """One day (UTC) of the history, sealed when it is over.

    ``digest`` is taken over the digest of the seal before and over every entry of the day, so that each
    seal stands for everything up to its day.
    """

    day = models.DateField(primary_key=True)
    entries = models.PositiveIntegerField()
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()

    class Meta:
        ordering = ("day",)

    def __str__(self) -> str:
        return f"{self.day} {self.digest}"
