"""``caunoi-web check`` says in plain words what is wrong and what to do."""

import json
import socket
from datetime import UTC, datetime, timedelta

import pytest
from aiosmtpd.controller import Controller
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from tests.site import factories

from caunoi_web.common.beats import beat
from caunoi_web.operation.checking import database, machine, outside, programs
from caunoi_web.operation.checking.findings import Level
from caunoi_web.operation.models import Heartbeat
from caunoi_web.operation.services import note_beat
from caunoi_web.sources.models import Job
from caunoi_web.tasks.models import Task
from caunoi_web.translations import compile_into

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def levels(found):
    return [each.level for each in found]


def safe_settings(settings):
    settings.SITE_URL, settings.HTTPS = "https://hoptac.example.edu.vn", True
    settings.PROXIES = 1
    settings.ALLOWED_HOSTS, settings.CSRF_TRUSTED_ORIGINS = ["hoptac.example.edu.vn"], []


class TestDatabase:
    """The database and its tables."""

    def test_in_order(self, db):
        assert (
            levels([database.is_there(), database.is_of_this_version(), database.is_on_time()])
            == [Level.OK] * 3
        )

    def test_a_missing_migration_is_named_with_the_command(self, db):
        MigrationRecorder(connection).record_unapplied("operation", "0001_begin")

        found = database.is_of_this_version()

        assert (found.level, found.todo) == (Level.WRONG, "caunoi-web migrate")

    def test_tables_of_a_newer_version(self, db):
        MigrationRecorder(connection).record_applied("register", "0099_from_the_future")

        assert "newer version" in database.is_of_this_version().says

    def test_what_cannot_be_found_is_counted_by_kind(self, db):
        factories.an_organisation()

        [found] = database.can_all_be_found()

        assert "organisation 0 of 1" in found.says
        assert found.todo == "caunoi-web reindex"

    def test_a_rebuilt_index_is_complete(self, db):
        factories.an_agreement()
        call_command("reindex")

        assert levels(database.can_all_be_found()) == [Level.OK]


class TestMachine:
    """Folders, disk and files."""

    def test_folders_that_can_be_written(self, settings, tmp_path):
        settings.DATA = tmp_path

        assert levels(machine.can_be_written()) == [Level.OK, Level.OK]

    def test_a_file_where_a_folder_should_be(self, settings, tmp_path):
        (tmp_path / "in the way").write_text("")
        settings.MEDIA_ROOT = tmp_path / "in the way"

        assert levels(machine.can_be_written())[1] == Level.WRONG

    def test_static_files_that_were_never_collected(self, settings, tmp_path):
        settings.STATIC_ROOT = tmp_path

        assert machine.has_its_static_files().todo == "caunoi-web collectstatic --noinput"

    def test_static_files_of_another_version(self, settings, tmp_path):
        settings.STATIC_ROOT = tmp_path
        (tmp_path / "staticfiles.json").write_text(json.dumps({"paths": {"old.css": "old.1.css"}}))

        assert "another version" in machine.has_its_static_files().says

    def test_translations_that_were_not_compiled(self, settings, tmp_path):
        compile_into(tmp_path)
        compiled = tmp_path / "vi/LC_MESSAGES/django.mo"
        settings.LOCALE_PATHS = [tmp_path]
        assert machine.is_translated().level is Level.OK

        compiled.write_bytes(compiled.read_bytes() + b" ")
        assert machine.is_translated().level is Level.HINT

        compiled.unlink()
        assert machine.is_translated().level is Level.WRONG


class TestOutside:
    """Address, secret, mail."""

    def test_an_installation_for_this_machine_gets_a_hint(self):
        [found] = outside.is_reached_safely()

        assert (found.level, "CAUNOI_SITE_URL" in found.todo) == (Level.HINT, True)

    def test_a_safe_address(self, settings):
        safe_settings(settings)

        assert levels(outside.is_reached_safely()) == [Level.OK]

    @pytest.mark.parametrize(
        ("name", "value", "about"),
        [
            ("SITE_URL", "http://hoptac.example.edu.vn", "address"),
            ("PROXIES", 0, "visitors"),
            ("HTTPS", False, "https"),
            ("ALLOWED_HOSTS", ["*"], "hosts"),
            ("ALLOWED_HOSTS", ["other.example.edu.vn"], "hosts"),
            ("CSRF_TRUSTED_ORIGINS", ["https://other.example.edu.vn"], "origins"),
        ],
    )
    def test_each_fault_of_the_address_is_told(self, settings, name, value, about):
        safe_settings(settings)
        setattr(settings, name, value)

        assert about in [each.about for each in outside.is_reached_safely() if each.level is Level.WRONG]

    def test_a_short_or_open_secret(self, settings, tmp_path):
        settings.DATA, settings.SECRET_KEY = tmp_path, "k" * 60
        kept = tmp_path / "secret_key"
        kept.write_text(settings.SECRET_KEY)
        kept.chmod(0o644)
        assert "chmod 600" in next(outside.keeps_its_secret()).todo

        kept.chmod(0o600)
        assert levels(outside.keeps_its_secret()) == [Level.OK]

        settings.SECRET_KEY = "short"
        assert levels(outside.keeps_its_secret()) == [Level.WRONG]

    def test_no_mail_server_is_a_hint_and_a_dead_one_is_wrong(self, settings):
        assert outside.can_send_mail().level is Level.HINT

        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
        assert outside.can_send_mail().level is Level.WRONG

    def test_a_mail_server_that_answers(self, settings):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            settings.EMAIL_HOST, settings.EMAIL_PORT = probe.getsockname()
        server = Controller(object(), hostname=settings.EMAIL_HOST, port=settings.EMAIL_PORT)
        server.start()
        try:
            assert outside.can_send_mail().level is Level.OK
        finally:
            server.stop()


class TestPrograms:
    """Worker, daily run, backup."""

    @pytest.mark.parametrize(("minutes", "level"), [(0, Level.OK), (1, Level.OK), (3, Level.WRONG)])
    def test_a_worker_that_was_heard_of(self, db, minutes, level):
        note_beat("worker", "one", now=NOON - timedelta(minutes=minutes))

        assert levels(programs.works_in_the_background(NOON)) == [level]

    def test_no_worker_ever(self, db):
        [found] = programs.works_in_the_background(NOON)

        assert "never" in found.todo or "ever" in found.says

    def test_a_worker_deep_in_a_long_document_is_alive(self, db):
        document = factories.a_document()
        Job.objects.create(document=document, state="running", lease_until=NOON + timedelta(minutes=1))

        assert levels(programs.works_in_the_background(NOON)) == [Level.OK]

    def test_work_that_waits_too_long_is_counted(self, db):
        note_beat("worker", "one", now=NOON)
        Task.objects.create(kind="export")
        Task.objects.update(created_at=NOON - timedelta(minutes=30))

        found = list(programs.works_in_the_background(NOON))

        assert levels(found) == [Level.OK, Level.WRONG]
        assert "1 pieces wait, the oldest 30 minutes ago" in found[1].says

    @pytest.mark.parametrize(("hours", "level"), [(None, Level.WRONG), (2, Level.OK), (27, Level.WRONG)])
    def test_the_daily_run(self, db, hours, level):
        if hours is not None:
            note_beat("daily", "daily", now=NOON - timedelta(hours=hours))

        assert programs.runs_daily(NOON).level is level

    @pytest.mark.parametrize(
        ("hours", "missing", "level"),
        [
            (None, 0, Level.WRONG),
            (2, 0, Level.OK),
            (30, 0, Level.HINT),
            (240, 0, Level.WRONG),
            (2, 3, Level.WRONG),
        ],
    )
    def test_the_last_backup(self, db, hours, missing, level):
        if hours is not None:
            note_beat("backup", "backup", now=NOON - timedelta(hours=hours), detail={"missing": missing})

        assert programs.is_backed_up(NOON).level is level


class TestCommand:
    """What is printed, and the exit code."""

    def test_it_names_what_is_wrong_with_what_to_do(self, db, capsys):
        with pytest.raises(SystemExit) as ended:
            call_command("check")

        printed = capsys.readouterr().out
        assert ended.value.code == 1
        assert "backup: There has never been one." in printed
        assert "→ Run caunoi-web daily once a day" in printed

    def test_quiet_leaves_out_what_is_in_order(self, db, capsys):
        with pytest.raises(SystemExit):
            call_command("check", "--quiet")

        assert not [line for line in capsys.readouterr().out.splitlines() if line.startswith("ok")]

    def test_without_tables_the_rest_is_not_asked(self, db, capsys):
        MigrationRecorder(connection).record_unapplied("operation", "0001_begin")

        with pytest.raises(SystemExit):
            call_command("check")

        assert "backup" not in capsys.readouterr().out

    @pytest.mark.parametrize("words", [["--deploy"], ["register"], ["--tag", "models"], ["--list-tags"]])
    def test_with_words_of_django_it_is_the_check_of_django(self, db, capsys, monkeypatch, words):
        monkeypatch.delenv("DJANGO_ALLOW_ASYNC_UNSAFE", raising=False)  # tests in a browser need it

        call_command("check", *words)

        assert "things looked at" not in capsys.readouterr().out


class TestSignsOfLife:
    """What runs beside the site is noted."""

    def test_a_worker_is_noted_at_most_every_twenty_seconds(self, db, django_assert_num_queries):
        beat.send(sender="worker", name="noted once")
        with django_assert_num_queries(0):
            beat.send(sender="worker", name="noted once")

        assert Heartbeat.objects.filter(kind="worker", name="noted once").count() == 1

    def test_workers_that_ended_long_ago_are_forgotten(self, db):
        note_beat("worker", "old", now=datetime(2020, 1, 1, tzinfo=UTC))

        beat.send(sender="worker", name="a new one")

        assert [one.name for one in Heartbeat.objects.filter(kind="worker")] == ["a new one"]

    def test_the_daily_run_leaves_a_sign(self, db):
        call_command("daily", "--day", "2026-11-22")

        assert Heartbeat.objects.filter(kind="daily").exists()

    @pytest.mark.django_db(transaction=True)
    def test_a_worker_leaves_a_sign(self):
        call_command("worker", "--until-empty")

        assert Heartbeat.objects.filter(kind="worker").exists()
