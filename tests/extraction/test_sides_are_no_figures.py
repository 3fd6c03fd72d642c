"""Vietnamese news counts those who meet: such numbers are no figures of cooperation."""

import pytest

from caunoi.domain.documents import Document
from caunoi.extraction import extract

_NEWS = (
    "Trường Đại học Bạch Đằng tiếp đoàn Đại học Kanazawa\n\n"
    "Ngày 12/5/2023, Trường Đại học Bạch Đằng đã tiếp đoàn Đại học Kanazawa (Nhật Bản). {told}\n"
)


def _values(told: str) -> set[float]:
    document = Document(name="tin.txt", text=_NEWS.format(told=told))
    return {figure.value for figure in extract(document).figures}


@pytest.mark.parametrize(
    "told",
    [
        "Lãnh đạo 2 đơn vị đã trao đổi về các nội dung hợp tác trong thời gian tới.",
        "Buổi làm việc mở ra quan hệ giữa 2 trường trong thời gian tới.",
        "Đoàn gồm 12 giảng viên và 9 sinh viên đã tham quan cơ sở vật chất của Nhà trường.",
        "Đại học Kanazawa gồm 21 khoa, 3 trường đại học thành viên và 5 viện nghiên cứu.",
        "Hội thảo có báo cáo của các nhà khoa học đến từ 19 trường đại học trong nước.",
        "Buổi làm việc diễn ra tại Phòng họp 306 – Trường Đại học Bạch Đằng.",
    ],
)
def test_those_who_meet_and_the_parts_of_a_house_are_no_figures(told: str) -> None:
    assert _values(told) == set()


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ("Trường hiện hợp tác với 45 trường đại học của Nhật Bản.", 45.0),
        ("Nhà trường đã ký kết với 30 doanh nghiệp trong năm 2022.", 30.0),
        ("Trường đã cử 25 sinh viên sang thực tập tại Đại học Kanazawa.", 25.0),
    ],
)
def test_partners_and_students_still_count(told: str, value: float) -> None:
    assert value in _values(told)
