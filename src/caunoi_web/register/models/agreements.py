"""Agreements: who with, how long, what for; the status is computed, never stored."""

from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils.translation import gettext_lazy as _

from caunoi.domain.dates import PartialDate
from caunoi.domain.kinds import Activity, AgreementKind
from caunoi.domain.terms import EndKind, Status, Term
from caunoi_web.accounts.models import Unit, User
from caunoi_web.accounts.policies import Action, may
from caunoi_web.common.ids import uuid7
from caunoi_web.common.labels import ACTIVITIES, AGREEMENT_KINDS, END_KINDS
from caunoi_web.register.models.organisations import Organisation
from caunoi_web.register.models.records import Record

KIND_CHOICES = [(kind.value, label) for kind, label in AGREEMENT_KINDS.items()]
END_KIND_CHOICES = [(kind.value, label) for kind, label in END_KINDS.items()]
ACTIVITY_CHOICES = [(activity.value, label) for activity, label in ACTIVITIES.items()]


class Level(models.TextChoices):
    """At which level it was signed: a different thing from its kind (domain.md, section 7)."""

    UNIVERSITY = "university", _("University level")
    UNIT = "unit", _("Unit level")
    UNKNOWN = "", _("Level not stated")


class AgreementQuerySet(models.QuerySet["Agreement"]):
    """Words the office uses about agreements, each one chainable."""

    def visible_to(self, user: User) -> Self:
        return self if may(user, Action.REGISTER_READ) else self.none()

    def live(self) -> Self:
        """Not archived."""
        return self.filter(archived_at__isnull=True)

    def with_status_on(self, day: date) -> Self:
        """Annotate ``status``: the same rule as ``Term.status_on``, in SQL (a test keeps them equal)."""
        return self.annotate(
            status=Case(
                When(begins_on__gt=day, then=Value(Status.NOT_IN_FORCE.value)),
                When(end_kind=EndKind.INDEFINITE.value, then=Value(Status.INDEFINITE.value)),
                When(end_kind=EndKind.CONDITION.value, then=Value(Status.OPEN_CONDITIONAL.value)),
                When(ends_on__isnull=True, then=Value(Status.VALIDITY_UNKNOWN.value)),
                When(ends_on__gte=day, then=Value(Status.IN_FORCE.value)),
                When(end_kind=EndKind.AUTO_RENEWED.value, then=Value(Status.VALIDITY_UNKNOWN.value)),
                default=Value(Status.EXPIRED.value),
                output_field=models.CharField(),
            )
        )

    def with_status(self, status: str, day: date) -> Self:
        """Only those that are ``status`` on ``day``."""
        return self.with_status_on(day).filter(status=status)

    def active_on(self, day: date) -> Self:
        """In force or indefinite: what counts as active (domain rule 6.4-2)."""
        return self.with_status_on(day).filter(status__in=(Status.IN_FORCE.value, Status.INDEFINITE.value))

    def ending_within(self, days: int, *, after: date) -> Self:
        """In force on ``after`` and ending at most ``days`` later."""
        return self.with_status(Status.IN_FORCE.value, after).filter(
            ends_on__lte=after + timedelta(days=days)
        )

    def latest_end_first(self) -> Self:
        """Soonest end first, those without an end last."""
        return self.order_by(F("ends_on").asc(nulls_last=True), "id")


class Agreement(Record):
    """One agreement between the host and its partners.

    Dates keep their precision as ISO text (``2022``, ``2022-08``, ``2022-08-15``); ``begins_on``
    and ``ends_on`` are the calendar days they mean, derived on every write so that lists can be
    filtered. ``term_raw`` keeps the words of the source, also broken ones.
    """

    target_kind = "agreement"

    number = models.CharField(_("number"), max_length=60, blank=True)
    list_number = models.CharField(_("number in the source's list"), max_length=60, blank=True)
    title = models.CharField(_("title"), max_length=500, blank=True)
    kind = models.CharField(
        _("kind"), max_length=20, choices=KIND_CHOICES, default=AgreementKind.UNSPECIFIED.value
    )
    level = models.CharField(
        _("level"), max_length=12, choices=Level.choices, default=Level.UNKNOWN, blank=True
    )
    host_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    host_unit_words = models.CharField(_("unit in charge, as written"), max_length=300, blank=True)
    content = models.TextField(_("content"), blank=True)
    signed = models.CharField(_("signed on"), max_length=10, blank=True)
    signatories = models.CharField(_("signed by, both sides"), max_length=500, blank=True)
    term_raw = models.TextField(_("validity, as written"), blank=True)
    start = models.CharField(_("valid from"), max_length=10, blank=True)
    end = models.CharField(_("valid until"), max_length=10, blank=True)
    end_kind = models.CharField(
        _("how it ends"), max_length=15, choices=END_KIND_CHOICES, default=EndKind.UNKNOWN.value
    )
    duration_months = models.PositiveSmallIntegerField(_("length in months"), null=True, blank=True)
    condition = models.CharField(_("condition of the end"), max_length=500, blank=True)
    repaired = models.BooleanField(_("a misprinted date was repaired"), default=False)
    note = models.TextField(_("note"), blank=True)
    begins_on = models.DateField(null=True, editable=False)
    ends_on = models.DateField(null=True, editable=False)
    parties = models.ManyToManyField(Organisation, through="AgreementParty", related_name="agreements")

    objects = AgreementQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=("ends_on", "id"), name="agreement_by_end"),
            models.Index(fields=("end_kind", "ends_on"), name="agreement_by_end_kind"),
        )
        constraints = (
            models.CheckConstraint(
                name="agreement_ends_after_it_begins",
                condition=Q(start="") | Q(ends_on__isnull=True) | Q(ends_on__gte=F("begins_on")),
            ),
            models.CheckConstraint(
                name="agreement_without_end_has_no_end_day",
                condition=~Q(end_kind__in=("indefinite", "condition")) | Q(end=""),
            ),
            models.CheckConstraint(
                name="agreement_kind_is_known", condition=Q(kind__in=[kind.value for kind in AgreementKind])
            ),
        )

    def __str__(self) -> str:
        return self.title or self.number or str(self.id)

    @property
    def term(self) -> Term:
        """The validity as a value."""
        return Term(
            raw=self.term_raw,
            start=PartialDate.parse(self.start) if self.start else None,
            end=PartialDate.parse(self.end) if self.end else None,
            end_kind=EndKind(self.end_kind),
            duration_months=self.duration_months,
            condition=self.condition,
            repaired=self.repaired,
        )

    @term.setter
    def term(self, term: Term) -> None:
        self.term_raw = term.raw
        self.start = str(term.start or "")
        self.end = str(term.end or "")
        self.end_kind = term.end_kind.value
        self.duration_months = term.duration_months
        self.condition = term.condition
        self.repaired = term.repaired
        self.derive_days()

    @property
    def signed_on(self) -> PartialDate | None:
        """The signing date, as precisely as it is known."""
        return PartialDate.parse(self.signed) if self.signed else None

    def derive_days(self) -> None:
        """Set ``begins_on`` and ``ends_on`` from the dates as written; call after changing either."""
        term, signed = self.term, self.signed_on
        begins = term.start or signed
        self.begins_on = begins.first_day if begins else None
        self.ends_on = term.end.last_day if term.end else None

    def status_on(self, day: date) -> Status:
        """What the agreement is on ``day``, by the one rule in ``Term.status_on``."""
        return self.term.status_on(day, signed=self.signed_on)


class AgreementParty(models.Model):
    """A partner in an agreement, with its name as the source wrote it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="party_rows")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="party_rows")
    name_as_written = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "id")
        constraints = (models.UniqueConstraint(fields=("agreement", "organisation"), name="party_once"),)

    def __str__(self) -> str:
        return self.name_as_written or str(self.organisation)


class AgreementActivity(models.Model):
    """One kind of activity that an agreement is for."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="activity_rows")
    code = models.CharField(max_length=40, choices=ACTIVITY_CHOICES)

    class Meta:
        ordering = ("code",)
        indexes = (models.Index(fields=("code",), name="activity_by_code"),)
        constraints = (
            models.UniqueConstraint(fields=("agreement", "code"), name="activity_once"),
            models.CheckConstraint(
                name="activity_is_known", condition=Q(code__in=[activity.value for activity in Activity])
            ),
        )

    def __str__(self) -> str:
        return self.get_code_display()
