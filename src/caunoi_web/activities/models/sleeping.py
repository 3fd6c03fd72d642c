"""What sleeps: the rule that says when, and the reasons people gave."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.models import User
from caunoi_web.common.ids import uuid7
from caunoi_web.register.models import Agreement

SLEEP_MONTHS, FIRST_MONTHS = 18, 6


class LifeRule(models.Model):
    """The rule of the office, one row: after how many months without a sign of life an agreement sleeps.

    ``first_months`` after its beginning the unit in charge is asked for the first activity.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    sleep_months = models.PositiveSmallIntegerField(
        _("an agreement sleeps after so many months"), default=SLEEP_MONTHS
    )
    first_months = models.PositiveSmallIntegerField(
        _("the first activity is asked for after so many months"), default=FIRST_MONTHS
    )
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(name="life_rule_is_one", condition=Q(id=1)),
            models.CheckConstraint(
                name="life_rule_is_sensible",
                condition=Q(sleep_months__gte=1, sleep_months__lte=120)
                & Q(first_months__gte=1, first_months__lte=60),
            ),
        )

    def __str__(self) -> str:
        return f"{self.sleep_months}/{self.first_months}"


class SleepCause(models.TextChoices):
    """Why an agreement sleeps: a short list, so that causes can be counted."""

    NO_CONTACT = "no-contact", _("Contact with the partner is lost")
    PARTNER_WAITS = "partner-waits", _("The partner does not answer or waits")
    NO_MONEY = "no-money", _("There is no money for it")
    NO_PERSON = "no-person", _("Nobody is in charge any more")
    UNIT_CHANGED = "unit-changed", _("The unit was reorganised")
    AIM_REACHED = "aim-reached", _("What was agreed has been done")
    AIM_GONE = "aim-gone", _("The purpose no longer holds")
    NOT_RECORDED = "not-recorded", _("Something was done, but not recorded here")
    OUTSIDE = "outside", _("Outside circumstances (epidemic, law, visas)")
    OTHER = "other", _("Another reason")


class SleepReason(models.Model):
    """Why an agreement sleeps, said by a person on a day. The latest counts until the next sign of life."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="+")
    cause = models.CharField(_("why it sleeps"), max_length=16, choices=SleepCause.choices)
    words = models.CharField(_("in words"), max_length=500, blank=True)
    said_on = models.DateField()
    said_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    said_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-said_on", "-said_at", "-id")
        indexes = (models.Index(fields=("agreement", "-said_on", "-said_at"), name="sleep_reason_latest"),)
        constraints = (
            models.CheckConstraint(name="sleep_cause_is_known", condition=Q(cause__in=SleepCause.values)),
        )

    def __str__(self) -> str:
        return self.get_cause_display()
