"""What the list of agreements shows: filters, counts beside them, orders, and what it costs."""

from datetime import date

import pytest
from tests.site.register.making import a_person, an_agreement, an_organisation

from caunoi_web.register import services
from caunoi_web.register.forms.filters import read_agreement_filter
from caunoi_web.register.models import Agreement
from caunoi_web.register.queries.agreement_counts import facets
from caunoi_web.register.queries.agreement_filters import AgreementFilter
from caunoi_web.register.queries.agreement_rows import rows_of

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 21)


def numbers(**chosen):
    """The numbers of the agreements that pass, in their order."""
    chosen = AgreementFilter(**chosen)
    found = chosen.ordered(chosen.apply(Agreement.objects.all(), DAY))
    return [row.number for row in rows_of(found, DAY)]


@pytest.fixture
def some(db):
    """Five agreements that differ in everything."""
    japan = an_organisation("Viện Công nghệ Kyushu", country="JP", kind="university")
    home = an_organisation("Đại học Huế", country="VN", kind="university")
    nowhere = an_organisation("FPT telecom", kind="enterprise")
    an_agreement(japan, number="jp", start="2021", end="2026-12-12", end_kind="fixed", kind="mou")
    an_agreement(home, number="vn", start="2020", end="2025", end_kind="fixed", activities=["conference"])
    an_agreement(nowhere, number="none", end_kind="indefinite", start="2022", content="Phòng thí nghiệm 5G")
    an_agreement(japan, home, number="both", start="2023", end="2027-06", end_kind="fixed", kind="moa")
    an_agreement(home, number="later", start="2027", end="2030", end_kind="fixed")
    gone = an_agreement(japan, number="gone", start="2021", end="2026", end_kind="fixed")
    services.archive(actor=a_person(), record=gone, reason="entered twice")


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({}, ["jp", "both", "none", "later", "vn"]),
        ({"status": "in_force"}, ["jp", "both"]),
        ({"status": "active"}, ["jp", "both", "none"]),
        ({"status": "not_in_force"}, ["later"]),
        ({"status": "expired"}, ["vn"]),
        ({"country": "JP"}, ["jp", "both"]),
        ({"country": "none"}, ["none"]),
        ({"scope": "home"}, ["both", "later", "vn"]),
        ({"scope": "abroad"}, ["jp", "both"]),
        ({"scope": "undecided"}, ["none"]),
        ({"kind": "moa"}, ["both"]),
        ({"activity": "conference"}, ["vn"]),
        ({"within": 90}, ["jp"]),
        ({"within": 365}, ["jp", "both"]),
        ({"within": 21}, ["jp"]),
        ({"within": 20}, []),
        ({"text": "kyushu"}, ["jp", "both"]),
        ({"text": "dai hoc"}, ["both", "later", "vn"]),
        ({"text": "thí nghiệm"}, ["none"]),
        ({"text": "hue kyushu"}, ["both"]),
        ({"text": "?!"}, []),
        ({"archived": True}, ["gone"]),
        ({"country": "JP", "kind": "mou"}, ["jp"]),
        ({"sort": "-end"}, ["later", "both", "jp", "vn", "none"]),
        ({"sort": "begin"}, ["vn", "jp", "none", "both", "later"]),
        ({"sort": "-begin"}, ["later", "both", "none", "jp", "vn"]),
        ({"sort": "partner", "country": "JP"}, ["jp", "both"]),
    ],
)
def test_a_filter_leaves_just_what_it_says(some, chosen, expected):
    assert numbers(**chosen) == expected


def test_partners_stand_in_vietnamese_order(db):
    for name in ("Zed", "Ước", "Đông", "Anh", "Ấn", "Dung"):
        an_agreement(an_organisation(name), number=name)

    assert numbers(sort="partner") == ["Anh", "Ấn", "Dung", "Đông", "Ước", "Zed"]
    assert numbers(sort="-partner") == ["Zed", "Ước", "Đông", "Dung", "Ấn", "Anh"]


def test_the_count_beside_a_value_is_what_choosing_it_shows(some):
    person = a_person()
    counts = facets(person, AgreementFilter(), DAY)

    for status, number in counts.status.by_status.items():
        assert len(numbers(status=status)) == number
    for name in ("country", "kind", "scope", "activity", "within"):
        for value, number in getattr(counts, name).items():
            assert len(numbers(**{name: value})) == number, (name, value)
    assert len(numbers(archived=True)) == counts.archived


def test_a_filter_does_not_count_against_itself_but_against_the_others(some):
    counts = facets(a_person(), AgreementFilter(country="JP"), DAY)

    assert counts.country == {"JP": 2, "VN": 3, "none": 1}
    assert counts.status.total == 2
    assert counts.kind == {"mou": 1, "moa": 1}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"status": "in_force", "sort": "-end"}, AgreementFilter(status="in_force", sort="-end")),
        ({"status": "nonsense", "country": "ZZ", "kind": "'", "sort": "id;"}, AgreementFilter()),
        ({"within": "90", "archived": "1"}, AgreementFilter(within=90, archived=True)),
        ({"within": "-5"}, AgreementFilter()),
        ({"within": "999999999999"}, AgreementFilter()),
        ({"within": "²"}, AgreementFilter()),
        ({"party": "not-an-id"}, AgreementFilter()),
        ({"text": "  a   b "}, AgreementFilter(text="a b")),
        ({"country": "none", "scope": "abroad"}, AgreementFilter(country="none", scope="abroad")),
    ],
)
def test_an_address_is_read_without_trusting_it(query, expected):
    assert read_agreement_filter(query) == expected


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_days_at_the_end_of_the_calendar_do_no_harm(some, day):
    counts = facets(a_person(), AgreementFilter(within=365), date.fromisoformat(day))

    assert counts.archived == 1
