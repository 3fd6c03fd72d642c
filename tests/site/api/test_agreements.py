"""Agreements through the API: the list of the screen, one whole, what is written, its rows and versions."""

import pytest
from tests.site.factories import a_document, a_term, a_unit, an_agreement, an_organisation

from caunoi.domain.kinds import Activity
from caunoi_web.register.models import Agreement


@pytest.fixture
def written(program):
    """An agreement that a program has made, and the program."""
    writer, partner = program("head"), an_organisation("Đại học Kyoto", country="JP")
    answer = writer.post(
        "/agreements",
        {
            "title": "MOU về trao đổi sinh viên",
            "kind": "mou",
            "signed": "2022-08-15",
            "end_kind": "duration",
            "duration_months": 60,
            "parties": [{"organisation": str(partner.pk), "as_written": "Kyoto University"}],
            "activities": ["student-exchange"],
        },
    )
    assert answer.status_code == 201, answer.content
    return writer, answer.json()


def test_the_list_gives_status_and_days_left_of_the_day(program):
    an_agreement(term=a_term("2022-01-01", "2026-12-01"), activities=(Activity.STUDENT_EXCHANGE,))
    an_agreement(term=a_term("2019-01-01", "2020-12-01"))

    answer = program("viewer").get("/agreements?status=in_force&as_of=2026-11-21&within=30")

    (row,) = answer.json()["items"]
    assert (row["status"], row["days_left"], row["end"]) == ("in_force", 10, "2026-12-01")
    assert row["activities"] == ["student-exchange"]


def test_one_is_made_whole_and_its_end_worked_out(written):
    _writer, made = written

    assert made["term"]["runs_until"] == "2027-08-15"
    assert made["parties"][0]["as_written"] == "Kyoto University"
    assert made["activities"] == ["student-exchange"]
    assert made["term"]["explained"]


def test_a_validity_that_cannot_be_is_refused_in_words(program):
    answer = program("officer").post(
        "/agreements",
        {
            "start": "2025-01-01",
            "end": "2024-01-01",
            "end_kind": "fixed",
            "parties": [{"organisation": str(an_organisation().pk)}],
        },
    )

    assert (answer.status_code, answer.json()["code"]) == (422, "impossible-term")
    assert answer.json()["errors"][0]["field"] == "end"
    assert not Agreement.objects.exists()


def test_only_what_is_sent_changes(written):
    writer, made = written
    unit = a_unit()

    changed = writer.patch(
        f"/agreements/{made['id']}", {"number": "12/TT", "host_unit": str(unit.pk)}, If_Match="*"
    ).json()

    assert (changed["number"], changed["title"]) == ("12/TT", made["title"])
    assert changed["host_unit"]["id"] == str(unit.pk)
    assert changed["parties"] == made["parties"]


def test_its_status_is_told_for_any_day(written):
    writer, made = written
    path = f"/agreements/{made['id']}/status"

    assert writer.get(f"{path}?as_of=2026-11-21").json()["status"] == "in_force"
    assert writer.get(f"{path}?as_of=2028-01-01").json()["status"] == "expired"


def test_a_validity_is_worked_out_without_keeping_it(program):
    answer = program("officer").post(
        "/agreements/validity?as_of=2026-11-21",
        {"start": "2024-01-01", "end_kind": "duration", "duration_months": 24},
    )

    assert answer.json()["runs_until"] == "2026-01-01"
    assert not Agreement.objects.exists()


def test_events_come_and_go_and_move_the_status(written):
    writer, made = written
    path = f"/agreements/{made['id']}"

    suspended = writer.post(f"{path}/events", {"kind": "suspended", "on": "2026-01-01", "reason": "Dịch"})
    event = suspended.json()["events"][0]
    status = writer.get(f"{path}?as_of=2026-02-01").json()["status"]
    back = writer.post(f"/events/{event['id']}/withdraw", {"reason": "Ghi nhầm"})

    assert status == "suspended"
    assert back.json()["events"][0]["withdrawn_at"]


def test_signatories_are_set_for_their_party(written):
    writer, made = written
    body = {"signatories": [{"name": "Yamada Taro", "title": "President", "party": made["parties"][0]["id"]}]}

    answer = writer.ask("PUT", f"/agreements/{made['id']}/signatories", body, If_Match="*")

    assert [one["name"] for one in answer.json()["signed_by"]] == ["Yamada Taro"]


def test_links_and_files_come_and_go(written):
    writer, made = written
    older, document = an_agreement(title="MOU 2015"), a_document()
    path = f"/agreements/{made['id']}"

    linked = writer.post(f"{path}/links", {"kind": "renews", "earlier": str(older.pk)}).json()
    filed = writer.post(f"{path}/files", {"document": str(document.pk), "role": "signed"}).json()
    unlinked = writer.post(f"/links/{linked['links'][0]['id']}/withdraw", {"reason": "Nhầm"}).json()
    unfiled = writer.post(f"/files/{filed['files'][0]['id']}/withdraw", {"reason": "Nhầm"}).json()

    assert linked["links"][0]["other"]["name"] == "MOU 2015"
    assert filed["files"][0]["sha256"] == document.sha256
    assert (unlinked["links"], unfiled["files"]) == ([], [])


def test_versions_are_listed_shown_and_compared(written):
    writer, made = written
    path = f"/agreements/{made['id']}"
    writer.patch(path, {"title": "MOU mới"}, If_Match="*")

    versions = writer.get(f"{path}/versions").json()["items"]
    first = writer.get(f"{path}/versions/1").json()
    compared = writer.get(f"{path}/versions/compared?old=1&new=2").json()["items"]

    assert [version["number"] for version in versions] == [2, 1]
    assert made["title"] in [value["words"] for value in first["values"]]
    assert [(pair["old"], pair["new"]) for pair in compared if pair["differs"]] == [
        (made["title"], "MOU mới")
    ]
    assert writer.get(f"{path}/versions/3").status_code == 404


@pytest.mark.parametrize("rows", [1, 20])
def test_the_list_costs_the_same_for_any_length(program, django_assert_num_queries, rows):
    reader = program("viewer")
    for _ in range(rows):
        an_agreement()

    # token, its count, one for each of the four ranks by end, rows, parties (3), activities
    with django_assert_num_queries(11):
        answer = reader.get("/agreements")

    assert len(answer.json()["items"]) == rows


@pytest.mark.parametrize("rows", [2, 10])
def test_one_agreement_costs_the_same_for_any_number_of_rows(program, django_assert_num_queries, rows):
    reader = program("viewer")
    one = an_agreement(*(an_organisation() for _ in range(rows)))

    with django_assert_num_queries(10):
        answer = reader.get(f"/agreements/{one.pk}")

    assert len(answer.json()["parties"]) == rows


@pytest.mark.parametrize("sort", ["end", "-end", "partner", "changed"])
def test_pages_follow_each_other_in_the_order_of_the_screen_there_and_back(program, sort):
    reader = program("viewer")
    for number in range(5):
        an_agreement(title=f"MOU {number}", term=a_term("2022-01-01", f"20{25 + number}-12-01"))

    whole = [row["id"] for row in reader.get(f"/agreements?sort={sort}&as_of=2026-11-21").json()["items"]]
    first = reader.get(f"/agreements?sort={sort}&as_of=2026-11-21&limit=2").json()
    second = reader.get(_path(first["next"])).json()
    third = reader.get(_path(second["next"])).json()
    back = reader.get(_path(second["previous"])).json()

    assert [row["id"] for page in (first, second, third) for row in page["items"]] == whole
    assert [row["id"] for row in back["items"]] == whole[:2]
    assert third["next"] is None


def test_a_mark_of_another_order_is_refused(program):
    reader = program("viewer")
    for _ in range(3):
        an_agreement()
    foreign = reader.get("/agreements?sort=partner&limit=1").json()["next"].partition("after=")[2]

    assert reader.get(f"/agreements?limit=1&after={foreign.partition('&')[0]}").status_code == 422


def _path(address):
    return address.partition("/api/v1")[2]
