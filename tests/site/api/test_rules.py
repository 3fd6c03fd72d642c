"""The office's rules through the API: ways, calendar, bases, templates, stand-ins, the public page."""

from tests.site.factories import a_person, an_agreement
from tests.site.signing_factories import a_case, a_case_paper, a_template, the_route, the_version

from caunoi_web.accounts.models import Role
from caunoi_web.signing.models import RouteVersion, TemplateVersion


def test_a_way_is_drafted_and_published_against_the_revision_seen(program):
    writer, route = program("head"), the_route()
    version = writer.get(f"/signing/route-versions/{the_version().pk}").json()
    body = {field: version[field] for field in ("name_vi", "name_en", "kinds", "levels", "valid_from")}
    body |= {"revision": 0, "steps": version["steps"]}

    draft = writer.post(f"/signing/routes/{route.pk}/draft", body)
    stale = writer.post(f"/signing/routes/{route.pk}/draft", body)
    published = writer.post(f"/signing/routes/{route.pk}/publish", {"revision": draft.json()["revision"]})

    assert (draft.status_code, draft.json()["number"]) == (200, None), draft.content
    assert draft.json()["steps"] == version["steps"]
    assert stale.status_code == 409
    assert published.json()["number"] == version["number"] + 1
    assert RouteVersion.objects.filter(route=route, published_at__isnull=False).count() == 2


def test_a_day_off_moves_due_dates_as_its_preview_says(program):
    a_case()
    writer, day = program("head"), {"day": "2026-12-15", "kind": "off", "name_vi": "Nghỉ bù"}

    preview = writer.post("/signing/calendar/preview", day)
    added = writer.post("/signing/calendar", day)
    again = writer.post("/signing/calendar", day)
    listed = writer.get("/signing/calendar").json()["items"]
    (made,) = [one for one in listed if one["day"] == "2026-12-15"]
    out = writer.post(f"/signing/calendar/{made['id']}/out")

    assert preview.status_code == 200, preview.content
    assert preview.json()["items"] == added.json()["items"]
    assert (again.status_code, again.json()["errors"][0]["field"]) == (422, "day")
    assert out.status_code == 200


def test_a_basis_gets_a_text_and_the_one_before_ends(program):
    writer = program("head")
    made = writer.post(
        "/signing/bases", {"name_vi": "Quy chế", "title": "Quy chế 1", "valid_from": "2025-01-01"}
    )
    path = f"/signing/bases/{made.json()['id']}"

    writer.post(f"{path}/texts", {"title": "Quy chế 2", "valid_from": "2026-01-01"})

    texts = writer.get(path).json()["texts"]
    assert made.status_code == 201, made.content
    assert {text["title"]: text["valid_to"] for text in texts} == {
        "Quy chế 1": "2025-12-31",
        "Quy chế 2": None,
    }


def test_one_names_a_stand_in_for_oneself_and_not_for_others(program):
    deputy, other = a_person(role=Role.OFFICER), a_person(role=Role.OFFICER)
    days = {"deputy": str(deputy.pk), "from_day": "2026-11-23", "to_day": "2026-11-27"}
    writer = program("officer")

    made = writer.post("/signing/stand-ins", days)
    refused = writer.post("/signing/stand-ins", {**days, "person": str(other.pk)})
    ended = writer.post(f"/signing/stand-ins/{made.json()['id']}/end")

    assert made.json()["deputy"]["id"] == str(deputy.pk), made.content
    assert refused.status_code == 403
    assert ended.json()["ended_at"]


def test_a_draft_is_made_and_its_paper_fetched(program):
    case = a_case()
    a_template()
    version = TemplateVersion.objects.filter(unknown=[]).first()
    writer = program("officer")

    made = writer.post(f"/signing/cases/{case.pk}/draft", {"template": str(version.pk)})
    paper = writer.get(f"/signing/papers/{a_case_paper(case).pk}")

    assert made.status_code == 200, made.content
    assert b"".join(paper.streaming_content)
    assert program("viewer").get(f"/signing/papers/{a_case_paper(case).pk}").status_code == 403


def test_what_is_there_is_said_before_something_is_proposed(program):
    case = a_case()

    there = program("officer").get(f"/signing/already?name={case.partner_name}").json()

    assert [one["case"]["id"] for one in there["cases"]] == [str(case.pk)]


def test_the_public_page_is_decided_against_the_version_seen(program):
    writer = program("administrator")
    seen = writer.get("/publication")

    done = writer.patch("/publication", {"is_on": True, "name_vi": "Trường X"}, If_Match=seen["ETag"])
    stale = writer.patch("/publication", {"is_on": False}, If_Match=seen["ETag"])

    assert (done.status_code, done.json()["is_on"]) == (200, True), done.content
    assert stale.status_code == 412


def test_every_officer_keeps_out_and_the_head_lets_in(program):
    one = an_agreement()
    path = f"/agreements/{one.pk}/public"
    program("administrator").patch("/publication", {"is_on": True, "name_vi": "X"}, If_Match="*")

    without = program("officer").post(path, {"keep_out": True})
    kept = program("officer").post(path, {"keep_out": True, "reason": "Đang đàm phán"})
    refused = program("officer").post(path, {"keep_out": False})
    let_in = program("head").post(path, {"keep_out": False})

    assert without.status_code == 422
    assert kept.json()["is_public"] is False
    assert refused.status_code == 403
    assert let_in.status_code == 200
