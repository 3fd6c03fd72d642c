"""Fixtures for every test. Those of the site are in tests/site/conftest.py."""

import shutil

import pytest
from hypothesis import settings

# a busy machine is slow, not wrong: no test is judged by a clock
settings.register_profile("no clock", deadline=None)
settings.load_profile("no clock")


def pytest_report_header(config: pytest.Config) -> str:
    """Say which database the tests run on."""
    from django.db import connection

    return f"database: {connection.vendor}"


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take the tests' own data folder away again."""
    from django.conf import settings

    shutil.rmtree(settings.DATA_FOLDER, ignore_errors=True)
