"""A file that is cut, changed, hostile or locked is refused with a reason, and nothing is touched."""

import json
import shutil
import tarfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st
from tests.site.operation.archives import members_of, with_right_sums, written

from caunoi_web.operation.backups.format import MANIFEST, SUMS, is_member
from caunoi_web.operation.backups.making import make_backup
from caunoi_web.operation.backups.sealing import make_key, read_key
from caunoi_web.sources import originals

pytestmark = pytest.mark.django_db
ROWS = "database/contenttypes.contenttype/000000.jsonl"
DAY = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture(scope="module")
def made(tmp_path_factory, django_db_setup, django_db_blocker):
    """Two backups of one small place, made once: an open and a sealed one, with keys."""
    folder = tmp_path_factory.mktemp("made")
    make_key(folder / "right")
    make_key(folder / "wrong")
    public = (folder / "right").read_text().splitlines()[0].removeprefix("# public key: ")
    (folder / "public").write_text(f"{public}\n")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=folder / "documents"):
        originals.keep(b"an original")
        make_backup(folder / "whole.tar.gz", key=None, now=DAY)
        make_backup(folder / "sealed.age", key=read_key(folder / "public"), now=DAY)
        connection.close()
    return folder


@pytest.fixture
def whole(made, tmp_path):
    """A backup that is as it should be, for the test to spoil."""
    return Path(shutil.copy(made / "whole.tar.gz", tmp_path))


@pytest.fixture
def refused(settings):
    """What the command says of a file; ``restore`` without ``--check`` does the same before anything else."""

    def check(path, *, key=""):
        settings.BACKUP_KEY_FILE = str(key)
        with pytest.raises(CommandError) as refusal:
            call_command("restore", path, "--check")
        assert str(refusal.value).endswith("Nothing was changed.")
        return str(refusal.value)

    return check


@pytest.mark.parametrize("part", [0.0, 0.01, 0.3, 0.7, 0.99])
def test_a_cut_file(whole, refused, part):
    data = whole.read_bytes()
    whole.write_bytes(data[: int(len(data) * part)])

    assert "cut off" in refused(whole)


@pytest.mark.parametrize("place", [0, 2, 200, -300, -5])
def test_a_changed_byte(whole, refused, place):
    data = bytearray(whole.read_bytes())
    data[place] ^= 0xFF
    whole.write_bytes(data)

    assert "damaged" in refused(whole) or "changed" in refused(whole)


def test_a_file_that_is_something_else(tmp_path, refused):
    (tmp_path / "letter").write_text("Dear Sir or Madam, " * 100)

    assert "no backup of Cầu Nối" in refused(tmp_path / "letter")


def test_a_file_that_does_not_exist(tmp_path, refused):
    assert "No such file" in refused(tmp_path / "nothing")


def test_a_changed_row_is_named(whole, tmp_path, refused):
    members = members_of(whole)
    members[ROWS] = members[ROWS].replace(b"agreement", b"agreements", 1)

    said = refused(written(tmp_path / "changed.tar.gz", members))

    assert f"{ROWS} is not what was written" in said


def test_a_member_that_was_taken_out(whole, tmp_path, refused):
    members = members_of(whole)
    del members[ROWS]

    assert "was damaged or changed" in refused(written(tmp_path / "less.tar.gz", members))


def test_a_member_that_was_put_in(whole, tmp_path, refused):
    members = members_of(whole)
    more = {"files/aa/more": b"more"} | members

    assert "was damaged or changed" in refused(written(tmp_path / "more.tar.gz", more))


def test_rows_that_the_manifest_does_not_count(whole, tmp_path, refused):
    members = members_of(whole)
    members[ROWS] += members[ROWS]

    assert "not those of its manifest" in refused(
        written(tmp_path / "twice.tar.gz", with_right_sums(members))
    )


def test_something_after_the_manifest(whole, tmp_path, refused):
    members = members_of(whole)
    late = members | {"files/aa/late": b"late"}

    assert "after its manifest" in refused(written(tmp_path / "late.tar.gz", late))


@pytest.mark.parametrize(
    "name",
    [
        "../outside",
        "/etc/passwd",
        "files/../../outside",
        "files/a/../../b",
        "files//a",
        "files/.hidden",
        "files/a\\b",
        "files/a\nb",
        "database/x.y/000000.jsonl/more",
        "secret_key/more",
        "files",
        "database/../secret_key",
    ],
)
def test_a_member_that_would_leave_its_folder(whole, tmp_path, refused, name):
    members = {name: b"caught"} | members_of(whole)

    said = refused(written(tmp_path / "hostile.tar.gz", with_right_sums(members)))

    assert "none of ours has" in said


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE, tarfile.CHRTYPE]
)
def test_a_member_that_is_no_plain_file(whole, tmp_path, refused, kind):
    def change(member):
        member.type, member.linkname, member.size = kind, "/etc/passwd", 0

    hostile = written(tmp_path / "hostile.tar.gz", {"files/aa/link": b""}, change=change)

    assert "none of ours has" in refused(hostile)


@given(st.text(max_size=40))
def test_no_name_of_a_member_leads_out_of_the_folder(tail):
    name = f"files/{tail}"

    if is_member(name):
        assert not any(part in ("", ".", "..") or "\\" in part or "\0" in part for part in name.split("/"))


def test_a_newer_format_and_a_newer_version_say_what_to_install(whole, tmp_path, refused):
    members = members_of(whole)
    manifest = json.loads(members[MANIFEST])
    later = members | {MANIFEST: json.dumps(manifest | {"format": 2}).encode()}
    migrations = [*manifest["migrations"], ["register", "0099_from_the_future"]]
    newer = members | {MANIFEST: json.dumps(manifest | {"migrations": migrations, "version": "9.0"}).encode()}

    assert "format 2" in refused(written(tmp_path / "later.tar.gz", later))
    assert "newer version (9.0, register.0099_from_the_future)" in refused(
        written(tmp_path / "newer.tar.gz", newer)
    )


@pytest.mark.parametrize(
    "manifest", [b"", b"{}", b"[]", b"null", b'{"format": 1}', b'{"format": 1, "x": 2}', b"\xff"]
)
def test_a_manifest_that_is_none(whole, tmp_path, refused, manifest):
    members = members_of(whole) | {MANIFEST: manifest}

    assert "manifest cannot be understood" in refused(written(tmp_path / "odd.tar.gz", members))


def test_sums_that_are_not_those_of_the_manifest(whole, tmp_path, refused):
    members = members_of(whole)
    odd = with_right_sums({**members, "README.txt": b"other"})
    members = {**odd, MANIFEST: members[MANIFEST], SUMS: odd[SUMS]}

    assert "sums are not those" in refused(written(tmp_path / "odd.tar.gz", members))


class TestEncrypted:
    """Backups that are sealed."""

    @pytest.fixture
    def sealed(self, made, tmp_path):
        return Path(shutil.copy(made / "sealed.age", tmp_path))

    def test_the_key_that_seals_need_not_open(self, sealed, made, settings, capsys):
        settings.BACKUP_KEY_FILE = str(made / "right")

        call_command("restore", sealed, "--check")

        assert "Whole:" in capsys.readouterr().out

    @pytest.mark.parametrize(
        ("name", "says"),
        [("", "is encrypted"), ("wrong", "does not open this backup"), ("public", "is encrypted")],
    )
    def test_without_the_right_key(self, sealed, made, refused, name, says):
        assert says in refused(sealed, key=made / name if name else "")

    @pytest.mark.parametrize("left", [30, 150, -100, -1])
    def test_cut(self, sealed, made, refused, left):
        sealed.write_bytes(sealed.read_bytes()[:left])

        assert "cut off or was changed" in refused(sealed, key=made / "right")

    @pytest.mark.parametrize("place", [60, 400, -1])
    def test_changed(self, sealed, made, refused, place):
        data = bytearray(sealed.read_bytes())
        data[place] ^= 1
        sealed.write_bytes(data)

        assert refused(sealed, key=made / "right")
