"""Overview pages, histories and pieces about technology handed on: who is whose partner, and since when."""

import pytest

from caunoi.domain.findings import Findings
from caunoi.extraction import extract
from caunoi.extraction.names import find_mentions
from caunoi.reading import read


def findings(text: str) -> Findings:
    return extract(read(text.encode(), "page.txt"))


def partners(text: str) -> set[str]:
    return {one.name for one in findings(text).partners}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "with University of Texas at Austin, Colorado College",
            ["University of Texas at Austin", "Colorado College"],
        ),
        ("the University at Buffalo and others", ["University at Buffalo"]),
        ("University of Medicine at Ho Chi Minh City", ["University of Medicine"]),
        ("Osaka University’s Graduate School of Science", ["Osaka University", "Graduate School of Science"]),
        ("the University of Sydney's largest programme", ["University of Sydney"]),
        ("King's College London", ["King's College London"]),
        ("St. Petersburg State University of Economics", ["St. Petersburg State University of Economics"]),
        ("phối hợp với tổ chức Cấp cứu St.John (Úc) để mở lớp", ["Cấp cứu St.John"]),
        ("Nhà trường tổ chức VNU Day", []),
        ("hội thảo do tổ chức Hội thảo", []),
        ("cho hộ kinh doanh Nem Sao Mai (phường Hải Vân)", ["hộ kinh doanh Nem Sao Mai"]),
    ],
)
def test_a_name_ends_where_its_owner_or_its_campus_does(text: str, names: list[str]) -> None:
    assert [mention.name for mention in find_mentions(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "The faculty has stable relations with three schools such as the University of Groningen, Dundee"
        " University and Tohoku University in teaching and joint research.",
        "Within the exchange our students undergo internships at Indiana University (USA), Istanbul"
        " University (Turkey) and Dundee University (UK). The cooperation is of long standing.",
        "Khoa có quan hệ hợp tác với các trường như Đại học Passau (Đức), Đại học Temple (Hoa Kỳ) và"
        " Đại học Kyoto (Nhật Bản) về trao đổi giảng viên.",
    ],
)
def test_nobody_of_a_list_of_partners_is_the_host(text: str) -> None:
    found = findings(text)

    assert found.host is None or found.host.name not in text.split("với")[-1]
    assert len(found.partners) == 3


def test_an_institute_of_the_host_is_no_partner() -> None:
    text = (
        "Chiều 16/1/2026, Viện Nghiên cứu Nông sản thuộc Trường Đại học Sao Biển ký hợp đồng chuyển giao"
        " công nghệ sấy cho hợp tác xã Nông nghiệp Hòa Bình. Viện Nghiên cứu Nông sản sẽ đào tạo nhân lực."
    )

    assert partners(text) == {"hợp tác xã Nông nghiệp Hòa Bình"}


def test_who_bred_what_another_takes_is_no_side() -> None:
    text = (
        "Trường Đại học Sao Biển ký hợp đồng chuyển giao giống lúa SB1 do Viện Lúa Miền Trung chọn tạo cho"
        " Công ty Cổ phần Giống Hải Vân với giá 2,5 tỷ đồng."
    )

    assert partners(text) == {"Công ty Cổ phần Giống Hải Vân"}


def test_the_same_year_is_that_of_what_was_told_before() -> None:
    text = (
        "Khoa Ngoại ngữ Trường Đại học Sao Biển.\n\nNăm 2011, Khoa bắt đầu hợp tác với Đại học Brock (Canada)"
        " về đào tạo tiếng Anh. Cùng năm đó, Khoa cũng bắt đầu hợp tác với Đại học Kyoto (Nhật Bản) về đào"
        " tạo du lịch."
    )
    starts = {one.parties: one.term.start.year for one in findings(text).agreements if one.term.start}

    assert starts == {("Đại học Brock",): 2011, ("Đại học Kyoto",): 2011}


def test_a_measure_is_no_area() -> None:
    text = "Trường Đại học Sao Biển cho biết giống lúa đạt năng suất 65 tạ/ha trong các mô hình."

    assert findings(text).figures == ()


def test_the_line_that_dates_the_page_dates_no_figure() -> None:
    text = (
        "International Exchange\n\nRelease Time:2023-01-07Views:42\n\nAgreements with partners abroad take"
        " effect. In the past five years, the university has sent 421 students abroad for exchange."
    )
    (figure,) = findings(text).figures

    assert (figure.value, figure.year) == (421, None)


LEAD = (
    "Report on international cooperation\n\nLarkfield University cooperates with partners abroad, has"
    " agreements with them and exchanges students and staff.\n\n"
)


def counted(sentence: str) -> set[tuple[float, int | None]]:
    return {(one.value, one.year) for one in findings(f"{LEAD}{sentence}\n").figures}


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        (
            "The University works with 39 institutes in Europe, 3 in Africa and 9 in Asia.",
            {(39, None), (3, None), (9, None)},
        ),
        (
            "The University had 58 partners, i.e. 44 foreign and 14 domestic.",
            {(58, None), (44, None), (14, None)},
        ),
        (
            "Only 17 students travelled out, compared with 112 in FY 2019/2020.",
            {(17, None), (112, 2019)},
        ),
        ("More than 150 participants gathered in Tokyo on 19 – 20 January 2017.", {(150, 2017)}),
    ],
)
def test_parts_and_years_of_a_count_are_read(sentence: str, counts: set[tuple[float, int | None]]) -> None:
    assert counted(sentence) == counts


def test_what_a_visitor_says_of_itself_is_no_figure_of_the_host() -> None:
    visitor = (
        "Ostwind University is known for its law school. The university has 16 departments."
        " It has about 500 lecturers and 18,000 students."
    )

    assert counted(visitor) == set()


def test_an_item_about_a_partner_tells_what_the_partner_brings() -> None:
    text = (
        f"{LEAD}The University signed agreements with Ostwind University and Marra College in 2018.\n\n"
        "Projects:\n"
        "- Urban flooding - Ostwind University, grant of EUR 300,000;\n- Marra College: 18 students.\n"
    )

    assert {300000, 18} <= {one.value for one in findings(text).figures}


def test_a_contract_in_a_list_of_transfers_hands_on_technology() -> None:
    text = (
        "Technology transfer at Larkfield University\n\nLarkfield University holds patents; its technology"
        " transfer office licensed two patents to start-ups and signed agreements with partners on technology"
        " transfer.\n\n"
        "Technology | Receiver | Contract | Value\n"
        "Freeze-drying line | Vina Fruit Group | No. 07, Jun. 3, 2022 | 2,180\n"
        "Candling device | Hoa Sen JSC | Nov. 2022 | 390\n"
    )
    codes = {code.value for one in findings(text).agreements for code in one.activities}

    assert codes == {"technology-transfer"}


def test_groups_of_a_list_are_partners_each_with_the_country_of_its_group() -> None:
    text = (
        "Hợp tác quốc tế của Khoa Toán\n\nĐến nay Khoa đã có quan hệ với hơn 20 đối tác quốc tế như Đại học"
        " Sao Kim, Quỹ trao đổi Hàn lâm ABCD (CHLB Đức); Đại học Hải Lý, Đại học Vân Đài (Cộng hòa Pháp);"
        " Đại học Hữu nghị, Hội đồng nghiên cứu Giá trị (Hoa Kỳ).\n"
    )
    countries = {one.name: one.country for one in findings(text).partners}

    assert countries == {
        "Đại học Sao Kim": "DE",
        "Quỹ trao đổi Hàn lâm ABCD": "DE",
        "Đại học Hải Lý": "FR",
        "Đại học Vân Đài": "FR",
        "Đại học Hữu nghị": "US",
        "Hội đồng nghiên cứu Giá trị": "US",
    }


def test_groups_may_be_led_by_their_country() -> None:
    text = (
        f"{LEAD}Partners by country: Germany - University of Ostwind; France - Marra College, Sela College.\n"
    )
    countries = {one.name: one.country for one in findings(text).partners}

    assert countries == {"University of Ostwind": "DE", "Marra College": "FR", "Sela College": "FR"}


def test_a_headline_in_capitals_names_nobody_by_its_verbs() -> None:
    text = (
        "Larkfield University Strengthens Partnership with Ostwind University, Advancing Joint Training\n\n"
        "On 5 May 2021 Larkfield University signed an agreement with Ostwind University.\n"
    )

    assert partners(text) == {"Ostwind University"}


def test_what_bystanders_are_called_is_no_activity() -> None:
    text = (
        f"{LEAD}Following the example of the Marine Research Institute, the University signed an agreement"
        " with Marra College in 2018.\n"
    )
    (agreement,) = findings(text).agreements

    assert agreement.activities == ()
