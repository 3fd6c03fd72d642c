"""An installation of its own for a test: a data folder, a database, and the real command in processes."""

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg
from tests import migrated

ROOT = Path(__file__).parents[3]
SERVER = "CAUNOI_TEST_DATABASE_URL"
PATIENCE = 300  # seconds until a command is given up; no measure of speed


@dataclass(frozen=True)
class Installation:
    """Settings in the environment, nothing else; ``url`` is "" for SQLite in the data folder."""

    data: Path
    url: str = ""
    more: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("CAUNOI_", "DJANGO_"))
        }
        return kept | {
            "CAUNOI_DATA": str(self.data),
            "CAUNOI_DATABASE_URL": self.url or f"sqlite:///{self.data}/caunoi.sqlite3",
            "CAUNOI_SECOND_FACTOR_FOR": "",
            "DJANGO_SETTINGS_MODULE": "caunoi_web.settings",
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
            "PYTHONWARNINGS": "error",
            **self.more,
        }

    def run(self, *words: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
        """``caunoi-web`` with these words, whatever comes of it."""
        return self._python("-m", "caunoi_web.manage", *map(str, words), **more)

    def must(self, *words: str | Path, **more: str) -> str:
        """The same for what has to succeed; returns what it printed."""
        done = self.run(*words, **more)
        assert done.returncode == 0, f"{words}: {done.stdout}{done.stderr}"
        return done.stdout

    def ask(self, module: str, *words: str) -> str:
        """Run a module of the tests against this installation; returns what it printed."""
        done = self._python("-m", module, *words)
        assert done.returncode == 0, f"{module} {words}: {done.stdout}{done.stderr}"
        return done.stdout

    def start(self, module: str, *words: str) -> subprocess.Popen[str]:
        """Run a module of the tests beside."""
        return subprocess.Popen(
            [sys.executable, "-m", module, *words],
            env=self.environment,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def _python(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *words],
            env=self.environment | more,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )


def new_installation(folder: Path, *, vendor: str) -> Installation:
    """An empty place: a folder that does not exist yet and, on PostgreSQL, a database of its own."""
    if vendor == "sqlite":
        return Installation(folder)
    return Installation(folder, new_database(os.environ[SERVER]))


def migrated_installation(folder: Path, *, vendor: str) -> Installation:
    """A place with all tables and no rows but those that come with the program."""
    if vendor == "sqlite":
        folder.mkdir()
        migrated.copy_to_file(folder / "caunoi.sqlite3")
        return Installation(folder)
    name = _new_name()
    migrated.copy_to_database(os.environ[SERVER], name)
    return Installation(folder, _address_of(name))


def new_database(server: str) -> str:
    """Make an empty database on the tests' server; returns its address. It ends with the server."""
    name = _new_name()
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return _address_of(name)


def _new_name() -> str:
    return f"caunoi_{uuid4().hex[:12]}"


def _address_of(name: str) -> str:
    return urlunsplit(urlsplit(os.environ[SERVER])._replace(path=f"/{name}"))


def vendors_here() -> list[str]:
    """The databases that this run of the tests has."""
    return ["sqlite", "postgresql"] if os.environ.get(SERVER) else ["sqlite"]
