"""Restoring is all or nothing: refused, failed and killed restores leave what was there."""

import json
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from tests.site.operation.archives import members_of, with_right_sums, written
from tests.site.operation.installation import (
    Installation,
    migrated_installation,
    new_installation,
    vendors_here,
)

# One process for all of them: they share a place that was killed and restored.
pytestmark = pytest.mark.xdist_group("restoring")
HERE = vendors_here()[-1]
PATIENCE = 120  # seconds; no measure of speed
PEOPLE = "database/accounts.user/000000.jsonl"


def connected(place: Installation):
    """A connection to the database of a place, as somebody else's."""
    if place.url:
        return closing(psycopg.connect(place.url, autocommit=True))
    return closing(sqlite3.connect(place.data / "caunoi.sqlite3"))


def ask(place: Installation, question: str) -> list[tuple]:
    with connected(place) as connection:
        return connection.execute(question).fetchall()


def traces_of_staging(place: Installation) -> list[str]:
    """What a restore made beside the database and did not take away."""
    files = [path.name for path in place.data.rglob("*caunoi_restoring*")] if place.data.is_dir() else []
    schemas = "SELECT nspname FROM pg_namespace WHERE nspname = 'caunoi_restoring'"
    return files + ([row[0] for row in ask(place, schemas)] if place.url else [])


def is_staging(place: Installation) -> bool:
    """A restore is under way; asked of the server, for whoever is in the database itself stops a restore."""
    if not place.url:
        return bool(traces_of_staging(place))
    parts = urlsplit(place.url)
    question = "SELECT 1 FROM pg_stat_activity WHERE datname = %s AND query ~* '^(create|alter|insert|copy) '"
    server = urlunsplit(parts._replace(path="/postgres"))
    with psycopg.connect(server, autocommit=True) as connection:
        if not connection.execute(question, [parts.path.lstrip("/")]).fetchall():
            return False
    return bool(traces_of_staging(place))


def has_tables(place: Installation) -> bool:
    """Whether anything was put into the place of the database."""
    if place.url:
        return bool(ask(place, "SELECT 1 FROM pg_tables WHERE schemaname = 'public' LIMIT 1"))
    return (place.data / "caunoi.sqlite3").is_file()


@pytest.fixture(scope="module")
def backup(tmp_path_factory) -> Path:
    """A backup of a small installation with one person and one file."""
    folder = tmp_path_factory.mktemp("backup")
    place = migrated_installation(folder / "first", vendor="sqlite")
    place.must("createadmin", "--username", "huong", CAUNOI_ADMIN_PASSWORD="cau noi nhung bo bien 2026")
    kept = place.data / "documents/aa/aafile"
    kept.parent.mkdir(parents=True)
    kept.write_text("an original")
    place.must("backup", folder / "one.tar.gz")
    return folder / "one.tar.gz"


@pytest.fixture(scope="module")
def killed_then_restored(tmp_path_factory, backup):
    """A place where a first restore was killed in the middle; what it left; then restored."""
    place = new_installation(tmp_path_factory.mktemp("killed") / "data", vendor=HERE)
    running = place.start("caunoi_web.manage", "restore", str(backup))
    until = time.monotonic() + PATIENCE
    while not is_staging(place):
        assert running.poll() is None, running.communicate()
        assert time.monotonic() < until
        time.sleep(0.05)
    running.send_signal(signal.SIGKILL)
    running.communicate()
    left = has_tables(place)
    place.must("restore", backup)
    return place, left


@pytest.mark.slow
def test_a_killed_restore_puts_nothing_into_place_and_the_next_one_clears_up(killed_then_restored):
    place, something_was_in_place = killed_then_restored

    assert not something_was_in_place
    assert ask(place, "SELECT username FROM accounts_user") == [("huong",)]
    assert (place.data / "documents/aa/aafile").read_text() == "an original"
    assert traces_of_staging(place) == []


@pytest.mark.slow
def test_over_an_installation_it_is_refused_while_somebody_uses_it_or_without_the_word(
    killed_then_restored, backup
):
    place, _left = killed_then_restored

    without_the_word = place.run("restore", backup)
    with connected(place) as somebody:
        somebody.execute("SELECT count(*) FROM accounts_user").fetchall()
        while_used = place.run("restore", backup, "--replace")

    assert without_the_word.returncode == while_used.returncode == 1
    assert "say --replace" in without_the_word.stderr
    assert "Stop the site and the workers" in while_used.stderr
    assert ask(place, "SELECT username FROM accounts_user") == [("huong",)]


@pytest.mark.slow
def test_with_the_word_the_old_database_is_kept_beside(killed_then_restored, backup):
    place, _left = killed_then_restored
    with connected(place) as somebody:
        somebody.execute("UPDATE accounts_user SET full_name = 'of the old one'")
        somebody.commit()

    said = place.must("restore", backup, "--replace")

    old = said.split("is kept as ")[1].split(";")[0]
    assert ask(place, "SELECT full_name FROM accounts_user") == [("",)]
    if place.url:
        question = f"SELECT full_name FROM {old.removeprefix('schema ')}.accounts_user"  # noqa: S608
        assert ask(place, question) == [("of the old one",)]
    else:
        with closing(sqlite3.connect(old)) as kept:
            assert kept.execute("SELECT full_name FROM accounts_user").fetchone()[0] == "of the old one"


def spoiled(rows: bytes, **changes: object) -> bytes:
    """The first row with other values."""
    first, *others = rows.decode().splitlines()
    return "\n".join([json.dumps(json.loads(first) | changes), *others, ""]).encode()


@pytest.mark.slow
def test_rows_that_cannot_be_are_refused_and_nothing_is_left(tmp_path, backup):
    members = members_of(backup)
    members[PEOPLE] = spoiled(members[PEOPLE], unit_id="0190a1b2-0000-7000-8000-000000000000")
    place = new_installation(tmp_path / "data", vendor=HERE)

    done = place.run("restore", written(tmp_path / "odd.tar.gz", with_right_sums(members)))

    assert done.returncode == 1
    assert "do not fit together" in done.stderr
    assert "huong" not in done.stderr
    assert not has_tables(place)
    assert traces_of_staging(place) == []
    assert not (place.data / "documents/aa/aafile").exists()


def test_the_password_of_the_database_is_in_no_message(tmp_path, backup):
    nowhere = Installation(tmp_path / "data", "postgres://somebody:verysecret@127.0.0.1:1/nothing")

    done = nowhere.run("restore", backup)

    assert done.returncode == 1
    assert "verysecret" not in done.stdout + done.stderr
    assert urlsplit(nowhere.url).password == "verysecret"
