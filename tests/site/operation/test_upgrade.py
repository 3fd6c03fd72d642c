"""A register filled by the release before this one is brought up to date with every row.

``data/previous.sqlite3.gz`` was written by that release's own commands (scripts/make_previous_release.py).
"""

import gzip
import hashlib
import shutil
import sqlite3
from pathlib import Path

import pytest
from tests.site.operation.drill import PASSWORD, look
from tests.site.operation.installation import ROOT, Installation, new_installation, vendors_here

PREVIOUS = Path(__file__).parent / "data" / "previous.sqlite3.gz"
# Django's own books grow with new tables; the index is made of the rest.
OF_DJANGO = ("django_", "auth_", "sqlite_", "search_")


def the_old_one(folder: Path) -> Installation:
    """The data folder of the release before, as it was left."""
    place = new_installation(folder, vendor="sqlite")
    folder.mkdir()
    with gzip.open(PREVIOUS) as packed, (folder / "caunoi.sqlite3").open("wb") as file:
        shutil.copyfileobj(packed, file)
    for sample in (ROOT / "samples").iterdir():
        sha256 = hashlib.sha256(sample.read_bytes()).hexdigest()
        (folder / "documents" / sha256[:2]).mkdir(parents=True)
        shutil.copy(sample, folder / "documents" / sha256[:2] / sha256)
    return place


def rows_of(
    place: Installation, columns: dict[str, list[str]] | None = None
) -> dict[str, tuple[list[str], list]]:
    """Columns and rows of each table that people filled; only the named columns when given."""
    database = sqlite3.connect(place.data / "caunoi.sqlite3")
    found = {}
    for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        if table.startswith(OF_DJANGO) or (columns is not None and table not in columns):
            continue
        kept = (
            columns[table] if columns else [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
        )
        quoted = ", ".join(f'"{column}"' for column in kept)
        rows = database.execute(f"SELECT {quoted} FROM {table}").fetchall()  # noqa: S608
        found[table] = (kept, sorted(rows, key=repr))
    database.close()
    return found


def a_partner(place: Installation) -> str:
    """The name of some partner."""
    database = sqlite3.connect(place.data / "caunoi.sqlite3")
    [(name,)] = database.execute("SELECT name FROM register_organisation ORDER BY name LIMIT 1").fetchall()
    database.close()
    return name


def answers_of(place: Installation, partner: str) -> dict[str, object]:
    """What the site says after the upgrade."""
    place.must("collectstatic", "--noinput")
    return look(place, "site", "huong", PASSWORD, partner)


GOOD = {"login": 302, "home": 200, "agreements": 200, "documents": 200, "partner": 200, "search": 200}


@pytest.mark.slow
def test_migrating_keeps_every_value_of_every_row_and_the_site_answers(tmp_path):
    place = the_old_one(tmp_path / "data")
    before = rows_of(place)
    assert sum(len(rows) for _columns, rows in before.values()) > 400

    place.must("migrate", "--verbosity", "0")

    assert rows_of(place, {table: columns for table, (columns, _rows) in before.items()}) == before
    assert answers_of(place, a_partner(place)) == GOOD


@pytest.mark.slow
def test_a_backup_of_the_old_one_restores_into_the_new_version(tmp_path):
    old, new = the_old_one(tmp_path / "old"), new_installation(tmp_path / "new", vendor=vendors_here()[-1])
    counts = {table: len(rows) for table, (_columns, rows) in rows_of(old).items()}

    old.must("backup", tmp_path / "old.tar.gz")
    new.must("restore", tmp_path / "old.tar.gz")

    after = look(new, "tables")
    assert {table: after[table][0] for table in counts} == counts
    assert look(new, "files")["unsound"] == []
    assert answers_of(new, a_partner(old)) == GOOD
