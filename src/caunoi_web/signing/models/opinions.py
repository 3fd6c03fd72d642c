"""Opinions that several offices are asked for at once."""

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from caunoi_web.accounts.models import Unit, User
from caunoi_web.common.ids import uuid7
from caunoi_web.signing.models.cases import CaseStep
from caunoi_web.signing.names import in_language


class Answer(models.TextChoices):
    """What an office says."""

    OPEN = "", pgettext_lazy("opinion", "no answer yet")
    AGREES = "agrees", pgettext_lazy("opinion", "agrees")
    CHANGES = "changes", pgettext_lazy("opinion", "agrees with changes")
    AGAINST = "against", pgettext_lazy("opinion", "does not agree")


class Opinion(models.Model):
    """One office asked in one step; what was asked before the case was returned has ``lapsed_on``."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_step = models.ForeignKey(CaseStep, models.PROTECT, related_name="opinions")
    office_vi = models.CharField(max_length=300)
    office_en = models.CharField(max_length=300, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    asked_on = models.DateField()
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    due_on = models.DateField(null=True)
    answer = models.CharField(max_length=10, choices=Answer.choices, default=Answer.OPEN, blank=True)
    text = models.TextField(blank=True)
    answered_on = models.DateField(null=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    answered_for = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    lapsed_on = models.DateField(null=True)

    class Meta:
        ordering = ("asked_on", "id")
        constraints = (
            models.CheckConstraint(name="opinion_answer_is_known", condition=Q(answer__in=Answer.values)),
            models.CheckConstraint(
                name="opinion_answered_has_a_day",
                condition=Q(answer="", answered_on__isnull=True)
                | (~Q(answer="") & Q(answered_on__isnull=False)),
            ),
        )

    def __str__(self) -> str:
        return in_language(self.office_vi, self.office_en)

    @property
    def is_open(self) -> bool:
        """Still waited for."""
        return not self.answer and self.lapsed_on is None
