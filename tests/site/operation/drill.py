"""The restore drill: fill, back up while somebody writes, restore elsewhere, compare, sign in, search.

``python -m tests.site.operation.drill`` does it on SQLite and, under ``python -m tests.postgres``, on
PostgreSQL and across; it prints what it found and fails at the first thing that is not the same.
"""

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.site.operation.installation import ROOT, Installation, new_installation, vendors_here

PASSWORD = "cau noi nhung bo bien 2026"
PARTNER = "Trường Đại học Thử Khôi phục"
Say = Callable[[str], None]


def fill(place: Installation, *, agreements: int) -> None:
    """An administrator, invented agreements, the sample documents read, a partner of a known name."""
    place.must("migrate", "--verbosity", "0")
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
    first = new_installation(folder / "first", vendor=source)
    second = new_installation(folder / "second", vendor=target)
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
    _compare_tables(first, second, say, exactly=source == target)
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


def _compare_tables(first: Installation, second: Installation, say: Say, *, exactly: bool) -> None:
    """Row by row on one kind of database; across, where values look different, their number."""
    before, after = look(first, "tables"), look(second, "tables")
    if not exactly:
        before, after = ({name: rows[0] for name, rows in found.items()} for found in (before, after))
    assert after == before
    rows = sum(value[0] if exactly else value for value in after.values())
    filled = sum(1 for value in after.values() if (value[0] if exactly else value))
    compared = "every value" if exactly else "the number of rows"
    say(f"tables  {rows} rows in {len(after)} tables ({filled} not empty), {compared} the same")


def main() -> int:
    """All ways that this machine has."""
    vendors = vendors_here()
    ways = [(vendor, vendor) for vendor in vendors]
    if len(vendors) > 1:
        ways.append(("sqlite", "postgresql"))
    for source, target in ways:
        with tempfile.TemporaryDirectory(prefix="caunoi-drill-") as folder:
            drill(Path(folder), source=source, target=target, say=lambda line: print(line, flush=True))  # noqa: T201
    print("The drill went well.")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
