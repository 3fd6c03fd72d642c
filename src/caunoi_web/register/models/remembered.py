"""Answers that are dear to count, kept for every process and through a restart.

Nothing in here is a fact: a row says what was counted, in which state of the register and when. Deleting all
of them costs time, never truth (queries/remembered.py).
"""

from django.db import models


class Remembered(models.Model):
    """``value`` answers the question behind ``key`` as counted in ``state``, which took ``took`` seconds.

    ``name`` is the sort of question, ``renewing_at`` when somebody last began to count it anew.
    """

    key = models.CharField(max_length=64, primary_key=True)
    name = models.CharField(max_length=60)
    state = models.CharField(max_length=36)
    value = models.JSONField()
    took = models.FloatField()
    counted_at = models.DateTimeField()
    renewing_at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=("name", "took"), name="remembered_by_name"),
            models.Index(fields=("counted_at",), name="remembered_by_age"),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.counted_at:%Y-%m-%d %H:%M}"
