"""Activities: what is planned and what was done, with whom, under which agreement, with which proof."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caunoi.domain.dates import PartialDate
from caunoi_web.accounts.models import Unit, User
from caunoi_web.accounts.policies import Action, may
from caunoi_web.activities.models.commitments import Commitment
from caunoi_web.common.ids import uuid7
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.register.models.records import Record
from caunoi_web.sources.models import Document


class State(models.TextChoices):
    """How far an activity has come (domain 6.3)."""

    PLANNED = "planned", pgettext_lazy("state of an activity", "Planned")
    APPROVED = "approved", pgettext_lazy("state of an activity", "Approved")
    RUNNING = "running", pgettext_lazy("state of an activity", "Running")
    DONE = "done", pgettext_lazy("state of an activity", "Done")
    REPORTED = "reported", pgettext_lazy("state of an activity", "Reported")
    CANCELLED = "cancelled", pgettext_lazy("state of an activity", "Cancelled")


DONE_STATES = (State.DONE, State.REPORTED)
AHEAD_STATES = (State.PLANNED, State.APPROVED, State.RUNNING)


class ActivityQuerySet(models.QuerySet["Activity"]):
    """Words the office uses about activities, each one chainable."""

    def visible_to(self, user: User) -> Self:
        return self if may(user, Action.ACTIVITY_READ) else self.none()

    def live(self) -> Self:
        """Not archived."""
        return self.filter(archived_at__isnull=True)

    def done_by(self, day: date) -> Self:
        """Done on or before ``day``: the only ones that count for promises and prove life."""
        return self.live().filter(state__in=DONE_STATES, counts_on__lte=day)

    def overdue_on(self, day: date) -> Self:
        """Its last day is over and nobody has said that it was done or cancelled."""
        return self.live().filter(state__in=AHEAD_STATES, ends_on__lt=day)

    def with_partners(self, organisations: list) -> Self:  # type: ignore[type-arg]
        """Those in which one of the organisations takes part."""
        rows = ActivityPartner.objects.filter(organisation__in=organisations)
        return self.filter(pk__in=rows.values("activity"))

    def newest_first(self) -> Self:
        return self.order_by("-begins_on", "-id")


class Activity(Record):
    """One activity, under an agreement or under none. ``kind`` is a code of activities/kinds.py.

    ``began`` and ``ended`` are ISO text as precise as they are known; ``begins_on`` and ``ends_on`` are
    the days they mean, ``counts_on`` the first day on which it can be over. ``counted`` is how much it
    counts for ``commitment``: people, pieces, money or one time, by the measure of the promise.
    ``cost`` is what our side gave, ``income`` what came from the partner, both in ``currency``;
    ``in_kind`` says that they are the worth of things, not cash.
    """

    target_kind = "activity"

    kind = models.CharField(_("kind"), max_length=40)
    title = models.CharField(_("what"), max_length=300, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PLANNED)
    began = models.CharField(_("from"), max_length=10)
    ended = models.CharField(_("until"), max_length=10, blank=True)
    begins_on = models.DateField(editable=False)
    ends_on = models.DateField(editable=False)
    counts_on = models.DateField(editable=False)
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("agreement")
    )
    commitment = models.ForeignKey(
        Commitment, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("promise")
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("our unit")
    )
    place = models.CharField(_("place"), max_length=200, blank=True)
    participants = models.PositiveIntegerField(_("people taking part"), null=True, blank=True)
    quantity = models.DecimalField(_("pieces"), max_digits=18, decimal_places=2, null=True, blank=True)
    cost = models.DecimalField(_("given by our side"), max_digits=18, decimal_places=2, null=True, blank=True)
    income = models.DecimalField(
        _("received from the partner"), max_digits=18, decimal_places=2, null=True, blank=True
    )
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    in_kind = models.BooleanField(_("in kind, as its worth"), default=False)
    outcome = models.TextField(_("outcome"), blank=True)
    counted = models.DecimalField(max_digits=18, decimal_places=2, default=0, editable=False)
    partners = models.ManyToManyField(Organisation, through="ActivityPartner", related_name="+")

    objects = ActivityQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=("-begins_on", "-id"), name="activity_newest_first"),
            models.Index(fields=("agreement", "state", "counts_on"), name="activity_by_agreement"),
            models.Index(fields=("commitment", "state", "counts_on"), name="activity_by_commitment"),
            models.Index(fields=("state", "counts_on", "agreement"), name="activity_done_lately"),
            models.Index(fields=("state", "ends_on"), name="activity_by_state"),
            models.Index(fields=("unit", "-begins_on"), name="activity_by_unit"),
        )
        constraints = (
            models.CheckConstraint(name="activity_state_is_known", condition=Q(state__in=State.values)),
            models.CheckConstraint(name="activity_has_a_kind", condition=~Q(kind="")),
            models.CheckConstraint(
                name="activity_ends_after_it_begins", condition=Q(ends_on__gte=F("begins_on"))
            ),
            models.CheckConstraint(
                name="activity_money_has_a_currency",
                condition=Q(cost__isnull=True, income__isnull=True) | ~Q(currency=""),
            ),
            models.CheckConstraint(
                name="activity_money_is_not_negative",
                condition=(Q(cost__isnull=True) | Q(cost__gte=0))
                & (Q(income__isnull=True) | Q(income__gte=0)),
            ),
            models.CheckConstraint(
                name="activity_keeps_a_promise_of_its_agreement",
                condition=Q(commitment__isnull=True) | Q(agreement__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.title or self.kind

    @property
    def begin(self) -> PartialDate:
        """When it began, as precisely as it is known."""
        return PartialDate.parse(self.began)

    @property
    def end(self) -> PartialDate | None:
        """When it ended, if another day than it began was given."""
        return PartialDate.parse(self.ended) if self.ended else None

    def derive_days(self) -> None:
        """Set the days that follow from the dates as written; call after changing either."""
        begin, end = self.begin, self.end or self.begin
        self.begins_on, self.ends_on = begin.first_day, end.last_day
        self.counts_on = max(begin.first_day, end.first_day)

    @property
    def is_done(self) -> bool:
        return self.state in DONE_STATES

    def is_overdue_on(self, day: date) -> bool:
        """Its last day is over and nobody has said that it was done or cancelled."""
        return self.archived_at is None and self.state in AHEAD_STATES and self.ends_on < day


class ActivityPartner(models.Model):
    """A partner that takes part in an activity."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="partner_rows")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "id")
        constraints = (
            models.UniqueConstraint(fields=("activity", "organisation"), name="activity_partner_once"),
        )

    def __str__(self) -> str:
        return str(self.organisation)


class ActivityProof(models.Model):
    """A file that proves an activity; its bytes lie under their SHA-256 and never change."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="proof_rows")
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("added_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("activity", "document"),
                condition=Q(withdrawn_at__isnull=True),
                name="activity_proof_once",
            ),
        )

    def __str__(self) -> str:
        return str(self.document)
