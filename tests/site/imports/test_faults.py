"""What is wrong with a row is said cell by cell, and mended on the spot."""

import pytest
from tests.site.imports.making import fault_codes, pasted, row_of, verdicts

from caunoi_web.imports.services.preparing import change_row
from caunoi_web.imports.wording import fault_words

pytestmark = pytest.mark.django_db
HEAD = "Số văn bản\tĐối tác\tNgày ký\tHiệu lực từ\tHiệu lực đến\tWebsite\n"


def of(officer, *rows):
    return pasted(officer, HEAD + "\n".join(rows) + "\n")


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("1\tViện A\t31/02/2024\t\t\t", "no_day"),
        ("1\tViện A\t\t1/2/2024\t1/2/2023\t", "ends_before"),
        ("1\tViện A\t1/2/2024\t\t2023\t", "ends_before_signed"),
        ("1\tViện A\t12/31/2024\t\t\t", "no_day"),
        ("1\tViện A\t44562\t\t\t", "serial"),
        ("1\tViện A\t1/2/2024 và 3/4/2025\t\t\t", "two_days"),
        ("1\tViện A\t28/4 - 3/5/2024\t\t\t", "more_than_day"),
        ("1\tViện A\t\t10-12/5/2024\t\t", "more_than_day"),
        ("1\tViện A\t\t\ttháng 4 - tháng 5/2024\t", "more_than_day"),
        ("1\tViện A\tngày 28, 29 tháng 4 năm 2024\t\t\t", "more_than_day"),
        ("1\tViện A\tApril 28 - May 3, 2024\t\t\t", "more_than_day"),
        ("1\tViện A\t2021-2024\t\t\t", "two_days"),
        ("1\tViện A\t1/2/0202\t\t\t", "far_year"),
        ("1\tViện A\tsắp ký\t\t\t", "no_day"),
        ("1\t\t1/2/2024\t\t\t", "no_partner"),
        ("1\t...\t1/2/2024\t\t\t", "no_partner"),
        ("1\tViện NICT; Viện NICT\t1/2/2024\t\t\t", "partner_twice"),
        (f"{'9' * 61}\tViện A\t1/2/2024\t\t\t", "too_long"),
        (f"1\t{'A' * 20_001}\t1/2/2024\t\t\t", "long_cell"),
    ],
)
def test_a_fault_is_named_with_its_cell_and_what_to_do(officer, row, code):
    found = row_of(of(officer, row))

    assert (found.verdict, fault_codes(found)[:1]) == ("fault", [code])
    words = fault_words("agreements", found.faults[0])
    assert words
    assert "%(" not in words


@pytest.mark.parametrize("written", ["Thứ 5, 3/5/2024", "08:00 3/5/2024", "3/5/2024 08:00", "ngày 3/5/2024"])
def test_a_weekday_or_a_clock_beside_a_day_is_no_second_day(officer, written):
    found = row_of(of(officer, f"1\tViện A\t{written}\t\t\t"))

    assert (found.verdict, found.plan["write"]["signed"]) == ("new", "2024-05-03")


def test_the_same_number_with_the_same_partner_twice_is_a_fault_of_the_second(officer):
    batch = of(
        officer, "7/MOU\tViện A\t1/2/2024\t\t\t", "8/MOU\tViện A\t2/2/2024\t\t\t", "7/MOU\tViện A\t\t\t\t"
    )

    assert verdicts(batch) == ["new", "new", "fault"]
    assert row_of(batch, 2).faults[0]["parts"] == {"row": 2}


def test_one_number_of_two_partners_is_two_agreements(officer):
    batch = of(officer, "7/MOU\tViện A\t1/2/2024\t\t\t", "7/MOU\tViện B\t1/2/2024\t\t\t")

    assert verdicts(batch) == ["new", "new"]


def test_a_mended_cell_is_checked_again_and_the_file_s_words_stay(officer):
    batch = of(officer, "1\tViện A\t31/02/2024\t\t\t", "2\tViện B\t1/2/2024\t\t\t")
    row = row_of(batch)

    change_row(actor=officer, batch=batch, row=row, edits={2: "29/02/2024"})

    row.refresh_from_db()
    batch.refresh_from_db()
    assert (row.verdict, row.plan["write"]["signed"]) == ("new", "2024-02-29")
    assert row.cells[2] == "31/02/2024"
    assert (batch.counts["new"], batch.counts["fault"]) == (2, 0)


def test_typing_the_file_s_words_again_takes_the_mending_back(officer):
    batch = of(officer, "1\tViện A\t31/02/2024\t\t\t")
    row = change_row(actor=officer, batch=batch, row=row_of(batch), edits={2: "1/2/2024"})

    row = change_row(actor=officer, batch=batch, row=row, edits={2: "31/02/2024 "})

    assert (row.edits, row.verdict) == ({}, "fault")


def test_mending_one_of_two_rows_that_mean_the_same_frees_the_other(officer):
    batch = of(
        officer, "7/MOU\tViện A\t1/2/2024\t\t\t", "7/MOU\tViện A\t1/2/2024\t\t\t", "9/MOU\tViện C\t\t\t\t"
    )
    assert verdicts(batch) == ["new", "fault", "new"]

    change_row(actor=officer, batch=batch, row=row_of(batch), edits={0: "6/MOU"})

    assert verdicts(batch) == ["new", "new", "new"]


def test_a_mended_cell_can_make_a_new_pair(officer):
    batch = of(officer, "7/MOU\tViện A\t1/2/2024\t\t\t", "8/MOU\tViện A\t1/2/2024\t\t\t")

    change_row(actor=officer, batch=batch, row=row_of(batch), edits={0: "8/MOU"})

    assert verdicts(batch) == ["new", "fault"]


def test_a_row_is_left_out_and_taken_in_again(officer):
    batch = of(officer, "1\tViện A\t31/02/2024\t\t\t")
    row = change_row(actor=officer, batch=batch, row=row_of(batch), is_out=True)
    assert row.verdict == "out"

    row = change_row(actor=officer, batch=batch, row=row, is_out=False)

    assert row.verdict == "fault"


def test_formulas_and_control_signs_are_plain_text(officer):
    batch = of(officer, '=HYPERLINK("http://x")\tViện\x00 A\x07\t1/2/2024\t\t\t')

    row = row_of(batch)
    assert (row.verdict, row.label) == ("new", "Viện A")
    assert row.plan["write"]["number"] == '=HYPERLINK("http://x")'


def test_what_is_no_field_is_named_and_has_to_be_left_out(officer):
    from caunoi_web.imports.errors import WrongMapping
    from caunoi_web.imports.services.beginning import begin_pasted
    from caunoi_web.imports.services.preparing import map_columns

    batch = begin_pasted(actor=officer, kind="agreements", text="Đối tác\tMàu bìa\nViện A\tđỏ\n")

    with pytest.raises(WrongMapping, match="Màu bìa"):
        map_columns(actor=officer, batch=batch, mapping=batch.mapping)
    with pytest.raises(WrongMapping):
        map_columns(actor=officer, batch=batch, mapping=["-", "-"])
    with pytest.raises(WrongMapping):
        map_columns(actor=officer, batch=batch, mapping=["partners", "partners"])
