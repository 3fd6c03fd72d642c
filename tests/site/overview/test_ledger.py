"""Stated figures beside counted ones: as they were claimed, measured then and now, never mixed."""

import re
from datetime import date
from html import unescape

import pytest
from django.urls import reverse
from django.utils import translation
from tests.site import factories
from tests.site.overview.marks import listed

from caunoi_web.overview.addresses import Lists
from caunoi_web.overview.queries.ledger import claims_of, figure_label, stated_figures
from caunoi_web.overview.queries.sources import source_for
from caunoi_web.register.services import create_figure
from caunoi_web.sources.services import Words

TEXT = (
    "Nhà trường phát triển mạnh. Trường duy trì quan hệ với khoảng hơn 70 đối tác nước ngoài và 36 đối tác "
    "trong nước. Tin cũ."
)
TODAY = date(2026, 11, 21)


def claim(officer, words="khoảng hơn 70 đối tác nước ngoài", published="2025-11-27", **values):
    """A stated figure with its words in a document."""
    document = factories.a_document(TEXT, published_on=factories.day(published) if published else None)
    start = TEXT.index(words)
    values = {"what": "partners-foreign", "value": 70, "qualifier": "over", "year": None} | values
    return create_figure(
        actor=officer, values=values, evidence=[Words("value", document, start, start + len(words))]
    )


def partner_until(end, country="JP"):
    factories.an_agreement(
        factories.an_organisation(country=country), term=factories.a_term("2020-01-01", end)
    )


def the_claims(user, day=TODAY, **choice):
    return claims_of(source_for(user), stated_figures(countable=True, **choice), day, Lists(day))


def test_a_claim_keeps_its_words_and_where_they_stand(officer):
    claim(officer)

    one = the_claims(officer)[0]

    assert (one.value, one.qualifier, one.stated_on) == (70, "over", date(2025, 11, 27))
    assert one.words == "khoảng hơn 70 đối tác nước ngoài"
    assert one.before == "Trường duy trì quan hệ với "
    assert one.after == " và 36 đối tác trong nước."


def test_the_register_is_measured_on_the_day_of_the_claim_and_on_the_day_of_the_page(officer):
    claim(officer, value=2)
    partner_until("2025-12-31")
    partner_until("2025-12-31")
    partner_until("2030-12-31")

    one = the_claims(officer)[0]

    assert [measure.number for measure in one.then] == [3, 3]
    assert [measure.number for measure in one.now] == [1, 3]
    assert all(measure.number == listed(officer, measure.href) for measure in (*one.then, *one.now))
    assert "as_of=2025-11-27" in one.then[0].href


@pytest.mark.parametrize(
    ("qualifier", "value", "verdict"),
    [
        ("over", 2, "the register supports it"),
        ("over", 3, "the register shows 1 fewer"),
        ("exact", 3, "the register supports it"),
        ("exact", 1, "the register shows 2 more"),
        ("about", 3, "the register supports it"),
        ("about", 10, "the register shows 6 fewer"),
    ],
)
def test_what_the_register_says_of_a_claim_follows_its_qualifier(officer, qualifier, value, verdict):
    claim(officer, qualifier=qualifier, value=value)
    for _partner in range(3):
        partner_until("2030-12-31")

    with translation.override("en"):
        assert the_claims(officer)[0].verdict == verdict


def test_partners_at_home_and_abroad_are_measured_apart(officer):
    claim(officer, "36 đối tác trong nước", what="partners-domestic", value=36, qualifier="exact")
    partner_until("2030-01-01", "VN")
    partner_until("2030-01-01", "JP")

    assert the_claims(officer)[0].then[0].number == 1


def test_a_claim_about_a_past_year_is_measured_on_the_last_day_of_that_year(officer):
    claim(officer, year=2023)

    assert the_claims(officer)[0].stated_on == date(2023, 12, 31)


def test_figures_that_the_register_cannot_count_are_shown_without_a_number(officer, client_as):
    claim(officer, what="students", value=100)

    few = client_as("viewer", language="en").get(reverse("overview:ledger")).content.decode()
    every = client_as("viewer", language="en").get(reverse("overview:ledger"), {"all": "1"}).content.decode()

    assert "No stated figure is in the register yet" in few
    assert "The register does not count this." in every


def test_the_page_shows_words_source_and_counts_and_its_links_open_what_they_count(officer, client_as):
    claim(officer)
    partner_until("2030-01-01")

    page = client_as("viewer", language="en").get(reverse("overview:ledger")).content.decode()

    assert "<mark>khoảng hơn 70 đối tác nước ngoài</mark>" in page
    assert "more than 70" in page
    assert "as of 27/11/2025" in page
    links = re.findall(r'<li><a href="([^"]+)"><strong>(\d+)</strong>', page)
    assert len(links) == 4
    assert all(listed(officer, unescape(href)) == int(number) for href, number in links)


def test_figures_have_names_in_both_languages():
    assert figure_label("partners-foreign") == "Đối tác nước ngoài"
    assert figure_label("students-per-year").startswith("Sv")
    assert figure_label("something-new") == "Something new"


def test_a_page_costs_the_same_for_few_and_many_figures_of_one_day(
    officer, client_as, django_assert_max_num_queries
):
    client = client_as("viewer")
    claim(officer)
    with django_assert_max_num_queries(30) as first:
        client.get(reverse("overview:ledger"))

    for number in range(8):
        claim(officer, value=number)
    with django_assert_max_num_queries(30) as second:
        client.get(reverse("overview:ledger"))

    assert len(first.captured_queries) == len(second.captured_queries)
