"""Archives are streams: what is held in memory does not grow with them."""

import io
import tracemalloc
from datetime import UTC, datetime
from functools import partial

import pytest

from caunoi_web.operation.backups import archive as archives
from caunoi_web.operation.backups.archive import Archive, lines_in, read_archive
from caunoi_web.operation.backups.format import Manifest
from caunoi_web.operation.errors import BackupUnusable

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def manifest_with(sums: str) -> Manifest:
    return Manifest(NOON.isoformat(), "0", "sqlite", [], {}, 0, 0, 0, 0, sums)


def write(path, members: int, size: int) -> None:
    with path.open("wb") as file, Archive(file, NOON) as archive:
        for number in range(members):
            archive.add_bytes(f"files/aa/{number}", number.to_bytes(4) * (size // 4))
        archive.finish(manifest_with)


def ignore(_name: str, _content: io.RawIOBase) -> None:
    """Takes nothing: what is not taken is read for its sum."""


def most_memory(work) -> int:
    """The most bytes that Python held during ``work``."""
    tracemalloc.start()
    work()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


@pytest.mark.parametrize(("members", "size"), [(4000, 64), (8, 4_000_000)])
def test_memory_does_not_grow_with_the_number_and_the_size_of_members(tmp_path, members, size):
    small, large = tmp_path / "small.tar.gz", tmp_path / "large.tar.gz"

    writing = [most_memory(lambda: write(small, 8, 64)), most_memory(lambda: write(large, members, size))]
    reading = [most_memory(partial(read_archive, path, None, ignore)) for path in (small, large)]

    assert writing[1] < writing[0] + size * 3 + 500_000
    assert reading[1] < reading[0] + 500_000


def test_members_come_back_in_order_with_their_content(tmp_path):
    write(tmp_path / "one.tar.gz", 3, 8)
    taken = {}

    def take(name, content):
        taken[name] = content.read()

    manifest = read_archive(tmp_path / "one.tar.gz", None, take)

    assert list(taken) == ["files/aa/0", "files/aa/1", "files/aa/2"]
    assert taken["files/aa/2"] == b"\0\0\0\2" * 2
    assert manifest.made_at == NOON.isoformat()


def test_a_file_that_became_shorter_while_it_was_read_ends_the_backup(tmp_path):
    with Archive(io.BytesIO(), NOON) as archive, pytest.raises(OSError, match="unexpected end"):
        archive.add_stream("files/aa/short", io.BytesIO(b"short"), 100)


def test_a_row_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(archives, "LONGEST_LINE", 10)

    assert list(lines_in(io.BytesIO(b"123456789\n1\n"))) == [b"123456789\n", b"1\n"]
    with pytest.raises(BackupUnusable, match="longer"):
        list(lines_in(io.BytesIO(b"12345678901\n")))
