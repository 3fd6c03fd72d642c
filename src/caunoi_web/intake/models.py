"""Runs of the reader and the proposals they made: what we do not trust yet."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.models import User
from caunoi_web.common.ids import uuid7
from caunoi_web.sources.models import Document

CERTAIN = 0.9  # from this confidence on, and without a flag, a proposal may be accepted in one go


class Run(models.Model):
    """One reading of one document by one version of the program."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    program = models.CharField(max_length=40)
    at = models.DateTimeField(auto_now_add=True)
    notes = models.TextField(blank=True)

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return f"{self.document} {self.program}"


class ProposalKind(models.TextChoices):
    """What is proposed."""

    ORGANISATION = "organisation", _("Organisation")
    AGREEMENT = "agreement", _("Agreement")
    FIGURE = "figure", _("Figure")


class ProposalState(models.TextChoices):
    """What a person decided."""

    WAITING = "waiting", _("Waits for a decision")
    ACCEPTED = "accepted", _("Accepted")
    CHANGED = "changed", _("Accepted with changes")
    REJECTED = "rejected", _("Rejected")
    WITHDRAWN = "withdrawn", _("No longer found by a newer reading")


class ProposalQuerySet(models.QuerySet["Proposal"]):
    """Words the reviewer uses about proposals."""

    def waiting(self) -> Self:
        return self.filter(state=ProposalState.WAITING)

    def certain(self) -> Self:
        """Sure enough to be accepted in one go: high confidence and nothing flagged."""
        return self.filter(confidence__gte=CERTAIN, flags=[])

    def uncertain_first(self) -> Self:
        return self.order_by("confidence", "start", "id")


class Proposal(models.Model):
    """One finding that waits for a person. ``value`` is the finding in the exchange shape.

    ``key`` is a hash of kind, place and value: reading the same document again finds the same
    proposal and changes nothing. ``decided_value`` is what the person made of it; the proposed
    value and its words stay as they were read. ``act`` is the press of a button that decided it (one
    act may decide many); ``settled_with`` is the agreement whose acceptance also settled this party.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    run = models.ForeignKey(Run, models.PROTECT, related_name="proposals")
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=ProposalKind.choices)
    key = models.CharField(max_length=64)
    label = models.CharField(max_length=500)
    value = models.JSONField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    confidence = models.FloatField()
    flags = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=ProposalState.choices, default=ProposalState.WAITING)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decided_value = models.JSONField(null=True)
    reason = models.CharField(max_length=500, blank=True)
    act = models.UUIDField(null=True)
    settled_with = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    target_id = models.UUIDField(null=True)
    made_target = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ("document", "start", "kind", "id")
        indexes = (
            models.Index(fields=("state", "document"), name="proposal_by_state"),
            models.Index(fields=("state", "kind"), name="proposal_by_kind"),
        )
        constraints = (
            models.UniqueConstraint(fields=("document", "key"), name="proposal_once"),
            models.CheckConstraint(
                name="proposal_decided_by_a_person",
                condition=Q(state__in=("waiting", "withdrawn"))
                | Q(decided_by__isnull=False, decided_at__isnull=False),
            ),
            models.CheckConstraint(
                name="proposal_confidence_is_a_share", condition=Q(confidence__gte=0, confidence__lte=1)
            ),
        )

    def __str__(self) -> str:
        return self.label

    @property
    def is_settled(self) -> bool:
        """A person has decided."""
        return self.state not in (ProposalState.WAITING, ProposalState.WITHDRAWN)

    @property
    def is_certain(self) -> bool:
        return self.confidence >= CERTAIN and not self.flags
