"""Brands without a head word at the head of a clause, and names that other words cut short before."""

import pytest

from caunoi.domain.documents import Document
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
        ("Zetakumo trang bị cho Trường 20 máy chiếu từ năm 2020.", {"Zetakumo"}),
        ("Năm 2021, Zetakumo lắp đặt dây chuyền tại xưởng của Trường.", {"Zetakumo"}),
        (
            "Năm 2022, Zetakumo Hạ Long, Novosaki Bay và Kumopalace ký ghi nhớ với Trường.",
            {"Zetakumo Hạ Long", "Novosaki Bay", "Kumopalace"},
        ),
        (
            "Trường ký với UBND TP. Cao Lãnh và Tỉnh Đoàn Đồng Tháp.",
            {"UBND TP. Cao Lãnh", "Tỉnh Đoàn Đồng Tháp"},
        ),
        ("Trường ký MOU với Đại học Khoa học ứng dụng Kumo.", {"Đại học Khoa học ứng dụng Kumo"}),
        ("Trường ký MOU với Trường Cao đẳng Kỹ thuật Lào - Đức.", {"Trường Cao đẳng Kỹ thuật Lào - Đức"}),
    ],
)
def test_they_are_partners(sentence, names):
    assert partners(sentence) == names


@pytest.mark.parametrize(
    "sentence",
    [
        "Giống ĐH12 chuyển giao cho nông dân trong vùng từ năm 2020.",
        "Thỏa thuận với Đại học Kumo chưa kịp ký.",
        "Năm 2021, Trường tạm hoãn ký kết với Đại học Kumo.",
        "Trường được thành lập trên cơ sở sáp nhập Trường Cao đẳng Sông Saki và Trường Trung cấp Kumo.",
    ],
)
def test_these_are_not(sentence):
    assert partners(sentence) == set()


def test_small_second_syllables_belong_to_the_name_of_a_well_known_firm():
    assert partners("Năm 2024, Trường và Samsung Điện tử Hàn Quốc ký kết hợp tác.") == {
        "Samsung Điện tử Hàn Quốc"
    }
