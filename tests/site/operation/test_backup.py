"""A backup says what is in it, keeps its age, and opens with common tools."""

import hashlib
import json
import subprocess
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command
from tests.site import factories
from tests.site.operation.archives import members_of

from caunoi_web.operation.backups.format import SUMS
from caunoi_web.operation.backups.keeping import remove_older
from caunoi_web.operation.backups.making import make_backup
from caunoi_web.operation.backups.restoring import check_backup
from caunoi_web.operation.backups.sealing import make_key, read_key
from caunoi_web.operation.errors import KeyUnusable
from caunoi_web.operation.models import Heartbeat
from caunoi_web.sources import originals

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db(transaction=True)


def backup_of(path, key=None):
    return make_backup(path, key=key, now=NOON)


def test_the_manifest_counts_what_is_in_the_backup(tmp_path):
    factories.an_agreement()
    document = factories.a_document()
    originals.keep(b"an original")

    made = backup_of(tmp_path / "one.tar.gz")

    assert made.manifest.tables["register.agreement"] == 1
    assert made.manifest.tables["sources.document"] == 1
    assert made.manifest.files == 1
    assert made.manifest.missing_originals == int(not originals.path_of(document.sha256).is_file())
    assert made.sha256 == hashlib.sha256(made.path.read_bytes()).hexdigest()
    assert check_backup(made.path, None) == made.manifest


def test_its_sums_are_those_that_sha256sum_checks(tmp_path):
    factories.an_agreement()
    originals.keep(b"an original")
    backup_of(tmp_path / "one.tar.gz")

    subprocess.run(["tar", "xzf", "one.tar.gz"], cwd=tmp_path, check=True)
    subprocess.run(["sha256sum", "--quiet", "-c", SUMS], cwd=tmp_path, check=True)

    rows = (tmp_path / "database/register.agreement/000000.jsonl").read_text().splitlines()
    assert [json.loads(row)["kind"] for row in rows] == ["mou"]


def test_sessions_and_the_index_are_left_out(tmp_path, client_as):
    client_as("officer")

    made = backup_of(tmp_path / "one.tar.gz")

    left_out = {"sessions.session", "accounts.signedin", "search.searchentry", "operation.heartbeat"}
    assert not left_out & set(made.manifest.tables)
    assert {"accounts.user", "register.agreement", "sources.auditentry"} <= set(made.manifest.tables)


def test_the_secret_key_is_only_in_an_encrypted_backup(tmp_path, settings):
    settings.DATA = tmp_path
    (tmp_path / "secret_key").write_text("a secret")
    make_key(tmp_path / "key")
    key = read_key(tmp_path / "key")

    backup_of(tmp_path / "open.tar.gz")
    sealed = backup_of(tmp_path / "sealed.tar.gz.age", key).path

    assert "secret_key" not in members_of(tmp_path / "open.tar.gz")
    assert b"a secret" not in sealed.read_bytes()
    assert check_backup(sealed, key).files == 0


def test_originals_that_are_missing_or_changed_are_counted_and_told(tmp_path):
    factories.a_document()
    kept = originals.path_of(originals.keep(b"as received"))
    kept.write_bytes(b"changed!!!!")

    made = backup_of(tmp_path / "one.tar.gz")

    assert (made.manifest.missing_originals, made.manifest.damaged_originals) == (1, 1)


def test_half_written_originals_are_not_taken_along(tmp_path, settings):
    place = originals.path_of(originals.keep(b"whole"))
    (place.parent / ".part-1").write_bytes(b"half")

    assert backup_of(tmp_path / "one.tar.gz").manifest.files == 1


def test_a_backup_that_fails_leaves_nothing_behind_and_the_old_one_as_it_was(tmp_path):
    target = tmp_path / "one.tar.gz"
    target.write_bytes(b"the old one")
    folder = tmp_path / "a folder in the way"
    folder.mkdir()

    with pytest.raises(OSError, match="directory"):
        backup_of(folder)

    assert target.read_bytes() == b"the old one"
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


def test_the_command_notes_when_it_ran_and_keeps_the_newest(tmp_path, capsys):
    for day in (1, 2, 3):
        (tmp_path / f"caunoi-2026010{day}T000000Z.tar.gz").write_bytes(b"")
    (tmp_path / "caunoi-notes.txt").write_text("mine")

    call_command("backup", tmp_path, "--keep", "2")

    left = sorted(path.name for path in tmp_path.iterdir() if path.is_file())
    assert left[0] == "caunoi-20260103T000000Z.tar.gz"
    assert len(left) == 3
    assert "caunoi-notes.txt" in left
    beat = Heartbeat.objects.get(kind="backup")
    assert beat.detail["file"] in left
    assert f"sha256 {beat.detail['sha256']}" in capsys.readouterr().out


def test_only_files_named_as_ours_are_ever_removed(tmp_path):
    for name in ("caunoi-20260101T000000Z.tar.gz.age", "caunoi-20260101T000000Z.tar.gz.bak", "other.tar.gz"):
        (tmp_path / name).write_bytes(b"")
    newest = tmp_path / "caunoi-20260102T000000Z.tar.gz"
    newest.write_bytes(b"")

    removed = remove_older(tmp_path, 1)

    assert [path.name for path in removed] == ["caunoi-20260101T000000Z.tar.gz.age"]


@pytest.mark.parametrize("words", [["--keep", "-1"], ["--keep", "3"]])
def test_keeping_needs_a_folder_and_a_number(tmp_path, words):
    with pytest.raises(CommandError, match="--keep"):
        call_command("backup", tmp_path / "file.tar.gz", *words)


def test_a_target_that_does_not_exist_is_named(tmp_path):
    with pytest.raises(CommandError, match="cannot be written: No such file"):
        call_command("backup", tmp_path / "no" / "folder" / "file.tar.gz")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "holds no key"),
        ("# a note\n", "holds no key"),
        ("hello\n", "line 1: this is no age key"),
        (None, "cannot be read"),
    ],
)
def test_a_key_file_without_a_key_is_told_before_anything_is_written(tmp_path, settings, content, says):
    settings.BACKUP_KEY_FILE = str(tmp_path / "key")
    if content is not None:
        (tmp_path / "key").write_text(content)

    with pytest.raises(CommandError, match=says):
        call_command("backup", tmp_path / "file.tar.gz")

    assert not (tmp_path / "file.tar.gz").exists()


def test_a_secret_with_a_typing_error_is_not_shown(tmp_path):
    make_key(tmp_path / "key")
    secret = (tmp_path / "key").read_text().splitlines()[1]
    (tmp_path / "wrong").write_text(f"{secret[:-1]}\n")

    with pytest.raises(KeyUnusable) as refused:
        read_key(tmp_path / "wrong")

    assert "AGE-SECRET" not in str(refused.value)


def test_a_key_is_private_and_never_written_over(tmp_path, capsys):
    call_command("backupkey", tmp_path / "key")

    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
    assert "AGE-SECRET" not in capsys.readouterr().out
    with pytest.raises(CommandError, match="never written over"):
        call_command("backupkey", tmp_path / "key")
