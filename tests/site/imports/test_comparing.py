"""New, changed, same, conflict: what the table says, what stands there, what a table said before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.site.factories import an_agreement, an_organisation
from tests.site.imports.making import AGREEMENTS, pasted, row_of, verdicts

from caunoi_web.imports.planning.comparing import compare
from caunoi_web.imports.services.committing import start_commit
from caunoi_web.imports.services.preparing import change_row, decide_values
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.register.services import amend_agreement

pytestmark = pytest.mark.django_db
HEAD = "Số văn bản\tĐối tác\tTên văn bản\tNgày ký\tNội dung\n"


def of(officer, *rows):
    return pasted(officer, HEAD + "\n".join(rows) + "\n")


def by_hand(officer, **changes):
    agreement = Agreement.objects.get(number="12/MOU")
    amend_agreement(actor=officer, agreement=agreement, changes=changes, version=agreement.version)


def test_what_the_register_lacks_is_filled(officer):
    known = an_agreement(an_organisation("Viện A"), number="7/MOU", signed="2024-02-01")

    batch = of(officer, "7/mou\tviện a\tThỏa thuận chung\t1/2/2024\t")

    row = row_of(batch)
    assert (row.verdict, row.target_id) == ("changed", known.pk)
    assert row.plan["write"] == {"title": "Thỏa thuận chung"}


def test_what_a_person_wrote_is_not_overwritten_but_a_conflict(officer):
    an_agreement(an_organisation("Viện A"), number="7/MOU", signed="2024-02-01", title="Tên cũ")

    batch = of(officer, "7/MOU\tViện A\tTên mới\t1/2/2024\t")

    assert row_of(batch).verdict == "conflict"
    assert row_of(batch).plan["conflicts"] == {"title": ["Tên cũ", "Tên mới"]}


@pytest.mark.parametrize(("choice", "verdict"), [("table", "changed"), ("register", "same")])
def test_a_conflict_is_decided_by_a_person(officer, choice, verdict):
    an_agreement(an_organisation("Viện A"), number="7/MOU", signed="2024-02-01", title="Tên cũ")
    batch = of(officer, "7/MOU\tViện A\tTên mới\t1/2/2024\t")

    one = change_row(actor=officer, batch=batch, row=row_of(batch), decisions={"conflict": choice})
    assert one.verdict == verdict
    change_row(actor=officer, batch=batch, row=one, decisions={"conflict": ""})
    batch = decide_values(actor=officer, batch=batch, answers={("conflict", "all"): choice})

    assert verdicts(batch) == [verdict]


def test_a_new_value_replaces_what_a_table_wrote(officer):
    start_commit(actor=officer, batch=pasted(officer))

    batch = pasted(officer, AGREEMENTS.replace("27/10/2027", "27/10/2028"))

    assert verdicts(batch) == ["changed", "same"]
    start_commit(actor=officer, batch=batch)
    assert Agreement.objects.get(number="12/MOU").end == "2028-10-27"


def test_what_a_person_changed_since_stays_when_the_table_says_nothing_new(officer):
    start_commit(actor=officer, batch=pasted(officer))
    by_hand(officer, end="2030-01-01")

    again = pasted(officer)
    assert verdicts(again) == ["same", "same"]
    with_a_title = pasted(officer, AGREEMENTS.replace("Trao đổi sinh viên", "Trao đổi sinh viên, giảng viên"))

    row = row_of(with_a_title)
    assert (row.verdict, sorted(row.plan["write"])) == ("changed", ["content"])
    assert [one["code"] for one in row.remarks] == ["kept"]


def test_both_sides_changed_is_a_conflict(officer):
    start_commit(actor=officer, batch=pasted(officer))
    by_hand(officer, end="2030-01-01")

    batch = pasted(officer, AGREEMENTS.replace("27/10/2027", "27/10/2028"))

    assert row_of(batch).plan["conflicts"] == {"end": ["2030-01-01", "2028-10-27"]}


def test_an_empty_cell_never_empties_a_field(officer):
    start_commit(actor=officer, batch=pasted(officer))

    batch = pasted(officer, AGREEMENTS.replace("Trao đổi sinh viên", ""))

    assert verdicts(batch) == ["same", "same"]


def test_a_mended_row_is_the_same_when_the_file_comes_again(officer):
    text = AGREEMENTS.replace("1/11/2021", "31/11/2021")
    batch = pasted(officer, text)
    change_row(actor=officer, batch=batch, row=row_of(batch, 1), edits={5: "1/11/2021"})
    batch.refresh_from_db()
    start_commit(actor=officer, batch=batch)

    again = pasted(officer, text)

    assert verdicts(again) == ["same", "same"]


def test_a_partner_of_the_table_is_added_and_none_is_taken_out(officer):
    one, other = an_organisation("Viện A"), an_organisation("Viện B")
    known = an_agreement(one, other, number="7/MOU")

    batch = of(officer, "7/MOU\tViện A; Viện Nghiên cứu C\t\t\t")
    start_commit(actor=officer, batch=batch)

    assert list(known.party_rows.values_list("organisation__name", flat=True)) == [
        "Viện A",
        "Viện B",
        "Viện Nghiên cứu C",
    ]
    assert Organisation.objects.count() == 3


values = st.sampled_from(["", "a", "b", "c"])


@given(stated=values, stands=values, said=values, choice=st.sampled_from(["", "table", "register"]))
def test_a_person_s_value_is_overwritten_only_by_their_own_choice(stated, stands, said, choice):
    found = compare({"title": stated}, lambda _name: stands, {"title": said} if said else {}, choice)

    written = found.write.get("title")
    if written is not None:
        assert written == stated
        assert stated
        assert stands == "" or stands == said or choice == "table"
    if not stated or stated == said:
        assert not found.write or stands == ""
