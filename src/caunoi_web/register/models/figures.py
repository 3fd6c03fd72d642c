"""Figures that documents state: kept beside the counted ones, never mixed with them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from caunoi.domain.kinds import Qualifier
from caunoi_web.common.labels import QUALIFIERS
from caunoi_web.register.models.records import Record

QUALIFIER_CHOICES = [(qualifier.value, label) for qualifier, label in QUALIFIERS.items()]


class StatedFigure(Record):
    """A number a document claims: what, for which year, how much, how exactly. Its words are evidence."""

    target_kind = "figure"

    what = models.CharField(_("what"), max_length=80)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    value = models.DecimalField(_("value"), max_digits=20, decimal_places=4)
    qualifier = models.CharField(
        _("how exactly"), max_length=6, choices=QUALIFIER_CHOICES, default=Qualifier.EXACT.value
    )

    class Meta:
        ordering = ("what", "year", "id")
        constraints = (
            models.CheckConstraint(
                name="figure_qualifier_is_known",
                condition=models.Q(qualifier__in=[qualifier.value for qualifier in Qualifier]),
            ),
        )

    def __str__(self) -> str:
        return f"{self.what} {self.year or ''} = {self.value}"
