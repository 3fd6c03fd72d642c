"""The office's own Word file for its reports: all files it ever was, one of them in use or none."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.models import User
from caunoi_web.common.ids import uuid7


class WordTemplate(models.Model):
    """One file with fields like ``{{ issuer }}``; its bytes lie under their SHA-256 and never change.

    ``unknown`` are the fields in it that nothing can fill; such a file is kept, but never used.
    """

    target_kind = "word_template"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    file_name = models.CharField(_("file"), max_length=255)
    sha256 = models.CharField(max_length=64)
    unknown = models.JSONField(default=list, blank=True)
    is_used = models.BooleanField(default=False)
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-added_at", "-id")
        constraints = (
            models.UniqueConstraint(fields=("is_used",), condition=Q(is_used=True), name="one_word_template"),
        )

    def __str__(self) -> str:
        return self.file_name
