"""One row for each thing that can be found; the index itself is the database's own."""

from django.db import models

from caunoi_web.common.ids import uuid7


class Kind(models.TextChoices):
    """What was found; results are grouped by it."""

    ORGANISATION = "organisation"
    AGREEMENT = "agreement"
    DOCUMENT = "document"


class SearchEntry(models.Model):
    """The words under which one thing is found. ``body`` is folded (no accents, small letters)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    target_id = models.UUIDField()
    title = models.CharField(max_length=500)
    detail = models.CharField(max_length=500, blank=True)
    text = models.TextField(blank=True)
    body = models.TextField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("kind", "target_id"), name="one_search_entry_each"),)

    def __str__(self) -> str:
        return self.title
