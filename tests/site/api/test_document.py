"""The description of the API: committed, complete, and served from this site alone."""

import json
from pathlib import Path

from django.core.management import call_command

from caunoi_web.api.document import document, operations_in

COMMITTED = Path(__file__).parents[3] / "docs" / "reference" / "openapi.json"


def test_the_committed_description_is_what_the_site_does(capsys):
    call_command("openapi")

    assert COMMITTED.read_text() == capsys.readouterr().out, (
        "run: caunoi-web openapi > docs/reference/openapi.json"
    )


def test_every_operation_says_what_it_does_and_what_may_go_wrong():
    for method, operation in operations_in(document()):
        assert all((operation["summary"], operation["tags"])), operation["operationId"]
        assert {"401", "403", "422", "429"} <= set(operation["responses"])
        assert method == "get" or "409" in operation["responses"]


def test_ids_of_operations_are_unique():
    ids = [operation["operationId"] for _method, operation in operations_in(document())]

    assert len(ids) == len(set(ids))


def test_every_number_and_text_that_is_sent_is_bounded():
    loose = []
    for _method, operation in operations_in(document()):
        for parameter in operation["parameters"]:
            loose += [parameter["name"] for kind in kinds_in(parameter["schema"]) if is_loose(kind)]

    assert loose == []


def test_the_page_shows_every_operation_and_loads_nothing_from_elsewhere(client_as):
    page = client_as("viewer").get("/api/").content.decode()

    for _method, operation in operations_in(document()):
        assert f'id="{operation["operationId"]}"' in page
    assert "http" not in page.replace("http://testserver", "")


def test_the_description_is_served(client_as):
    answer = client_as("viewer").get("/api/openapi.json")

    assert json.loads(answer.content)["openapi"] == "3.1.0"


def kinds_in(schema: dict) -> list[dict]:
    return schema.get("anyOf", [schema])


def is_loose(schema: dict) -> bool:
    """A number without bounds, or a text that may be of any length or hold NUL."""
    if schema.get("type") == "integer":
        return not {"minimum", "maximum"} <= set(schema)
    is_free = schema.get("type") == "string" and not {"enum", "const", "format"} & set(schema)
    return is_free and "pattern" not in schema
