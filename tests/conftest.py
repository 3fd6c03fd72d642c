"""Fixtures for every test. Those of the site are in tests/site/conftest.py."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests import migrated

# a busy machine is slow, not wrong: no test is judged by a clock
settings.register_profile("no clock", deadline=None)
settings.load_profile("no clock")
BEFOREHAND = pytest.StashKey()
# Eight thousand tests and all they import stay to the end: looking through them for garbage finds none.
gc.disable()


def pytest_collection_finish(session: pytest.Session) -> None:
    """From here on garbage is collected again, of what the tests themselves make."""
    gc.collect()
    gc.freeze()
    gc.enable()


def pytest_configure(config: pytest.Config) -> None:
    """The first process of a run makes the folder of templates; with others to serve it begins at once."""
    if hasattr(config, "workerinput"):
        return
    migrated.begin_run()
    if getattr(config.option, "numprocesses", None):
        config.stash[BEFOREHAND] = migrated.make_beforehand()


def pytest_report_header(config: pytest.Config) -> str:
    """Say which database the tests run on."""
    from django.db import connection

    return f"database: {connection.vendor}"


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take the tests' own data folder away again, and the templates of the run."""
    from django.conf import settings

    shutil.rmtree(settings.DATA_FOLDER, ignore_errors=True)
    if hasattr(config, "workerinput"):
        return
    if making := config.stash.get(BEFOREHAND, None):
        making.wait()
    migrated.end_run()


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    django_test_environment: None,
    django_db_blocker,
    django_db_modify_db_settings: None,
) -> Iterator[None]:
    """The database of this process: a copy of the run's template, looked over by ``migrate`` once more."""
    from django.db import connection
    from django.test.utils import setup_databases, teardown_databases

    name = connection.creation._get_test_db_name()
    with django_db_blocker.unblock():
        if server := os.environ.get(migrated.SERVER):
            migrated.copy_to_database(server, name)
        else:
            migrated.copy_to_file(Path(name))
        made = setup_databases(verbosity=0, interactive=False, keepdb=True, serialized_aliases=set())
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)
