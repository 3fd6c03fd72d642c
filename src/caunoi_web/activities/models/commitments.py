"""Commitments: what the sides of an agreement owe each other, confirmed by a person."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caunoi.domain.dates import PartialDate
from caunoi.domain.kinds import Activity as ActivityCode
from caunoi.domain.promises import Bound, Debtor, Means, Measure, Promise, Rhythm
from caunoi_web.accounts.models import Unit, User
from caunoi_web.accounts.policies import Action, may
from caunoi_web.activities.wordlists import BOUNDS, DEBTORS, MEANS, MEASURES, RHYTHMS
from caunoi_web.common.labels import ACTIVITIES
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.register.models.records import Record


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    """Words the office uses about promises, each one chainable."""

    def visible_to(self, user: User) -> Self:
        return self if may(user, Action.ACTIVITY_READ) else self.none()

    def live(self) -> Self:
        """Neither archived nor part of an archived agreement."""
        return self.filter(archived_at__isnull=True, agreement__archived_at__isnull=True)


class Commitment(Record):
    """One promise of one agreement. How it stands is computed as of a day, never stored.

    ``debtor`` owes it: our side (``unit`` is in charge), a partner (``partner`` when it is known which
    one), or both. ``amount`` counts ``measure``; ``counted_word`` names the thing as the agreement does.
    ``due`` is ISO text as precise as it is known and ``due_on`` the last day it can mean; with
    ``until_end`` it lasts as long as the agreement.
    """

    target_kind = "commitment"

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="+", verbose_name=_("agreement"))
    debtor = models.CharField(
        _("who owes it"), max_length=8, choices=[(each.value, label) for each, label in DEBTORS.items()]
    )
    partner = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("partner that owes it"),
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("our unit in charge")
    )
    code = models.CharField(
        _("kind of activity"),
        max_length=40,
        choices=[(each.value, text) for each, text in ACTIVITIES.items()],
    )
    what = models.CharField(_("what is promised"), max_length=500)
    amount = models.DecimalField(
        pgettext_lazy("of a promise", "number"), max_digits=18, decimal_places=2, null=True, blank=True
    )
    measure = models.CharField(
        _("what the number counts"),
        max_length=8,
        blank=True,
        choices=[(each.value, label) for each, label in MEASURES.items()],
    )
    counted_word = models.CharField(_("name of what is counted"), max_length=60, blank=True)
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    bound = models.CharField(
        _("how the number is meant"),
        max_length=8,
        default=Bound.EXACTLY.value,
        choices=[(each.value, label) for each, label in BOUNDS.items()],
    )
    rhythm = models.CharField(
        _("rhythm"),
        max_length=8,
        default=Rhythm.ONCE.value,
        choices=[(each.value, label) for each, label in RHYTHMS.items()],
    )
    means = models.CharField(
        _("cash or in kind"),
        max_length=4,
        blank=True,
        choices=[(each.value, label) for each, label in MEANS.items()],
    )
    due = models.CharField(_("due"), max_length=10, blank=True)
    until_end = models.BooleanField(_("until the agreement ends"), default=False)
    due_on = models.DateField(null=True, editable=False)
    waived_on = models.DateField(_("waived on"), null=True, blank=True)
    waived_why = models.CharField(_("why it was waived"), max_length=500, blank=True)

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        ordering = ("debtor", "code", "id")
        indexes = (
            models.Index(fields=("agreement", "id"), name="commitment_by_agreement"),
            models.Index(fields=("rhythm", "due_on", "id"), name="commitment_by_due_day"),
        )
        constraints = (
            models.CheckConstraint(
                name="commitment_debtor_is_known", condition=Q(debtor__in=[each.value for each in Debtor])
            ),
            models.CheckConstraint(
                name="commitment_code_is_known", condition=Q(code__in=[each.value for each in ActivityCode])
            ),
            models.CheckConstraint(
                name="commitment_number_has_its_measure",
                condition=(Q(amount__isnull=True) & Q(measure=""))
                | Q(amount__gt=0, measure__in=[each.value for each in Measure]),
            ),
            models.CheckConstraint(
                name="commitment_of_money_has_a_currency",
                condition=(Q(measure=Measure.MONEY.value) & ~Q(currency=""))
                | (~Q(measure=Measure.MONEY.value) & Q(currency="")),
            ),
            models.CheckConstraint(
                name="commitment_bound_is_known", condition=Q(bound__in=[each.value for each in Bound])
            ),
            models.CheckConstraint(
                name="commitment_rhythm_is_known", condition=Q(rhythm__in=[each.value for each in Rhythm])
            ),
            models.CheckConstraint(
                name="commitment_means_are_known",
                condition=Q(means__in=["", *(each.value for each in Means)]),
            ),
            models.CheckConstraint(name="commitment_says_what", condition=~Q(what="")),
            models.CheckConstraint(
                name="commitment_partner_owes_it",
                condition=Q(partner__isnull=True) | ~Q(debtor=Debtor.HOST.value),
            ),
            models.CheckConstraint(
                name="commitment_waived_with_a_reason",
                condition=(Q(waived_on__isnull=True) & Q(waived_why=""))
                | (Q(waived_on__isnull=False) & ~Q(waived_why="")),
            ),
        )

    def __str__(self) -> str:
        return self.what

    @property
    def due_date(self) -> PartialDate | None:
        """The day it is due, as precisely as it is known."""
        return PartialDate.parse(self.due) if self.due else None

    def derive_day(self) -> None:
        """Set ``due_on`` from ``due``; call after changing it."""
        due = self.due_date
        self.due_on = due.last_day if due else None

    def promise(self, begins: date | None, ends: date | None) -> Promise:
        """The promise as a value; ``begins`` and ``ends`` are the first and last day of its agreement."""
        return Promise(
            target=self.amount,
            bound=Bound(self.bound),
            rhythm=Rhythm(self.rhythm),
            due=self.due_on or (ends if self.until_end or self.rhythm == Rhythm.YEARLY else None),
            begins=begins,
            waived_on=self.waived_on,
        )
