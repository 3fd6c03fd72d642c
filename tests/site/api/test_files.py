"""Lists and reports as files through the API: asked for, made by a worker, fetched by whoever asked."""

import json

from django.utils import timezone
from tests.site.factories import a_contact, a_term, an_agreement

from caunoi_web.reports.services.files import make_file
from caunoi_web.tasks.models import LeaseState, Task


def worked_off(pk):
    """What a worker does with the task of a file."""
    task = Task.objects.get(pk=pk)
    task.result = make_file(task, lambda *_said: None)
    task.state, task.finished_at = LeaseState.DONE, timezone.now()
    task.save()


def test_a_report_is_asked_for_made_and_fetched(program):
    an_agreement(title="MOU", term=a_term("2022-01-01", "2026-12-01"))
    reader = program("viewer")

    asked = reader.post("/lists/r1/exports", {"format": "json", "as_of": "2026-11-21", "language": "en"})
    again = reader.post("/lists/r1/exports", {"format": "json", "as_of": "2026-11-21", "language": "en"})
    early = reader.get(f"/exports/{asked.json()['id']}/file")
    worked_off(asked.json()["id"])
    state = reader.get(f"/exports/{asked.json()['id']}").json()
    content = reader.get(f"/exports/{asked.json()['id']}/file")

    assert asked.status_code == 200, asked.content
    assert again.json()["id"] == asked.json()["id"]
    assert early.status_code == 404
    assert (state["state"], state["rows"], state["name"]) == ("done", 1, "R1-2026-11-21.json")
    assert json.loads(b"".join(content.streaming_content))["as_of"] == "2026-11-21"


def test_a_file_is_for_whoever_asked_for_it(program):
    asked = program("viewer").post("/lists/agreements/exports", {"format": "csv"}).json()

    assert program("head").get(f"/exports/{asked['id']}").status_code == 404
    assert program("head").get("/exports").json()["items"] == []


def test_personal_data_leave_only_by_a_token_made_for_them(program):
    a_contact()
    bare = program("officer", "report:read")

    refused = bare.post("/lists/contacts/exports", {"format": "csv"})
    brief = bare.post("/lists/brief/exports", {"format": "pdf"})
    allowed = program("officer", "report:read", "contacts:read").post(
        "/lists/contacts/exports", {"format": "csv"}
    )
    forbidden = program("viewer").post("/lists/contacts/exports", {"format": "csv"})

    assert (refused.status_code, refused.json()["scope"]) == (403, "contacts:read")
    assert brief.json()["code"] == "missing-scope"
    assert allowed.status_code == 200
    assert (forbidden.status_code, forbidden.json()["code"]) == (403, "not-allowed")


def test_every_list_is_named_with_the_scope_it_needs(program):
    named = program("officer").get("/lists").json()

    scopes = {one["name"]: one["scope"] for one in named["items"]}
    assert scopes["r1"] == "report:read"
    assert scopes["contacts"] == "contacts:read"
    assert "contacts" not in {one["name"] for one in program("viewer").get("/lists").json()["items"]}
    assert set(named["formats"]) == {"xlsx", "csv", "docx", "pdf", "json"}
