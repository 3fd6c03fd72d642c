"""A finished page is shown again while nothing was written, to the same session only."""

from datetime import date

import pytest
from django.core.cache import cache
from django.urls import reverse
from tests.site.register.making import a_person, an_agreement, an_organisation

from caunoi_web.register import services

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _kept(settings):
    settings.KEPT_PAGES = 30
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "test-kept-pages"}
    }
    cache.clear()


@pytest.fixture
def agreement(db):
    return an_agreement(an_organisation("Một", country="JP"), title="Bản ghi nhớ Một")


@pytest.fixture
def address():
    return reverse("register:agreements")


def shown(client, address):
    """The page with the secret of its forms known, as from the second page of a browser on."""
    answer = client.get(address)
    assert answer.status_code == 200
    return answer


def test_the_second_page_is_the_first_and_costs_three_queries(
    client_as, agreement, address, django_assert_num_queries
):
    client = client_as("officer")
    shown(client, address)
    first = shown(client, address)

    with django_assert_num_queries(3):  # session, person, newest entry of the history
        again = shown(client, address)

    assert again.content == first.content
    assert again.headers["Content-Type"] == first.headers["Content-Type"]
    assert again.headers["Vary"] == first.headers["Vary"]
    assert "csrftoken" in again.cookies


def test_what_anybody_writes_stands_on_the_next_page(client_as, agreement, address):
    client = client_as("officer")
    shown(client, address)
    shown(client, address)

    services.amend_agreement(
        actor=a_person(), agreement=agreement, changes={"title": "Bản ghi nhớ Hai"}, version=agreement.version
    )

    assert "Bản ghi nhớ Hai" in shown(client, address).content.decode()


def test_what_leaves_no_history_shows_at_once_to_whoever_did_it(client_as, agreement, address):
    client = client_as("officer", language="en")
    shown(client, address)
    shown(client, address)

    client.post(reverse("desk:columns"), {"list": "agreements", "column": ["level", "status"], "query": ""})

    assert 'data-label="Level"' in shown(client, address).content.decode()


def test_nobody_gets_the_page_of_another(client_as, agreement, address):
    officer, viewer = client_as("officer"), client_as("viewer")
    for client in (officer, viewer):
        shown(client, address)
        shown(client, address)

    page = shown(viewer, address).content.decode()

    assert 'id="picks"' not in page
    assert 'id="picks"' in shown(officer, address).content.decode()


def test_language_day_and_piece_each_have_their_own(client_as, agreement, address):
    client = client_as("officer", language="vi")
    shown(client, address)
    whole = shown(client, address).content.decode()

    piece = client.get(address, headers={"HX-Request": "true"}).content.decode()
    other_day = shown(client, f"{address}?as_of={date(2001, 2, 3).isoformat()}").content.decode()
    client.post(reverse("common:language"), {"language": "en", "next": address})
    english = shown(client, address).content.decode()

    assert "<html" in whole
    assert "<html" not in piece
    assert "03/02/2001" in other_day
    assert "Agreements" in english


def test_a_right_that_is_gone_is_gone_at_once(client_as, people, agreement, address):
    client = client_as("officer")
    shown(client, address)
    shown(client, address)
    people["officer"].is_active = False
    people["officer"].save()

    assert client.get(address).status_code == 302


def test_a_message_is_shown_once(client_as, agreement):
    client = client_as("head", language="en")
    page = reverse("register:agreement", args=[agreement.pk])
    shown(client, page)
    shown(client, page)

    archive = reverse("register:agreement_archive", args=[agreement.pk])
    client.post(archive, {"reason": "Trùng", "version": agreement.version})
    first, second = shown(client, page).content.decode(), shown(client, page).content.decode()

    assert first.count('class="message') == 1
    assert 'class="message' not in second
