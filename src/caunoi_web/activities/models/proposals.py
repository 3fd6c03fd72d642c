"""Promises read in the text of an agreement that wait for a person; never counted before."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.models import User
from caunoi_web.activities.models.commitments import Commitment
from caunoi_web.common.ids import uuid7
from caunoi_web.register.models import Agreement
from caunoi_web.sources.models import Document


class ProposalState(models.TextChoices):
    """What a person made of it."""

    WAITING = "waiting", _("Waits for you")
    ACCEPTED = "accepted", _("Accepted")
    REJECTED = "rejected", _("Rejected")


class CommitmentProposalQuerySet(models.QuerySet["CommitmentProposal"]):
    """Words about proposals, each one chainable."""

    def waiting(self) -> Self:
        return self.filter(state=ProposalState.WAITING)

    def in_text_order(self) -> Self:
        return self.order_by("document", "start", "id")


class CommitmentProposal(models.Model):
    """One promise read at ``document.text[start:end]`` for one agreement.

    ``value`` holds the fields of a commitment as the reader found them, ``places`` the stretch of each
    field. ``key`` is a hash of place and value: reading the same text again changes nothing.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    key = models.CharField(max_length=64)
    value = models.JSONField()
    places = models.JSONField(default=dict)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=ProposalState.choices, default=ProposalState.WAITING)
    read_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    commitment = models.ForeignKey(Commitment, models.PROTECT, null=True, related_name="+")

    objects = CommitmentProposalQuerySet.as_manager()

    class Meta:
        ordering = ("document", "start", "id")
        indexes = (models.Index(fields=("agreement", "state"), name="promise_read_by_agreement"),)
        constraints = (
            models.UniqueConstraint(fields=("agreement", "document", "key"), name="promise_read_once"),
            models.CheckConstraint(name="promise_read_has_words", condition=Q(end__gt=F("start"))),
            models.CheckConstraint(
                name="promise_read_state_is_known", condition=Q(state__in=ProposalState.values)
            ),
            models.CheckConstraint(
                name="promise_read_decided_by_a_person",
                condition=Q(state=ProposalState.WAITING)
                | Q(decided_by__isnull=False, decided_at__isnull=False),
            ),
            models.CheckConstraint(
                name="promise_read_accepted_is_kept",
                condition=~Q(state=ProposalState.ACCEPTED) | Q(commitment__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return str(self.value.get("what", ""))

    @property
    def words(self) -> str:
        """The words it was read from."""
        return self.document.text[self.start : self.end]
