"""Who may call which operation of the API: a table over every operation.

The table lies in ``rights/operations/*.toml``, one line per operation: the scope its token needs, the
roles that get an answer (the words are those of test_rights.py), and the objects in its address.
Everybody else gets 403, who sends no token 401; and what an operation asks of the role it asks before it
reads what was sent.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from tests.rules.rights_table import OBJECTS, let_go
from tests.rules.test_rights import ROLES, roles_from

from caunoi_web.accounts.models import User
from caunoi_web.api.document import document
from caunoi_web.api.scopes import Scope
from caunoi_web.api.services.tokens import make_token

FOLDER = Path(__file__).parent / "rights" / "operations"
ABOUT = {"scope", "roles", "may_be_refused", "may_be_missing"}
OPERATIONS = {
    operation["operationId"]: (method.upper(), path, operation)
    for path, methods in document()["paths"].items()
    for method, operation in methods.items()
}


def read_table() -> dict[str, dict[str, Any]]:
    """All entries of all files, by the operation's id."""
    table: dict[str, dict[str, Any]] = {}
    for file in sorted(FOLDER.glob("*.toml")):
        table |= tomllib.loads(file.read_text())
    return table


TABLE = read_table()


def address_of(name: str) -> str:
    """The address with objects made for it."""
    needs = {key: kind for key, kind in TABLE[name].items() if key not in ABOUT}
    return OPERATIONS[name][1].format(**{key: OBJECTS[kind]().pk for key, kind in needs.items()})


def secret_of(person: User, *scopes: str) -> str:
    return make_token(actor=person, name="Thử", scopes=scopes, days=1, now=timezone.now())[1]


def call(name: str, address: str, secret: str = "", client: Client | None = None) -> Any:
    """What the operation answers to an empty request; whatever it wrote is taken back."""
    headers = {"Authorization": f"Bearer {secret}"} if secret else {}
    with transaction.atomic():
        answer = (client or Client()).generic(
            OPERATIONS[name][0], address, b"{}", content_type="application/json", headers=headers
        )
        let_go(answer)
        let_go(answer)
        transaction.set_rollback(True)
    return answer


def test_every_operation_is_in_the_table_and_the_table_names_nothing_else():
    assert sorted(TABLE) == sorted(OPERATIONS)


@pytest.mark.parametrize("name", TABLE)
def test_roles_below_are_refused_and_the_others_answered(people, name):
    allowed, address = roles_from(TABLE[name]["roles"]), address_of(name)

    for role in ROLES:
        answer = call(name, address, secret_of(people[role.value], *Scope))
        if role in allowed and not (
            answer.status_code == 403 and role in TABLE[name].get("may_be_refused", [])
        ):
            fine = (200, 201, 409, 415, 422, 428, *([404] if TABLE[name].get("may_be_missing") else []))
            assert answer.status_code in fine, f"{role}: {answer.status_code}"
        else:
            assert answer.status_code == 403, role
            assert answer.json()["code"].startswith("not-"), role


@pytest.mark.parametrize("name", TABLE)
def test_without_a_token_or_with_one_for_all_else_nothing_is_answered(people, name):
    scope, address = TABLE[name]["scope"], address_of(name)
    others = [other for other in Scope if other != scope]

    bare = call(name, address)
    wrong = call(name, address, secret_of(people["administrator"], *others))

    assert OPERATIONS[name][2]["x-scope"] == scope
    assert (bare.status_code, bare.json()["code"]) == (401, "not-signed-in")
    if "administrator" in roles_from(TABLE[name]["roles"]):
        assert (wrong.status_code, wrong.json()["code"]) == (403, "missing-scope")


def test_writing_with_a_session_needs_the_token_of_the_page(people):
    client = Client(enforce_csrf_checks=True)
    client.force_login(people["administrator"])

    for name, (method, _path, _operation) in OPERATIONS.items():
        if method != "GET":
            answer = call(name, address_of(name), client=client)
            assert (answer.status_code, answer.json()["code"]) == (403, "not-allowed"), name
