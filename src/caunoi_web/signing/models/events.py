"""What happened in a case, as everybody who may see it reads it: only ever added to."""

from django.db import models
from django.utils.translation import pgettext_lazy

from caunoi_web.accounts.models import User
from caunoi_web.common.ids import uuid7
from caunoi_web.signing.models.cases import Case
from caunoi_web.signing.models.routes import RouteStep


class EventKind(models.TextChoices):
    """What it was."""

    PROPOSED = "proposed", pgettext_lazy("case history", "Proposed")
    CHANGED = "changed", pgettext_lazy("case history", "Facts changed")
    DONE = "done", pgettext_lazy("case history", "Step done")
    SKIPPED = "skipped", pgettext_lazy("case history", "Step skipped")
    RETURNED = "returned", pgettext_lazy("case history", "Returned")
    NOTE = "note", pgettext_lazy("case history", "Note")
    ASKED = "asked", pgettext_lazy("case history", "Opinion asked")
    ANSWERED = "answered", pgettext_lazy("case history", "Opinion given")
    PAPER = "paper", pgettext_lazy("case history", "Document added")
    SIGNED = "signed", pgettext_lazy("case history", "Signed")
    DUE_MOVED = "due_moved", pgettext_lazy("case history", "Due date moved")
    WITHDRAWN = "withdrawn", pgettext_lazy("case history", "Withdrawn")
    REJECTED = "rejected", pgettext_lazy("case history", "Rejected")


class CaseEvent(models.Model):
    """One thing that happened. ``acted_for`` is the person whom the actor stood in for."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=10, choices=EventKind.choices)
    step = models.ForeignKey(RouteStep, models.PROTECT, null=True, related_name="+")
    to_step = models.ForeignKey(RouteStep, models.PROTECT, null=True, related_name="+")
    actor = models.ForeignKey(User, models.PROTECT, related_name="+")
    acted_for = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    day = models.DateField()
    at = models.DateTimeField(auto_now_add=True)
    text = models.TextField(blank=True)

    class Meta:
        ordering = ("-at", "-id")
        indexes = (models.Index(fields=("case", "-at"), name="case_event_by_case"),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.text[:60]}"
