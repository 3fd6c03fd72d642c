"""Items, paragraphs and clauses that name one partner first and then say what was agreed."""

import pytest

from caunoi.domain.documents import Document
from caunoi.extraction import extract

HOST_VI = "Trường Đại học Sao Mai"
HOST_EN = "Northfield University"


def told(text: str, host: str) -> list[tuple[str, str, str, str]]:
    found = extract(Document("t.txt", text), host=host)
    return [
        (" + ".join(one.parties), str(one.signed or ""), str(one.term.start or ""), str(one.term.end or ""))
        for one in found.agreements
    ]


def met(text: str, host: str) -> list[str]:
    return [partner.name for partner in extract(Document("t.txt", text), host=host).partners]


def page(*lines: str) -> str:
    return (
        f"{HOST_EN}\n\nInternational cooperation: our partners and agreements\n\n" + "\n\n".join(lines) + "\n"
    )


def trang(*lines: str) -> str:
    return f"{HOST_VI}\n\nHợp tác quốc tế: đối tác và thỏa thuận đã ký\n\n" + "\n\n".join(lines) + "\n"


@pytest.mark.parametrize(
    "line",
    [
        "* University of Tartu, Estonia — general MOU, signed 4 October 2017; exchange of students.",
        "Estonia: University of Tartu. MoU of 4 October 2017. Content: exchange of students.",
        "Estonia. With the University of Tartu we exchange students: MoU signed on 4 October 2017.",
        "University of Tartu – student exchange\n\nMemorandum of understanding, signed on 4 October 2017.",
    ],
)
def test_what_follows_the_name_is_about_it(line):
    assert told(page(line), HOST_EN) == [("University of Tartu", "2017-10-04", "", "")]


def test_a_paper_and_its_renewal_are_two():
    line = "Estonia: University of Tartu. MoU of 3 May 2015, renewed on 10.11.2020."

    assert told(page(line), HOST_EN) == [
        ("University of Tartu", "2015-05-03", "", ""),
        ("University of Tartu", "2020-11-10", "", ""),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "1992: Exchange agreement with Kasetsart University (Thailand).",
        "1992  Exchange agreement with Kasetsart University (Thailand).",
        "1992 – Exchange agreement with Kasetsart University (Thailand).",
        "• 1992: Exchange agreement with Kasetsart University (Thailand).",
    ],
)
def test_the_year_that_opens_an_entry_of_a_chronicle_dates_it(line):
    text = page(line, "2001: The new library was opened.", "2005: The Faculty of Law was founded.")

    assert told(text, HOST_EN) == [("Kasetsart University", "1992", "", "")]


@pytest.mark.parametrize(
    "line",
    [
        "• 2003: Đại học Tartu (Estonia) – trao đổi sinh viên mỗi năm 5 bạn;",
        "- Năm 2003: Đại học Tartu (Estonia), trao đổi sinh viên mỗi năm 5 bạn.",
    ],
)
def test_an_entry_without_a_verb_tells_of_cooperation(line):
    assert told(trang(line), HOST_VI) == [("Đại học Tartu", "", "2003", "")]


def test_a_listed_partner_with_a_contract_and_one_with_gifts():
    text = trang(
        "(i) UBND huyện Yên Sơn: hợp đồng số 07/HĐ-2020 về số hóa di sản, tháng 9/2020 - 9/2021;",
        "(ii) Công ty Cổ phần Ánh Dương: học bổng 1 tỷ đồng/năm, từ năm 2019;",
    )

    assert [
        (a.kind.value, str(a.term.start)) for a in extract(Document("t", text), host=HOST_VI).agreements
    ] == [
        ("contract", "2020-09"),
        ("sponsorship", "2019"),
    ]


@pytest.mark.parametrize(
    "heading", ["III. PHƯƠNG HƯỚNG NĂM 2024", "3. Mục tiêu đến năm 2026", "C. Nhiệm vụ trọng tâm"]
)
def test_below_a_heading_of_plans_nothing_has_happened(heading):
    text = trang(
        "I. KẾT QUẢ",
        "- Ký thỏa thuận với Đại học Kyushu ngày 05/3/2023.",
        heading,
        "- Ký kết với Đại học Osaka.",
    )

    assert met(text, HOST_VI) == ["Đại học Kyushu"]


@pytest.mark.parametrize("heading", ["Looking Ahead", "4. Objectives", "Goals for the coming year"])
def test_below_an_english_heading_of_plans_nothing_has_happened(heading):
    text = page(
        "We signed an MoU with Kyushu University on 5 March 2023.",
        heading,
        "- Sign a memorandum with Osaka University.",
    )

    assert met(text, HOST_EN) == ["Kyushu University"]


def test_the_title_of_a_report_may_end_with_plans():
    lines = ["BÁO CÁO NĂM 2019 VÀ PHƯƠNG HƯỚNG NĂM 2020", "1. Kết quả", "Ký bản ghi nhớ với Đại học Kyushu."]

    assert met("\n".join([HOST_VI, "", *lines]), HOST_VI) == ["Đại học Kyushu"]


def test_a_ranking_that_opens_with_names_makes_no_partners():
    text = page("Ranking of the year", "1. Kyushu University: 120", "2. Osaka University: 140")

    assert met(text, HOST_EN) == []


def test_each_name_of_a_labelled_list_has_its_own_day():
    line = (
        "Năm 2019, ký 02 MoU. Đối tác ký mới: Đại học Kyushu (14/01), Đại học Umeå (Thụy Điển) (ngày 09/4)."
    )

    assert told(trang(line), HOST_VI) == [
        ("Đại học Kyushu", "2019-01-14", "", ""),
        ("Đại học Umeå", "2019-04-09", "", ""),
    ]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Gia hạn: Đại học Gent, Vương quốc Bỉ (2019 - 2024).", "Đại học Gent"),
        ("Renewed: Ghent University, Belgium (2019 - 2024).", "Ghent University"),
    ],
)
def test_a_label_with_a_colon_governs_the_list_behind_it(line, name):
    lead = trang if "Gia" in line else page

    assert told(lead(line), HOST_VI if "Gia" in line else HOST_EN) == [(name, "", "2019", "2024")]


def test_the_faculty_behind_a_dash_belongs_to_the_name():
    line = (
        "Ngày 25/02/2019, Trường ký bản ghi nhớ với Đại học Chulalongkorn - Khoa Dược về trao đổi sinh viên."
    )

    assert met(trang(line), HOST_VI) == ["Đại học Chulalongkorn - Khoa Dược"]


@pytest.mark.parametrize(
    "words",
    ["four Indonesian universities (", "3 trường đại học (", "partner institutions: ", "bốn trường ở Java ("],
)
def test_a_list_goes_on_inside_its_bracket(words):
    rest = "Gadjah Mada University; Hasanuddin University)."
    line = f"In 2017 we signed an agreement with Ehime University and {words}{rest}"

    assert met(page(line), HOST_EN) == ["Ehime University", "Gadjah Mada University", "Hasanuddin University"]


def test_a_word_parted_at_the_end_of_a_line_is_one_word():
    line = "Tháng 5/2023, Trường ký Biên bản ghi nhớ với Đại học Công nghệ Nan-\nyang về nghiên cứu vi mạch."

    assert met(trang(line), HOST_VI) == ["Đại học Công nghệ Nanyang"]


@pytest.mark.parametrize(
    ("line", "end"),
    [
        ("The contract with Kyushu University expired in 2019 and was not prolonged.", "2019"),
        ("The agreement with Kyushu University, in force since 2004, ended on 5 May 2020.", "2020-05-05"),
    ],
)
def test_an_agreement_that_is_over_has_an_end_and_no_day_of_signing(line, end):
    found = extract(Document("t.txt", page(line)), host=HOST_EN).agreements

    assert [(one.signed, str(one.term.end)) for one in found] == [(None, end)]


def test_x_and_y_are_our_partners():
    line = "Universidad de Cádiz and Universidad de Granada are our most popular partners in Spain."

    assert met(page(line), HOST_EN) == ["Universidad de Cádiz", "Universidad de Granada"]


def test_a_year_with_a_single_blank_opens_an_entry_where_many_do():
    text = page(
        "1968 First contacts with Kobe.", "1975 Agreement with Osaka University.", "1997 New library."
    )

    assert told(text, HOST_EN) == [("Osaka University", "1975", "", "")]


def test_the_verb_of_the_clause_before_holds_for_the_next():
    line = (
        "We run a double degree with Osaka University (from 2014); a master with Kobe University (from 2018)."
    )

    assert told(page(line), HOST_EN) == [
        ("Osaka University", "", "2014", ""),
        ("Kobe University", "", "2018", ""),
    ]


def test_the_clause_behind_a_signing_gives_its_validity():
    line = (
        "Ngày 16/3/2023, Trường và Đại học Kyushu ký thỏa thuận trao đổi sinh viên; "
        "thỏa thuận có hiệu lực từ 01/4/2023 đến 31/3/2028."
    )

    assert told(trang(line), HOST_VI) == [("Đại học Kyushu", "2023-03-16", "2023-04-01", "2028-03-31")]


def test_two_acts_of_a_sentence_keep_their_own_years():
    line = (
        "Since 2009 we have run a joint laboratory with Acme Technologies Ltd, and in 2022 we signed a "
        "framework contract with Kobe University."
    )

    assert told(page(line), HOST_EN) == [
        ("Acme Technologies Ltd", "", "2009", ""),
        ("Kobe University", "2022", "", ""),
    ]


def test_the_same_company_signs_again():
    line = (
        "- Năm 2019, Trường ký hợp đồng với Công ty TNHH Ánh Dương. "
        "Cũng công ty này ký tiếp hợp đồng thứ hai ngày 06/5/2021."
    )

    assert [day for _, day, _, _ in told(trang(line), HOST_VI)] == ["2019", "2021-05-06"]


@pytest.mark.parametrize(
    ("line", "signed"),
    [
        (
            "- Giống SM1: chuyển nhượng cho Công ty TNHH Ánh Dương theo Hợp đồng số 05/HĐCN ngày 10/01/2018.",
            "2018-01-10",
        ),
        ("Đến tháng 6/2019 thì Công ty TNHH Ánh Dương ký hợp đồng mua bản quyền.", "2019-06"),
        (
            "Năm 2019, Trường cấp phép sử dụng sáng chế cho Công ty TNHH Ánh Dương, ký 28.8.2020.",
            "2020-08-28",
        ),
    ],
)
def test_contracts_of_transfer_have_the_day_of_their_paper(line, signed):
    assert [day for _, day, _, _ in told(trang(line), HOST_VI)] == [signed]
