"""A worker makes the roll-ups of a large register again; a page says from when its numbers are."""

from datetime import timedelta

import pytest
from django.urls import reverse
from tests.site import factories

from caunoi_web.common.beats import beat
from caunoi_web.overview.models import RollUp
from caunoi_web.overview.queries import sources
from caunoi_web.overview.services import ask_for_rollups, rebuild_rollups, refreshing
from caunoi_web.register.services import archive
from caunoi_web.tasks.models import Task


@pytest.fixture
def large(register, monkeypatch):
    """The register counts as too large to be counted, and whatever was written before as long ago."""
    monkeypatch.setattr(sources, "SMALL", 10)
    monkeypatch.setattr(refreshing, "SMALL", 10)
    monkeypatch.setattr(sources, "LATE_WRITES", timedelta(0))
    monkeypatch.setattr(refreshing, "LATE_WRITES", timedelta(0))
    refreshing._looked.clear()
    return register


def asked() -> int:
    return Task.objects.filter(kind="rollups").count()


def write(register):
    archive(actor=register["head"], record=factories.an_agreement(), reason="Trùng")


def test_a_worker_asks_for_roll_ups_where_a_large_register_has_none(large):
    beat.send(sender="worker", name="one")

    assert asked() == 1


def test_a_worker_asks_again_after_a_write_and_only_then(large):
    rebuild_rollups()
    beat.send(sender="worker", name="one")
    assert asked() == 0

    write(large)
    beat.send(sender="worker", name="two")

    assert asked() == 1


def test_a_worker_looks_once_a_minute(large):
    beat.send(sender="worker", name="one")
    Task.objects.all().delete()

    beat.send(sender="worker", name="one")

    assert asked() == 0


def test_a_small_register_is_left_alone(register):
    refreshing._looked.clear()
    beat.send(sender="worker", name="one")

    assert asked() == 0


def test_other_programs_are_not_heard(large):
    beat.send(sender="daily", name="daily")

    assert asked() == 0


def test_roll_ups_rest_between_two_makings(large):
    made = rebuild_rollups()
    RollUp.objects.update(begun_at=made.built_at - timedelta(minutes=1))

    ask_for_rollups()
    ask_for_rollups()

    task = Task.objects.get(kind="rollups")
    assert task.run_after - made.built_at == timedelta(minutes=20)


@pytest.mark.parametrize("page", ["dashboard", "map", "ledger"])
def test_a_page_says_from_when_its_numbers_are(large, client_as, page):
    rebuild_rollups()
    client = client_as("viewer", language="en")
    assert "Counted at" not in client.get(reverse(f"overview:{page}")).content.decode()

    write(large)

    assert "Counted at" in client.get(reverse(f"overview:{page}")).content.decode()


def test_the_network_says_when_it_was_counted_once_something_was_written(
    large, client_as, monkeypatch, settings
):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "test-network"}
    }
    client = client_as("viewer", language="en")
    monkeypatch.setattr("caunoi_web.register.queries.remembered.SLOW", -1)
    monkeypatch.setattr("caunoi_web.register.queries.remembered.LARGE", -1)
    page = reverse("overview:network")
    first = client.get(page, headers={"X-Counts": "now"}).content.decode()
    assert "<svg" in first
    assert "Counted at" not in first

    write(large)

    assert "Counted at" in client.get(page).content.decode()
