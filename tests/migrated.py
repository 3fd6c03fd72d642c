"""One database with every table, made once for a run of the tests, from which all others are copied.

The folder in ``CAUNOI_TEST_TEMPLATES`` belongs to all processes of a run; the first one that needs a
template makes it with the site's own ``migrate`` while the others wait for its lock.
"""

import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

VARIABLE = "CAUNOI_TEST_TEMPLATES"
SERVER = "CAUNOI_TEST_DATABASE_URL"
TEMPLATE = "caunoi_template"
ROOT = Path(__file__).parents[1]


def begin_run() -> None:
    """Make the folder of the run, unless a process above has made it."""
    os.environ.setdefault(VARIABLE, tempfile.mkdtemp(prefix="caunoi-templates-"))


def end_run() -> None:
    """Take the folder of the run away."""
    if folder := os.environ.pop(VARIABLE, ""):
        shutil.rmtree(folder, ignore_errors=True)


def make_beforehand() -> subprocess.Popen[bytes]:
    """Begin to make the template of the run's own database, while its processes collect their tests."""
    return subprocess.Popen([sys.executable, "-m", "tests.migrated"], cwd=ROOT, env=_environment())


def copy_to_file(target: Path) -> None:
    """A migrated SQLite database of that name."""
    with _alone("sqlite") as made:
        source = made.parent / "caunoi.sqlite3"
        if not made.exists():
            _migrate(f"sqlite:///{source}", made)
    shutil.copyfile(source, target)


def copy_to_database(server: str, name: str) -> None:
    """A migrated PostgreSQL database of that name, on the tests' server; one that is there goes."""
    with _alone("postgresql") as made, psycopg.connect(server, autocommit=True) as connection:
        if not made.exists():
            connection.execute(f"DROP DATABASE IF EXISTS {TEMPLATE}")
            connection.execute(f"CREATE DATABASE {TEMPLATE}")
            _migrate(urlunsplit(urlsplit(server)._replace(path=f"/{TEMPLATE}")), made)
        connection.execute(f"DROP DATABASE IF EXISTS {name}")
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")


@contextmanager
def _alone(vendor: str) -> Iterator[Path]:
    """Only one process at a time; yields the file that says whether the template is made."""
    folder = Path(os.environ[VARIABLE]) / vendor
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder / "made"


def _migrate(url: str, made: Path) -> None:
    environment = _environment() | {"CAUNOI_DATA": str(made.parent), "CAUNOI_DATABASE_URL": url}
    command = [sys.executable, "-m", "caunoi_web.manage", "migrate", "--verbosity", "0"]
    subprocess.run(command, env=environment, cwd=ROOT, check=True)
    made.touch()


def _environment() -> dict[str, str]:
    """The environment without settings of the site, with the way to its code."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if "_TEST_" in name or not name.startswith(("CAUNOI_", "DJANGO_"))
    }
    return kept | {
        "DJANGO_SETTINGS_MODULE": "caunoi_web.settings",
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
    }


def main() -> None:
    """Make the template of the database that the tests of this run use."""
    if server := os.environ.get(SERVER):
        copy_to_database(server, f"{TEMPLATE}_tried")
    else:
        with tempfile.TemporaryDirectory() as folder:
            copy_to_file(Path(folder) / "tried.sqlite3")


if __name__ == "__main__":
    main()
