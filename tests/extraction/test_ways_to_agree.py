"""Ways in which one sentence says who agreed with, gave to or worked with the host."""

import pytest

from caunoi.domain.documents import Document
from caunoi.extraction import extract

EN = (
    "Hong Lam University (HLU) is a public university in Vinh City. The University cooperates with partners "
    "and signs agreements.\n\n"
)
VI = (
    "Trường Đại học Hồng Lam là trường đại học công lập tại thành phố Vinh. Nhà trường đẩy mạnh hợp tác "
    "và ký kết với đối tác.\n\n"
)


def partners(text: str) -> set[str]:
    return {partner.name for partner in extract(Document("w.txt", text + "\n")).partners}


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "Hong Lam University and Kumo College leaders met on Friday, March 4 to sign an agreement.",
            {"Kumo College"},
        ),
        (
            "President John Smith of Kumo College and the Rector signed the agreement on 3 March 2022.",
            {"Kumo College"},
        ),
        (
            "The Kumo Foundation has pledged $150,000 to support 30 students of the University.",
            {"Kumo Foundation"},
        ),
        (
            "With funding from the Kumo Foundation, the University built a centre in 2016.",
            {"Kumo Foundation"},
        ),
        ("Kumotech donated 200 computers to the University in May 2020.", {"Kumotech"}),
        ("Hong Lam University teams up with Kumotech to train engineers.", {"Kumotech"}),
        ("The centre has been run by Hong Lam University and Kumo College since 2008.", {"Kumo College"}),
    ],
)
def test_in_english(sentence, names):
    assert partners(EN + sentence) == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Nhà trường đã bắt tay với Kumotech mở phòng thí nghiệm chung.", {"Kumotech"}),
        ("Kumotech tài trợ 5 suất học bổng cho Nhà trường.", {"Kumotech"}),
        (
            "Trường ký MOU với 3 trường đại học Indonesia: Universitas Kumo, Universitas Sari.",
            {"Universitas Kumo", "Universitas Sari"},
        ),
    ],
)
def test_in_vietnamese(sentence, names):
    assert partners(VI + sentence) == names


def test_a_person_who_gives_is_no_organisation():
    assert partners(EN + "Students donated 200 books to the University in May 2020.") == set()
