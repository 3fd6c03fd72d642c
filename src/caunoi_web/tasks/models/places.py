"""How far long work has got."""

from django.db import models


class Place(models.Model):
    """Where a long work that is done in pieces goes on after a stop (``tasks/pieces.py``).

    ``mark`` is the work's own (JSON); ``version`` the program's that made it: another one begins anew.
    """

    name = models.CharField(max_length=60, primary_key=True)
    mark = models.JSONField(null=True)  # nothing of it is done yet
    version = models.CharField(max_length=40)
    reached_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.name
