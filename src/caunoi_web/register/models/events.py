"""What happened to an agreement in its life: suspended, ended, renewed, a notice given."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caunoi.domain.dates import PartialDate
from caunoi.domain.terms import PROLONGING, EventKind, LifeEvent
from caunoi_web.accounts.models import User
from caunoi_web.common.ids import uuid7
from caunoi_web.common.labels import EVENT_KINDS
from caunoi_web.register.models.links import AgreementLink
from caunoi_web.sources.models import Document

EVENT_CHOICES = [(kind.value, label) for kind, label in EVENT_KINDS.items()]


class AgreementEvent(models.Model):
    """One event with its day, its reason and the paper that proves it; never deleted, only withdrawn.

    Dates are ISO text as precise as they are known; ``on_day`` (the first day it can mean) and
    ``until_day`` (the new last day of a renewal or an extension) are derived. ``link`` names the link
    between two agreements that brought the event about, when one did.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agreement = models.ForeignKey("register.Agreement", models.PROTECT, related_name="event_rows")
    kind = models.CharField(_("what happened"), max_length=12, choices=EVENT_CHOICES)
    on = models.CharField(_("day"), max_length=10)
    on_day = models.DateField(editable=False)
    until = models.CharField(_("new last day"), max_length=10, blank=True)
    until_day = models.DateField(null=True, editable=False)
    reason = models.CharField(_("why"), max_length=500)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")
    link = models.ForeignKey(AgreementLink, models.PROTECT, null=True, related_name="event_rows")
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("on_day", "id")
        indexes = (models.Index(fields=("agreement", "on_day", "id"), name="event_by_agreement"),)
        constraints = (
            models.CheckConstraint(
                name="event_kind_is_known", condition=Q(kind__in=[kind.value for kind in EventKind])
            ),
            models.CheckConstraint(
                name="event_prolongs_with_a_new_end",
                condition=Q(kind__in=sorted(kind.value for kind in PROLONGING), until_day__isnull=False)
                | (~Q(kind__in=sorted(kind.value for kind in PROLONGING)) & Q(until_day__isnull=True)),
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"

    @property
    def as_life(self) -> LifeEvent:
        """The event as a value of the domain."""
        return LifeEvent(
            kind=EventKind(self.kind),
            on=PartialDate.parse(self.on),
            until=PartialDate.parse(self.until) if self.until else None,
        )
