"""Machines ask whether the site is alive, ready and how it is."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families
from tests.site import factories

from caunoi_web.operation.metrics import Metric, all_metrics, as_text
from caunoi_web.operation.models import Heartbeat
from caunoi_web.operation.services import note_beat
from caunoi_web.sources.models import DocumentState
from caunoi_web.tasks.services import enqueue

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
TOKEN = "a token of forty signs or so, to be sure"


def test_alive_asks_nothing_of_the_database(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        answer = Client().get("/health/live")

    assert (answer.status_code, answer.content) == (200, b"alive\n")
    assert "no-store" in answer["Cache-Control"]


def test_ready_with_all_tables_and_not_while_one_is_missing(db):
    assert Client().get("/health/ready").content == b"ready\n"

    MigrationRecorder(connection).record_unapplied("operation", "0001_begin")

    answer = Client().get("/health/ready")
    assert (answer.status_code, answer.content) == (503, b"not ready\n")


@pytest.mark.django_db(transaction=True)
def test_not_ready_without_a_database_and_no_word_about_why(settings, tmp_path):
    connection.close()
    usual = dict(connection.settings_dict)
    connection.settings_dict |= {"NAME": "/nowhere/at/all.sqlite3", "HOST": "127.0.0.1", "PORT": "1"}
    try:
        answer = Client().get("/health/ready")
    finally:
        connection.close()
        connection.settings_dict.update(usual)

    assert (answer.status_code, answer.content) == (503, b"not ready\n")


def test_what_machines_ask_on_the_machine_itself_is_not_sent_to_https(settings):
    settings.SECURE_SSL_REDIRECT = True

    assert Client().get("/health/live").status_code == 200
    assert Client().get("/metrics").status_code == 404
    assert Client().get("/accounts/login/").status_code == 301


def test_there_are_no_metrics_until_a_token_is_set(db):
    assert Client().get("/metrics").status_code == 404


@pytest.mark.parametrize("sent", [None, "", "Bearer", "Bearer wrong", f"Basic {TOKEN}", TOKEN, "Bearer ệ"])
def test_metrics_want_the_token(db, settings, sent):
    settings.METRICS_TOKEN = TOKEN

    answer = Client().get("/metrics", headers={} if sent is None else {"Authorization": sent})

    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")


def families_of(text):
    return {family.name: family for family in text_string_to_metric_families(text)}


def values_of(now=NOON):
    families = families_of(as_text(all_metrics(now)))
    return {
        name: {tuple(one.labels.values()): one.value for one in each.samples}
        for name, each in families.items()
    }


def test_prometheus_can_read_them(db, settings):
    settings.METRICS_TOKEN = TOKEN

    answer = Client().get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})

    families = families_of(answer.content.decode())
    assert answer["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert all(name.startswith("caunoi_") and each.documentation for name, each in families.items())
    assert families["caunoi_process_memory_bytes"].samples[0].value > 1_000_000


def test_they_count_what_is_there(db):
    factories.an_agreement()
    factories.a_document(state=DocumentState.READ)
    enqueue("export", payload={}, owner=None)
    note_beat("backup", "backup", now=NOON - timedelta(hours=3), detail={"bytes": 12_345_678_901})
    note_beat("worker", "one", now=NOON - timedelta(seconds=30))
    note_beat("worker", "two", now=NOON - timedelta(hours=30))

    values = values_of()

    assert values["caunoi_agreements"] == {(): 1}
    assert values["caunoi_documents"]["read",] == 1
    assert values["caunoi_work"]["export", "queued"] == 1
    assert values["caunoi_work_waiting"] == {(): 1}
    assert values["caunoi_workers"] == {(): 1}
    assert values["caunoi_heartbeat_age_seconds"] == {("backup",): 10800, ("worker",): 30}
    assert values["caunoi_backup_bytes"] == {(): 12_345_678_901}


def test_an_empty_installation_has_figures_too(db):
    assert values_of()["caunoi_heartbeat_age_seconds"] == {}
    assert not Heartbeat.objects.exists()


@pytest.mark.parametrize("value", ['"', "\\", "\n", 'a"b\\c\nd', "ệ"])
def test_odd_words_in_labels_are_escaped(value):
    text = as_text([Metric("odd", "Odd words", [({"kind": value}, 1)])])

    assert families_of(text)["caunoi_odd"].samples[0].labels == {"kind": value}


def test_the_number_of_queries_does_not_grow(db, django_assert_num_queries):
    def ask(queries):
        with django_assert_num_queries(queries):
            list(all_metrics(NOON))

    ask(14)
    for _ in range(5):
        factories.an_agreement()
        factories.a_document()
        enqueue("export", payload={}, owner=None)
    ask(14)
