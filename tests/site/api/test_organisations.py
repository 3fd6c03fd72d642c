"""Partners through the API: the list of the screen, one record, what is written and refused."""

import pytest
from tests.site.factories import a_term, a_tier, an_agreement, an_organisation

from caunoi_web.register.models import Organisation
from caunoi_web.sources.models import AuditEntry


def test_the_list_gives_what_the_screen_gives(program):
    one = an_organisation("Đại học Kyoto", country="JP")
    an_organisation("Trường Đại học Nha Trang")
    an_agreement(one, term=a_term("2025-01-01", "2026-12-31"))
    a_tier(organisation=one)

    answer = program("viewer").get("/organisations?country=JP&as_of=2026-11-21")

    assert answer.status_code == 200
    (row,) = answer.json()["items"]
    assert row["name"] == "Đại học Kyoto"
    assert row["tier"] == "strategic"
    assert (row["agreements_active"], row["next_end"], row["days_left"]) == (1, "2026-12-31", 40)
    assert answer.json()["next"] is None


def test_pages_are_followed_by_their_next_address(program):
    for number in range(5):
        an_organisation(f"Trường {number}")
    reader, path, names = program("viewer"), "/organisations?limit=2", []

    while path:
        page = reader.get(path).json()
        names += [row["name"] for row in page["items"]]
        path = (page["next"] or "").removeprefix("http://testserver/api/v1")

    assert names == [f"Trường {number}" for number in range(5)]


def test_a_mark_that_is_none_and_a_parameter_that_is_none_are_refused(program):
    reader = program("viewer")

    mark = reader.get("/organisations?after=abc")
    parameter = reader.get("/organisations?contry=JP")
    limit = reader.get("/organisations?limit=100000000000000000000000000000")

    assert [answer.status_code for answer in (mark, parameter, limit)] == [422, 422, 422]
    assert "contry" in parameter.json()["detail"]
    assert limit.json()["errors"][0]["field"] == "query.limit"


def test_one_is_made_and_the_history_names_person_and_token(program):
    writer = program("officer")

    answer = writer.post("/organisations", {"name": "Đại học Osaka", "country": "JP", "reason": "Thư 12"})

    assert answer.status_code == 201, answer.content
    assert answer["Location"] == f"/api/v1/organisations/{answer.json()['id']}"
    entry = AuditEntry.objects.get(target_id=answer.json()["id"])
    assert entry.actor == writer.person
    assert entry.through == f"API: Đồng bộ ({writer.token.prefix}…)"
    assert entry.reason == "Thư 12"


def test_what_the_services_refuse_is_a_problem_that_names_the_field(program):
    answer = program("officer").post("/organisations", {"name": "Osaka", "country": "QQ"})

    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] == "invalid-value"
    assert answer.json()["errors"][0]["field"] == "country"


def test_a_change_needs_the_version_that_was_seen(program):
    one, writer = an_organisation("Đại học Kyoto"), program("officer")
    path = f"/organisations/{one.pk}"
    tag = writer.get(path)["ETag"]

    bare = writer.patch(path, {"city": "Kyoto"})
    done = writer.patch(path, {"city": "Kyoto"}, If_Match=tag)
    stale = writer.patch(path, {"city": "Nara"}, If_Match=tag)

    assert [answer.status_code for answer in (bare, done, stale)] == [428, 200, 412]
    assert stale.json()["differences"] == [{"field": "city", "current": "Kyoto", "wanted": "Nara"}]
    assert Organisation.objects.get(pk=one.pk).city == "Kyoto"


@pytest.mark.parametrize(
    ("header", "status", "code"),
    [
        ("nonsense", 400, "if-match-unreadable"),
        ("1.0123456789abcdef", 400, "if-match-unreadable"),
        ("", 400, "if-match-unreadable"),
        ('"1.0123456789abcdef", nonsense', 400, "if-match-unreadable"),
        ('"somebody-elses"', 412, "if-match-unknown"),
        ('"7.0123456789abcdef"', 412, "if-match-unknown"),
        ('W/"1.0123456789abcdef-gzip"', 200, None),
        ("*", 200, None),
    ],
)
def test_what_is_no_tag_of_ours_is_told_from_a_change_by_somebody_else(program, header, status, code):
    one, writer = an_organisation(), program("officer")

    answer = writer.patch(f"/organisations/{one.pk}", {"city": "Nara"}, If_Match=header)

    assert (answer.status_code, answer.json().get("code")) == (status, code)
    assert Organisation.objects.get(pk=one.pk).city == ("Nara" if status == 200 else one.city)


def test_what_the_program_has_already_is_not_sent_again(program):
    one, reader = an_organisation(), program("viewer")
    first = reader.get(f"/organisations/{one.pk}")

    again = reader.get(f"/organisations/{one.pk}", If_None_Match=first["ETag"])

    assert (again.status_code, again.content) == (304, b"")


def test_putting_aside_asks_why_and_minds_what_stands_on_it(program):
    one, chief = an_organisation(), program("head")
    an_agreement(one)

    refused = chief.post(f"/organisations/{one.pk}/archive", {"reason": "Trùng"})
    done = chief.post(f"/organisations/{one.pk}/archive", {"reason": "Trùng", "although_in_use": True})
    back = chief.post(f"/organisations/{one.pk}/restore", {})

    assert (refused.status_code, refused.json()["code"]) == (409, "still-in-use")
    assert done.json()["archived_at"]
    assert back.json()["archived_at"] is None


def test_names_come_and_go(program):
    one, writer = an_organisation("Đại học Kyoto"), program("officer")

    added = writer.post(f"/organisations/{one.pk}/names", {"names": [{"text": "KU", "kind": "acronym"}]})
    removed = writer.post(f"/organisations/{one.pk}/names/remove", {"names": ["KU"]})

    assert [name["text"] for name in added.json()["names"]] == ["KU"]
    assert removed.json()["names"] == []


def test_alike_names_are_found(program):
    an_organisation("Trường Đại học Nha Trang")

    answer = program("viewer").get("/organisations/alike?name=Truong Dai hoc Nha Trang")

    assert answer.json()["items"][0]["is_sure"]


@pytest.mark.parametrize("rows", [1, 20])
def test_the_list_costs_the_same_for_any_length(program, django_assert_num_queries, rows):
    reader = program("viewer")
    for _ in range(rows):
        an_agreement(an_organisation())

    with django_assert_num_queries(7):  # token, its count, edges, rows, agreements, tiers, groups
        answer = reader.get("/organisations")

    assert len(answer.json()["items"]) == rows
