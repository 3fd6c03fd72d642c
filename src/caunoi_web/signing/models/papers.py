"""Papers of a case, and the templates that drafts are made from."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caunoi_web.accounts.models import User
from caunoi_web.common.ids import uuid7
from caunoi_web.signing.models.cases import Case
from caunoi_web.signing.models.routes import RouteStep
from caunoi_web.signing.names import in_language
from caunoi_web.sources.models import Document


class PaperKind(models.TextChoices):
    """What a paper of a case is."""

    PROPOSAL = "proposal", pgettext_lazy("paper", "Proposal")
    DRAFT = "draft", pgettext_lazy("paper", "Draft")
    LETTER = "letter", pgettext_lazy("paper", "Letter or note")
    SIGNED = "signed", pgettext_lazy("paper", "Signed original")


class DraftTemplate(models.Model):
    """A kind of draft, through all the files it was."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.SlugField(max_length=40, unique=True)
    kind = models.CharField(max_length=20)
    name_vi = models.CharField(_("Vietnamese name"), max_length=200)
    name_en = models.CharField(_("English name"), max_length=200, blank=True)

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return in_language(self.name_vi, self.name_en)


class TemplateVersion(models.Model):
    """One file of a template: ``shipped`` names one that came with the site, others are kept by hash.

    ``unknown`` are the fields in it that no record can fill; such a file is kept, but not used.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    template = models.ForeignKey(DraftTemplate, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64, blank=True)
    shipped = models.CharField(max_length=80, blank=True)
    unknown = models.JSONField(default=list, blank=True)
    added_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("template", "-number")
        constraints = (
            models.UniqueConstraint(fields=("template", "number"), name="template_version_once"),
            models.CheckConstraint(
                name="template_file_is_somewhere", condition=~Q(sha256="") | ~Q(shipped="")
            ),
        )

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_usable(self) -> bool:
        """True when every field in it is known."""
        return not self.unknown


class CasePaper(models.Model):
    """A file of a case, kept byte for byte under its hash; ``document`` when it is read as a source too.

    ``missing`` are the fields that stood empty in a draft when it was made.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="papers")
    step = models.ForeignKey(RouteStep, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=10, choices=PaperKind.choices)
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(help_text="bytes")
    template = models.ForeignKey(TemplateVersion, models.PROTECT, null=True, related_name="+")
    missing = models.JSONField(default=list, blank=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-added_at", "-id")
        constraints = (
            models.CheckConstraint(name="case_paper_kind_is_known", condition=Q(kind__in=PaperKind.values)),
        )

    def __str__(self) -> str:
        return self.file_name
