"""Cases: one wish for an agreement on its way through the steps of the route it started on."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caunoi_web.accounts.models import Role, Unit, User
from caunoi_web.accounts.policies import Action, may
from caunoi_web.common.ids import uuid7
from caunoi_web.register.models import Agreement, Level, Organisation
from caunoi_web.register.models.agreements import KIND_CHOICES
from caunoi_web.register.models.records import Record
from caunoi_web.signing.models.routes import RouteStep, RouteVersion


class CaseState(models.TextChoices):
    """How a case stands as a whole."""

    OPEN = "open", pgettext_lazy("case", "Under way")
    DONE = "done", pgettext_lazy("case", "Completed")
    WITHDRAWN = "withdrawn", pgettext_lazy("case", "Withdrawn")
    REJECTED = "rejected", pgettext_lazy("case", "Rejected")


class StepState(models.TextChoices):
    """How one step of a case stands."""

    AHEAD = "ahead", pgettext_lazy("step", "ahead")
    CURRENT = "current", pgettext_lazy("step", "now")
    DONE = "done", pgettext_lazy("step", "done")
    SKIPPED = "skipped", pgettext_lazy("step", "skipped")


class CaseQuerySet(models.QuerySet["Case"]):
    """Words the office uses about cases."""

    def visible_to(self, user: User) -> Self:
        """All cases; for the head of a unit those of the unit, and those it is asked about."""
        if not may(user, Action.SIGNING_READ):
            return self.none()
        return self if user.role != Role.UNIT_LEAD else self.filter(_about_unit_of(user))

    def open(self) -> Self:
        """Under way."""
        return self.filter(state=CaseState.OPEN)


def _about_unit_of(user: User) -> Q:
    """Cases of the person's unit, opened by them, with a step or an opinion that falls to them."""
    own = Q(unit=user.unit_id) if user.unit_id else Q(pk__in=())
    asked = Q(steps__opinions__unit=user.unit_id) | Q(steps__step__unit=user.unit_id)
    named = Q(steps__step__person=user)
    about = Case.objects.filter(asked | named if user.unit_id else named).values("pk")
    return own | Q(created_by=user) | Q(pk__in=about)


class Case(Record):
    """A proposal and what became of it. ``partner`` is empty while the partner is a new name.

    ``folded_partner`` finds doubles of new names. The facts below ``wanted_on`` fill the draft.
    """

    target_kind = "signing_case"

    partner = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="signing_cases"
    )
    partner_name = models.CharField(_("partner"), max_length=300)
    folded_partner = models.CharField(max_length=300, editable=False)
    title = models.CharField(_("title"), max_length=300)
    kind = models.CharField(_("kind of paper"), max_length=20, choices=KIND_CHOICES)
    level = models.CharField(_("level"), max_length=12, choices=Level.choices)
    why = models.TextField(_("why"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    wanted_on = models.DateField(_("wanted by"), null=True, blank=True)
    binding = models.BooleanField(_("binding"), default=False)
    needs_higher = models.BooleanField(_("a parent body must approve"), default=False)
    our_signatory = models.CharField(_("signs for us"), max_length=200, blank=True)
    our_position = models.CharField(_("their position"), max_length=200, blank=True)
    partner_signatory = models.CharField(_("signs for the partner"), max_length=200, blank=True)
    partner_position = models.CharField(_("position at the partner"), max_length=200, blank=True)
    duration_months = models.PositiveSmallIntegerField(_("length in months"), null=True, blank=True)
    activities = models.JSONField(_("activities"), default=list, blank=True)
    officer = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    route_version = models.ForeignKey(RouteVersion, models.PROTECT, related_name="cases")
    state = models.CharField(max_length=10, choices=CaseState.choices, default=CaseState.OPEN)
    proposed_on = models.DateField()
    signed_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="signing_cases"
    )

    objects = CaseQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=("state", "-proposed_on"), name="case_by_state"),
            models.Index(fields=("folded_partner",), name="case_by_partner_name"),
        )
        constraints = (
            models.CheckConstraint(name="case_state_is_known", condition=Q(state__in=CaseState.values)),
            models.CheckConstraint(
                name="case_closed_when_not_open",
                condition=Q(state="open", closed_on__isnull=True)
                | (~Q(state="open") & Q(closed_on__isnull=False)),
            ),
            models.CheckConstraint(name="case_level_is_known", condition=Q(level__in=("university", "unit"))),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        """True while it is under way."""
        return self.state == CaseState.OPEN

    def trigger(self, counted_from: str, began: date) -> date | None:
        """The day from which a deadline is counted; None while that event has not happened."""
        if counted_from == "signed":
            return self.signed_on
        return self.proposed_on if counted_from == "proposed" else began


class CaseStep(models.Model):
    """One step of the route in one case. ``done_for`` is the person somebody stood in for."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="steps")
    step = models.ForeignKey(RouteStep, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=StepState.choices, default=StepState.AHEAD)
    began_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    done_for = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("case", "position")
        indexes = (models.Index(fields=("state", "due_on"), name="case_step_by_due"),)
        constraints = (
            models.UniqueConstraint(fields=("case", "position"), name="case_step_once"),
            models.UniqueConstraint(fields=("case",), condition=Q(state="current"), name="one_current_step"),
            models.CheckConstraint(name="case_step_state_is_known", condition=Q(state__in=StepState.values)),
            models.CheckConstraint(
                name="case_step_done_after_it_began",
                condition=Q(done_on__isnull=True) | Q(began_on__isnull=True) | Q(done_on__gte=F("began_on")),
            ),
        )

    def __str__(self) -> str:
        return str(self.step)
