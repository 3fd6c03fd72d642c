"""Routes to signing: each published version is an ordered list of steps that never changes again."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caunoi_web.accounts.models import Unit, User
from caunoi_web.common.ids import uuid7
from caunoi_web.signing.deadlines import DayKind
from caunoi_web.signing.models.bases import DAY_KINDS, Basis
from caunoi_web.signing.names import in_language


class Stage(models.TextChoices):
    """What a step does beyond being done: which form it ends with and what the service then writes."""

    PROPOSAL = "proposal", _("Proposal")
    CHECK = "check", _("Partner check")
    DRAFTING = "drafting", _("Drafting")
    OPINIONS = "opinions", _("Opinions")
    APPRAISAL = "appraisal", _("Appraisal")
    SUBMISSION = "submission", _("Submission for signing")
    HIGHER = "higher", _("Opinion of the parent body")
    SIGNING = "signing", _("Signing")
    FILING = "filing", _("Filing")
    REPORT = "report", _("Report after signing")
    OTHER = "other", pgettext_lazy("stage", "Other step")


class Who(models.TextChoices):
    """Who does a step."""

    HOST_UNIT = "host_unit", _("Head of the proposing unit")
    OFFICER = "officer", _("Officer")
    HEAD = "head", _("Head of office")
    RECTOR = "rector", _("Rectorate")
    UNIT = "unit", _("Head of a certain unit")
    PERSON = "person", _("A certain person")


class CountedFrom(models.TextChoices):
    """The event after which the days of a deadline are counted."""

    STEP = "step", pgettext_lazy("counted from", "the step begins")
    PROPOSED = "proposed", pgettext_lazy("counted from", "the proposal")
    SIGNED = "signed", pgettext_lazy("counted from", "the signing")


class Condition(models.TextChoices):
    """When a step is taken at all; otherwise it is skipped, and the case says so."""

    ALWAYS = "", pgettext_lazy("condition of a step", "always")
    HIGHER = "higher", pgettext_lazy("condition of a step", "if a parent body must approve")
    BINDING = "binding", pgettext_lazy("condition of a step", "if it is binding")


class Route(models.Model):
    """A way to signing, through all its versions."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.SlugField(max_length=40, unique=True)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return self.code


class RouteVersion(models.Model):
    """One state of a route: a draft while ``published_at`` is empty, then fixed for ever.

    ``kinds`` and ``levels`` say which agreements take it (empty: all); ``revision`` rises with each
    write to a draft.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    route = models.ForeignKey(Route, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(null=True, blank=True)
    name_vi = models.CharField(_("Vietnamese name"), max_length=200)
    name_en = models.CharField(_("English name"), max_length=200, blank=True)
    kinds = models.JSONField(default=list, blank=True)
    levels = models.JSONField(default=list, blank=True)
    valid_from = models.DateField(_("valid from"))
    revision = models.PositiveIntegerField(default=1)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("route", "-number")
        constraints = (
            models.UniqueConstraint(fields=("route", "number"), name="route_version_once"),
            models.UniqueConstraint(
                fields=("route",), condition=Q(published_at__isnull=True), name="one_draft_of_a_route"
            ),
            models.CheckConstraint(
                name="published_route_has_a_number",
                condition=Q(published_at__isnull=True, number__isnull=True)
                | Q(published_at__isnull=False, number__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return in_language(self.name_vi, self.name_en)

    def save(self, *args: Any, **kwargs: Any) -> None:
        _refuse_published(None if self._state.adding else self.pk)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("A version of a route is never deleted.")

    @property
    def is_draft(self) -> bool:
        """True while it can still be changed."""
        return self.published_at is None


class RouteStep(models.Model):
    """One step of one version. Without ``days`` its deadline is what its basis says, if that says any.

    ``offices`` are asked at once in a step of opinions: pairs of a Vietnamese and an English name.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    version = models.ForeignKey(RouteVersion, models.PROTECT, related_name="steps")
    position = models.PositiveSmallIntegerField()
    code = models.SlugField(max_length=40)
    stage = models.CharField(_("stage"), max_length=12, choices=Stage.choices, default=Stage.OTHER)
    name_vi = models.CharField(_("Vietnamese name"), max_length=200)
    name_en = models.CharField(_("English name"), max_length=200, blank=True)
    who = models.CharField(_("who"), max_length=10, choices=Who.choices, default=Who.OFFICER)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    produces_vi = models.CharField(_("produces (Vietnamese)"), max_length=300, blank=True)
    produces_en = models.CharField(_("produces (English)"), max_length=300, blank=True)
    days = models.PositiveSmallIntegerField(_("days"), null=True, blank=True)
    day_kind = models.CharField(
        _("kind of days"), max_length=10, choices=DAY_KINDS, default=DayKind.WORKING.value
    )
    counted_from = models.CharField(
        _("counted from"), max_length=10, choices=CountedFrom.choices, default=CountedFrom.STEP
    )
    basis = models.ForeignKey(Basis, models.PROTECT, null=True, blank=True, related_name="steps")
    condition = models.CharField(
        _("condition"), max_length=10, choices=Condition.choices, default=Condition.ALWAYS, blank=True
    )
    offices = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ("version", "position")
        constraints = (
            models.UniqueConstraint(fields=("version", "code"), name="step_code_once"),
            models.CheckConstraint(name="step_stage_is_known", condition=Q(stage__in=Stage.values)),
            models.CheckConstraint(name="step_who_is_known", condition=Q(who__in=Who.values)),
            models.CheckConstraint(
                name="step_counted_from_is_known", condition=Q(counted_from__in=CountedFrom.values)
            ),
            models.CheckConstraint(
                name="step_condition_is_known", condition=Q(condition__in=Condition.values)
            ),
            models.CheckConstraint(
                name="step_days_make_sense", condition=Q(days__isnull=True) | Q(days__gte=1, days__lte=3650)
            ),
        )

    def __str__(self) -> str:
        return in_language(self.name_vi, self.name_en)

    def save(self, *args: Any, **kwargs: Any) -> None:
        _refuse_published(self.version_id)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        _refuse_published(self.version_id)
        return super().delete(*args, **kwargs)

    @property
    def produces(self) -> str:
        """What comes out of it, in the language of the page."""
        return in_language(self.produces_vi, self.produces_en)


def _refuse_published(version_id: Any) -> None:
    """A published version stays as it is: cases under way stand on it."""
    if version_id and RouteVersion.objects.filter(pk=version_id, published_at__isnull=False).exists():
        raise TypeError("A published version of a route is never changed; publish a new one.")
