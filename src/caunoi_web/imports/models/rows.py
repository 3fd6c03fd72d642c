"""The rows of a table that comes in: their words as written, and what is to become of them."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from caunoi_web.common.ids import uuid7
from caunoi_web.imports.models.batches import ImportBatch


class Verdict(models.TextChoices):
    """What the preview says about a row; the first three need nobody's decision."""

    NEW = "new", pgettext_lazy("row of an import", "New")
    CHANGED = "changed", pgettext_lazy("row of an import", "Changed")
    SAME = "same", pgettext_lazy("row of an import", "Same")
    CONFLICT = "conflict", pgettext_lazy("row of an import", "Conflict")
    ASK = "ask", pgettext_lazy("row of an import", "Question")
    FAULT = "fault", pgettext_lazy("row of an import", "Fault")
    OUT = "out", pgettext_lazy("row of an import", "Left out")


# What the commit writes; all other rows stay out of the register.
WRITTEN = (Verdict.NEW, Verdict.CHANGED)


class ImportRow(models.Model):
    """``number`` is the line in the file. ``cells`` never change; ``edits`` holds, by column, what a
    person typed instead. ``places`` says where each cell stands in the document's text.

    ``plan`` is what the commit writes (see planning/plans.py), ``faults``, ``remarks`` are codes with
    their parts (worded in wording.py). ``key`` tells rows of one record apart from others in the same
    table, ``fingerprint`` knows the same row of the same table again. ``decisions`` is what a person chose
    for the row: "record" an id or "new", "conflict" "table" or "register". ``is_out``: left out by a person.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    batch = models.ForeignKey(ImportBatch, models.PROTECT, related_name="rows")
    position = models.PositiveIntegerField()
    number = models.PositiveIntegerField()
    cells = models.JSONField()
    places = models.JSONField(default=list)
    edits = models.JSONField(default=dict)
    is_out = models.BooleanField(default=False)
    decisions = models.JSONField(default=dict)
    verdict = models.CharField(max_length=10, choices=Verdict.choices, default=Verdict.FAULT)
    label = models.CharField(max_length=500, blank=True)
    key = models.CharField(max_length=64, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    target_id = models.UUIDField(null=True)
    target_version = models.PositiveIntegerField(null=True)
    made_target = models.BooleanField(default=False)
    plan = models.JSONField(default=dict)
    faults = models.JSONField(default=list)
    remarks = models.JSONField(default=list)

    class Meta:
        ordering = ("position",)
        indexes = (
            models.Index(fields=("batch", "verdict", "position"), name="import_row_by_verdict"),
            models.Index(fields=("batch", "key"), name="import_row_by_key"),
            models.Index(
                fields=("fingerprint",), name="import_row_by_print", condition=Q(target_id__isnull=False)
            ),
            models.Index(
                fields=("target_id",), name="import_row_by_target", condition=Q(target_id__isnull=False)
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=("batch", "position"), name="import_row_once"),
            models.CheckConstraint(
                name="import_row_verdict_is_known", condition=Q(verdict__in=Verdict.values)
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}: {self.label}"

    @property
    def words(self) -> list[str]:
        """The cells with what a person typed instead."""
        return [self.edits.get(str(place), cell) for place, cell in enumerate(self.cells)]

    def words_of(self, column: int) -> Any:
        """One cell as it counts."""
        return self.edits.get(str(column), self.cells[column] if column < len(self.cells) else "")
