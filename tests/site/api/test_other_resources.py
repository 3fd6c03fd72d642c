"""The rest of what the screen does: each way in once, through the same services."""

import pytest
from tests.site import signing_factories
from tests.site.factories import (
    a_commitment,
    a_contact,
    a_document,
    a_promise_read,
    a_proposal,
    a_saved_view,
    a_term,
    an_activity,
    an_agreement,
    an_organisation,
)

from caunoi_web.register.models import Contact, Organisation
from caunoi_web.sources.models import AuditEntry
from caunoi_web.sources.services import index_document


def test_people_of_a_partner_are_added_changed_and_erased(program):
    one, writer = an_organisation(), program("officer")

    made = writer.post(f"/organisations/{one.pk}/contacts", {"name": "Yamada Taro", "email": "y@kyoto.jp"})
    path = f"/contacts/{made.json()['id']}"
    changed = writer.patch(path, {"role": "Dean"}, If_Match=made["ETag"])
    erased = writer.post(f"{path}/erase", {"reason": "Người đó yêu cầu"})

    assert (made.status_code, changed.json()["role"]) == (201, "Dean")
    assert (erased.json()["name"], erased.json()["email"]) == ("", "")
    assert writer.get("/contacts").json()["items"] == []


def test_personal_data_needs_its_own_scope(program):
    a_contact()

    assert program("officer", "register:read").get("/contacts").json()["code"] == "missing-scope"


def test_notes_and_tiers_are_kept(program):
    one, writer = an_organisation(), program("officer")

    note = writer.post(f"/organisations/{one.pk}/notes", {"on": "2026-01-15", "text": "Thích trà"})
    tier = writer.post(
        f"/organisations/{one.pk}/tiers", {"tier": "strategic", "since": "2026-01-01", "reason": "QĐ 12"}
    )

    assert note.json()["text"] == "Thích trà"
    assert tier.json()["items"][0]["tier"] == "strategic"
    assert writer.get(f"/organisations/{one.pk}").json()["tier"]["tier"] == "strategic"


def test_a_body_is_renamed_and_succeeded(program):
    one, other, writer = an_organisation("Học viện A"), an_organisation("Đại học B"), program("officer")

    renamed = writer.post(f"/organisations/{one.pk}/rename", {"name": "Đại học A", "on": "2024"})
    after = writer.post(
        f"/organisations/{one.pk}/successions", {"successor": str(other.pk), "basis": "merged", "on": "2025"}
    )

    assert renamed.json()["name"] == "Đại học A"
    assert "Học viện A" in [name["text"] for name in renamed.json()["names"]]
    assert after.json()["successor"]["name"] == "Đại học B"


def test_two_records_of_one_body_are_put_together_and_apart(program):
    one, other, writer = an_organisation("Đại học Kyoto"), an_organisation("Kyoto Uni"), program("officer")
    path = f"/organisations/{one.pk}/merge"
    seen = writer.get(f"{path}/{other.pk}").json()
    body = {
        "merged": str(other.pk),
        "reason": "Một trường",
        "version": seen["version"],
        "merged_version": seen["merged_version"],
    }

    merged = writer.post(path, body)
    stale = writer.post(path, body)
    undone = writer.post(f"/merges/{merged.json()['id']}/undo", {})

    assert (seen["refusal"], seen["new_names"]) == ("", ["Kyoto Uni"])
    assert (merged.status_code, stale.status_code) == (201, 409)
    assert undone.json()["undone_at"]
    assert Organisation.objects.live().count() == 2


def test_a_promise_is_made_counted_and_let_go(program):
    agreement, writer = an_agreement(), program("officer")
    body = {
        "agreement": str(agreement.pk),
        "debtor": "host",
        "code": "student-exchange",
        "what": "Tiếp nhận 10 sinh viên",
        "amount": "10",
        "measure": "people",
    }

    made = writer.post("/commitments", body).json()
    waived = writer.post(f"/commitments/{made['id']}/waive", {"on": "2026-01-01", "reason": "Dịch"}).json()

    assert (made["standing"], made["amount"]) == ("open", "10.00")
    assert waived["waived_on"] == "2026-01-01"
    assert writer.get(f"/commitments?agreement={agreement.pk}").json()["items"][0]["id"] == made["id"]


def test_a_promise_that_was_read_is_accepted_or_rejected(program):
    one, other, writer = a_promise_read(), a_promise_read(), program("officer")

    accepted = writer.post(f"/promises-read/{one.pk}/accept", {"amount": "10", "measure": "people"})
    rejected = writer.post(f"/promises-read/{other.pk}/reject")

    assert (accepted.status_code, accepted.json()["amount"]) == (200, "10.00")
    assert rejected.json()["state"] == "rejected"


def test_what_sleeps_is_listed_with_its_reason(program):
    one, writer = an_agreement(term=a_term("2019-01-01", "2030-01-01")), program("officer")

    writer.post(f"/agreements/{one.pk}/sleep-reason", {"cause": "no-money"})
    (row,) = writer.get("/sleeping").json()["items"]

    assert (row["id"], row["cause"]) == (str(one.pk), "no-money")


def test_a_case_is_proposed_moved_on_and_withdrawn(program, people):
    from tests.site.factories import a_unit

    unit, writer = a_unit(), program("officer")
    signing_factories.the_version()
    body = {"title": "MoU với Kyoto", "partner_name": "Kyoto", "why": "Trao đổi", "unit": str(unit.pk)}

    made = writer.post("/signing/cases", body)
    path = f"/signing/cases/{made.json()['id']}"
    finished = writer.post(f"{path}/finish", {"version": made.json()["version"], "note": "Đã kiểm tra"})
    stale = writer.post(f"{path}/finish", {"version": made.json()["version"]})
    closed = writer.post(f"{path}/close", {"version": finished.json()["version"], "reason": "Dừng"})

    assert made.status_code == 201, made.content
    assert finished.json()["version"] > made.json()["version"]
    assert (stale.status_code, stale.json()["code"]) == (409, "stale-version")
    assert closed.json()["state"] == "withdrawn"


def test_a_proposal_is_accepted_changed_and_taken_back(program):
    one, writer = a_proposal(), program("officer")
    seen = writer.get(f"/proposals/{one.pk}").json()
    body = {"version": seen["version"], "choice": {"answer": "new"}, "values": {"city": "Nha Trang"}}

    accepted = writer.post(f"/proposals/{one.pk}/accept", body)
    made = writer.get(f"/organisations/{accepted.json()['record']}").json()
    undone = writer.post(f"/proposals/{one.pk}/undo")

    assert (accepted.status_code, accepted.json()["state"]) == (200, "changed")
    assert (made["name"], made["city"]) == ("Trường Đại học Nha Trang", "Nha Trang")
    assert undone.json()["state"] == "waiting"


def test_a_change_that_cannot_be_names_its_field(program):
    one, writer = a_proposal(), program("officer")
    body = {"version": one.version, "choice": {"answer": "new"}, "values": {"country": "QQ"}}

    answer = writer.post(f"/proposals/{one.pk}/accept", body)

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "country")


def test_a_proposal_is_rejected_and_the_document_closed(program):
    document = a_document()
    one, writer = a_proposal(document), program("officer")

    writer.post(f"/proposals/{one.pk}/reject", {"version": one.version, "reason": "Không phải"})
    items = writer.get(f"/documents/{document.pk}/proposals").json()["items"]

    assert [item["state"] for item in items] == ["rejected"]


def test_views_are_kept_renamed_and_taken_away_by_their_owner(program):
    mine, other = program("officer"), a_saved_view(is_shared=True)

    made = mine.post("/views", {"list": "agreements", "name": "Nhật Bản", "query": "country=JP"}).json()
    renamed = mine.post(f"/views/{made['id']}/change", {"name": "Nhật"}).json()
    refused = mine.ask("DELETE", f"/views/{other.pk}")
    left = mine.ask("DELETE", f"/views/{made['id']}").json()["items"]

    assert renamed["name"] == "Nhật"
    assert refused.json()["code"] == "not-your-view"
    assert [view["id"] for view in left] == [str(other.pk)]


def test_a_record_is_watched_and_spoken_about(program):
    one, person = an_organisation(), program("officer")

    watched = person.post(f"/marks/organisation/{one.pk}/watch", {"on": True}).json()
    said = person.post(f"/comments/organisation/{one.pk}", {"text": "Cần gia hạn"}).json()["items"]
    person.post(f"/comments/{said[0]['id']}/withdraw")

    assert (watched["watched"], watched["quiet"]) == (True, False)
    assert person.get(f"/comments/organisation/{one.pk}").json()["items"][0]["text"] == ""


def test_work_notices_units_and_codes_are_told(program):
    person = program("officer")

    assert person.get("/work").json()["items"] == []
    assert person.get("/notices").json()["items"] == []
    assert person.get("/units").json()["items"] == []
    names = {each["name"] for each in person.get("/codes").json()["lists"]}
    assert {"status", "agreement_kind", "activity_kind", "tier"} <= names


def test_the_history_is_read_by_record_and_leaves_people_out(program):
    writer = program("officer")
    one = writer.post("/organisations", {"name": "Kyoto"}).json()

    entries = writer.get(f"/history?kind=organisation&record={one['id']}").json()["items"]
    every = writer.get("/history").json()["items"]

    assert (entries[0]["action"], entries[0]["after"]["name"]) == ("organisation.created", "Kyoto")
    assert entries[0]["through"].startswith("API: ")
    assert AuditEntry.objects.filter(action="api_token.made").exists()
    assert {entry["kind"] for entry in every} == {"organisation"}


def test_register_r1_is_given_as_data(program):
    an_agreement(an_organisation("Đại học Kyoto", country="JP"), term=a_term("2022-01-01", "2026-12-31"))

    (row,) = program("viewer").get("/reports/r1?as_of=2026-11-21").json()["items"]

    assert (row["partners"], row["countries"], row["status"]) == (["Đại học Kyoto"], ["JP"], "in_force")


def test_people_are_managed_by_who_may(program):
    chief = program("administrator")

    made = chief.post(
        "/people",
        {
            "username": "huong",
            "password": "cau noi nhung bo bien 2026",
            "full_name": "Hương",
            "role": "officer",
        },
    )
    changed = chief.post(f"/people/{made.json()['id']}/change", {"role": "head"})
    weak = chief.post("/people", {"username": "an", "password": "123", "full_name": "An"})

    assert (made.status_code, changed.json()["role"]) == (201, "head")
    assert (weak.status_code, weak.json()["code"]) == (422, "weak-password")
    assert "password" not in made.json()


@pytest.mark.parametrize(
    ("path", "make"),
    [
        ("/contacts", a_contact),
        ("/activities", an_activity),
        ("/documents", a_document),
        ("/history", lambda: None),
        ("/reports/r1", an_agreement),
        ("/sleeping", lambda: an_agreement(term=a_term("2019-01-01", "2030-01-01"))),
        ("/signing/cases", signing_factories.a_case),
    ],
)
def test_lists_cost_the_same_for_any_length(program, django_assert_max_num_queries, path, make):
    reader = program("administrator")
    make()
    with django_assert_max_num_queries(12) as few:
        reader.get(path)
    for _ in range(10):
        make()

    with django_assert_max_num_queries(len(few)):
        answer = reader.get(path)

    assert answer.status_code == 200


def test_a_commitment_and_its_agreement_are_seen_by_viewers(program):
    one = a_commitment()

    assert program("viewer").get(f"/commitments/{one.pk}").json()["agreement"] == str(one.agreement_id)
    assert Contact.objects.count() == 0


def test_erasing_a_contact_reaches_the_documents_that_are_named(program):
    contact = a_contact("Lê Văn Bình")
    document = a_document("Đầu mối: Lê Văn Bình.")
    index_document(document)
    writer = program("officer")

    named = writer.get(f"/contacts/{contact.pk}/documents").json()["items"]
    body = {"reason": "theo yêu cầu", "documents": [named[0]["document"]["id"]]}
    erased = writer.post(f"/contacts/{contact.pk}/erase", body)

    assert [(one["document"]["id"], one["places"]) for one in named] == [(str(document.pk), 1)]
    assert erased.json()["erased_at"]
    text = writer.get(f"/documents/{document.pk}/text").json()["text"]
    assert text == "Đầu mối: ██ ███ ████."
