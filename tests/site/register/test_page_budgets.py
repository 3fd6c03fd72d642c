"""How many queries the most used pages take when they are made anew; more than these is a step back."""

from datetime import date

import pytest
from django.urls import reverse

from caunoi_web.demo.seeding import seed
from caunoi_web.demo.seeding_activities import seed_activities
from caunoi_web.demo.seeding_documents import seed_documents
from caunoi_web.register.models import Agreement, Organisation

DAY = date(2026, 11, 22)


@pytest.fixture
def full(officer, settings):
    """A register of everything that these pages show, and a memory for counts."""
    memory = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "budgets"}
    settings.CACHES = {"default": memory}
    seed(actor=officer, organisations=12, agreements=60, today=DAY)
    seed_activities(actor=officer, activities=60, today=DAY)
    seed_documents(actor=officer, documents=60)
    return officer


def address(name):
    kinds = {"register:agreement": Agreement, "register:organisation": Organisation}
    if name in kinds:
        return reverse(name, args=[kinds[name].objects.filter(party_rows__isnull=False).latest("pk").pk])
    return reverse(name)


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("reports:home", 24),
        ("register:agreements", 20),
        ("register:organisations", 24),
        ("register:agreement", 34),
        ("register:organisation", 52),
        ("sources:list", 8),
        ("intake:queue", 6),
    ],
)
def test_a_page_takes_no_more_queries_than_its_budget(
    full, client, name, most, django_assert_max_num_queries
):
    client.force_login(full)
    page = address(name)
    assert client.get(page).status_code == 200

    with django_assert_max_num_queries(most):
        assert client.get(page).status_code == 200


def test_home_asks_once_for_the_newest_entry_of_the_history(full, client, django_assert_max_num_queries):
    client.force_login(full)
    client.get(reverse("reports:home"))

    with django_assert_max_num_queries(24) as asked:
        client.get(reverse("reports:home"))

    state = [
        one["sql"]
        for one in asked.captured_queries
        if 'SELECT "sources_auditentry"."id" AS "pk"' in one["sql"]
    ]
    assert len(state) == 1
