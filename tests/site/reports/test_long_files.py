"""Long lists become files in the background: with progress, for their person alone, for a day."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from tests.site import factories

from caunoi_web.reports.exports.formats import FORMATS
from caunoi_web.reports.services import MOST_OPEN
from caunoi_web.reports.views import exports
from caunoi_web.tasks.models import LeaseState, Task
from caunoi_web.tasks.working import take_task, work_off_task

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def long_from_two_rows(monkeypatch):
    monkeypatch.setattr(exports, "LONG_FROM", 1)
    for number in range(3):
        factories.an_agreement(factories.an_organisation(f"Đại học {number}", country="JP"))


def ask(client, query="columns=country&as_of=2026-11-21", ending="csv"):
    return client.get(f"{reverse('reports:export', args=('agreements', ending))}?{query}")


def work(now=None):
    task = take_task(worker="me", now=now or timezone.now())
    work_off_task(task)
    task.refresh_from_db()
    return task


def test_a_long_list_is_made_by_a_worker_and_fetched_by_whoever_asked(client_as):
    client = client_as("viewer", language="en")

    answer = ask(client)
    under_way = client.get(answer.url).content.decode()
    task = work()
    done = client.get(answer.url).content.decode()
    file = client.get(task.result["href"])
    text = b"".join(file.streaming_content).decode("utf-8-sig")

    assert answer.status_code == 302
    assert "Waiting for its turn" in under_way
    assert "Download agreements-2026-11-21.csv" in done
    assert 'filename="agreements-2026-11-21.csv"' in file["Content-Disposition"]
    assert "Partner;Country" in text
    assert text.count("Japan") == 3
    assert task.progress == 100


def test_the_file_starts_by_itself_once_for_each_time_it_was_asked_for(client_as):
    client = client_as("viewer", language="en")
    address = ask(client).url
    task = Task.objects.get()
    starts = f'<meta http-equiv="refresh" content="0; url={reverse("reports:file", args=(task.pk,))}">'
    piece = f"{reverse('tasks:piece', args=(task.pk,))}?open=here"

    under_way = client.get(address).content.decode()
    work()
    told = client.get(piece, headers={"HX-Request": "true"})
    done, back_again = (client.get(address).content.decode() for _ in range(2))

    assert f'hx-get="{piece}"' in under_way
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in under_way
    assert starts not in under_way
    assert (told.status_code, told["HX-Refresh"]) == (204, "true")
    assert starts in done
    assert starts not in back_again
    assert "Download agreements-2026-11-21.csv" in back_again


def test_the_file_is_nobody_elses(client_as):
    ask(client_as("viewer"))
    task = work()

    for name in ("reports:making", "reports:file"):
        assert client_as("officer").get(reverse(name, args=(task.pk,))).status_code == 404


def test_the_same_question_twice_is_one_piece_of_work_and_there_are_not_too_many(client_as):
    client = client_as("viewer")

    same = {ask(client).url for _ in range(3)}
    for number in range(MOST_OPEN - 1):
        ask(client, f"as_of=2020-01-0{number + 1}")
    refused = ask(client, "as_of=2021-01-01")

    assert len(same) == 1
    assert refused.status_code == 409
    assert Task.objects.filter(kind="export").count() == MOST_OPEN


def test_the_file_is_removed_after_a_day(client_as):
    client = client_as("viewer")
    ask(client)
    task = work()
    later = timezone.now() + timedelta(days=1, minutes=1)

    removal = work(later)
    Task.objects.filter(pk=task.pk).update(finished_at=timezone.now() - timedelta(days=2))

    assert removal.kind == "export-removal"
    assert list(settings.EXPORT_ROOT.iterdir()) == []
    assert client.get(reverse("reports:file", args=(task.pk,))).status_code == 404


def test_a_file_that_lies_no_more_is_said_so(client_as):
    client = client_as("viewer", language="en")
    ask(client)
    task = work()
    next(settings.EXPORT_ROOT.iterdir()).unlink()

    answer = client.get(reverse("reports:file", args=(task.pk,)))

    assert answer.status_code == 404
    assert "Export the list again" in answer.content.decode()


def test_a_right_that_was_lost_meanwhile_ends_the_work(client_as, people):
    ask(client_as("officer"))
    people["officer"].is_active = False
    people["officer"].save()

    task = work()

    assert task.state == LeaseState.FAILED
    assert not settings.EXPORT_ROOT.exists()


def test_work_that_was_cut_off_is_done_again_and_leaves_one_file(client_as):
    ask(client_as("viewer"))
    first = take_task(worker="dies", now=timezone.now())
    (settings.EXPORT_ROOT).mkdir()
    (settings.EXPORT_ROOT / f"{first.pk}.part").write_bytes(b"half")

    task = work(timezone.now() + timedelta(minutes=10))

    assert task.state == LeaseState.DONE
    assert [path.suffix for path in settings.EXPORT_ROOT.iterdir()] == [".csv"]


def test_a_kind_of_file_that_cannot_carry_the_rows_names_those_that_can(client_as, monkeypatch):
    few = replace(FORMATS["pdf"], most_rows=2)
    monkeypatch.setitem(FORMATS, "pdf", few)
    client = client_as("viewer", language="en")

    answer = ask(client, ending="pdf")
    page = answer.content.decode()

    assert answer.status_code == 422
    assert "at most 2 rows, and this list has 3" in page
    assert "agreements.xlsx?columns=country&amp;as_of=2026-11-21" in page
    assert '">PDF file (.pdf)</a>' not in page
    assert not Task.objects.exists()


def test_a_worker_refuses_what_the_kind_of_file_cannot_carry(client_as, monkeypatch):
    ask(client_as("viewer", language="en"), ending="pdf")
    monkeypatch.setitem(FORMATS, "pdf", replace(FORMATS["pdf"], most_rows=2))

    task = work()

    assert task.state == LeaseState.FAILED
    assert "at most 2 rows" in task.message
