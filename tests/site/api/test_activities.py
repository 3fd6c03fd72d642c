"""Activities through the API: recorded once, moved on, proven."""

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.site.factories import an_activity, an_agreement, an_organisation

from caunoi_web.activities.models import Activity


def body_of(agreement, **more):
    return {"kind": "student-exchange", "began": "2026-03", "agreement": str(agreement.pk), **more}


def test_one_is_recorded_with_the_partners_of_its_agreement(program):
    agreement = an_agreement(an_organisation("Đại học Kyoto"))

    answer = program("officer").post("/activities", body_of(agreement, title="Đón sinh viên"))

    assert answer.status_code == 201, answer.content
    assert [partner["name"] for partner in answer.json()["partners"]] == ["Đại học Kyoto"]
    assert answer.json()["state"] in ("done", "planned", "running")


def test_the_same_call_again_records_nothing_twice(program):
    writer, agreement = program("officer"), an_agreement()

    first = writer.post("/activities", body_of(agreement), Idempotency_Key="dong-bo-1")
    again = writer.post("/activities", body_of(agreement), Idempotency_Key="dong-bo-1")
    other = writer.post("/activities", body_of(agreement, title="Khác"), Idempotency_Key="dong-bo-1")

    assert first.json()["id"] == again.json()["id"]
    assert (again.status_code, again["Idempotent-Replayed"]) == (201, "true")
    assert (again["Location"], again["ETag"]) == (first["Location"], first["ETag"])
    assert (other.status_code, other.json()["code"]) == (422, "idempotency-key-reused")
    assert Activity.objects.count() == 1


def test_a_call_that_was_refused_may_come_again_put_right(program):
    writer, agreement = program("officer"), an_agreement()
    wrong = body_of(agreement, ended="2026-01")

    refused = writer.post("/activities", wrong, Idempotency_Key="dong-bo-2")
    done = writer.post("/activities", body_of(agreement), Idempotency_Key="dong-bo-2")

    assert (refused.status_code, done.status_code) == (422, 201)


def test_keys_of_two_programs_do_not_meet(program):
    agreement = an_agreement()

    one = program("officer").post("/activities", body_of(agreement), Idempotency_Key="1")
    two = program("head").post("/activities", body_of(agreement), Idempotency_Key="1")

    assert one.json()["id"] != two.json()["id"]


def test_it_moves_on_and_a_step_back_needs_a_reason(program):
    writer, one = program("officer"), an_activity(state="planned")
    path = f"/activities/{one.pk}/step"

    done = writer.post(path, {"to": "done"})
    back = writer.post(path, {"to": "running"})

    assert done.json()["state"] == "done"
    assert back.json()["errors"][0]["field"] == "reason"


def test_a_file_proves_it(program):
    writer, one = program("officer"), an_activity()

    answer = writer.client.post(
        f"/api/v1/activities/{one.pk}/proofs",
        {"file": SimpleUploadedFile("anh.jpg", b"JPEG")},
        headers={"Authorization": f"Bearer {writer.secret}"},
    )
    proof = answer.json()["proofs"][0]
    gone = writer.post(f"/proofs/{proof['id']}/withdraw", {})

    assert proof["document"]["name"] == "anh.jpg"
    assert gone.json()["proofs"] == []


def test_the_list_is_filtered_and_paged(program):
    one = an_organisation()
    for month in range(1, 6):
        an_activity(one, began=f"2026-0{month}-01")
    an_activity(began="2025-01-01")
    reader = program("viewer")

    first = reader.get(f"/activities?partner={one.pk}&limit=3").json()
    rest = reader.get(first["next"].removeprefix("http://testserver/api/v1")).json()

    assert [row["began"] for row in first["items"]] == ["2026-05-01", "2026-04-01", "2026-03-01"]
    assert [row["began"] for row in rest["items"]] == ["2026-02-01", "2026-01-01"]
