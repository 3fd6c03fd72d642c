"""A table of activities comes in by the same way: read, compared, asked about, taken in, undone."""

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.site.factories import a_unit, an_activity, an_agreement, an_organisation
from tests.site.imports.making import fault_codes, pasted, row_of, verdicts

from caunoi_web.activities.models import Activity
from caunoi_web.activities.services import amend_activity
from caunoi_web.imports.services.committing import start_commit
from caunoi_web.imports.services.preparing import change_row, decide_values
from caunoi_web.imports.services.undoing import undo_import
from caunoi_web.register.models import Organisation
from caunoi_web.sources.models import AuditEntry

pytestmark = pytest.mark.django_db
HEAD = (
    "TT\tThời gian\tLoại hoạt động\tTên hoạt động\tĐối tác\tTheo thỏa thuận\tĐơn vị chủ trì"
    "\tSố người\tKinh phí (triệu đồng)\tKết quả\n"
)
ROW = (
    "1\t10-12/5/2024\tHội thảo\tHội thảo an toàn thông tin\tViện NICT\t12/MOU\tKhoa Luật\t25 người"
    "\t1.200\tKý kế hoạch năm 2025\n"
)


def of(officer, *rows, head=HEAD):
    return pasted(officer, head + "".join(rows), "activities")


@pytest.fixture
def known():
    """What the row speaks of: a partner, an agreement with it, a unit."""
    partner = an_organisation("Viện NICT")
    return partner, an_agreement(partner, number="12/MOU"), a_unit("Khoa Luật")


def test_every_column_is_guessed_and_taken_in(officer, known):
    partner, agreement, unit = known
    batch = of(officer, ROW)
    assert batch.mapping == [
        "-",
        "when", "kind", "title", "partners", "agreement", "unit", "participants", "cost", "outcome",
    ]  # fmt: skip

    start_commit(actor=officer, batch=batch)

    made = Activity.objects.get()
    assert (made.kind, made.began, made.ended, made.state) == (
        "conference", "2024-05-10", "2024-05-12", "done",
    )  # fmt: skip
    assert (made.agreement, made.unit, made.participants) == (agreement, unit, 25)
    assert (int(made.cost), made.currency, made.outcome) == (1_200_000_000, "VND", "Ký kế hoạch năm 2025")
    assert list(made.partners.all()) == [partner]
    assert AuditEntry.objects.filter(action="activity.created", target_id=made.pk, act=batch.act).exists()


def test_the_same_file_again_changes_nothing(officer, known):
    start_commit(actor=officer, batch=of(officer, ROW))

    assert verdicts(of(officer, ROW)) == ["same"]
    assert verdicts(of(officer, ROW.replace("1\t10", "7\t10").replace("25 người", "25"))) == ["same"]


def test_what_the_table_says_anew_changes_the_activity(officer, known):
    start_commit(actor=officer, batch=of(officer, ROW))
    batch = of(officer, ROW.replace("25 người", "30"))
    assert verdicts(batch) == ["changed"]

    start_commit(actor=officer, batch=batch)

    assert Activity.objects.get().participants == 30


def test_what_a_person_wrote_is_not_overwritten(officer, head, known):
    start_commit(actor=officer, batch=of(officer, ROW))
    made = Activity.objects.get()
    amend_activity(actor=head, activity=made, changes={"participants": 27}, version=made.version)
    batch = of(officer, ROW.replace("25 người", "30"))
    assert verdicts(batch) == ["conflict"]

    change_row(actor=officer, batch=batch, row=row_of(batch), decisions={"conflict": "table"})

    assert verdicts(batch) == ["changed"]


def test_an_activity_that_somebody_recorded_is_known_again(officer, known):
    partner, agreement, _unit = known
    there = an_activity(
        partner,
        agreement=agreement, kind="conference", title="Hội thảo an toàn thông tin", began="2024-05-10",
    )  # fmt: skip

    batch = of(officer, ROW)

    assert row_of(batch).target_id == there.pk


@pytest.mark.parametrize(
    ("written", "began", "ended"),
    [
        ("12/8/2026 - 15/8/2026", "2026-08-12", "2026-08-15"),
        ("28/4 - 3/5/2024", "2024-04-28", "2024-05-03"),
        ("Từ 10/5/2024 đến 12/5/2024", "2024-05-10", "2024-05-12"),
        ("tháng 5/2024", "2024-05", ""),
        ("2023-2024", "2023", "2024"),
        ("ngày 5 tháng 6 năm 2024", "2024-06-05", ""),
    ],
)
def test_times_are_read_as_offices_write_them(officer, written, began, ended):
    values = row_of(of(officer, f"{written}\tHội thảo\tA\n", head="Thời gian\tLoại\tTên hoạt động\n")).plan[
        "values"
    ]

    assert (values["began"], values.get("ended", "")) == (began, ended)


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ("31/2/2024\tHội thảo\t5\t1", "no_time"),
        ("\tHội thảo\t5\t1", "no_time_at_all"),
        ("April 28 - May 3, 2024\tHội thảo\t5\t1", "no_time"),
        ("15/5/2024 - 10/5/2024\tHội thảo\t5\t1", "ends_before"),
        ("1/5/2024\tHội thảo\tkhoảng 50\t1", "no_number"),
        ("1/5/2024\tHội thảo\t5\tmiễn phí", "no_amount"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named(officer, cells, fault):
    row = row_of(of(officer, cells + "\n", head="Thời gian\tLoại\tSố người\tKinh phí\n"))

    assert (row.verdict, fault_codes(row)) == ("fault", [fault])


def test_what_is_not_known_is_asked_once_for_the_table(officer):
    rows = [f"{n}/5/2024\tViệc lạ\tKhoa Lạ\tViện NICT\t99/MOU\tđang ngủ\n" for n in (1, 2)]
    batch = of(officer, *rows, head="Ngày\tLoại\tĐơn vị\tĐối tác\tTheo thỏa thuận\tTrạng thái\n")
    assert verdicts(batch) == ["ask", "ask"]
    assert {(one["sort"], one["rows"]) for one in batch.questions} == {
        ("activity_kind", 2), ("own_unit", 2), ("agreement", 2), ("activity_state", 2),
    }  # fmt: skip

    answers = {("activity_kind", "viec la"): "conference", ("own_unit", "khoa la"): "-"}
    answers |= {("agreement", "99 mou"): "-", ("activity_state", "dang ngu"): "done"}
    start_commit(actor=officer, batch=decide_values(actor=officer, batch=batch, answers=answers))

    assert set(Activity.objects.values_list("kind", "state", "agreement")) == {("conference", "done", None)}
    assert Organisation.objects.count() == 1


def test_rows_without_a_kind_are_one_question_unless_the_title_tells(officer):
    head = "Ngày\tTên đoàn\tĐối tác\n"
    batch = of(officer, "1/5/2024\tA\tViện X\n", "2/5/2024\tTrao học bổng\tViện X\n", head=head)
    assert verdicts(batch) == ["ask", "new"]

    batch = decide_values(actor=officer, batch=batch, answers={("activity_kind", "—"): "delegation-in"})

    assert [row.plan["write"]["kind"] for row in batch.rows.all()] == ["delegation-in", "scholarship"]


def test_an_agreement_may_be_chosen_among_those_of_the_partner(officer, known):
    _partner, agreement, _unit = known
    batch = of(officer, ROW.replace("12/MOU", "MOU năm 2021"))
    [question] = batch.questions
    assert (question["sort"], [one[0] for one in question["candidates"]]) == (
        "agreement",
        [str(agreement.pk)],
    )

    batch = decide_values(
        actor=officer, batch=batch, answers={("agreement", question["key"]): str(agreement.pk)}
    )
    start_commit(actor=officer, batch=batch)

    assert Activity.objects.get().agreement == agreement


def test_undoing_takes_activities_and_their_new_partners_back(officer, known):
    batch = start_commit(actor=officer, batch=of(officer, ROW.replace("Viện NICT", "Tập đoàn Mới")))
    assert Organisation.objects.live().filter(name="Tập đoàn Mới").exists()

    undo_import(actor=officer, batch=batch, now=timezone.now())

    assert not Activity.objects.live().exists()
    assert not Organisation.objects.live().filter(name="Tập đoàn Mới").exists()


def test_undoing_lets_a_changed_activity_go_back(officer, known):
    start_commit(actor=officer, batch=of(officer, ROW))
    changed = (
        ROW.replace("25 người", "30").replace("Viện NICT", "Viện NICT; Tập đoàn Mới").replace("1.200", "900")
    )
    batch = start_commit(actor=officer, batch=of(officer, changed))

    undo_import(actor=officer, batch=batch, now=timezone.now())

    [made] = Activity.objects.live()
    assert (made.participants, int(made.cost)) == (25, 1_200_000_000)
    assert [one.name for one in made.partners.all()] == ["Viện NICT"]


def test_the_page_of_an_activity_shows_its_row(client_as, officer, known):
    start_commit(actor=officer, batch=of(officer, ROW))

    page = client_as("officer").get(reverse("activities:activity", args=(Activity.objects.get().pk,)))

    assert "Kinh phí (triệu đồng)" in page.content.decode()


def test_the_pages_of_the_import_show_activities(client_as, officer, known):
    batch = of(officer, ROW, ROW.replace("Hội thảo", "Hội nghị").replace("12/MOU", "99/XYZ"))
    client, address = client_as("officer"), reverse("imports:batch", args=(batch.pk,))
    assert "12/MOU" in client.get(address).content.decode()

    start_commit(actor=officer, batch=batch)

    assert (
        reverse("activities:activity", args=(Activity.objects.get().pk,))
        in client.get(address).content.decode()
    )
