"""On a large register a worker counts the yearly report: with a bar, for all of the role, never stale."""

import json
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.site import factories

from caunoi_web.accounts.models import Role
from caunoi_web.reports.listings import Asked
from caunoi_web.reports.listings.yearly import counted
from caunoi_web.reports.reporting.yearly import blocks_of
from caunoi_web.reports.reporting.yearly_kept import kept, unkept
from caunoi_web.reports.services.files import MOST_OPEN
from caunoi_web.reports.views import exports, yearly
from caunoi_web.tasks.models import Task
from caunoi_web.tasks.working import take_task, work_off_task

pytestmark = pytest.mark.django_db(transaction=True)

YEAR = {"year": "2025", "as_of": "2026-11-21"}


@pytest.fixture(autouse=True)
def on_a_large_register(monkeypatch):
    monkeypatch.setattr(yearly, "is_large", lambda: True)
    monkeypatch.setattr(exports, "is_large", lambda: True)
    japan = factories.an_organisation("Đại học Kyushu", country="JP")
    agreement = factories.an_agreement(
        japan, term=factories.a_term("2025-03-01", "2030-03-01"), signed="2025-03-01"
    )
    factories.an_activity(japan, began="2025-05-05", state="done", income=100, currency="VND")
    factories.a_commitment(agreement)


def look(client, **query) -> str:
    answer = client.get(reverse("reports:yearly"), YEAR | query)
    assert answer.status_code == 200
    return answer.content.decode()


def work():
    task = take_task(worker="me", now=timezone.now())
    work_off_task(task)
    task.refresh_from_db()
    return task


def test_the_first_screen_shows_a_bar_and_then_the_report(client_as):
    client = client_as("viewer", language="en")

    first, again = look(client), look(client)
    task = work()
    report = look(client)

    assert "counted in the background" in first
    assert "<progress" in first
    assert "counted in the background" in again
    assert Task.objects.filter(kind="yearly-counts").count() == 1
    assert task.result["href"] == f"{reverse('reports:yearly')}?year=2025&as_of=2026-11-21"
    assert "Partners with an active agreement" in report
    assert "Count again" in report


def test_the_report_opens_by_itself_when_it_is_counted(client_as):
    client = client_as("viewer", language="en")
    first = look(client)
    task = Task.objects.get()
    piece = f"{reverse('tasks:piece', args=(task.pk,))}?open=there"
    assert f'hx-get="{piece}"' in first
    assert f'<noscript><meta http-equiv="refresh" content="3; url={piece}"></noscript>' in first

    waiting = client.get(piece).content.decode()
    task = work()

    assert f'content="3; url={piece}"' in waiting
    assert client.get(piece)["Location"] == task.result["href"]
    answer = client.get(piece, headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Redirect"]) == (204, task.result["href"])
    assert "Partners with an active agreement" in client.get(answer["HX-Redirect"]).content.decode()


def test_what_was_counted_serves_everybody_of_the_role_and_nobody_else(client_as):
    look(client_as("viewer"))
    work()
    same = Client()
    same.force_login(factories.a_person("another", role=Role.VIEWER))

    assert "counts=" in look(same)
    assert "counted in the background" in look(client_as("officer", language="en"))


def test_what_was_written_since_is_counted_after_some_minutes_or_at_once_when_asked(client_as):
    client = client_as("viewer", language="en")
    look(client)
    task = work()
    factories.an_organisation_name()
    client_as("officer").post(reverse("reports:year_words", args=(2025,)), {"results": "x", "version": 1})

    soon = look(client)
    Task.objects.filter(pk=task.pk).update(finished_at=timezone.now() - timedelta(minutes=20))
    later = look(client)

    assert "Count again" in soon
    assert "counted in the background" in later


def test_count_again_counts_once_and_back_to_it_shows_the_new_counts(client_as):
    client = client_as("viewer", language="en")
    look(client)
    first = work().finished_at.isoformat()

    again = look(client, counts=first)
    work()

    assert "counted in the background" in again
    assert "Count again" in look(client, counts=first)
    for strange in ("now", "2026", "", "9999-99-99", "2026-11-22T10:00:00"):
        assert "Count again" in look(client, counts=strange)


def test_nobody_can_ask_for_too_many_at_once(client_as):
    client = client_as("viewer", language="en")
    for year in range(2000, 2000 + MOST_OPEN):
        look(client, year=str(year))

    refused = client.get(reverse("reports:yearly"), YEAR | {"year": "2020"})

    assert refused.status_code == 409


@pytest.mark.parametrize("name", ["r4", "r13"])
def test_their_files_go_to_a_worker_without_counting_first(client_as, name, django_assert_max_num_queries):
    client = client_as("viewer", language="en")

    with django_assert_max_num_queries(20):
        answer = client.get(reverse("reports:export", args=(name, "pdf")), YEAR | {"tongue": "both"})
    task = work()
    file = client.get(task.result["href"])

    assert answer.url == reverse("reports:making", args=(task.pk,))
    assert task.payload["query"] == YEAR | {"tongue": "both"}
    assert b"".join(file.streaming_content).startswith(b"%PDF")


def test_counts_stay_what_they_are_as_plain_data(people):
    day = date(2026, 11, 21)
    both = counted(Asked(people["viewer"], YEAR, day, timezone.now()))

    again = unkept(json.loads(json.dumps(kept(both), sort_keys=True)))

    assert again == both
    assert blocks_of(again) == blocks_of(both)


def test_counting_says_how_far_it_is_and_a_paper_in_two_languages_counts_once(people, monkeypatch):
    from caunoi_web.reports.listings import LISTINGS
    from caunoi_web.reports.listings import yearly as listing
    from caunoi_web.reports.tongues import Tongue, spoken

    asked = Asked(people["viewer"], YEAR, date(2026, 11, 21), timezone.now())
    parts, calls = [], []
    counted(asked, parts.append)
    real = listing.yearly_counts
    monkeypatch.setattr(listing, "yearly_counts", lambda *a, **more: calls.append(1) or real(*a, **more))
    spoken(lambda: LISTINGS["r4"].table(asked), Tongue.BOTH)

    assert parts == sorted(parts)
    assert (parts[0], parts[-1]) == (0, 90)
    assert len(calls) == 2  # the year, and the year before
