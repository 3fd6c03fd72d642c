"""Vietnamese news of a visit between two Vietnamese bodies: the one that receives is the host."""

import pytest

from caunoi.domain.documents import Document
from caunoi.extraction import extract


def _host(text: str) -> str:
    found = extract(Document("tin.txt", text)).host
    return found.name if found else ""


@pytest.mark.parametrize(
    "received",
    [
        "Đón tiếp và làm việc với đoàn, phía Viện Cây chè Phú Hộ gồm có TS. Lê Văn Ba – Viện trưởng.",
        "Về phía Viện Cây chè Phú Hộ, TS. Lê Văn Ba – Viện trưởng cùng TS. Vũ Thị Tư đã tiếp đoàn.",
        "Tiếp đoàn, đại diện Viện Cây chè Phú Hộ có TS. Lê Văn Ba – Viện trưởng cùng các cán bộ.",
    ],
)
def test_the_body_that_received_a_delegation_is_the_host(received: str) -> None:
    text = (
        "Đoàn cán bộ Viện Chăn nuôi Duyên hải thăm và làm việc với Viện Cây chè Phú Hộ\n\n"
        "Ngày 17/5/2019, đoàn cán bộ Viện Chăn nuôi Duyên hải do TS. Hồ Văn Năm dẫn đầu đã đến thăm "
        f"và làm việc với Viện Cây chè Phú Hộ.\n\n{received}\n\n"
        "Hai bên trao đổi về hợp tác nghiên cứu giữa Viện Chăn nuôi Duyên hải và các đơn vị.\n"
    )
    assert _host(text) == "Viện Cây chè Phú Hộ"


def test_a_vietnamese_school_that_travels_stays_the_host() -> None:
    text = (
        "Trường Đại học Bạch Đằng thăm và làm việc với Đại học Kanazawa\n\n"
        "Ngày 12/5/2023, đoàn công tác Trường Đại học Bạch Đằng do Hiệu trưởng dẫn đầu đã sang thăm "
        "và làm việc với Đại học Kanazawa (Nhật Bản). Tiếp đoàn, phía Đại học Kanazawa có Giáo sư Sato.\n"
    )
    assert _host(text) == "Trường Đại học Bạch Đằng"
