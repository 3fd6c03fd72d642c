"""Vietnamese news names many who are no partners: people of the house, partners of a partner, programmes."""

import pytest

from caunoi.domain.documents import Document
from caunoi.extraction import extract

_NEWS = (
    "Trường Đại học Bạch Đằng tiếp đoàn Đại học Kanazawa\n\n"
    "Ngày 12/5/2023, Trường Đại học Bạch Đằng đã tiếp và làm việc với đoàn Đại học Kanazawa (Nhật Bản).\n\n"
    "{told}\n\n"
    "Tại buổi làm việc, Trường Đại học Bạch Đằng và Đại học Kanazawa trao đổi về hợp tác đào tạo.\n"
)


def _partners(told: str) -> set[str]:
    found = extract(Document("tin.txt", _NEWS.format(told=told)))
    return {partner.name for partner in found.partners}


@pytest.mark.parametrize(
    "told",
    [
        "Cùng tiếp đoàn còn có lãnh đạo Phòng Quản lý Đào tạo và đại diện Văn phòng MEXT.",
        "Đón tiếp đoàn có lãnh đạo Phòng Hợp tác quốc tế và Viện Khoa học Biển Bạch Long.",
        "Đoàn công tác Trường Đại học Bạch Đằng do Phó Hiệu trưởng làm trưởng đoàn cùng TS. Lê Văn Ba "
        "– Phó Giám đốc Trung tâm Nghiên cứu và Đào tạo kỹ năng mềm đã sang thăm Đại học Kanazawa.",
        "Đại học Kanazawa là trường đại học quốc lập của Nhật Bản. Trường có 10.000 sinh viên. "
        "Trường hợp tác với nhiều trường trên thế giới, như Đại học Lund, Đại học Porto.",
        "Hai trường sẽ tổ chức chương trình Kanazawa Technology Track cho sinh viên năm cuối.",
        "Quan hệ giữa Kanazawa và Hải Phòng đã có từ lâu.",
    ],
)
def test_only_the_guest_of_the_day_is_a_partner(told: str) -> None:
    assert _partners(told) == {"Đại học Kanazawa"}


@pytest.mark.parametrize(
    "told",
    [
        "Nhân dịp này, Trường Đại học Bạch Đằng ký biên bản ghi nhớ với Công ty TNHH Thép Hoàng Gia.",
        "Trường hợp tác với Công ty TNHH Thép Hoàng Gia trong đào tạo kỹ sư.",
        "Tiếp đó, Trường Đại học Bạch Đằng và Công ty TNHH Thép Hoàng Gia đã ký thỏa thuận hợp tác.",
    ],
)
def test_a_second_partner_beside_the_guest_is_kept(told: str) -> None:
    assert "Công ty TNHH Thép Hoàng Gia" in _partners(told)
