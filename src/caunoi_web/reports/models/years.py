"""What numbers cannot say about a year: results, difficulties, the plan for the next."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caunoi_web.register.models.records import Record


class YearWords(Record):
    """The words of the yearly report for one year."""

    target_kind = "year_words"

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    results = models.TextField(_("main results"), max_length=20_000, blank=True)
    difficulties = models.TextField(_("difficulties"), max_length=20_000, blank=True)
    plan = models.TextField(_("plan for the next year"), max_length=20_000, blank=True)

    class Meta:
        ordering = ("-year",)
        constraints = (
            models.CheckConstraint(name="year_words_year", condition=Q(year__gte=1900, year__lte=9999)),
        )

    def __str__(self) -> str:
        return str(self.year)
