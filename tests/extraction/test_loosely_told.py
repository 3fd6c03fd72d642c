"""Partners whom no known form of words binds to an act, but who are named beside it."""

import pytest

from caunoi.domain.documents import Document
from caunoi.domain.kinds import Flag
from caunoi.extraction import extract

HOST = (
    "TRƯỜNG ĐẠI HỌC HỒNG LAM\n\nTrường Đại học Hồng Lam là trường đại học công lập tại thành phố Vinh. "
    "Nhà trường đẩy mạnh hợp tác và ký kết với đối tác.\n\n"
)


def partners(text: str) -> set[str]:
    return {partner.name for partner in extract(Document("w.txt", HOST + text + "\n")).partners}


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Cùng Tập đoàn Kumo (Nhật Bản) mở lớp kỹ sư chất lượng cao năm 1999.", {"Tập đoàn Kumo"}),
        ("Công ty Nông nghiệp Saki nhận 32 thực tập sinh của Trường năm 2018.", {"Công ty Nông nghiệp Saki"}),
        (
            "Phòng mô phỏng do Công ty Kumo Maritime cung cấp theo hợp đồng 2 triệu EUR.",
            {"Công ty Kumo Maritime"},
        ),
        (
            "Năm 2011, Trường mở lớp tiên tiến theo chương trình của Đại học Saki (Hàn Quốc).",
            {"Đại học Saki"},
        ),
    ],
)
def test_they_are_taken(sentence, names):
    assert partners(sentence) == names


@pytest.mark.parametrize(
    "sentence",
    [
        "So với Trường Đại học Sông Lam, số dự án hợp tác của Trường còn thấp.",
        "Trong khi đó, Trường Đại học Sông Lam đã có dự án hợp tác 100 triệu USD.",
        "Trường dự kiến triển khai dự án với Đại học Saki vào năm 2030.",
        "Dự lễ ký kết dự án có đại diện Công ty Kumo, Sở Công Thương.",
        "Tập đoàn Kumo hợp tác với Trường Đại học Sông Lam mở phòng thí nghiệm.",
    ],
)
def test_onlookers_and_models_are_not(sentence):
    assert partners(sentence) == set()


def test_they_are_never_certain():
    text = HOST + "Công ty Nông nghiệp Saki nhận 32 thực tập sinh của Trường năm 2018.\n"

    found = extract(Document("w.txt", text)).partners[0]

    assert Flag.WEAK_GROUNDS.value in found.flags


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("• 2019: JICA cử tình nguyện viên dạy tiếng Nhật.", {"JICA"}),
        ("Oxfam và Heifer International hỗ trợ nông dân nghèo.", {"Oxfam", "Heifer International"}),
        ("Năm 2021, Samsung Display trang bị phòng thực hành cho Nhà trường.", {"Samsung Display"}),
    ],
)
def test_bodies_that_everybody_knows_need_no_head_word(sentence, names):
    assert partners(sentence) == names


def test_dates_behind_each_name_of_a_list_belong_to_it():
    text = (
        HOST
        + "Trường lần lượt ký biên bản ghi nhớ với Đại học Kumo ngày 3/3 và Đại học Saki ngày 6/4/2020.\n"
    )

    found = {a.parties: str(a.signed) for a in extract(Document("w.txt", text)).agreements}

    assert found == {("Đại học Kumo",): "2020-03-03", ("Đại học Saki",): "2020-04-06"}


def test_a_name_goes_on_behind_a_short_form_of_its_first_part():
    text = "Sáng 13/11, Trường đón đoàn Trường Cao đẳng Sư phạm (CĐSP) Luông Saki, nước CHDCND Lào."

    assert partners(text) == {"Trường Cao đẳng Sư phạm Luông Saki"}


def test_two_rectors_sign_for_both_sides():
    text = (
        HOST + "Sáng 12/3/2021, Trường tiếp đoàn Đại học Kumo. Hai hiệu trưởng đã đặt bút ký Bản ghi nhớ.\n"
    )

    found = extract(Document("w.txt", text)).agreements

    assert [(a.parties, str(a.signed)) for a in found] == [(("Đại học Kumo",), "2021-03-12")]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Nhân 60 năm thành lập Trường, Tập đoàn Kumo trao tặng thư viện số năm 2020.", {"Tập đoàn Kumo"}),
        ("Quỹ Kumo, thông qua Đại sứ quán Nhật Bản, trao 30 suất học bổng cho Trường.", {"Quỹ Kumo"}),
        ("Sau 2 năm đàm phán, thỏa thuận với Đại học Kumo được ký ngày 1/6/2015.", {"Đại học Kumo"}),
        ("Sau lễ ký, đoàn thăm Nhà máy Saki và Bảo tàng tỉnh.", set()),
        ("Trường Đại học Sông Lam và Công ty Kumo ký kết hợp tác ngày 5/5/2021.", set()),
        ("Thầy Hùng từng là giảng viên Trường Đại học Sông Lam trước khi về Trường năm 2012.", set()),
    ],
)
def test_who_acts_is_told_from_who_stands_beside(sentence, names):
    assert partners(sentence) == names
