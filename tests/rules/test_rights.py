"""Who may call which address with which method: a table over every address of the site.

The table lies in ``rights/<app>.toml``, one entry per address name. A method names the lowest role
that gets an answer ("officer" means officer, head and administrator; "viewer" means everybody), a list
of roles (``unit_lead`` and ``rector`` stand beside that ladder and mean themselves alone), or "anyone"
for an address that needs no sign-in. Everybody else gets 403, who is not signed in is sent to the
sign-in page, and a method that is not listed is 405. ``needs`` says which objects stand in the
address (the makers are in rights_table.py); ``may_be_missing`` allows 404 for a role that may look.
"""

from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse
from tests.rules.rights_table import METHODS, TABLE, address_of, addresses, let_go

from caunoi_web.accounts.models import Role

LADDER = [Role.OFFICER, Role.HEAD, Role.ADMINISTRATOR]
ROLES = list(Role)
CASES = [(name, method) for name, entry in TABLE.items() for method in METHODS if method in entry]


def roles_from(lowest: str | list[str]) -> set[Role]:
    """The roles that an entry of the table lets in."""
    if isinstance(lowest, list):
        return set().union(*(roles_from(each) for each in lowest))
    if lowest in ("anyone", Role.VIEWER):
        return set(ROLES)
    role = Role(lowest)
    return set(LADDER[LADDER.index(role) :]) if role in LADDER else {role}


def answers(client: Client, method: str, address: str) -> Any:
    """What the site answers; whatever the request wrote is taken back."""
    with transaction.atomic():
        answer = client.generic(method, address)
        let_go(answer)
        let_go(answer)
        transaction.set_rollback(True)
    return answer


def test_every_address_is_in_the_table_and_the_table_names_nothing_else():
    assert sorted(TABLE) == sorted(name for name, _ in addresses())


def test_every_view_says_which_right_it_asks_for():
    bare = [
        name
        for name, pattern in addresses()
        if not hasattr(pattern.callback, "action") and getattr(pattern.callback, "login_required", True)
    ]

    assert bare == []


def test_views_without_sign_in_are_just_those_the_table_calls_open():
    is_open = {name for name, pattern in addresses() if not getattr(pattern.callback, "login_required", True)}

    assert is_open == {name for name, entry in TABLE.items() if "anyone" in entry.values()}


@pytest.mark.parametrize(("name", "method"), CASES)
def test_roles_below_are_refused_and_the_others_answered(client_as, name, method):
    lowest = TABLE[name][method]
    allowed = roles_from(lowest)
    address = address_of(name)
    missing = [404] if TABLE[name].get("may_be_missing") else []

    for role in ROLES:
        answer = answers(client_as(role.value), method, address)
        if role in allowed:
            fine = answer.status_code in (200, 301, 302, 303, 400, 409, 422, *missing)
            assert fine, f"{role} {method} {address}: {answer.status_code}"
            assert not answer.headers.get("Location", "").startswith(f"{reverse('accounts:login')}?")
        else:
            assert answer.status_code == 403, f"{role} {method} {address}: {answer.status_code}"


@pytest.mark.parametrize(("name", "method"), CASES)
def test_who_is_not_signed_in_is_sent_to_sign_in(db, client, name, method):
    answer = answers(client, method, address_of(name))

    sent_away = answer.status_code == 302 and answer["Location"].startswith(
        f"{reverse('accounts:login')}?next="
    )
    assert sent_away == (TABLE[name][method] != "anyone")


@pytest.mark.parametrize("name", TABLE)
def test_methods_that_are_not_in_the_table_are_refused(client_as, name):
    address = address_of(name)
    client = client_as("administrator")

    for method in METHODS:
        if method not in TABLE[name]:
            status = answers(client, method, address).status_code
            assert status == 405, f"{method} {address}: {status}"


def test_forms_are_refused_without_their_token(people):
    client = Client(enforce_csrf_checks=True)
    client.force_login(people["administrator"])
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    for name, method in CASES:
        if method == "POST":
            assert answers(client, method, address_of(name)).status_code == 403, name
