"""Work in the background: asked for once, done under a lease, tried again, shown to its owner."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.site.factories import a_person

from caunoi_web.accounts.models import Role
from caunoi_web.common.errors import DomainError
from caunoi_web.tasks import kinds
from caunoi_web.tasks.models import LeaseState, Task
from caunoi_web.tasks.services import enqueue
from caunoi_web.tasks.working import take_task, work_off_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def does(monkeypatch):
    """Say what the kind "test" does, for one test."""
    monkeypatch.setattr(kinds, "_RUNS", {})
    return lambda run: kinds.add_kind("test", run)


def take(at=None):
    return take_task(worker="me", now=at or timezone.now())


def test_what_the_work_returns_is_kept_as_its_result(does):
    does(lambda task, tell: {"href": f"/files/{task.payload['number']}/"})
    enqueue("test", payload={"number": 7}, owner=None)

    work_off_task(take())

    task = Task.objects.get()
    assert (task.state, task.progress, task.result) == (LeaseState.DONE, 100, {"href": "/files/7/"})


def test_the_same_work_is_queued_once_while_it_is_open(does):
    does(lambda task, tell: None)
    first = enqueue("test", payload={}, owner=None, key="all")

    assert enqueue("test", payload={}, owner=None, key="all") == first
    work_off_task(take())
    assert enqueue("test", payload={}, owner=None, key="all") != first


def test_a_refusal_ends_the_work_with_its_own_words(does):
    def refuse(task, tell):
        raise DomainError("Row 3 has no partner.")

    does(refuse)
    enqueue("test", payload={}, owner=None)

    work_off_task(take())

    task = Task.objects.get()
    assert (task.state, task.message) == (LeaseState.FAILED, "Row 3 has no partner.")


def test_a_fault_is_tried_again_with_growing_pauses_and_then_given_up(does):
    def fall(task, tell):
        raise ZeroDivisionError

    does(fall)
    enqueue("test", payload={}, owner=None)

    work_off_task(take())
    assert take() is None
    work_off_task(take(timezone.now() + timedelta(minutes=1)))
    assert take(timezone.now() + timedelta(minutes=1)) is None
    work_off_task(take(timezone.now() + timedelta(minutes=6)))

    task = Task.objects.get()
    assert (task.state, task.attempts) == (LeaseState.FAILED, 3)
    assert "ZeroDivisionError" not in task.message


def test_work_is_held_back_until_its_moment(does):
    does(lambda task, tell: None)
    enqueue("test", payload={}, owner=None, run_after=timezone.now() + timedelta(hours=1))

    assert take() is None
    assert take(timezone.now() + timedelta(hours=2)) is not None


def test_work_of_a_dead_worker_is_taken_up_again_and_only_one_result_is_kept(does):
    does(lambda task, tell: {"by": task.worker})
    enqueue("test", payload={}, owner=None)
    dead = take()
    again = take_task(worker="other", now=timezone.now() + timedelta(minutes=2))

    work_off_task(again)
    work_off_task(dead)

    assert Task.objects.get().result == {"by": "other"}


def test_a_kind_that_nobody_knows_ends_with_a_message(does):
    enqueue("test", payload={}, owner=None)

    work_off_task(take())

    assert Task.objects.get().state == LeaseState.FAILED


@pytest.mark.django_db(transaction=True)
def test_progress_is_seen_by_others_while_the_work_is_one_transaction(does, monkeypatch):
    from django.db import transaction
    from django.test import Client

    from caunoi_web.tasks.working import _Heart

    monkeypatch.setattr(_Heart, "BEAT", 0.02)
    person, seen = a_person(role=Role.VIEWER), []

    def look(task, tell):
        import time

        client = Client()
        client.force_login(person)
        tell(40, "half way")
        for _ in range(100):
            page = client.get(reverse("tasks:piece", args=[task.pk]), headers={"HX-Request": "true"})
            if "half way" in page.text:
                seen.append(page.text)
                break
            time.sleep(0.05)

    does(look)
    task = enqueue("test", payload={}, owner=person)
    work_off_task(take())

    assert transaction.get_connection().in_atomic_block is False
    assert 'value="40"' in seen[0]
    assert reverse("tasks:piece", args=[task.pk]) in seen[0]


def test_only_the_owner_and_administrators_see_a_task(client):
    task = enqueue("test", payload={}, owner=a_person(role=Role.OFFICER))
    address = reverse("tasks:piece", args=[task.pk])

    client.force_login(a_person(role=Role.HEAD))
    assert client.get(address).status_code == 404
    client.force_login(a_person(role=Role.ADMINISTRATOR))
    assert client.get(address).status_code == 200


def test_the_page_of_finished_work_leads_on(client):
    owner = a_person(role=Role.OFFICER)
    task = enqueue("test", payload={}, owner=owner)
    Task.objects.update(state=LeaseState.DONE, result={"href": "/there/", "label": "Open the file"})
    client.force_login(owner)

    page = client.get(reverse("tasks:piece", args=[task.pk])).text

    assert 'href="/there/"' in page
    assert "Open the file" in page
    assert f'id="task-{task.pk}" class="task" role="status">' in page
