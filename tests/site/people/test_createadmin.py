"""The command that lets the first person in."""

import io

import pytest
from django.core.management import CommandError, call_command
from tests.site.factories import a_person

from caunoi_web.accounts.models import Role, User
from caunoi_web.sources.models import AuditEntry

STRONG = "hop tac quoc te 2026"


@pytest.fixture
def keyboard(monkeypatch):
    """What stands on standard input, which is no terminal here."""

    def typed(text):
        monkeypatch.setattr("sys.stdin", io.StringIO(text))

    typed("")
    return typed


def run(**options):
    said = io.StringIO()
    call_command("createadmin", stdout=said, **{"username": "huong", **options})
    return said.getvalue()


def test_the_password_may_come_from_the_environment(db, keyboard, monkeypatch):
    monkeypatch.setenv("CAUNOI_ADMIN_PASSWORD", STRONG)

    assert "huong" in run(full_name="Trần Thu Hương")

    huong = User.objects.get()
    assert (huong.role, str(huong)) == (Role.ADMINISTRATOR, "Trần Thu Hương")
    assert huong.check_password(STRONG)


def test_the_password_may_come_from_standard_input(db, keyboard):
    keyboard(f"{STRONG}\n")

    run()

    assert User.objects.get().check_password(STRONG)


def test_a_weak_password_is_refused_with_its_reason(db, keyboard):
    keyboard("huong\n")

    with pytest.raises(CommandError, match=r"12"):
        run()

    assert not User.objects.exists()


def test_one_more_administrator_can_be_made(db, keyboard):
    a_person("first", role=Role.ADMINISTRATOR)
    keyboard(f"{STRONG}\n")

    run()

    assert User.objects.filter(role=Role.ADMINISTRATOR).count() == 2


def test_a_name_that_is_taken_is_refused(db, keyboard):
    a_person("huong")
    keyboard(f"{STRONG}\n")

    with pytest.raises(CommandError):
        run()


def test_a_name_with_blanks_is_refused(db, keyboard):
    keyboard(f"{STRONG}\n")

    with pytest.raises(CommandError):
        run(username="thu hương")


def test_without_anybody_to_ask_the_name_must_be_given(db, keyboard):
    with pytest.raises(CommandError, match="--username"):
        run(username="")


def test_the_history_begins_with_the_first_administrator(db, keyboard):
    keyboard(f"{STRONG}\n")

    run()

    entry = AuditEntry.objects.get()
    assert (entry.actor.username, entry.reason) == ("huong", "createadmin")
