"""Agreements: who with, how long, what for; the status is computed, never stored."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from caunoi.domain.dates import PartialDate
from caunoi.domain.kinds import Activity, AgreementKind
from caunoi.domain.terms import EndKind, LifeEvent, Status, Term
from caunoi_web.accounts.models import Unit
from caunoi_web.common.ids import uuid7
from caunoi_web.common.labels import ACTIVITIES, AGREEMENT_KINDS, END_KINDS
from caunoi_web.register.models.agreement_sets import AgreementQuerySet
from caunoi_web.register.models.organisations import Organisation
from caunoi_web.register.models.records import Record
from caunoi_web.register.models.sides import Side
from caunoi_web.register.models.stretches import Stretch

KIND_CHOICES = [(kind.value, label) for kind, label in AGREEMENT_KINDS.items()]
END_KIND_CHOICES = [(kind.value, label) for kind, label in END_KINDS.items()]
ACTIVITY_CHOICES = [(activity.value, label) for activity, label in ACTIVITIES.items()]


class Level(models.TextChoices):
    """At which level it was signed: a different thing from its kind (domain.md, section 7)."""

    UNIVERSITY = "university", _("University level")
    UNIT = "unit", _("Unit level")
    UNKNOWN = "", _("Level not stated")


class Binding(models.TextChoices):
    """Whether it binds: neither its kind nor its level says so."""

    YES = "yes", _("Legally binding")
    NO = "no", _("Not legally binding")
    UNCLEAR = "unclear", _("Unclear whether binding")


class Agreement(Record):
    """One agreement between the host and its partners.

    Dates keep their precision as ISO text (``2022``, ``2022-08``, ``2022-08-15``). ``term_raw`` keeps the
    words of the source, also broken ones, and ``signatories`` those about who signed. Derived on every
    write, so that lists can be filtered: ``begins_on``; ``term_ends_on``, the last day as written;
    ``runs_until`` and its last day ``ends_on``, with every renewal and extension; ``notice_on``, the last
    day for a notice; ``first_event_on``, from when on events may say more than the dates.
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
    binding = models.CharField(
        _("binding"), max_length=8, choices=Binding.choices, default=Binding.UNCLEAR.value
    )
    binding_note = models.CharField(_("why it binds or not"), max_length=500, blank=True)
    host_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    host_unit_words = models.CharField(_("unit in charge, as written"), max_length=300, blank=True)
    content = models.TextField(_("content"), blank=True)
    signed = models.CharField(_("signed on"), max_length=10, blank=True)
    signatories = models.CharField(_("signed by, as written"), max_length=500, blank=True)
    term_raw = models.TextField(_("validity, as written"), blank=True)
    start = models.CharField(_("valid from"), max_length=10, blank=True)
    end = models.CharField(_("valid until"), max_length=10, blank=True)
    end_kind = models.CharField(
        _("how it ends"), max_length=15, choices=END_KIND_CHOICES, default=EndKind.UNKNOWN.value
    )
    duration_months = models.PositiveSmallIntegerField(_("length in months"), null=True, blank=True)
    condition = models.CharField(_("condition of the end"), max_length=500, blank=True)
    renewal_months = models.PositiveSmallIntegerField(
        _("length of each renewal in months"), null=True, blank=True
    )
    notice_months = models.PositiveSmallIntegerField(_("notice, in months"), null=True, blank=True)
    notice_days = models.PositiveSmallIntegerField(_("notice, in days"), null=True, blank=True)
    repaired = models.BooleanField(_("a misprinted date was repaired"), default=False)
    note = models.TextField(_("note"), blank=True)
    begins_on = models.DateField(null=True, editable=False)
    term_ends_on = models.DateField(null=True, editable=False)
    runs_until = models.CharField(max_length=10, blank=True, editable=False)
    ends_on = models.DateField(null=True, editable=False)
    notice_on = models.DateField(null=True, editable=False)
    first_event_on = models.DateField(null=True, editable=False)
    parties = models.ManyToManyField(Organisation, through="AgreementParty", related_name="agreements")

    objects = AgreementQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=("ends_on", "id"), name="agreement_by_end"),
            models.Index(fields=("begins_on", "id"), name="agreement_by_begin"),
            models.Index(fields=("end_kind", "ends_on", "id"), name="agreement_by_end_of_kind"),
            models.Index(fields=("signed", "id"), name="agreement_by_signing"),
            models.Index(
                fields=("notice_on", "id"), name="agreement_by_notice", condition=Q(notice_on__isnull=False)
            ),
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
            models.CheckConstraint(
                name="agreement_binding_is_known", condition=Q(binding__in=Binding.values)
            ),
            models.CheckConstraint(
                name="agreement_notice_day_before_end",
                condition=Q(notice_on__isnull=True) | Q(ends_on__isnull=True) | Q(notice_on__lt=F("ends_on")),
            ),
        )

    def __str__(self) -> str:
        return self.title or self.number or str(self.id)

    def save(self, *args: Any, **options: Any) -> None:
        """As ever, and its stretches with it."""
        is_new = self._state.adding
        with transaction.atomic():
            super().save(*args, **options)
            Stretch.objects.renew([self], fresh=is_new)

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
            renewal_months=self.renewal_months,
            notice_months=self.notice_months,
            notice_days=self.notice_days,
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
        self.renewal_months = term.renewal_months
        self.notice_months = term.notice_months
        self.notice_days = term.notice_days
        self.derive_days()

    @property
    def signed_on(self) -> PartialDate | None:
        """The signing date, as precisely as it is known."""
        return PartialDate.parse(self.signed) if self.signed else None

    @property
    def end_now(self) -> PartialDate | None:
        """The end with every renewal and extension."""
        return PartialDate.parse(self.runs_until) if self.runs_until else None

    def derive_days(self, events: Sequence[LifeEvent] | None = None) -> None:
        """Set the derived days; call after changing a date, or with ``events`` after changing those."""
        term, signed = self.term, self.signed_on
        if events is None:
            events = self.life_events()
        begins, end = term.start or signed, term.end_on(date.max, events)
        self.begins_on = begins.first_day if begins else None
        self.term_ends_on = term.end.last_day if term.end else None
        self.runs_until = str(end or "")
        self.ends_on = end.last_day if end else None
        self.notice_on = term.notice_day(end)
        self.first_event_on = min((event.on.first_day for event in events), default=None)

    def life_events(self) -> list[LifeEvent]:
        """What happened to it, the oldest first; no query for one to which nothing happened."""
        if self.first_event_on is None:
            return []
        return [row.as_life for row in self.event_rows.filter(withdrawn_at__isnull=True)]

    def status_on(self, day: date, events: Sequence[LifeEvent] | None = None) -> Status:
        """What the agreement is on ``day``, by the one rule in ``Term.status_on``."""
        if events is None:
            events = self.life_events()
        return self.term.status_on(day, signed=self.signed_on, events=events)


class AgreementParty(models.Model):
    """A partner in an agreement, its side, and its name as the source wrote it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="party_rows")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="party_rows")
    name_as_written = models.CharField(max_length=300, blank=True)
    side = models.CharField(_("side"), max_length=10, choices=Side.choices, default=Side.PARTNER.value)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(fields=("agreement", "organisation"), name="party_once"),
            models.CheckConstraint(name="party_side_is_known", condition=Q(side__in=Side.values)),
        )

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
