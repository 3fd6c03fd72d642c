"""Values and names that the register does not know are asked, once for the whole table."""

import pytest
from tests.site.factories import a_unit, an_agreement, an_organisation
from tests.site.imports.making import pasted, row_of, verdicts

from caunoi_web.imports.errors import PreviewOutdated
from caunoi_web.imports.planning import partners
from caunoi_web.imports.services.committing import start_commit
from caunoi_web.imports.services.preparing import change_row, decide_values
from caunoi_web.register.models import Agreement, Organisation

pytestmark = pytest.mark.django_db
HEAD = "Đối tác\tQuốc gia\tLoại văn bản\tNgày ký\tĐơn vị đầu mối\n"


def of(officer, *rows):
    return pasted(officer, HEAD + "\n".join(rows) + "\n")


def test_an_unknown_country_is_asked_once_and_its_rows_wait(officer):
    batch = of(
        officer,
        "Viện A\tNước Lạ\tMOU\t1/2/2024\t",
        "Viện B\tnước lạ\tMOU\t1/2/2024\t",
        "Viện C\tÚc\tMOU\t2024\t",
    )

    assert verdicts(batch) == ["ask", "ask", "new"]
    assert [(one["sort"], one["words"], one["rows"]) for one in batch.questions] == [
        ("country", "Nước Lạ", 2)
    ]


def test_an_answer_holds_for_every_row(officer):
    batch = of(officer, "Viện A\tNước Lạ\tMOU\t1/2/2024\t", "Viện B\tNước Lạ\tMOU\t1/2/2024\t")

    batch = decide_values(actor=officer, batch=batch, answers={("country", "nuoc la"): "LA"})

    assert verdicts(batch) == ["new", "new"]
    start_commit(actor=officer, batch=batch)
    assert set(Organisation.objects.values_list("country", flat=True)) == {"LA"}


def test_an_unknown_value_may_be_left_empty(officer):
    batch = of(officer, "Viện A\tNhật Bản\tGiấy lạ\t1/2/2024\t")

    batch = decide_values(actor=officer, batch=batch, answers={("agreement_kind", "giay la"): "-"})

    assert row_of(batch).verdict == "new"
    assert "kind" not in row_of(batch).plan["write"]


def test_an_unknown_unit_is_named_but_holds_nothing_up(officer):
    unit = a_unit("Khoa Luật")
    batch = of(officer, "Viện A\t\tMOU\t2024\tKhoa Luật", "Viện B\t\tMOU\t2024\tPhòng Lạ")

    assert verdicts(batch) == ["new", "new"]
    assert [one["sort"] for one in batch.questions] == ["unit"]
    start_commit(actor=officer, batch=batch)
    assert set(Agreement.objects.values_list("host_unit", "host_unit_words")) == {
        (unit.pk, "Khoa Luật"),
        (None, "Phòng Lạ"),
    }


def test_a_similar_partner_is_asked_and_never_merged(officer):
    known = an_organisation("Trường Đại học Canberra", country="AU")

    batch = of(officer, "Trường Đại học Canbera\tÚc\tMOU\t1/2/2024\t")

    assert verdicts(batch) == ["ask"]
    assert batch.questions[0]["candidates"] == [[str(known.pk), known.name]]


def test_this_one_makes_the_name_another_name_of_the_partner(officer):
    known = an_organisation("Trường Đại học Canberra", country="AU")
    batch = of(officer, "Trường Đại học Canbera\tÚc\tMOU\t1/2/2024\t")

    batch = decide_values(
        actor=officer, batch=batch, answers={("partner", "truong dai hoc canbera"): str(known.pk)}
    )
    start_commit(actor=officer, batch=batch)

    assert [name.text for name in known.names.all()] == ["Trường Đại học Canbera"]
    assert Agreement.objects.get().parties.get() == known


def test_a_new_one_is_added_beside_the_similar_one(officer):
    an_organisation("Trường Đại học Canberra", country="AU")
    batch = of(officer, "Trường Đại học Canbera\tÚc\tMOU\t1/2/2024\t")

    batch = decide_values(actor=officer, batch=batch, answers={("partner", "truong dai hoc canbera"): "new"})
    start_commit(actor=officer, batch=batch)

    assert Organisation.objects.count() == 2


def test_two_partners_of_one_name_are_told_apart_by_a_person(officer):
    one, other = an_organisation("Viện A"), an_organisation("Viện A")

    batch = of(officer, "Viện A\t\tMOU\t1/2/2024\t")

    assert verdicts(batch) == ["ask"]
    assert {key for key, _name in batch.questions[0]["candidates"]} == {str(one.pk), str(other.pk)}


def test_an_agreement_that_is_only_likely_is_asked(officer):
    partner = an_organisation("Viện A")
    known = an_agreement(partner, signed="2024", kind="mou")
    batch = of(officer, "Viện A\t\tMOU\t1/2/2024\t")
    row = row_of(batch)
    assert (row.verdict, row.plan["candidates"]) == ("ask", [str(known.pk)])

    new = change_row(actor=officer, batch=batch, row=row, decisions={"record": "new"})
    assert new.verdict == "new"
    same = change_row(actor=officer, batch=batch, row=row, decisions={"record": str(known.pk)})

    assert (same.verdict, same.target_id) == ("conflict", known.pk)


def test_our_own_institution_is_no_partner(officer):
    an_organisation("Học viện Của Ta", is_host=True)

    batch = of(officer, "Học viện Của Ta; Viện Nghiên cứu Khác\t\tMOU\t1/2/2024\t")

    row = row_of(batch)
    assert [party["name"] for party in row.plan["parties"]] == ["Viện Nghiên cứu Khác"]
    assert [one["code"] for one in row.remarks] == ["own_institution"]


def test_two_similar_new_names_of_one_table_are_asked_about(officer):
    batch = of(
        officer,
        "Trường Đại học Canberra\tÚc\tMOU\t1/2/2024\t",
        "Trường Đại học Canbera\tÚc\tMOU\t1/2/2025\t",
    )

    assert verdicts(batch) == ["new", "ask"]
    assert batch.questions[0]["candidates"] == [
        ["as:truong dai hoc canberra", "Trường Đại học Canberra", "2"]
    ]


@pytest.mark.parametrize(
    ("answer", "names"),
    [
        ("as:truong dai hoc canberra", {"Trường Đại học Canberra": ["Trường Đại học Canbera"]}),
        ("new", {"Trường Đại học Canberra": [], "Trường Đại học Canbera": []}),
    ],
)
def test_similar_new_names_are_one_partner_or_two_as_a_person_says(officer, answer, names):
    batch = of(
        officer,
        "Trường Đại học Canberra\tÚc\tMOU\t1/2/2024\t",
        "Trường Đại học Canbera\tÚc\tMOU\t1/2/2025\t",
    )

    batch = decide_values(actor=officer, batch=batch, answers={("partner", "truong dai hoc canbera"): answer})
    start_commit(actor=officer, batch=batch)

    made = {one.name: [other.text for other in one.names.all()] for one in Organisation.objects.all()}
    assert made == names
    assert Agreement.objects.count() == 2


def test_names_told_apart_by_a_number_are_not_asked_about(officer):
    batch = of(officer, *(f"Trường Trung học số {n}\tÚc\tMOU\t1/2/2024\t" for n in (1, 2, 3)))

    assert verdicts(batch) == ["new", "new", "new"]


def test_a_name_that_is_mended_is_compared_with_the_others(officer):
    batch = of(officer, "Trường Đại học Canberra\tÚc\tMOU\t1/2/2024\t", "Viện Khác\tÚc\tMOU\t1/2/2025\t")

    row = change_row(actor=officer, batch=batch, row=row_of(batch, 1), edits={0: "Trường Đại học Canbera"})

    assert row.verdict == "ask"
    batch.refresh_from_db()
    row = change_row(actor=officer, batch=batch, row=row_of(batch, 1), edits={3: "2/2/2025"})
    assert row.verdict == "ask"


def test_a_similar_partner_that_came_after_the_preview_stops_the_commit(officer):
    batch = of(officer, "Trường Đại học Canbera\tÚc\tMOU\t1/2/2024\t")
    an_organisation("Trường Đại học Canberra", country="AU")

    with pytest.raises(PreviewOutdated):
        start_commit(actor=officer, batch=batch)

    assert verdicts(batch) == ["ask"]


def test_names_are_looked_up_piece_by_piece_without_taking_in_all_organisations(officer, monkeypatch):
    taken_in = []
    known_for = partners.known_for
    monkeypatch.setattr(
        partners, "known_for", lambda names: taken_in.append(index := known_for(names)) or index
    )
    monkeypatch.setattr(partners, "AT_ONCE", 1)
    known = an_organisation("Trường Đại học Canberra", country="AU")
    for number in range(12):
        an_organisation(f"Trường Đại học số {number}")

    batch = of(officer, "Trường Đại học Canbera\tÚc\tMOU\t1/2/2024\t", "Viện Khác\tÚc\tMOU\t1/2/2024\t")

    assert verdicts(batch) == ["ask", "new"]
    assert batch.questions[0]["candidates"] == [[str(known.pk), known.name]]
    assert max(map(len, taken_in)) == 1
