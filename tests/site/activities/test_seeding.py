"""Invented activities for measuring: as many as asked for, and each one possible."""

from datetime import date

from tests.site import factories

from caunoi_web.activities.models import Activity, Commitment
from caunoi_web.demo.seeding_activities import seed_activities

TODAY = date(2026, 11, 22)


def test_as_many_activities_and_half_as_many_promises_are_made(officer):
    factories.an_agreement()

    assert seed_activities(actor=officer, activities=40, today=TODAY) == 40

    assert (Activity.objects.count(), Commitment.objects.count()) == (40, 20)
    assert not Activity.objects.overdue_on(TODAY).exists()


def test_without_agreements_nothing_is_made(officer):
    assert seed_activities(actor=officer, activities=40, today=TODAY) == 0
