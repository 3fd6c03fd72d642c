"""How Vietnamese news tells of a signing: stamps before the text, days without a year, officers' names."""

from datetime import date

import pytest

from caunoi.domain.documents import Document
from caunoi.domain.findings import Findings
from caunoi.extraction import extract
from caunoi.extraction.dates import publication_day
from caunoi.extraction.news_year import year_of_news
from caunoi.extraction.organisations import find_organisations
from caunoi.extraction.sentences import find_blocks
from caunoi.extraction.view import View


def _names(text: str) -> list[str]:
    view = View.of(text)
    return [one.name for one in find_organisations(view, find_blocks(view.text))]


def _read(text: str) -> Findings:
    return extract(Document("tin.txt", text + "\n"))


def _signed(text: str) -> list[str | None]:
    return [str(one.signed) if one.signed else None for one in _read(text).agreements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" date 2024-03-12 Trường Đại học Hồng Lam ký kết với Tập đoàn Kumo.", date(2024, 3, 12)),
        ("15/01/2024 16:26 (PNO) - Trường Đại học Hồng Lam ký kết.", date(2024, 1, 15)),
        ("08:30, 15/01/2024 Trường Đại học Hồng Lam ký kết.", date(2024, 1, 15)),
        ("Cập nhật lúc: 15/01/2024 Trường Đại học Hồng Lam ký kết.", date(2024, 1, 15)),
        ("date 2024-03 Trường Đại học Hồng Lam ký kết.", None),
        ("Ngày 15/01/2024 Trường Đại học Hồng Lam ký kết.", None),
    ],
)
def test_a_stamp_right_before_the_text_is_the_day_of_publication(text: str, expected: date | None) -> None:
    assert publication_day(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("date 2024-03 Chiều 4/3, Trường Đại học Hồng Lam ký kết.", 2024),
        ("date 2024-01 Ngày 28/12, Trường Đại học Hồng Lam ký kết.", 2023),
        ("Chiều 3-7, hai bên ký chương trình hợp tác giai đoạn 2020-2025.", 2020),
        ("Sáng 5/6/2019 khai mạc. Chiều 6/6, hai bên ký.", 2019),
        ("Ngày 7/1, hai bên ký. Đây là hoạt động mở màn trong năm 2016.", 2016),
        ("Ngày 7/1, hai bên ký. Trường thành lập năm 1995.", None),
        ("Sáng 5/6/2019 và 6/7/2021. Chiều 6/6, hai bên ký.", None),
    ],
)
def test_the_year_of_news_without_a_day_of_publication(text: str, expected: int | None) -> None:
    assert year_of_news(text) == expected


def test_the_stamp_is_no_day_of_signing() -> None:
    text = (
        " date 2024-09-30 Tập đoàn Kumo ký biên bản ghi nhớ với Trường Đại học Hồng Lam.\n\n"
        "Lễ ký kết diễn ra hôm 20/9 vừa qua. Theo đó, hai bên sẽ trao đổi sinh viên.\n"
    )
    assert _signed(text) == ["2024-09-20"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lễ ký kết được tổ chức sáng 20/9 tại Vinh.",
        "Buổi lễ diễn ra vào ngày 20/9.",
        "Sáng 20/9, lễ ký được tổ chức tại Vinh.",
        "Biên bản ghi nhớ được ký ngày 20/9.",
    ],
)
def test_a_sentence_of_its_own_tells_the_day_of_the_ceremony(sentence: str) -> None:
    text = (
        "Trường Đại học Hồng Lam ký kết với Đại học Kumo\n\n25/09/2024 08:00\n\n"
        "Trường Đại học Hồng Lam vừa ký biên bản ghi nhớ hợp tác với Đại học Kumo (Nhật Bản) về đào tạo.\n\n"
        + sentence
    )
    assert _signed(text) == ["2024-09-20"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Giám đốc Sở Y tế Trần Văn Bình phát biểu", ["Sở Y tế"]),
        ("Bí thư Tỉnh ủy Lê Văn Hải dự", []),
        ("Hiệu trưởng Trường Đại học Hồng Lam Nguyễn Lê Hùng ký", ["Trường Đại học Hồng Lam"]),
        ("Hiệu trưởng Trường ĐH Võ Trường Toản ký", ["Trường ĐH Võ Trường Toản"]),
        ("Hiệu trưởng Trường Đại học Hà Nội phát biểu", ["Trường Đại học Hà Nội"]),
        ("sinh viên Trường ĐH Võ Trường Toản đạt giải", ["Trường ĐH Võ Trường Toản"]),
    ],
)
def test_the_name_of_a_body_ends_where_its_officer_begins(text: str, names: list[str]) -> None:
    assert _names(text) == names


def test_all_schools_of_a_country_are_no_school() -> None:
    assert _names("đoàn công tác các trường Đại học Đài Loan đến thăm") == []


def test_a_heading_that_ends_in_a_self_word_does_not_go_on_below() -> None:
    assert "Trường Trong" not in _names("Đoàn đến thăm và làm việc với Trường\nTrong khuôn khổ chuyến thăm")


def test_a_school_with_the_acronym_of_its_parent_is_the_school() -> None:
    text = "Trường ĐH Bách Khoa ĐHQG-HCM tổ chức lễ ký. Trường ĐH Bách Khoa là thành viên."
    assert len(_names(text)) == 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Trường đại học (ĐH) Hồng Lam ký kết", ["Trường đại học Hồng Lam"]),
        ("với Ủy ban nhân dân (UBND) tỉnh Nghệ An", ["Ủy ban nhân dân tỉnh Nghệ An"]),
        ("với 03 Doanh nghiệp ngành Xây dựng", []),
        ("ngày 5/3 Trường Đại học Hồng Lam ký", ["Trường Đại học Hồng Lam"]),
    ],
)
def test_short_forms_and_counts_beside_the_head_of_a_name(text: str, names: list[str]) -> None:
    assert _names(text) == names


_OPENING = "Trường Đại học Hồng Lam đón đoàn\n\n06/06/2024 09:00\n\n"


@pytest.mark.parametrize(
    ("story", "partners"),
    [
        (
            "Sáng 5/6, trong khuôn khổ Hội thảo do Tỉnh ủy Nghệ An phối hợp Học viện Kumo tổ chức, "
            "Trường Đại học Hồng Lam đã ký biên bản ghi nhớ với Đại học Saki.",
            {"Đại học Saki"},
        ),
        (
            "Sáng 5/6, Trường Đại học Hồng Lam ký biên bản ghi nhớ với Đại học Saki. Về phía Trường Đại học "
            "Hồng Lam có Hiệu trưởng, đại diện Trường Đại học Sư phạm Sông Lam.",
            {"Đại học Saki"},
        ),
        (
            "Sáng 5/6, tại TP Huế, Trường Đại học Hồng Lam phối hợp với Công ty Kumo trao 20 suất học bổng.",
            {"Công ty Kumo"},
        ),
        (
            "Sáng 5/6, tại Trường Đại học Hồng Lam diễn ra lễ ký kết thỏa thuận xây dựng “Trung tâm Đào tạo "
            "Thái Sơn” giữa hai trường. Phía Trường Cao đẳng Saki có Phó Hiệu trưởng và các trưởng khoa.",
            {"Trường Cao đẳng Saki"},
        ),
    ],
)
def test_arrangers_own_people_places_and_what_is_founded_are_no_partners(
    story: str, partners: set[str]
) -> None:
    assert {one.name for one in _read(_OPENING + story).partners} == partners


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        (
            "Sáng 3/6, Trường làm việc với Đại học Saki. Tại buổi làm việc, hai bên đã ký kết thỏa thuận.",
            "2024-06-03",
        ),
        ("Sáng 3/6, Trường đón đoàn.\n\nTại lễ, Trường ký thỏa thuận với Đại học Saki.", "2024-06-03"),
        (
            "Hoạt động hợp tác từ năm 2005 đến nay; Trường ký thỏa thuận với Đại học Saki ngày 3/6.",
            "2024-06-03",
        ),
    ],
)
def test_a_signing_takes_the_day_with_which_the_news_goes_on(story: str, expected: str) -> None:
    assert expected in _signed(_OPENING + story)


def test_a_head_of_state_behind_his_country_is_no_partner():
    text = (
        "Nhân chuyến thăm của Chủ tịch nước Trung Quốc Tập Minh Long (14-15/4/2025), Đại học Hồng Lam và "
        "Đài Truyền hình Sao Mai đã ký Biên bản ghi nhớ hợp tác."
    )

    names = [partner.name for partner in extract(Document("n.txt", text)).partners]

    assert not any("Trung Quốc" in name for name in names)
