"""Lists of partners in layouts that were added after a first look at pages nobody had read before."""

from tests.extraction.registers import read_register

from caunoi.domain.documents import Document
from caunoi.domain.findings import Findings
from caunoi.extraction.pipeline import extract


def names(found: Findings) -> list[str]:
    return [partner.name for partner in found.partners]


def dates(found: Findings) -> list[tuple[str, str, str]]:
    return [(str(one.parties[0]), str(one.signed or ""), str(one.term.end or "")) for one in found.agreements]


def _places(found: Findings) -> list[tuple[str, str | None]]:
    return [(partner.name, partner.country) for partner in found.partners]


def test_short_names_below_a_header_for_partners_and_times_are_partners() -> None:
    text = (
        "Memoranda signed by the College of Marine Science\n\n"
        "No.\nPartner\nDate\nValidity\n"
        "1.\nOceanlab\n12 Jan 2021\n3 years\n"
        "2.\nSeawatch Foundation\n3 Feb 2022\n5 years\n"
        "3.\nAquaNova\n17 Nov 2022\nI year\n"
    )

    found = read_register(text)

    assert names(found) == ["Oceanlab", "Seawatch Foundation", "AquaNova"]
    assert [signed for _, signed, _ in dates(found)] == ["2021-01-12", "2022-02-03", "2022-11-17"]
    assert [one.term.duration_months for one in found.agreements] == [36, 60, 12]


def test_persons_below_a_header_are_no_partners() -> None:
    text = (
        "Guests of the partnership office\n\nNo | Full name | Date | Topic\n"
        "1 | Dr. Mary Stone | 12/4/2022 | Coral reefs\n2 | Prof. John Reef | 15/4/2022 | Algae\n"
    )

    found = read_register(text)

    assert found.partners == ()


def test_the_column_for_the_sort_of_a_partner_gives_its_kind() -> None:
    text = (
        "MoUs of the College\nS.No | Collaborated Agency | Collaborated Agency type | Date of MOU signed\n"
        "1 | Green Leaf | NGO | 13.06.2023\n2 | Bluebox | Software company | 21.03.2023\n"
    )

    found = read_register(text)

    assert [(one.name, one.kind.coarse) for one in found.partners] == [
        ("Green Leaf", "ngo"),
        ("Bluebox", "company"),
    ]


def test_a_header_that_is_not_known_stands_between_those_that_are() -> None:
    text = (
        "Agreements\nS.No.\nInstitution\nNature\nFaculty champion of it\nSigned on\nDuration\n"
        "1\nUniversity of Siena\nMoU\nDr. Lan\nAugust 11, 2020\n3 Years\n"
        "2\nUniversity of Bergen\nMoU\nDr. Mai\nDecember 23, 2019\n7 years\n"
    )

    found = read_register(text)

    assert [signed for _, signed, _ in dates(found)] == ["2020-08-11", "2019-12-23"]


def test_schools_share_the_common_word_of_the_first_behind_a_country() -> None:
    text = (
        "Đối tác quốc tế của Viện\n\n"
        "• Nhật Bản: ĐH Tohoku, Hokkaido, Viện Công nghệ Kyoto\n"
        "• Hàn Quốc: ĐH Quốc gia Jeju, Ajou\n"
        "• Đài Loan: Đại học Trung Ương, Giao thông Dương Minh và Feng Chia\n"
    )

    found = read_register(text)

    assert _places(found) == [
        ("ĐH Tohoku", "JP"),
        ("ĐH Hokkaido", "JP"),
        ("Viện Công nghệ Kyoto", "JP"),
        ("ĐH Quốc gia Jeju", "KR"),
        ("ĐH Ajou", "KR"),
        ("Đại học Trung Ương", "TW"),
        ("Đại học Giao thông Dương Minh", "TW"),
        ("Đại học Feng Chia", "TW"),
    ]
    assert {one.kind.coarse for one in found.partners} == {"university"}


def test_a_town_behind_a_name_is_no_second_school() -> None:
    text = (
        "Danh sách đối tác ký kết\nSTT | Đối tác | Ngày ký\n"
        "1 | Viện Nghiên cứu Rau quả, Gia Lâm, Hà Nội | 1/2/2020\n2 | Đại học Kiến trúc, Đà Nẵng | 3/4/2021\n"
    )

    found = read_register(text)

    assert len(found.partners) == 2


def test_as_many_countries_as_partners_go_to_them_in_their_order() -> None:
    text = (
        "List of MoUs\nS/N\tPartners\tCountries\tSigned\tLapses\n"
        "1\tLund University; Aarhus University\tSweden; Denmark\t11/05/2021\t10/05/2026\n"
        "2\tHokkaido University / Seoul National University\tJapan / Korea\t20/09/2020\t19/09/2025\n"
    )

    found = read_register(text)

    assert [country for _, country in _places(found)] == ["SE", "DK", "JP", "KR"]
    assert [end for _, _, end in dates(found)] == ["2026-05-10", "2025-09-19"]


def test_a_second_partner_stands_behind_the_bracket_of_the_first() -> None:
    text = (
        "Các văn bản ký kết với đối tác\n\n"
        "1. Đại học Nghệ thuật Taipei (Đài Loan) và Đại học Nghệ thuật Tokyo (Nhật Bản): ký 12/5/2022\n"
        "2. Viện Goethe: hợp tác tổ chức hòa nhạc, 2019 - 2024.\n"
        "3. Đại học Mỹ thuật Leipzig (Đức): ký 3/3/2021\n4. Đại học Kiến trúc Praha (CH Séc): ký 4/5/2020\n"
    )

    found = read_register(text)

    assert _places(found)[:2] == [("Đại học Nghệ thuật Taipei", "TW"), ("Đại học Nghệ thuật Tokyo", "JP")]
    assert len(found.agreements[0].parties) == 2


def test_names_with_labelled_lines_below_them_are_rows() -> None:
    text = (
        "Cooperation agreements in force\n\nItaly\n\nUniversity of Pisa\n\nValidity: 5 years.\n\n"
        "Period: 03/2021 to 03/2026\n\nAims: exchange of students and lecturers\n\n"
        "University of Trento\n\nValidity: 4 years\n\nPeriod: 09/2022 - 09/2026\n\nAims: double degree\n"
    )

    found = read_register(text)

    assert _places(found) == [("University of Pisa", "IT"), ("University of Trento", "IT")]
    assert [end for _, _, end in dates(found)] == ["2026-03", "2026-09"]


def test_names_run_together_behind_their_countries_are_told_apart() -> None:
    text = (
        "INTERNATIONAL PARTNERS 2024 Austria University of Graz, University of Innsbruck "
        "Belgium Ghent University, KU Leuven Japan Hosei University, Rikkyo University "
        "Korea Ajou University, Korea Maritime University\n"
    )

    found = read_register(text)

    assert _places(found) == [
        ("University of Graz", "AT"),
        ("University of Innsbruck", "AT"),
        ("Ghent University", "BE"),
        ("KU Leuven", "BE"),
        ("Hosei University", "JP"),
        ("Rikkyo University", "JP"),
        ("Ajou University", "KR"),
        ("Korea Maritime University", "KR"),
    ]


def test_towns_and_codes_behind_names_do_not_end_a_list() -> None:
    text = (
        "Our partner universities\n\nGermany\nKiel University (Kiel)\n"
        "Hof University of Applied Sciences (Hof) - only B.Sc.\nNorway\n"
        "University of Agder (Kristiansand) IBA\n"
        "Peru\nUniversidad de Piura (Piura) ENG, ESP\n"
    )

    found = read_register(text)

    assert _places(found) == [
        ("Kiel University", "DE"),
        ("Hof University of Applied Sciences", "DE"),
        ("University of Agder", "NO"),
        ("Universidad de Piura", "PE"),
    ]


def test_cells_of_columns_without_a_header_go_on_below() -> None:
    text = (
        "Linkages of the Department\n\n"
        "1. Land Bank of the           Philippines     Financial literacy training      September 21, 2020\n"
        "   Philippines                                for farmers\n"
        "2. Central Luzon State        Philippines     Faculty exchange                 May 3, 2019\n"
        "   University\n"
        "3. Institute of Rural         India           Joint research on                10 June 2018\n"
        "   Development                                irrigation\n"
    )

    found = read_register(text)

    assert _places(found) == [
        ("Land Bank of the Philippines", "PH"),
        ("Central Luzon State University", "PH"),
        ("Institute of Rural Development", "IN"),
    ]


def test_a_day_behind_a_comma_takes_the_year_of_its_heading() -> None:
    text = (
        "Hợp tác quốc tế của Viện\n\n2022\n+ Gia hạn MOU với Đại học Lille (Pháp), 4/4, thời hạn 5 năm\n"
        "+ Ký MOA với Công ty Denso Việt Nam, 12/12\n2023\n+ Ký MOU với Đại học Padova (Italia), 20/9\n"
    )

    found = read_register(text)

    assert names(found) == ["Đại học Lille", "Công ty Denso Việt Nam", "Đại học Padova"]
    assert [signed for _, signed, _ in dates(found)] == ["2022-04-04", "2022-12-12", "2023-09-20"]


def test_a_name_with_another_form_in_brackets_before_a_colon_is_no_label() -> None:
    text = (
        "Đối tác\n1. Nhật Bản\n- Kagawa University (Đại học Kagawa): ký MOU năm 2013\n"
        "- Chubu University (Đại học Chubu): ký MOU năm 2016\n"
        "2. Hàn Quốc\n- Hallym University (Đại học Hallym): ký MOU năm 2019\n"
    )

    found = read_register(text)

    assert names(found) == ["Kagawa University", "Chubu University", "Hallym University"]


def test_the_host_is_not_taken_from_a_row_of_partners() -> None:
    text = (
        "Partner\tType\tFrom\tTo\nBournemouth University (UK)\tMoU\t1.8.2021\t31.7.2025\n"
        "UNIMAS, Malaysia\tMoU\t11-Jun-20\t10-Jun-25\n"
    )

    found = extract(Document("list.txt", text))

    assert found.host is None
    assert names(found) == ["Bournemouth University", "UNIMAS"]


def test_several_names_behind_a_country_keep_their_own_years() -> None:
    text = (
        "Hợp tác quốc tế\nTrường có quan hệ đối tác với:\n"
        "* Cộng hoà Liên bang Đức: Đại học Kỹ thuật Ilmenau (MOU 2010), Đại học Bremen (MOU 2015)\n"
        "* Vương quốc Anh: Đại học Leeds Beckett (2012), Đại học Huddersfield (2018)\n"
        "* Hoa Kỳ: Đại học Troy\n"
    )

    found = read_register(text)

    assert [name.rsplit(" ", 1)[1] for name in names(found)] == [
        "Ilmenau",
        "Bremen",
        "Beckett",
        "Huddersfield",
        "Troy",
    ]
    assert [signed for _, signed, _ in dates(found)] == ["2010", "2015", "2012", "2018"]


def test_the_host_is_not_taken_from_the_header_of_a_table() -> None:
    text = (
        "International MoUs:\nSl. No\tDate\tName of the University\tValidity\tNodal officer\n"
        "1\t12-Feb-18\tUniv. of Debrecen, Hungary\t5 yrs\tDr. Rao\n"
        "2\t03-Sep-19\tKathmandu Univ., Nepal\t3 yrs\tDr. Iyer\n"
    )

    found = extract(Document("list.txt", text))

    assert found.host is None
    assert [one.term.duration_months for one in found.agreements] == [60, 36]


def test_a_section_across_the_table_ends_the_country_above() -> None:
    text = (
        "Danh mục thỏa thuận\nTT | Tên đối tác | Nước | Ngày ký\nI | ĐỐI TÁC NƯỚC NGOÀI | |\n"
        "1 | Đại học Udine | Ý | 15.3.2019\n2 | Đại học Minho | Bồ Đào Nha | 2.9.2020\n"
        "II | ĐỐI TÁC TRONG NƯỚC | |\n1 | Công ty CP Lộc Trời | | 1.10.2021\n"
        "2 | Công ty TNHH Hoa Núi | | 7.12.2022\n"
    )

    found = read_register(text)

    assert [country for _, country in _places(found)] == ["IT", "PT", "VN", "VN"]


def test_what_a_text_calls_a_part_of_its_own_school_is_no_partner() -> None:
    text = (
        "Agreements of the University\n\nYou must negotiate sponsored research agreements "
        "through the University's Sponsored Projects Administration.\n"
        "They are signed by our Institute's Technology Transfer Center.\n"
    )

    found = extract(Document("notice.txt", text))

    assert found.partners == ()


def test_lists_beside_each_other_are_read_cell_by_cell() -> None:
    text = (
        "Partner universities of the Faculty\nJapan\tGermany\nAkita University\tAalen University\n"
        "Ehime University\tBielefeld University\nKorea\tPoland\nInha University\tOpole University\n"
    )

    found = read_register(text)

    assert _places(found) == [
        ("Akita University", "JP"),
        ("Aalen University", "DE"),
        ("Ehime University", "JP"),
        ("Bielefeld University", "DE"),
        ("Inha University", "KR"),
        ("Opole University", "PL"),
    ]


def test_a_code_before_a_name_and_a_town_behind_it_are_no_part_of_it() -> None:
    text = (
        "Exchange destinations\n\n"
        "TIE: Johannes Kepler University Linz, Institute of Software / Linz. On Master level.\n\n"
        "MTT, TIE: University of Crete / Heraklion. Also teacher exchange.\n\n"
        "TIE: Vilnius University / Vilnius\n"
    )

    found = read_register(text)

    assert names(found) == ["Johannes Kepler University Linz", "University of Crete", "Vilnius University"]


def test_a_verb_before_the_paper_says_that_its_date_is_the_signing() -> None:
    text = (
        "Đối tác quốc tế\n- Chubu University: ký MOU năm 2013\n"
        "- Hallym University (Hàn Quốc): ký MOA ngày 3/4/2019, gia hạn năm 2022\n"
        "- Đại học Minho: đã ký thỏa thuận trao đổi sinh viên (2021)\n"
    )

    found = read_register(text)

    assert [(signed, end) for _, signed, end in dates(found)] == [
        ("2013", ""),
        ("2019-04-03", ""),
        ("2021", ""),
    ]
    assert [one.kind.value for one in found.agreements] == ["mou", "moa", "exchange"]
