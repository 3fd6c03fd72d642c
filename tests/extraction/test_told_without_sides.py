"""Papers dated without their sides, heads shared by several schools, parts called by the host's name."""

import pytest

from caunoi.domain.findings import Findings
from caunoi.extraction import extract
from caunoi.extraction.names_in_plural import names_in_plural
from caunoi.reading import read


def findings(text: str) -> Findings:
    return extract(read(text.encode(), "overview.txt"))


@pytest.mark.parametrize(
    "text",
    [
        "Alpha University has worked with Osaka University on joint research since 1996. A memorandum of"
        " understanding was signed in 2002. An agreement on student exchange was concluded in May 2011.",
        "Trường Đại học An Bình: hợp tác quốc tế\n\nTừ năm 1996, Trường hợp tác với Đại học Osaka (Nhật Bản)"
        " về nghiên cứu chung. Biên bản ghi nhớ đã được ký năm 2002. Thỏa thuận trao đổi sinh viên được"
        " ký kết vào tháng 5/2011.",
    ],
)
def test_a_later_paper_is_one_with_whom_was_spoken_of(text: str) -> None:
    found = findings(text)

    signed = {str(one.signed) for one in found.agreements if one.signed}
    assert signed == {"2002", "2011-05"}
    assert len({one.parties for one in found.agreements}) == 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "partners with Penn State and Troy universities in America",
            ["Penn State University", "Troy University"],
        ),
        ("with the Universities of Bern and Graz on", ["University of Bern", "University of Graz"]),
        ("between European and Russian universities", []),
        ("our Partner and Member Universities", []),
        ("the University of Bern and others", []),
    ],
)
def test_schools_share_one_head_word(text: str, names: list[str]) -> None:
    assert [name for name, _, _ in names_in_plural(text, 0, len(text))] == names


def test_a_part_called_by_the_short_name_of_the_host_is_no_partner() -> None:
    text = (
        "Linh Sơn National University (LSNU) works with Osaka University. The exchange was organised by LSNU"
        " College of Arts together with Osaka University. LSNU Summer Program welcomes students."
    )

    assert [one.name for one in findings(text).partners] == ["Osaka University"]


def test_a_member_of_a_list_is_no_parent_of_a_name_that_tells_its_place() -> None:
    text = (
        "Trường Đại học An Bình: hợp tác quốc tế\n\nDự án có sự phối hợp của 4 viện, trường thành viên:"
        " Học viện Nông nghiệp Việt Nam, ĐH Huế, Trường ĐH Nha Trang và Viện Nghiên cứu Nuôi trồng"
        " Thủy sản 2."
    )

    assert "ĐH Huế" in {one.name for one in findings(text).partners}


def test_a_dated_gift_is_no_clause_of_the_paper_before() -> None:
    text = (
        "Trường Đại học An Bình: hợp tác doanh nghiệp\n\nĐến nay, Trường đã ký kết hợp tác với hơn 150 doanh"
        " nghiệp, tiêu biểu như: Công ty TNHH Canon Việt Nam, Công ty Cổ phần FPT, Tập đoàn Hòa Phát.\n\n"
        "Ngày 08/11/2023, Tập đoàn Hòa Phát trao tặng 100 bộ máy tính cho sinh viên."
    )

    gifts = [one for one in findings(text).agreements if str(one.term.start) == "2023-11-08"]
    assert [one.parties for one in gifts] == [("Tập đoàn Hòa Phát",)]
