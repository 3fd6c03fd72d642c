"""Agreements by the years of their life: signed, prolonged, last valid day."""

from datetime import date

from django.db.models import Q, QuerySet

from caunoi.domain.terms import PROLONGING
from caunoi_web.register.models import AgreementEvent


def year_condition(signed: int | None, ends: int | None, renewed: int | None, day: date) -> Q:
    """Where all the years hold that are given; what was signed or prolonged after ``day`` is left out."""
    condition = Q()
    if signed is not None:
        # ISO text of any precision: its first day is on or before the day just when it sorts so
        condition &= Q(signed__startswith=f"{signed:04}", signed__lte=day.isoformat())
    if ends is not None:
        condition &= Q(ends_on__gte=date(ends, 1, 1), ends_on__lte=date(ends, 12, 31))
    if renewed is not None:
        condition &= Q(pk__in=prolonged_by(day).filter(on_day__year=renewed).values("agreement"))
    return condition


def prolonged_by(day: date) -> QuerySet[AgreementEvent]:
    """The renewals and extensions up to a day."""
    return AgreementEvent.objects.filter(
        kind__in=sorted(kind.value for kind in PROLONGING), withdrawn_at__isnull=True, on_day__lte=day
    )
