"""Days that are not as their weekday says: public holidays, an office's own days, made-up Saturdays."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.models import User
from caunoi_web.common.ids import uuid7
from caunoi_web.signing.names import in_language


class SpecialDayKind(models.TextChoices):
    """Off although it is a weekday, or worked although it is a weekend."""

    OFF = "off", _("Day off")
    MADE_UP = "made_up", _("Working day made up")


class SpecialDay(models.Model):
    """One day. Shipped ones have no ``added_by``; taken-out ones stay, with who took them out."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    day = models.DateField(_("day"))
    kind = models.CharField(_("kind"), max_length=10, choices=SpecialDayKind.choices)
    name_vi = models.CharField(_("Vietnamese name"), max_length=200)
    name_en = models.CharField(_("English name"), max_length=200, blank=True)
    source = models.CharField(_("source"), max_length=500, blank=True)
    to_confirm = models.BooleanField(_("to confirm"), default=False)
    added_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    taken_out_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("day",)
        constraints = (
            models.UniqueConstraint(
                fields=("day",), condition=Q(taken_out_at__isnull=True), name="special_day_once"
            ),
            models.CheckConstraint(
                name="special_day_kind_is_known", condition=Q(kind__in=SpecialDayKind.values)
            ),
        )

    def __str__(self) -> str:
        return in_language(self.name_vi, self.name_en)
