"""A small seeded register with everything that makes a figure hard: events, two partners, no country."""

import random
from datetime import date

import pytest
from tests.site import factories

from caunoi.domain.kinds import Activity, AgreementKind
from caunoi_web.demo.seeding import seed
from caunoi_web.register.models import Agreement, Organisation

DAY = date(2026, 11, 21)
TOWNS = ("", "", "Hà Nội", "Hanoi", "Nha Trang", "Somewhere")


@pytest.fixture
def register(people):
    """200 agreements of 60 partners; some suspended, ended, renewed, archived or without a unit."""
    seed(actor=people["officer"], organisations=60, agreements=200, today=DAY)
    chance = random.Random(5)  # noqa: S311  (the same in every run)
    for partner in Organisation.objects.all():
        partner.city = chance.choice(TOWNS) if partner.country == "VN" else ""
        partner.save()
    for number, agreement in enumerate(Agreement.objects.order_by("number")):
        _more_life(agreement, number)
    factories.an_agreement(
        signed="2024", kind=AgreementKind.JOINT_LAB.value, activities=(Activity.JOINT_LAB,)
    )
    factories.an_agreement(
        factories.an_organisation(country=""), term=factories.a_term("2027-01-01", end_kind="condition")
    )
    return people


def _more_life(agreement: Agreement, number: int) -> None:
    if number % 11 == 0:
        factories.an_agreement_event(agreement, "suspended", "2026-06-01")
    elif number % 13 == 0:
        factories.an_agreement_event(agreement, "terminated", "2025-03-01")
    elif number % 7 == 0 and agreement.ends_on:
        until = agreement.ends_on.replace(year=agreement.ends_on.year + 2, day=1)
        factories.an_agreement_event(agreement, "extended", "2024-05-05", until.isoformat())
    elif number % 17 == 0:
        Agreement.objects.filter(pk=agreement.pk).update(archived_at="2026-01-01T00:00:00Z")
    elif number % 19 == 0:
        Agreement.objects.filter(pk=agreement.pk).update(host_unit=None)
