"""The files of an agreement: the signed original, fixed by its checksum, and whatever else belongs to it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.models import User
from caunoi_web.common.ids import uuid7
from caunoi_web.sources.models import Document


class FileRole(models.TextChoices):
    """What the file is to the agreement."""

    SIGNED = "signed", _("Signed original")
    COPY = "copy", _("Certified copy")
    TRANSLATION = "translation", _("Translation")
    DRAFT = "draft", _("Draft")
    OTHER = "other", _("Other file")


class AgreementFile(models.Model):
    """A document that belongs to an agreement; its bytes lie under their SHA-256 and never change."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agreement = models.ForeignKey("register.Agreement", models.PROTECT, related_name="file_rows")
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    role = models.CharField(_("what it is"), max_length=12, choices=FileRole.choices, default=FileRole.SIGNED)
    note = models.CharField(_("note"), max_length=500, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("made_at", "id")
        constraints = (
            models.CheckConstraint(name="file_role_is_known", condition=Q(role__in=FileRole.values)),
            models.UniqueConstraint(
                fields=("agreement", "document"), condition=Q(withdrawn_at__isnull=True), name="file_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.role} {self.document_id}"
