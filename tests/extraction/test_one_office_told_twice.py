"""An office that Vietnamese news names with its area first and without it later is one body."""

import pytest

from caunoi.domain.documents import Document
from caunoi.extraction import extract


def _partners(text: str) -> list[str]:
    return [partner.name for partner in extract(Document("tin.txt", text)).partners]


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("UBND tỉnh Lâm Đồng", "UBND tỉnh"),
        ("Sở Khoa học và Công nghệ tỉnh Lâm Đồng", "Sở Khoa học và Công nghệ"),
        ("Ủy ban nhân dân huyện Đơn Dương", "UBND huyện"),
        ("Sở Giáo dục và Đào tạo thành phố Hải Phòng", "Sở Giáo dục và Đào tạo"),
    ],
)
def test_an_office_named_without_its_area_is_the_one_of_that_area(full: str, short: str) -> None:
    text = (
        f"Ngày 12/5/2023, Trường Đại học Bạch Đằng đã ký thỏa thuận hợp tác với {full}.\n\n"
        f"Theo thỏa thuận, Trường Đại học Bạch Đằng và {short} phối hợp đào tạo cán bộ.\n"
    )
    assert _partners(text) == [full]


def test_offices_of_two_provinces_stay_apart() -> None:
    text = (
        "Ngày 12/5/2023, Trường Đại học Bạch Đằng đã ký thỏa thuận hợp tác với UBND tỉnh Lâm Đồng và "
        "UBND tỉnh Ninh Thuận.\n"
    )
    assert _partners(text) == ["UBND tỉnh Lâm Đồng", "UBND tỉnh Ninh Thuận"]


def test_what_is_founded_and_run_together_is_no_partner() -> None:
    text = (
        "Ngày 20/10/2023, Trường Đại học Bạch Đằng đã ký biên bản ghi nhớ với Đại học Kanazawa.\n\n"
        "Nội dung chính là việc thành lập và vận hành Trung tâm Sakura tại Trường Đại học Bạch Đằng.\n"
    )
    assert _partners(text) == ["Đại học Kanazawa"]
