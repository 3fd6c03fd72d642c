"""Roll-ups: how the status of agreements changes over time, summed so that any day can be answered quickly.

What an agreement is on a day follows from a few days on which it changes. ``Turn`` holds those;
``MonthChange`` sums them by month for each country, kind, field and unit, ``YearStart`` says what all months
before a year come to. The standing of a day is that of the beginning of its year, the months since, and the
turns of its month up to the day. All of it can be made again from the records at any time.

They are made beside the ones in use, under an ``edition`` of their own; ``RollUp.edition`` is the one that
pages read. The edition before it stays until the next one is begun, for pages that are still reading it.
"""

from typing import Any, Self

from django.db import models

from caunoi_web.register.models import Agreement

ALL = "all"  # the scope of the whole institution; another scope is a unit's id, or "none"
YEAR = "year"  # the dimension of rows that name the years in which anything changes
CONFIRMED = "confirmed"  # the "status" of a partner whatever its agreements are
SOON_DAYS = 180  # an agreement in force that ends within so many days ends soon
LONGEST_CELL = 130  # a country and a town


class RollUp(models.Model):
    """When the roll-ups were made: one row. ``begun_at`` is when they began to be counted."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    begun_at = models.DateTimeField()
    built_at = models.DateTimeField()
    agreements = models.PositiveIntegerField()
    edition = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.CheckConstraint(name="one_roll_up", condition=models.Q(id=1)),)

    def __str__(self) -> str:
        return f"{self.built_at:%Y-%m-%d %H:%M}"


class EditionQuerySet(models.QuerySet[Any]):
    """Rows of several editions."""

    def current(self) -> Self:
        """Those that pages read."""
        return self.filter(edition__in=RollUp.objects.values("edition"))


class Turn(models.Model):
    """From ``day`` on an agreement is ``status``; before it was ``was`` ("" at the beginning of time)."""

    edition = models.PositiveIntegerField(default=0)
    agreement = models.ForeignKey(Agreement, models.DO_NOTHING, related_name="+", db_constraint=False)
    day = models.DateField()
    status = models.CharField(max_length=20)
    was = models.CharField(max_length=20, blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=("edition", "day", "status", "was", "agreement"), name="turn_by_day"),)

    def __str__(self) -> str:
        return f"{self.day}: {self.was} → {self.status}"


class MonthChange(models.Model):
    """How many more (or fewer) are ``status`` at the end of a month than at its beginning.

    ``dimension`` is what ``cell`` belongs to: total, country, kind, activity, unit; partner, town (of
    partners); soon (what ends soon).
    """

    edition = models.PositiveIntegerField(default=0)
    scope = models.CharField(max_length=36)
    dimension = models.CharField(max_length=10)
    cell = models.CharField(max_length=LONGEST_CELL, blank=True)
    status = models.CharField(max_length=20)
    month = models.DateField()
    delta = models.IntegerField()

    objects = EditionQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(
                fields=("edition", "scope", "dimension", "month", "cell", "status", "delta"),
                name="month_change_by_month",
            ),
        )

    def __str__(self) -> str:
        return f"{self.dimension} {self.cell} {self.status} {self.month:%Y-%m}: {self.delta:+}"


class YearStart(models.Model):
    """How many are ``status`` when the year that begins on ``since`` begins: the sum of all months before."""

    edition = models.PositiveIntegerField(default=0)
    scope = models.CharField(max_length=36)
    dimension = models.CharField(max_length=10)
    cell = models.CharField(max_length=LONGEST_CELL, blank=True)
    status = models.CharField(max_length=20, blank=True)
    since = models.DateField()
    number = models.IntegerField()

    objects = EditionQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(
                fields=("edition", "scope", "dimension", "since", "cell", "status", "number"),
                name="year_start_by_year",
            ),
        )

    def __str__(self) -> str:
        return f"{self.dimension} {self.cell} {self.status} {self.since:%Y}: {self.number}"


class DayCount(models.Model):
    """How much of something fell on a day: signed, prolonged, ending (by year), partners and towns won and
    lost, what began and ceased to end soon; signings and renewals by year stand on its first day."""

    edition = models.PositiveIntegerField(default=0)
    scope = models.CharField(max_length=36)
    what = models.CharField(max_length=10)
    cell = models.CharField(max_length=LONGEST_CELL, blank=True)
    day = models.DateField()
    number = models.IntegerField()

    objects = EditionQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(
                fields=("edition", "scope", "what", "day", "cell", "number"), name="day_count_by_day"
            ),
        )

    def __str__(self) -> str:
        return f"{self.what} {self.cell} {self.day}: {self.number}"
