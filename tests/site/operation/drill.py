"""The restore drill: fill, back up while somebody writes, restore elsewhere, compare, sign in, search.

``python -m tests.site.operation.drill`` does it on SQLite and, under ``python -m tests.postgres``, on
PostgreSQL; it prints what it found and fails at the first thing that is not the same. From SQLite to
PostgreSQL it is the move of an installation, as docs/install.md says it: the data folder stays where it is.
"""

import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from tests import migrated
from tests.site.operation.installation import (
    ROOT,
    Installation,
    migrated_installation,
    new_installation,
    vendors_here,
)

from caunoi_web.operation.backups.archive import lines_in, read_archive
from caunoi_web.operation.backups.format import DATABASE
from caunoi_web.operation.backups.sealing import read_key

PASSWORD = "cau noi nhung bo bien 2026"
PARTNER = "Trường Đại học Thử Khôi phục"
Say = Callable[[str], None]


def fill(place: Installation, *, agreements: int) -> None:
    """In a migrated place: an administrator, invented agreements, the samples, a partner of a known name."""
    place.must("createadmin", "--username", "huong", CAUNOI_ADMIN_PASSWORD=PASSWORD)
    place.must("seed", "--agreements", str(agreements))
    place.must("ingest", ROOT / "samples")
    place.ask("tests.site.operation.naming", PARTNER)
    place.must("reindex")


def back_up_while_somebody_writes(place: Installation, target: Path) -> tuple[str, int]:
    """What the command printed, and how many pairs were written by the time it was done."""
    writer = place.start("tests.site.operation.writer")
    assert writer.stdout is not None
    assert writer.stdout.readline() == "writing\n", writer.communicate()[1]
    printed = place.must("backup", target)
    rest, faults = writer.communicate(input="", timeout=60)
    assert writer.returncode == 0, faults
    return printed, int(rest)


def drill(folder: Path, *, source: str, target: str, say: Say, agreements: int = 120) -> dict[str, Any]:
    """The whole drill from one kind of database to one; returns what was found in the restored place."""
    first = migrated_installation(folder / "first", vendor=source)
    is_move = source != target
    second = new_installation(first.data if is_move else folder / "second", vendor=target)
    key = folder / "backup.key"
    say(f"== {source} to {target}")
    fill(first, agreements=agreements)
    first.must("backupkey", key)
    backup = folder / "drill.tar.gz.age"
    first, second = (_with_key(place, key) for place in (first, second))
    printed, written = back_up_while_somebody_writes(first, backup)
    say(f"backup  {printed.strip()}")
    say(second.must("restore", "--check", backup).strip())
    say(second.must("restore", backup).strip())
    before, after = (look(place, "files") for place in (first, second))
    pairs = after["pairs"]
    say(f"pairs   {pairs[0]} of {written} written meanwhile are in the backup, none of them half")
    assert pairs[0] == pairs[1] >= 1
    assert after["unsound"] == []
    assert after["documents"] == before["documents"] - written + pairs[0]
    say(f"files   {after['files']} files, {after['documents']} documents, every checksum right")
    if is_move:
        _compare_backups(backup, second, key, say)
    else:
        _compare_tables(first, second, say)
    second.must("collectstatic", "--noinput")
    answers = look(second, "site", "huong", PASSWORD, PARTNER)
    say(f"site    {answers}")
    assert answers.pop("login") == 302
    assert set(answers.values()) == {200}
    return after


def look(place: Installation, *what: str) -> Any:
    """What ``tests.site.operation.looking`` says of a place."""
    return json.loads(place.ask("tests.site.operation.looking", *what))


def _with_key(place: Installation, key: Path) -> Installation:
    return Installation(place.data, place.url, {"CAUNOI_BACKUP_KEY_FILE": str(key)})


def _compare_tables(first: Installation, second: Installation, say: Say) -> None:
    """Row by row, as the database itself hands them out."""
    before, after = look(first, "tables"), look(second, "tables")
    assert after == before
    _say_equal([count for count, _sum in after.values()], say)


def _compare_backups(backup: Path, second: Installation, key: Path, say: Say) -> None:
    """Row by row, as backups write them: the same on every kind of database."""
    again = backup.with_name("again.tar.gz.age")
    second.must("backup", again)
    before, after = rows_of(backup, key), rows_of(again, key)
    assert after == before
    _say_equal([len(rows) for rows in after.values()], say)


def rows_of(backup: Path, key: Path) -> dict[str, list[str]]:
    """The rows of each table in a backup, in one order; PostgreSQL keeps the names in a value in its own."""
    found: dict[str, list[str]] = defaultdict(list)

    def take(name: str, content: BinaryIO) -> None:
        if match := DATABASE.fullmatch(name):
            found[match[1]] += [json.dumps(json.loads(line), sort_keys=True) for line in lines_in(content)]

    read_archive(backup, read_key(key), take)
    return {table: sorted(rows) for table, rows in found.items()}


def _say_equal(counts: list[int], say: Say) -> None:
    filled = sum(1 for count in counts if count)
    say(f"tables  {sum(counts)} rows in {len(counts)} tables ({filled} not empty), every value the same")


def main() -> int:
    """All ways that this machine has."""
    migrated.begin_run()
    try:
        for source, target in ways_here():
            with tempfile.TemporaryDirectory(prefix="caunoi-drill-") as folder:
                drill(Path(folder), source=source, target=target, say=lambda line: print(line, flush=True))  # noqa: T201
    finally:
        migrated.end_run()
    print("The drill went well.")  # noqa: T201
    return 0


def ways_here() -> list[tuple[str, str]]:
    """From which kind of database to which one can be restored on this machine."""
    vendors = vendors_here()
    across = [("sqlite", "postgresql")] if len(vendors) > 1 else []
    return [*((vendor, vendor) for vendor in vendors), *across]


if __name__ == "__main__":
    sys.exit(main())
