"""A table of activities says for which promise of an agreement each was done."""

import pytest
from django.utils import timezone
from tests.site.factories import a_commitment, an_activity, an_agreement, an_organisation
from tests.site.imports.making import fault_codes, pasted, row_of, verdicts

from caunoi.domain.promises import Measure
from caunoi_web.activities.models import Activity
from caunoi_web.activities.services.commitments import waive_commitment
from caunoi_web.imports.queries.preview import shown_rows
from caunoi_web.imports.services.committing import start_commit
from caunoi_web.imports.services.preparing import change_row, decide_values
from caunoi_web.imports.services.undoing import undo_import

pytestmark = pytest.mark.django_db
HEAD = "Ngày\tLoại\tTên hoạt động\tĐối tác\tTheo thỏa thuận\tCam kết\tSố người\n"
STUDENTS = "Nhận 20 sinh viên thực tập mỗi năm"


@pytest.fixture
def partner():
    return an_organisation("Tập đoàn Sen Vàng")


@pytest.fixture
def agreement(partner):
    return an_agreement(partner, number="12/MOU")


@pytest.fixture
def students(agreement):
    return a_commitment(agreement, what=STUDENTS, amount=20, measure=Measure.PEOPLE.value)


def row(promise, agreement="12/MOU", title="Thực tập hè", people="18"):
    return f"1/7/2025\tThực tập\t{title}\tTập đoàn Sen Vàng\t{agreement}\t{promise}\t{people}\n"


def of(officer, *rows):
    return pasted(officer, HEAD + "".join(rows), "activities")


@pytest.mark.parametrize(
    "words", [STUDENTS, "NHẬN 20 SINH VIÊN THỰC TẬP MỖI NĂM", "sinh viên thực tập", f"Cam kết: {STUDENTS}."]
)
def test_words_of_a_promise_tie_the_activity_to_it(officer, students, words):
    batch = of(officer, row(words))
    assert batch.mapping[5] == "promise"
    assert verdicts(batch) == ["new"]

    start_commit(actor=officer, batch=batch)

    made = Activity.objects.get()
    assert (made.commitment, made.agreement, made.counted) == (students, students.agreement, 18)


def test_the_preview_names_the_promise(officer, students):
    batch = of(officer, row(STUDENTS))

    [shown] = shown_rows(batch, [row_of(batch)])

    assert STUDENTS in {after for _label, _before, after in shown.fields}


def test_without_an_agreement_the_very_words_find_the_promise_and_its_agreement(officer, students):
    batch = of(officer, row(STUDENTS, agreement=""))

    start_commit(actor=officer, batch=batch)

    made = Activity.objects.get()
    assert (made.commitment, made.agreement) == (students, students.agreement)


def test_several_promises_of_these_words_are_asked(officer, students, agreement):
    other = a_commitment(agreement, what="Nhận sinh viên thực tập có lương", code="internship-recruitment")
    batch = of(officer, row("sinh viên thực tập"))
    [question] = batch.questions
    assert question["sort"] == "promise"
    assert {one[0] for one in question["candidates"]} == {str(students.pk), str(other.pk)}

    answer = {("promise", question["key"]): str(other.pk)}
    start_commit(actor=officer, batch=decide_values(actor=officer, batch=batch, answers=answer))

    assert Activity.objects.get().commitment == other


def test_an_unknown_promise_is_named_and_may_be_left_out(officer, students):
    batch = of(officer, row("Tặng máy tính"))
    assert (verdicts(batch), fault_codes(row_of(batch))) == (["ask"], ["unknown"])
    [question] = batch.questions
    assert (question["words"], question["candidates"][0][0]) == ("Tặng máy tính", str(students.pk))

    answer = {("promise", question["key"]): "-"}
    start_commit(actor=officer, batch=decide_values(actor=officer, batch=batch, answers=answer))

    made = Activity.objects.get()
    assert (made.commitment, made.agreement) == (None, students.agreement)


def test_the_same_words_under_two_agreements_are_two_promises(officer, partner, students):
    other = a_commitment(an_agreement(partner, number="13/MOU"), what=STUDENTS)
    batch = of(officer, row(STUDENTS), row(STUDENTS, agreement="13/MOU", title="Thực tập đông"))

    start_commit(actor=officer, batch=batch)

    assert set(Activity.objects.values_list("commitment", flat=True)) == {students.pk, other.pk}


def test_a_promise_that_was_waived_is_not_open(officer, head, students):
    waive_commitment(
        actor=head, commitment=students, on=timezone.localdate(), reason="hai bên", version=students.version
    )

    assert verdicts(of(officer, row(STUDENTS))) == ["ask"]


def test_an_answer_that_is_no_promise_of_the_agreement_is_no_answer(officer, partner, students):
    stranger = a_commitment(an_agreement(an_organisation("Viện Khác")), what="Việc khác")
    batch = of(officer, row("Tặng máy tính"))
    [question] = batch.questions

    batch = decide_values(
        actor=officer, batch=batch, answers={("promise", question["key"]): str(stranger.pk)}
    )

    assert verdicts(batch) == ["ask"]


def test_a_promise_of_people_without_a_number_is_remarked(officer, students):
    batch = of(officer, row(STUDENTS, people=""))

    assert [one["code"] for one in row_of(batch).remarks] == ["promise_not_counted"]


def test_undoing_unties_the_activity_again(officer, partner, students):
    there = an_activity(
        partner,
        agreement=students.agreement,
        kind="internship-recruitment",
        title="Thực tập hè",
        began="2025-07-01",
    )
    batch = start_commit(actor=officer, batch=of(officer, row(STUDENTS)))
    there.refresh_from_db()
    assert there.commitment == students

    undo_import(actor=officer, batch=batch, now=timezone.now())

    there.refresh_from_db()
    assert there.commitment is None


def test_a_row_with_another_agreement_than_that_of_the_kept_promise_is_a_fault(officer, partner, students):
    an_agreement(partner, number="13/MOU")
    an_activity(
        partner,
        agreement=students.agreement,
        commitment=students,
        kind="internship-recruitment",
        title="Thực tập hè",
        began="2025-07-01",
    )
    batch = of(officer, row("", agreement="13/MOU", people=""))
    assert verdicts(batch) == ["conflict"]

    change_row(actor=officer, batch=batch, row=row_of(batch), decisions={"conflict": "table"})

    assert fault_codes(row_of(batch)) == ["keeps_other_promise"]


def test_where_the_register_keeps_its_agreement_the_promise_of_the_other_is_left_out(
    officer, partner, students
):
    there = an_activity(
        partner,
        agreement=an_agreement(partner, number="13/MOU"),
        kind="internship-recruitment",
        title="Thực tập hè",
        began="2025-07-01",
    )
    batch = of(officer, row(STUDENTS))
    change_row(actor=officer, batch=batch, row=row_of(batch), decisions={"conflict": "register"})
    assert [one["code"] for one in row_of(batch).remarks] == ["promise_of_other"]

    start_commit(actor=officer, batch=batch)

    there.refresh_from_db()
    assert (there.commitment, there.agreement.number) == (None, "13/MOU")
