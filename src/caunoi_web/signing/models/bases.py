"""What deadlines stand on: laws and internal rules, each text with the days it is valid."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from caunoi_web.accounts.models import User
from caunoi_web.common.ids import uuid7
from caunoi_web.signing.deadlines import DayKind
from caunoi_web.signing.names import in_language

DAY_KINDS = [
    (DayKind.WORKING.value, _("working days")),
    (DayKind.CALENDAR.value, _("calendar days")),
]


class BasisKind(models.TextChoices):
    """Who made the rule."""

    LAW = "law", pgettext_lazy("basis", "Law")
    INTERNAL = "internal", pgettext_lazy("basis", "Internal rule")


class Basis(models.Model):
    """A rule that deadlines point at; what it says on a day is in its texts."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.SlugField(max_length=40, unique=True)
    kind = models.CharField(max_length=10, choices=BasisKind.choices, default=BasisKind.INTERNAL)
    name_vi = models.CharField(_("Vietnamese name"), max_length=300)
    name_en = models.CharField(_("English name"), max_length=300, blank=True)

    class Meta:
        ordering = ("kind", "code")
        constraints = (
            models.CheckConstraint(name="basis_kind_is_known", condition=Q(kind__in=BasisKind.values)),
        )

    def __str__(self) -> str:
        return in_language(self.name_vi, self.name_en)


class BasisText(models.Model):
    """What a basis says from one day to another: replaced by a later text, never overwritten by it.

    ``days`` and ``day_kind`` are the term it sets, where it sets one. ``to_confirm`` marks what nobody
    has compared with the full text yet.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    basis = models.ForeignKey(Basis, models.PROTECT, related_name="texts")
    number = models.CharField(_("number"), max_length=80, blank=True)
    title = models.CharField(_("title"), max_length=500, blank=True)
    issuer = models.CharField(_("issued by"), max_length=200, blank=True)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid until"), null=True, blank=True)
    days = models.PositiveSmallIntegerField(_("days"), null=True, blank=True)
    day_kind = models.CharField(
        _("kind of days"), max_length=10, choices=DAY_KINDS, default=DayKind.WORKING.value
    )
    to_confirm = models.BooleanField(_("to confirm"), default=True)
    source = models.CharField(_("source"), max_length=500, blank=True)
    changed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("basis", "-valid_from")
        constraints = (
            models.UniqueConstraint(fields=("basis", "valid_from"), name="basis_text_from_once"),
            models.CheckConstraint(
                name="basis_text_ends_after_it_begins",
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
            ),
            models.CheckConstraint(
                name="basis_days_make_sense", condition=Q(days__isnull=True) | Q(days__gte=1, days__lte=3650)
            ),
            models.CheckConstraint(
                name="basis_day_kind_is_known", condition=Q(day_kind__in=[kind.value for kind in DayKind])
            ),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()
