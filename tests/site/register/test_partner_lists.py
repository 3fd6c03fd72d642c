"""The list of partners: tier and group beside each, and a filter by the tier of the day."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.site import factories
from tests.site.register.making import an_agreement
from tests.site.register.test_register_pages import text_of

pytestmark = pytest.mark.django_db


def test_the_list_can_be_narrowed_to_the_tier_of_the_day(client_as):
    near, far = factories.an_organisation("Gần"), factories.an_organisation("Xa")
    factories.a_tier("regular", "2019-01-01", organisation=near)
    factories.a_tier("strategic", "2024-01-01", organisation=near)
    factories.a_tier("regular", "2024-01-01", organisation=far)
    client = client_as("viewer", language="en")
    address = reverse("register:organisations")

    def names(**query):
        page = client.get(address, query)
        return [name for name in ("Gần", "Xa") if f">{name}</a>" in page.content.decode()]

    assert names(tier="strategic") == ["Gần"]
    assert names(tier="regular") == ["Xa"]
    assert names(tier="regular", as_of="2020-01-01") == ["Gần"]
    assert "Tier: Strategic" in text_of(client.get(address, {"tier": "strategic"}))


def test_the_tier_filter_counts_what_it_would_leave(client_as):
    for number in range(3):
        factories.a_tier("strategic", organisation=factories.an_organisation(f"Đối tác {number}"))

    page = text_of(client_as("viewer", language="en").get(reverse("register:organisations")))

    assert "Tier Strategic 3" in page


def test_a_group_shows_what_it_holds_in_all(client_as):
    head = factories.an_organisation("Tập đoàn")
    part = factories.an_organisation("Công ty", parent=head)
    both = factories.a_term("2024-01-01", "2028-01-01")
    factories.an_agreement(head, part, term=both)
    factories.an_agreement(part, term=both)

    page = text_of(
        client_as("viewer", language="en").get(reverse("register:organisations"), {"as_of": "2026-01-01"})
    )

    assert "with 1 below: 2 of 2" in page


def test_groups_and_tiers_cost_the_same_for_any_length(client_as):
    client = client_as("officer")
    costs = []
    for number in (1, 12):
        for each in range(number):
            head = factories.an_organisation(f"Tập đoàn {number}-{each}")
            an_agreement(factories.an_organisation(f"Công ty {number}-{each}", parent=head))
            factories.a_tier(organisation=head)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("register:organisations"))
        costs.append(len(queries))

    assert costs[0] == costs[1], costs
