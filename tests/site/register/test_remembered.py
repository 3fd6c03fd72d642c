"""Counts that are remembered are the counts of the register as it is."""

import pytest
from django.urls import reverse
from tests.site.register.making import a_person, an_agreement, an_organisation

from caunoi_web.register import services
from caunoi_web.register.queries.remembered import remembered

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_real_cache(settings):
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "LOCATION": "test-remembered",
        }
    }


def test_the_same_question_is_counted_once_until_something_is_written():
    counted = []

    def count():
        counted.append(1)
        return len(counted)

    partner = an_organisation("Một")
    first = remembered("x", ("a",), count)
    again = remembered("x", ("a",), count)
    other = remembered("x", ("b",), count)
    services.amend_organisation(
        actor=a_person(), organisation=partner, changes={"country": "JP"}, version=partner.version
    )
    after = remembered("x", ("a",), count)

    assert (first, again, other, after) == (1, 1, 2, 3)


def test_what_was_just_written_is_counted_on_the_next_page(client_as):
    client, address = client_as("officer", language="en"), reverse("register:agreements")
    partner = an_organisation("Một", country="JP")
    an_agreement(partner)
    client.get(address)

    an_agreement(partner, end_kind="indefinite", start="2020")

    assert "<strong>2</strong> in all as of" in client.get(address).content.decode()
