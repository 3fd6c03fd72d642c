"""One import: a table that came in, how its columns are understood, and what became of it."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, may
from caunoi_web.common.ids import uuid7
from caunoi_web.sources.models import Document

UNDO_WITHIN = timedelta(days=30)


class TableKind(models.TextChoices):
    """What the rows of a table are."""

    AGREEMENTS = "agreements", _("Agreements")
    ORGANISATIONS = "organisations", _("Partners")
    ACTIVITIES = "activities", _("Activities")


class BatchState(models.TextChoices):
    """How far an import has come."""

    OPEN = "open", pgettext_lazy("state of an import", "Being prepared")
    RUNNING = "running", pgettext_lazy("state of an import", "Being taken in")
    DONE = "done", pgettext_lazy("state of an import", "Taken in")
    UNDOING = "undoing", pgettext_lazy("state of an import", "Being undone")
    UNDONE = "undone", pgettext_lazy("state of an import", "Undone")
    DROPPED = "dropped", pgettext_lazy("state of an import", "Given up")


class BatchQuerySet(models.QuerySet["ImportBatch"]):
    """Words the office uses about imports."""

    def visible_to(self, user: User) -> Self:
        """All of them, for everybody who may import."""
        return self if may(user, Action.REGISTER_IMPORT) else self.none()


class ImportBatch(models.Model):
    """``headings`` are the words above the columns; ``mapping`` says by column which field it is.

    In ``mapping`` "" is not said yet and "-" is left out. ``choices`` holds what a person decided about
    values that the register does not know: by sort of value, then by the folded value. ``counts`` are
    the rows by verdict, ``questions`` the values that wait for a decision, ``aside`` the lines of the
    file that are no rows of the table, each with the reason. ``act`` ties the history to the import.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(max_length=20, choices=TableKind.choices)
    state = models.CharField(max_length=10, choices=BatchState.choices, default=BatchState.OPEN)
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    table = models.PositiveIntegerField(null=True)
    table_name = models.CharField(max_length=200, blank=True)
    headings = models.JSONField(default=list)
    heading_at = models.IntegerField(default=-1)
    layout = models.CharField(max_length=64, blank=True)
    mapping = models.JSONField(default=list)
    is_remembered = models.BooleanField(default=False)
    choices = models.JSONField(default=dict)
    questions = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    aside = models.JSONField(default=list)
    planned_at = models.DateTimeField(null=True)
    refusal = models.TextField(blank=True)
    act = models.UUIDField(default=uuid7)
    task_id = models.UUIDField(null=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    undo_act = models.UUIDField(null=True)
    left = models.JSONField(default=list)

    objects = BatchQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "-id")
        indexes = (models.Index(fields=("-made_at",), name="import_by_time"),)
        constraints = (
            models.CheckConstraint(name="import_kind_is_known", condition=Q(kind__in=TableKind.values)),
            models.CheckConstraint(name="import_state_is_known", condition=Q(state__in=BatchState.values)),
            models.CheckConstraint(
                name="import_done_has_its_day",
                condition=~Q(state__in=("done", "undoing")) | Q(done_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.document.name} – {self.table_name}" if self.table_name else self.document.name

    @property
    def is_open(self) -> bool:
        """Still being prepared: its rows may change."""
        return self.state == BatchState.OPEN

    def can_be_undone(self, now: datetime) -> bool:
        """Taken in, not longer ago than ``UNDO_WITHIN``."""
        is_taken_in = self.state in (BatchState.DONE, BatchState.UNDOING)
        return bool(is_taken_in and self.done_at and now - self.done_at <= UNDO_WITHIN)
