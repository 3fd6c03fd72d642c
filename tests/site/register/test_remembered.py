"""Counts that are remembered are the counts of the register as it is."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from tests.site.register.making import a_person, an_agreement, an_organisation

from caunoi_web.register import services
from caunoi_web.register.models import Organisation, Remembered
from caunoi_web.register.queries import remembered as memory
from caunoi_web.register.queries.agreement_counts import AgreementFacets, StatusCounts
from caunoi_web.register.queries.kept_values import read, written
from caunoi_web.register.queries.remembered import KEPT, first_of, remembered

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_real_cache(settings):
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "LOCATION": "test-remembered",
        }
    }
    cache.clear()


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


@pytest.fixture
def slow_counting(monkeypatch):
    """Whatever is counted counts as slow, and the register as large."""
    monkeypatch.setattr(memory, "SLOW", -1)
    monkeypatch.setattr(memory, "LARGE", -1)


@pytest.mark.parametrize("name", ["register:agreements", "register:organisations"])
def test_a_list_that_is_slow_to_count_shows_its_rows_first_and_asks_for_the_counts(
    client_as, slow_counting, name
):
    client, address = client_as("officer", language="en"), reverse(name)
    an_agreement(an_organisation("Một", country="JP"))
    client.get(address, {"text": "một"})  # now it is known to be slow

    page = client.get(address).content.decode()
    piece = client.get(address, headers={"HX-Request": "true", "X-Counts": "now"}).content.decode()
    after = client.get(address).content.decode()

    assert "Một" in page
    assert 'hx-select-oob="#filters"' in page
    assert "<strong>1</strong>" not in page
    for counted in (piece, after):
        assert "<strong>1</strong>" in counted
        assert 'id="filters"' in counted
        assert "Japan" in counted
        assert "hx-select-oob" not in counted


def test_without_javascript_the_counts_are_one_link_away(client_as, slow_counting):
    client, address = client_as("officer", language="en"), reverse("register:agreements")
    an_agreement(an_organisation("Một"))
    client.get(address, {"text": "một"})

    assert 'href="?counts=now"' in client.get(address).content.decode()
    assert "<strong>1</strong> in all" in client.get(address, {"counts": "now"}).content.decode()


def test_slow_counts_are_kept_through_writes_for_a_while(slow_counting):
    assert remembered("x", ("slow",), lambda: 1) == 1
    an_agreement(an_organisation("Một"))
    services.amend_organisation(
        actor=a_person(),
        organisation=(one := an_organisation("Hai")),
        changes={"city": "Huế"},
        version=one.version,
    )

    assert remembered("x", ("slow",), lambda: 2) == 1


def test_the_head_of_a_list_is_its_ids_and_their_number():
    made = [an_organisation(f"Số {number}").pk for number in range(5)]
    rows = Organisation.objects.filter(pk__in=made).order_by("pk")

    whole = first_of(rows)

    assert (whole.ids, whole.number) == (tuple(made), 5)
    assert len(whole.ids) <= KEPT


def test_slow_counts_outlive_the_process_that_made_them(slow_counting):
    first = StatusCounts({"in_force": 3})
    remembered("x", ("slow",), lambda: first)
    cache.clear()  # what a restart does

    assert remembered("x", ("slow",), lambda: StatusCounts({})) == first


def test_old_counts_are_shown_once_more_while_one_process_counts_anew(slow_counting, monkeypatch):
    begun = []
    monkeypatch.setattr(memory, "_begin", begun.append)
    remembered("x", ("slow",), lambda: 1)
    an_agreement(an_organisation("Một"))
    long_ago = timezone.now() - timedelta(minutes=20)
    Remembered.objects.update(counted_at=long_ago, renewing_at=long_ago)

    shown = []
    for _process in range(3):
        cache.clear()
        shown.append(remembered("x", ("slow",), lambda: 2))
    Remembered.objects.update(counted_at=timezone.now() - timedelta(hours=2))
    cache.clear()

    assert (shown, len(begun)) == ([1, 1, 1], 1)
    assert remembered("x", ("slow",), lambda: 3) == 3


def test_everyday_questions_lie_ready(client_as, slow_counting):
    an_agreement(an_organisation("Một", country="JP"))

    call_command("daily", stdout=StringIO())

    assert {"home", "agreements", "organisations", "asleep", "duties"} <= set(
        Remembered.objects.values_list("name", flat=True)
    )
    cache.clear()
    assert client_as("viewer").get("/").status_code == 200


PLAIN = st.none() | st.booleans() | st.integers() | st.text() | st.dates() | st.uuids() | st.decimals(0, 9)


@given(st.recursive(PLAIN, lambda some: st.lists(some) | st.tuples(some) | st.dictionaries(st.uuids(), some)))
def test_what_is_kept_comes_back_equal(value):
    assert read(json.loads(json.dumps(written(value)))) == value


def test_counts_come_back_as_what_they_were():
    counts = StatusCounts({"in_force": 2})
    facets = AgreementFacets(counts, {"mou": 1}, {}, {}, {}, {90: 4}, {}, 0, 2)

    assert read(json.loads(json.dumps(written(facets)))) == facets


def test_only_values_of_this_program_are_made_again():
    with pytest.raises(TypeError):
        written(object())
    for name in (["subprocess", "Popen"], ["caunoi_web.register.models", "Agreement"]):
        with pytest.raises(TypeError):
            read({"record": name, "fields": {}})
