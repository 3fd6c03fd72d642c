"""Documents as received: the bytes never change, their hash is their name."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, may
from caunoi_web.common.ids import uuid7


class DocumentState(models.TextChoices):
    """How far a document has come."""

    WAITING = "waiting", _("Waiting to be read")
    READING = "reading", _("Being read")
    READ = "read", _("Read, waits for review")
    REVIEWED = "reviewed", _("Reviewed")
    FAILED = "failed", _("Could not be read")
    KEPT = "kept", _("Kept as proof, not read")


class DocumentQuerySet(models.QuerySet["Document"]):
    """Words the office uses about documents."""

    def visible_to(self, user: User) -> Self:
        """Documents the person may see: all, for every role that may read sources."""
        return self if may(user, Action.SOURCE_READ) else self.none()

    def waiting_for_review(self) -> Self:
        return self.filter(state=DocumentState.READ)


class Document(models.Model):
    """A file as received, kept byte for byte under its SHA-256, and the text read from it.

    ``structure`` holds tables and pages as lists of offsets into ``text`` (see
    sources/structure.py). ``host_hint`` names the institution for texts that only say "the academy".
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(_("file name"), max_length=255)
    media_type = models.CharField(max_length=120, blank=True)
    size = models.PositiveBigIntegerField(help_text="bytes")
    received_at = models.DateTimeField(auto_now_add=True)
    received_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    host_hint = models.CharField(_("whose document this is"), max_length=300, blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    state = models.CharField(max_length=10, choices=DocumentState.choices, default=DocumentState.WAITING)
    failure_code = models.CharField(max_length=30, blank=True)
    failure_reason = models.TextField(blank=True)
    text = models.TextField(blank=True)
    structure = models.JSONField(default=dict, blank=True)
    reader_notes = models.JSONField(default=list, blank=True)
    language = models.CharField(max_length=2, blank=True)
    genre = models.CharField(max_length=20, blank=True)
    host_name = models.CharField(max_length=300, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ("-received_at", "-id")
        indexes = (
            models.Index(fields=("state", "-received_at", "-id"), name="document_by_state"),
            models.Index(fields=("-received_at", "-id"), name="document_by_time"),
        )
        constraints = (
            models.CheckConstraint(
                name="document_state_is_known", condition=models.Q(state__in=DocumentState.values)
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def stored_as(self) -> str:
        """The path of the original below the documents folder, made of its hash."""
        return f"{self.sha256[:2]}/{self.sha256}"
