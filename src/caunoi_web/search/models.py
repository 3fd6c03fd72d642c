"""What can be found. The index over its words is the database's own (search/backends)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What was found; results are grouped by it."""

    ORGANISATION = "organisation", _("Organisations")
    AGREEMENT = "agreement", _("Agreements")
    DOCUMENT = "document", _("Documents")


class SearchEntry(models.Model):
    """One thing that can be found, with its words as written.

    The number is a plain counter, because SQLite's index can only point at counters, and because a
    higher number means newer. Entries are derived: ``caunoi-web reindex`` makes them again.
    """

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    target_id = models.UUIDField()
    title = models.CharField(max_length=500)
    detail = models.CharField(max_length=500, blank=True)
    text = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("target_id", "kind"), name="one_search_entry_each"),)

    def __str__(self) -> str:
        return self.title
