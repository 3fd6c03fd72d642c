"""The hint while typing: abbreviations, missing accents, slips and beginnings find the organisation."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.site import factories
from tests.site.register.making import a_person, an_organisation

from caunoi_web.accounts.models import Role
from caunoi_web.register import services
from caunoi_web.register.queries.alike import alike

pytestmark = pytest.mark.django_db


@pytest.fixture
def polytechnic():
    for name in ("Đại học Kyushu", "Viện Cơ khí"):
        an_organisation(name)
    return an_organisation("Trường Đại học Bách khoa Hà Nội", ror="04nyv3z04")


@pytest.mark.parametrize(
    "typed",
    [
        "truong dai hoc bach khoa ha noi",
        "ĐH Bách khoa HN",
        "ĐHBK Hà Nội",
        "Trường Đại học Bách khao Hà Nội",
        "TRƯỜNG ĐẠI HỌC BÁCH KHOA",
        "Trường Đại học Bá",
    ],
)
def test_what_is_typed_in_any_way_finds_the_organisation(polytechnic, typed):
    found = alike(a_person(), [typed])

    assert found[0].organisation == polytechnic


def test_a_slip_of_the_finger_is_seen_through(polytechnic):
    assert [one.organisation.name for one in alike(a_person(), ["ĐH Kyusuh"])] == ["Đại học Kyushu"]


def test_the_same_ror_id_is_surely_the_same_body(polytechnic):
    found = alike(a_person(), ["HUST"], ror="04nyv3z04")

    assert [(one.organisation, one.is_sure) for one in found] == [(polytechnic, True)]


@pytest.mark.parametrize("typed", ["", "  ", "tr", "Công ty Hoàn toàn Khác", "(((%"])
def test_what_names_nobody_finds_nobody(polytechnic, typed):
    assert alike(a_person(), [typed]) == []


def test_archived_and_hidden_ones_are_not_shown(polytechnic):
    services.archive(actor=a_person(), record=polytechnic, reason="Closed")

    assert alike(a_person(Role.VIEWER), ["Trường Đại học Bách khoa Hà Nội"]) == []


def test_the_piece_says_how_sure_it_is(client_as, polytechnic):
    client = client_as("officer", language="en")
    address = reverse("register:organisation_alike")

    sure = client.get(address, {"name": "ĐHBK Hà Nội"}).content.decode()
    maybe = client.get(address, {"name": "Trường Đại học Bá"}).content.decode()

    assert "very probably the same" in sure
    assert "Something like it is in the register" in maybe


def test_the_hint_costs_the_same_for_any_number(client_as):
    client = client_as("officer")
    address = reverse("register:organisation_alike")
    costs = []
    for number in (2, 30):
        for each in range(number):
            factories.an_organisation(f"Viện Nghiên cứu Số {number}-{each}")
        client.get(address, {"name": "Viện Nghiên cứu"})
        with CaptureQueriesContext(connection) as queries:
            client.get(address, {"name": "Viện Nghiên cứu"})
        costs.append(len(queries))

    assert costs[0] == costs[1] < 14, costs
