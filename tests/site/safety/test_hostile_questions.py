"""Whatever stands behind the ? of an address, or in the fields of a form, is answered, never a fault."""

import re
from pathlib import Path

import pytest
from django.db import transaction
from tests.rules.rights_table import TABLE, address_of, let_go

import caunoi_web

pytestmark = pytest.mark.django_db

_ASKED = re.compile(r'(?:GET|POST|query|data|params)\.(?:get|getlist)\(\s*"([a-z_]{2,30})"')
NAMES = sorted(
    {
        name
        for path in Path(caunoi_web.__file__).parent.rglob("*.py")
        for name in _ASKED.findall(path.read_text(encoding="utf-8"))
    }
    | {"level", "tier", "field", "sort", "tongue", "role", "q", "page", "after", "before"}
)
# no number, a digit that is none, the ends of the calendar, length, signs that nobody sees
VALUES = ["-1", "²", "9999-12-31", "0001-01-01", "31/12/9999", "x" * 3000, "\u202e\ufeff😀"]


def asked(client, address, data):
    with transaction.atomic():
        answer = client.get(address, data)
        let_go(answer)
        transaction.set_rollback(True)
    return answer


@pytest.mark.parametrize("name", [name for name, entry in TABLE.items() if "GET" in entry])
def test_no_question_is_a_fault(client_as, name):
    client = client_as("administrator")
    client.raise_request_exception = False
    address = address_of(name)

    faults = [
        (value[:40], answer.status_code)
        for value in VALUES
        if (answer := asked(client, address, dict.fromkeys(NAMES, value))).status_code >= 500
    ]

    assert faults == []
