"""Makes tests/site/operation/data/previous.sqlite3.gz: a small filled register as the last release wrote it.

``python scripts/make_previous_release.py CHECKOUT`` where CHECKOUT is a working copy of that release
(``git worktree add ../previous COMMIT``). Its own commands fill a database; nothing of today's code runs.
"""

import gzip
import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RESULT = ROOT / "tests/site/operation/data/previous.sqlite3.gz"
PASSWORD = "cau noi nhung bo bien 2026"  # noqa: S105  (of an invented person)
COMMANDS = (
    ["migrate", "--verbosity", "0"],
    ["createadmin", "--username", "huong", "--full-name", "Trần Thu Hương"],
    ["seed", "--agreements", "60", "--organisations", "30"],
    ["ingest", "samples/uet-doi-tac.html", "samples/haui-ban-tin.txt"],
    ["reindex"],
)


def main(checkout: Path) -> int:
    """Fill, pack, write; says how large it became."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        environment = os.environ | {
            "PYTHONPATH": str(checkout / "src"),
            "CAUNOI_DATA": str(data),
            "CAUNOI_ADMIN_PASSWORD": PASSWORD,
        }
        for words in COMMANDS:
            command = [sys.executable, "-m", "caunoi_web.manage", *words]
            subprocess.run(command, cwd=checkout, env=environment, check=True)  # noqa: S603
        _pack(data / "caunoi.sqlite3")
    print(RESULT, RESULT.stat().st_size, "bytes")  # noqa: T201
    return 0


def _pack(file: Path) -> None:
    with sqlite3.connect(file) as database:
        database.execute("PRAGMA journal_mode=DELETE")
        database.execute("VACUUM")
    database.close()
    RESULT.parent.mkdir(parents=True, exist_ok=True)
    RESULT.write_bytes(gzip.compress(file.read_bytes(), mtime=0))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
