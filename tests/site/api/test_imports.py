"""A table comes in through the API as it does on screen: columns, preview, mending, taking in, undoing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.site.factories import an_organisation

from caunoi_web.register.models import Agreement, Organisation

TABLE = "Đối tác\tNgày ký\nTrường Đại học Canberra\t1/2/2024\nViện NICT\t3/4/2024\n"


@pytest.fixture
def begun(program):
    """A program and an import of two agreements whose columns are said."""
    writer = program("officer")
    made = writer.post("/imports/text", {"kind": "agreements", "text": TABLE})
    assert made.status_code == 201, made.content
    batch = made.json()
    assert made["Location"].endswith(f"/imports/{batch['id']}")
    mapped = writer.post(f"/imports/{batch['id']}/columns", {"mapping": ["partners", "signed"]})
    assert mapped.status_code == 200, mapped.content
    return writer, mapped.json()


def test_the_preview_says_of_each_row_what_it_would_do(begun):
    writer, batch = begun

    rows = writer.get(f"/imports/{batch['id']}/rows?verdict=new").json()

    assert batch["counts"]["new"] == 2
    assert rows["number"] == 2
    assert rows["items"][0]["new_partners"][0].startswith("Trường Đại học Canberra")
    assert Agreement.objects.count() == 0


def test_what_the_preview_said_is_taken_in_and_undone_whole(begun):
    writer, batch = begun
    path = f"/imports/{batch['id']}"

    done = writer.post(f"{path}/commit")
    plan = writer.get(f"{path}/undo").json()
    undone = writer.post(f"{path}/undo")

    assert done.json()["state"] == "done", done.content
    assert (plan["agreements"], plan["organisations"]) == (2, 2)
    assert undone.json()["state"] == "undone"
    assert not Agreement.objects.live().exists()
    assert not Organisation.objects.live().partners().exists()


def test_a_commit_called_twice_with_one_key_writes_once(begun):
    writer, batch = begun
    path = f"/imports/{batch['id']}/commit"

    first = writer.post(path, Idempotency_Key="abc")
    again = writer.post(path, Idempotency_Key="abc")

    assert (first.status_code, again.status_code) == (200, 200)
    assert again["Idempotent-Replayed"] == "true"
    assert Agreement.objects.count() == 2


def test_a_row_is_mended_or_left_out(begun):
    writer, batch = begun
    path = f"/imports/{batch['id']}/rows"
    first, second = writer.get(path).json()["items"]

    mended = writer.post(f"{path}/{first['id']}", {"cells": [{"column": 1, "words": "không rõ"}]})
    left = writer.post(f"{path}/{second['id']}", {"is_out": True})

    assert mended.json()["verdict"] == "fault"
    assert mended.json()["cells"][1]["original"] == "1/2/2024"
    assert left.json()["verdict"] == "out"


def test_names_that_are_only_similar_are_asked_about_and_decided(program):
    known = an_organisation("Trường Đại học Kyoto", country="JP")
    writer = program("officer")
    text = "Đối tác\tNgày ký\nTrường Đại hoc Kyotto\t1/2/2024\n"
    made = writer.post("/imports/text", {"kind": "agreements", "text": text}).json()
    path = f"/imports/{made['id']}"
    asked = writer.post(f"{path}/columns", {"mapping": ["partners", "signed"]}).json()
    (question,) = asked["questions"]

    strange = writer.post(f"{path}/values", {"answers": [{"sort": "unit", "key": "x", "answer": "-"}]})
    answer = {"sort": question["sort"], "key": question["key"], "answer": str(known.pk)}
    decided = writer.post(f"{path}/values", {"answers": [answer]})

    assert question["candidates"][0][0] == str(known.pk)
    assert (strange.status_code, strange.json()["errors"][0]["field"]) == (422, "answers")
    assert decided.json()["counts"]["new"] == 1


def test_two_new_names_that_are_alike_are_asked_and_answered(program):
    writer = program("officer")
    text = "Đối tác\tNgày ký\nTrường Đại học Canberra\t1/2/2024\nTrường Đại học Canbera\t3/4/2025\n"
    made = writer.post("/imports/text", {"kind": "agreements", "text": text}).json()
    path = f"/imports/{made['id']}"
    (question,) = writer.post(f"{path}/columns", {"mapping": ["partners", "signed"]}).json()["questions"]
    [(same, name)] = question["candidates"]
    assert (same, name) == ("as:truong dai hoc canberra", "Trường Đại học Canberra")

    answer = {"sort": question["sort"], "key": question["key"], "answer": same}
    decided = writer.post(f"{path}/values", {"answers": [answer]})
    writer.post(f"{path}/commit")

    assert decided.json()["counts"]["new"] == 2
    assert Organisation.objects.count() == 1


def test_a_file_comes_in_and_its_table_is_chosen(program):
    writer = program("officer")
    text = "Đối tác;Ngày ký\nViện NICT;3/4/2024\n".encode()

    answer = writer.client.post(
        "/api/v1/imports",
        {"file": SimpleUploadedFile("bang.csv", text), "kind": "agreements"},
        headers={"Authorization": f"Bearer {writer.secret}"},
    )

    assert answer.status_code == 201, answer.content
    tables = writer.get(f"/imports/{answer.json()['id']}/tables").json()["items"]
    assert tables[0]["lines"][0]["words"] == ["Đối tác", "Ngày ký"]
    again = writer.post(f"/imports/{answer.json()['id']}/table", {"table": 0, "heading_at": 0})
    assert again.json()["headings"] == ["Đối tác", "Ngày ký"]
    assert writer.post(f"/imports/{answer.json()['id']}/table", {"table": 7}).status_code == 422


def test_an_import_that_is_not_wanted_is_given_up(begun):
    writer, batch = begun

    dropped = writer.post(f"/imports/{batch['id']}/drop")
    late = writer.post(f"/imports/{batch['id']}/commit")

    assert dropped.json()["state"] == "dropped"
    assert (late.status_code, late.json()["code"]) == (409, "import-not-open")
