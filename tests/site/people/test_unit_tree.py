"""The university's units as a tree, with the agreements each is in charge of."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.site import factories

from caunoi_web.accounts.models import Role, Unit
from caunoi_web.people import services
from caunoi_web.people.errors import CircleOfUnits
from caunoi_web.people.queries import unit_tree

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 21)


@pytest.fixture
def three():
    """A school with a faculty with a laboratory; three agreements, one of them over."""
    school = factories.a_unit("Trường Công nghệ")
    faculty = factories.a_unit("Khoa Điện tử", parent=school)
    lab = factories.a_unit("Phòng thí nghiệm Vi mạch", parent=faculty)
    term = factories.a_term("2024-01-01", "2028-01-01")
    factories.an_agreement(host_unit=faculty, term=term)
    factories.an_agreement(host_unit=lab, term=term)
    factories.an_agreement(host_unit=lab, term=factories.a_term("2010-01-01", "2012-01-01"))
    factories.a_unit("Ban Hợp tác")
    return school, faculty, lab


def test_each_unit_stands_below_its_own_with_its_counts(three):
    viewer = factories.a_person(role=Role.VIEWER)

    rows = [
        (row.unit.name_vi, row.depth, *((one.own, one.with_below) for one in row.counts[:2]))
        for row in unit_tree(viewer, DAY)
    ]

    assert rows == [
        ("Ban Hợp tác", 0, (0, 0), (0, 0)),
        ("Trường Công nghệ", 0, (0, 2), (0, 3)),
        ("Khoa Điện tử", 1, (1, 2), (1, 3)),
        ("Phòng thí nghiệm Vi mạch", 2, (1, 1), (2, 2)),
    ]


def test_a_circle_in_the_database_loses_no_unit(three):
    school, _faculty, lab = three
    Unit.objects.filter(pk=school.pk).update(parent=lab)

    rows = unit_tree(factories.a_person(role=Role.VIEWER), DAY)

    assert len(rows) == 4


def test_a_unit_moves_but_never_below_itself(three):
    school, _faculty, lab = three
    administrator = factories.a_person(role=Role.ADMINISTRATOR)

    def move(unit, parent):
        services.amend_unit(actor=administrator, unit=unit, name_vi=unit.name_vi, name_en="", parent=parent)

    with pytest.raises(CircleOfUnits):
        move(school, lab)
    move(lab, school)

    lab.refresh_from_db()
    assert lab.parent == school


def test_everybody_sees_the_tree_and_only_who_manages_people_may_change_it(client_as, three):
    page = client_as("viewer").get(reverse("people:units")).content.decode()

    assert "Phòng thí nghiệm Vi mạch" in page
    assert reverse("people:add_unit") not in page
    assert reverse("people:unit", args=(three[0].pk,)) not in page
    assert f"?unit={three[2].pk}" in page


def test_the_tree_costs_the_same_for_any_size(client_as):
    client = client_as("administrator")
    costs = []
    for number in (1, 10):
        for each in range(number):
            factories.an_agreement(host_unit=factories.a_unit(f"Khoa {number}-{each}"))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("people:units"))
        costs.append(len(queries))

    assert costs[0] == costs[1], costs
