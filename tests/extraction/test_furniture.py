"""Menus, links to other news, counters and buttons are no part of the text."""

import pytest

from caunoi.extraction import extract
from caunoi.extraction.furniture import find_furniture
from caunoi.extraction.view import View
from caunoi.reading import read

STORY = (
    "Ngày 12/3/2024, Trường Đại học Ánh Dương đã ký biên bản ghi nhớ với Công ty TNHH Mặt Trời về thực tập. "
    "Hai bên thống nhất hợp tác trong 3 năm và trao đổi thông tin thường xuyên."
)


def _left_out(text: str) -> list[str]:
    return [text[start:end] for start, end in find_furniture(text)]


@pytest.mark.parametrize(
    "line",
    [
        "Trang chủ » Tin tức - Sự kiện » Hợp tác trong nước",
        "Home > News > Internationalization",
        "Top › International › History",
        "You are here: Home / News / Press releases",
        "Ngày đăng: 17/08/2022 | Lượt xem: 934 | Cỡ chữ: A- A A+",
        "Share this: Facebook | Twitter | Print",
        "Tags: #BCG #SDG17",
        "Từ khóa: hợp tác, doanh nghiệp",
        "View : 455 | Share this post",
        "Chia sẻ bài viết     In bài viết     Gửi email",
        "[Trở về] [Đầu trang]",
    ],
)
def test_menus_counters_and_buttons_are_furniture(line: str) -> None:
    assert _left_out(f"{line}\n\n{STORY}\n") == [line]


@pytest.mark.parametrize(
    "heading",
    ["Tin liên quan", "CÁC TIN KHÁC", "Bài viết khác:", "» Xem thêm", "Related items", "You might also like"],
)
def test_a_list_of_links_ends_where_text_goes_on(heading: str) -> None:
    links = f"{heading}\n- Đoàn Đại học Vlerick - Bỉ đến thăm (12/08/2022)\n- Khai mạc Hội thao 2022"

    assert _left_out(f"{STORY}\n\n{links}\n\n{STORY}") == [links]


def test_links_without_bullets_end_before_the_owner_of_the_page() -> None:
    text = f"{STORY}\n\nLatest news\nRector visits Lyon\nLibrary opens on Sunday\n© 2022 Sunshine University"

    assert _left_out(text) == ["Latest news\nRector visits Lyon\nLibrary opens on Sunday"]


@pytest.mark.parametrize(
    "line",
    [
        STORY,
        "Đọc thêm một cuốn sách mỗi tuần là thói quen của sinh viên Nhà trường.",
        "Related research on rice is carried out with the International Rice Research Institute.",
        "News from the Rector: the University signed a memorandum with Hanbat University in May 2023.",
        "Hai bên chia sẻ cơ sở vật chất và tìm kiếm nguồn tài trợ chung, trong đó có ngân sách tỉnh.",
        "UFV - Universidade Federal de Viçosa",
        "Trường Đại học Ánh Dương - Số 126 Nguyễn Huệ. ĐT: 0294.3855246",
        "1 | Đại học Lund | Thụy Điển | 2021-2026",
    ],
)
def test_text_rows_and_owners_stay(line: str) -> None:
    assert _left_out(f"{STORY}\n\n{line}\n") == []


def test_nobody_named_in_a_link_becomes_a_partner() -> None:
    links = (
        "• Trường tiếp đoàn Đại học Vlerick - Bỉ (12/08/2022)\n• Ký kết với Tập đoàn Doosan (05/08/2022)\n"
    )
    text = f"{STORY}\n\nTin cùng chuyên mục\n{links}"

    found = extract(read(text.encode(), "news.txt"))

    assert [partner.name for partner in found.partners] == ["Công ty TNHH Mặt Trời"]


def test_the_quotes_stay_where_they_were() -> None:
    view = View.of("Home > News\nTrường\u00a0Đại học Ánh Dương")

    left = view.without(find_furniture(view.text))

    assert left.quote(12, len(left.text)).words == "Trường\u00a0Đại học Ánh Dương"
    assert left.text[:11].isspace()
