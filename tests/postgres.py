"""Runs a command with a PostgreSQL of its own: ``python -m tests.postgres -- python -m pytest``.

The server lives in a temporary folder, listens on a free port of this machine, does not wait for
the disk, and is gone afterwards. ``CAUNOI_TEST_DATABASE_URL`` names it to the command; when that is
already set, the command runs against that server. Without PostgreSQL on the machine nothing runs:
a failure under CI=true, else a line that says how to install it.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VARIABLE = "CAUNOI_TEST_DATABASE_URL"
SERVICE_USER = "postgres"  # root may not run a server itself


def main(arguments: list[str]) -> int:
    """Run the command after ``--``; its exit code is ours."""
    command = arguments[1:] if arguments[:1] == ["--"] else arguments
    if not command:
        print(__doc__, file=sys.stderr)  # noqa: T201
        return 2
    if os.environ.get(VARIABLE):
        return subprocess.call(command)
    programs = find_programs()
    if programs is None:
        print("PostgreSQL is not installed (Debian: apt-get install postgresql).", file=sys.stderr)  # noqa: T201
        return 1 if os.environ.get("CI") == "true" else 0
    # Told to end, the server must end too: a signal becomes an exit, so that every "finally" runs.
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda number, _frame: sys.exit(128 + number))
    with running(programs) as url:
        return subprocess.call(command, env=os.environ | {VARIABLE: url})


def find_programs() -> Path | None:
    """The folder with ``initdb`` and ``pg_ctl``, the newest version first; None without PostgreSQL."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = sorted(versions, key=lambda program: int(program.parts[-3].split(".")[0]))
    return newest[-1].parent if newest else None


@contextmanager
def running(programs: Path) -> Iterator[str]:
    """A fresh server for the time of the block; yields the address of its database."""
    folder = Path(tempfile.mkdtemp(prefix="caunoi-postgres-"))
    port = _free_port()
    if os.geteuid() == 0:
        shutil.chown(folder, SERVICE_USER)
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
    try:
        _run(programs / "initdb", "-D", folder / "data", "-U", "caunoi", "-A", "trust", "-E", "UTF8")
        _run(programs / "pg_ctl", "-D", folder / "data", "-l", folder / "log", "-o", options, "-w", "start")
        try:
            yield f"postgres://caunoi@127.0.0.1:{port}/postgres"
        finally:
            _run(programs / "pg_ctl", "-D", folder / "data", "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _run(*words: Path | str) -> None:
    """Run one of PostgreSQL's programs, as its own user when we are root; raises with what it said."""
    command = [str(word) for word in words]
    if os.geteuid() == 0:
        command = ["runuser", "-u", SERVICE_USER, "--", *command]
    # Output goes to a file: the server would keep a pipe open for ever.
    with tempfile.TemporaryFile("w+") as said:
        code = subprocess.call(command, stdout=said, stderr=subprocess.STDOUT, cwd="/")
        if code:
            said.seek(0)
            raise SystemExit(f"{command} failed ({code}):\n{said.read()}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
