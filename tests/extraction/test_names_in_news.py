"""How organisations are named in news: with stops and legal forms inside, by their proper name alone."""

import pytest

from caunoi.extraction.organisations import find_organisations
from caunoi.extraction.sentences import find_blocks
from caunoi.extraction.view import View


def _names(text: str) -> list[str]:
    view = View.of(text)
    return [one.name for one in find_organisations(view, find_blocks(view.text))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "signed with the Philippine Center for Postharvest Development and Mechanization today",
            "Philippine Center for Postharvest Development and Mechanization",
        ),
        (
            "forged with Netafim Philippines, Inc. for the establishment of a farm",
            "Netafim Philippines, Inc.",
        ),
        ("ký với Công ty CP Dược phẩm TV.PHARM về thực tập", "Công ty CP Dược phẩm TV.PHARM"),
        (
            "học bổng của Quỹ Hỗ trợ Cộng đồng Lawrence S. Ting cho em",
            "Quỹ Hỗ trợ Cộng đồng Lawrence S. Ting",
        ),
        ("ký kết với Tập đoàn Trường Thịnh về du lịch", "Tập đoàn Trường Thịnh"),
        ("đoàn sinh viên ĐH Nữ sinh Kyoto đến", "ĐH Nữ sinh Kyoto"),
        ("SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH LÂM ĐỒNG", "SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH LÂM ĐỒNG"),
        (
            "Ban Quản lý Vườn Quốc gia Phong Nha - Kẻ Bàng cùng",
            "Ban Quản lý Vườn Quốc gia Phong Nha - Kẻ Bàng",
        ),
    ],
)
def test_the_whole_name_is_read(text: str, name: str) -> None:

    assert _names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Signed with Mitr Phol Sugarcane Research Center Co., Ltd. In addition, Mitr Phol gives money.",
        "Agreement with Brookside Dairy Limited. Brookside will fund a hub.",
        "Công ty TNHH Kinh doanh Thương mại và Dịch vụ VinFast tài trợ xe. Ngày mai, VinFast trao quà.",
        "A delegation of Halvemoor University came. Professors of Halvemoor stayed.",
    ],
)
def test_an_organisation_is_known_by_its_proper_name_alone(text: str) -> None:
    view = View.of(text)

    found = find_organisations(view, find_blocks(view.text))

    assert [len(one.mentions) for one in found] == [2]


@pytest.mark.parametrize(
    "text",
    [
        "tại trụ sở số 12 Chùa Bộc, Học viện Ngân hàng ký với đối tác",
        "held at Sirikunakorn Building, Khon Kaen University signed an agreement",
        "Sunshine University and ABCD President signed an agreement with Hanbat University",
    ],
)
def test_streets_buildings_and_titles_are_no_organisations(text: str) -> None:
    named = _names(text)

    assert not {"Chùa Bộc", "Sirikunakorn Building", "ABCD President"} & set(named)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("lãnh đạo Viện Cây lương thực và Cây thực phẩm đã", "Viện Cây lương thực và Cây thực phẩm"),
        ("đoàn Trường Cao đẳng Phương Nam và Thành phố Kisara đã", "Trường Cao đẳng Phương Nam"),
        ("với Viện Hàn lâm Khoa học&Công nghệ Hồng Lam và", "Viện Hàn lâm Khoa học&Công nghệ Hồng Lam"),
        ("dự án của Đại học Hồng Lam do SNV tài trợ", "Đại học Hồng Lam"),
        ("Ban Quản lý Khu kinh tế Nghi Sơn đã", "Ban Quản lý Khu kinh tế Nghi Sơn"),
        ("với Trường ĐH KHXH&NV về", "Trường ĐH KHXH&NV"),
    ],
)
def test_a_vietnamese_name_goes_as_far_as_its_words(text, name):
    assert name in _names(text)


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        (
            "Đại học Nữ Kwangmin (KWU) thăm trường. Sinh viên Đại học KWU sẽ sang học.",
            "Đại học Nữ Kwangmin",
            "KWU",
        ),
        (
            "với Học viện Kinh tế Nga trực thuộc Tổng thống Liên bang Nga (RANE). RANE là trường lớn.",
            "Học viện Kinh tế Nga",
            "RANE",
        ),
        ("thỏa thuận với Tập đoàn Điện lực Việt Nam, EVN trao học bổng", "Tập đoàn Điện lực Việt Nam", "EVN"),
        (
            "Công ty TNHH Sango Mold VN tặng máy. Chuyên gia của Công ty Sango Mold giảng dạy.",
            "Công ty TNHH Sango Mold VN",
            "Công ty Sango Mold",
        ),
    ],
)
def test_what_a_text_goes_on_with_is_the_same_body(text, name, alias):
    view = View.of(text)
    found = find_organisations(view, find_blocks(view.text))

    assert [
        alias for one in found if name in (one.name, *one.aliases) for alias in (one.name, *one.aliases)
    ].count(alias) == 1


def test_an_officer_behind_a_known_firm_is_no_part_of_its_name():
    names = _names(
        "Tổng Giám đốc VNPT Huỳnh Minh Quang và Hiệu trưởng Trường Đại học Hồng Lam ký thỏa thuận."
    )

    assert "VNPT" in names


def test_a_ministry_that_informs_keeps_its_name():
    assert "Bộ Y tế" in _names("Sáng 30/10, Bộ Y tế thông tin về việc ký kết hợp tác giữa hai đơn vị.")


def test_an_office_without_its_place_is_the_one_of_the_text_that_names_it():
    names = _names(
        "UBND tỉnh Bình Dương ký kết với Trường Đại học Hồng Lam. UBND tỉnh sẽ cấp kinh phí cho dự án."
    )

    assert "UBND tỉnh" not in names
    assert "UBND tỉnh Bình Dương" in names


@pytest.mark.parametrize("behind", [", Bộ Công an.", " mang ý nghĩa lớn.", " tiếp cận chuẩn quốc tế."])
def test_a_hospital_may_be_called_by_a_day(behind):
    assert "Bệnh viện 22-12" in _names(f"Thỏa thuận giữa Trường Đại học Hồng Lam và Bệnh viện 22-12{behind}")
