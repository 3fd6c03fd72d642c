"""What the list of partners shows: filters, counts beside them, orders."""

from datetime import date

import pytest
from tests.site.register.making import a_person, an_agreement, an_organisation

from caunoi_web.register import services
from caunoi_web.register.models import Organisation
from caunoi_web.register.queries.organisation_counts import facets
from caunoi_web.register.queries.organisation_filters import OrganisationFilter
from caunoi_web.register.queries.organisation_rows import Held, organisation_rows

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 21)


def rows(**chosen):
    chosen = OrganisationFilter(**chosen)
    return organisation_rows(chosen.ordered(chosen.apply(Organisation.objects.all(), DAY), DAY), DAY)


def names(**chosen):
    return [row.name for row in rows(**chosen)]


@pytest.fixture
def some(db):
    """Four partners, the host, and an archived one."""
    japan = an_organisation("Kyushu", country="JP", kind="university", name_en="Kyushu Institute")
    home = an_organisation("Đại học Huế", country="VN", kind="university")
    an_organisation("Ấn Độ", country="IN", kind="association")
    an_organisation("FPT", kind="enterprise")
    an_organisation("Học viện của ta", country="VN", is_host=True)
    gone = an_organisation("Đã giải thể", country="VN")
    services.archive(actor=a_person(), record=gone, reason="dissolved")
    an_agreement(japan, start="2021", end="2026-12-12", end_kind="fixed", activities=["conference"])
    an_agreement(japan, start="2018", end="2020", end_kind="fixed")
    an_agreement(japan, home, start="2023", end="2027", end_kind="fixed")


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({}, ["Ấn Độ", "Đại học Huế", "FPT", "Kyushu"]),
        ({"sort": "-name"}, ["Kyushu", "FPT", "Đại học Huế", "Ấn Độ"]),
        ({"sort": "end"}, ["Kyushu", "Đại học Huế", "Ấn Độ", "FPT"]),
        ({"sort": "begin"}, ["Đại học Huế", "Kyushu", "Ấn Độ", "FPT"]),
        ({"kind": "university"}, ["Đại học Huế", "Kyushu"]),
        ({"country": "JP"}, ["Kyushu"]),
        ({"country": "none"}, ["FPT"]),
        ({"scope": "abroad"}, ["Ấn Độ", "Kyushu"]),
        ({"scope": "home"}, ["Đại học Huế"]),
        ({"scope": "undecided"}, ["FPT"]),
        ({"status": "active"}, ["Đại học Huế", "Kyushu"]),
        ({"status": "expired"}, ["Kyushu"]),
        ({"within": 90}, ["Kyushu"]),
        ({"activity": "conference"}, ["Kyushu"]),
        ({"text": "institute"}, ["Kyushu"]),
        ({"text": "hue"}, ["Đại học Huế"]),
        ({"archived": True}, ["Đã giải thể"]),
    ],
)
def test_a_filter_leaves_just_what_it_says(some, chosen, expected):
    assert names(**chosen) == expected


def test_a_row_counts_its_agreements_and_knows_its_next_end(some):
    found = {row.name: row for row in rows()}

    assert (found["Kyushu"].held.active, found["Kyushu"].held.total, found["Kyushu"].days_left) == (2, 3, 21)
    assert (found["Đại học Huế"].held.active, found["Đại học Huế"].held.total) == (1, 1)
    assert str(found["Đại học Huế"].held.end) == "2027"
    assert found["FPT"].held == Held()


def test_the_count_beside_a_value_is_what_choosing_it_shows(some):
    counts = facets(a_person(), OrganisationFilter(), DAY)

    for name in ("status", "country", "kind", "scope", "activity", "within"):
        for value, number in getattr(counts, name).items():
            assert len(names(**{name: value})) == number, (name, value)
    assert counts.archived == 1
