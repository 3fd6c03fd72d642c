"""Fixtures of the site: people of every role, their clients, a fixed day.

tests/site and tests/rules both load them in their conftest. Everything a test may need to make is a
plain function in tests/site/factories.py.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone, translation
from tests.site import factories

from caunoi_web.accounts.models import Role, User

PASSWORD = factories.PASSWORD


@pytest.fixture(autouse=True)
def own_documents_folder(tmp_path, settings):
    """Files that a test stores go into its own folder."""
    settings.MEDIA_ROOT = tmp_path / "documents"
    settings.EXPORT_ROOT = tmp_path / "exports"


@pytest.fixture(autouse=True)
def vietnamese() -> Iterator[None]:
    """Every test starts in the installation's language, whatever the one before did."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture
def people(db) -> dict[str, User]:
    """One active person per role, by the name of the role."""
    return {role.value: factories.a_person(role.value, role=role) for role in Role}


@pytest.fixture
def viewer(people) -> User:
    return people["viewer"]


@pytest.fixture
def officer(people) -> User:
    return people["officer"]


@pytest.fixture
def head(people) -> User:
    return people["head"]


@pytest.fixture
def administrator(people) -> User:
    return people["administrator"]


@pytest.fixture
def client_as(people) -> Callable[..., Client]:
    """``client_as("officer")``: a signed-in client; ``language="en"`` for English pages."""

    def sign_in(role: str, *, language: str = "vi") -> Client:
        client = Client()
        client.force_login(people[role])
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        return client

    return sign_in


@pytest.fixture
def today_is(monkeypatch) -> Callable[[date], None]:
    """``today_is(date(2026, 11, 21))``: the day that pages take when none is in the address."""

    def freeze(day: date) -> None:
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=timezone.get_default_timezone())
        monkeypatch.setattr(timezone, "now", lambda: noon)

    return freeze
