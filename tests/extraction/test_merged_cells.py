"""A cell merged over several rows hands its words to each of them."""

import pytest

from caunoi.extraction import extract
from caunoi.reading import read

HEADER = "<tr><th>TT<th>Đối tác<th>Quốc gia<th>Văn bản<th>Thời hạn<th>Nội dung</tr>"


def agreements(rows: str) -> list[tuple[str, str, str, str]]:
    page = f"<!doctype html><meta charset=utf-8><p>Danh sách hợp tác</p><table>{HEADER}{rows}</table>"
    found = extract(read(page.encode(), "a.html"), host="Học viện").agreements
    return [
        (one.parties[0], one.kind.value, f"{one.term.start}-{one.term.end}", one.content) for one in found
    ]


def test_the_kind_the_term_and_the_content_are_those_of_the_merged_cell():
    rows = (
        "<tr><td>1<td>Đại học Kyushu<td>Nhật Bản<td rowspan=3>MOU<td rowspan=3>2021-2026"
        "<td rowspan=2>Trao đổi sinh viên<tr><td>2<td>Đại học Palermo<td>Ý"
        "<tr><td>3<td>Đại học Canberra<td>Úc<td>Học bổng"
    )

    assert agreements(rows) == [
        ("Đại học Kyushu", "mou", "2021-2026", "Trao đổi sinh viên"),
        ("Đại học Palermo", "mou", "2021-2026", "Trao đổi sinh viên"),
        ("Đại học Canberra", "mou", "2021-2026", "Học bổng"),
    ]


def test_one_partner_over_several_rows_has_an_agreement_in_each():
    rows = (
        "<tr><td>1<td rowspan=2>Đại học Kyushu<td rowspan=2>Nhật Bản"
        "<td>MOU<td>2021-2026<td>Trao đổi sinh viên"
        "<tr><td>2<td>MOA<td>2022-2027<td>Học bổng"
    )

    assert agreements(rows) == [
        ("Đại học Kyushu", "mou", "2021-2026", "Trao đổi sinh viên"),
        ("Đại học Kyushu", "moa", "2022-2027", "Học bổng"),
    ]


@pytest.mark.parametrize("row", ["<tr><td colspan=6>I. CHÂU Á</tr>", "<tr><td><td colspan=5>Châu Á</tr>"])
def test_a_heading_over_all_columns_is_no_partner(row):
    rows = row + "<tr><td>1<td>Đại học Kyushu<td>Nhật Bản<td>MOU<td>2021-2026<td>Trao đổi sinh viên" * 2

    assert {name for name, *_ in agreements(rows)} == {"Đại học Kyushu"}
