"""Entries of a list that begin with a day, a period, a country or a paper instead of the partner."""

from caunoi.domain.findings import Findings
from caunoi.extraction import extract
from caunoi.reading import read


def _read(text: str) -> Findings:
    return extract(read(text.encode(), "list.txt"))


def _rows(found: Findings) -> list[tuple[str, str, str]]:
    return [
        (one.parties[0], str(one.signed or ""), f"{one.term.start or ''}/{one.term.end or ''}")
        for one in found.agreements
    ]


def test_entries_may_begin_with_their_day_or_their_period() -> None:
    found = _read(
        "DANH MỤC THỎA THUẬN HỢP TÁC\n\n"
        "Năm 2021\n"
        "1) Ngày 12/03/2021, Công ty TNHH Sông Hậu (Cần Thơ), thỏa thuận số 03/TTHT: thực tập.\n"
        "2) 05/10/2021 – Trường Cao đẳng Cơ điện Tây Đô: hợp đồng đào tạo 40 học viên.\n"
        "Năm 2022\n"
        "3) 01/02/2022 - 31/01/2025: Tập đoàn Mai Linh. Học bổng 5 suất/năm.\n"
        "4) T6/2022 Đại học Khon Kaen (Thái Lan), thỏa thuận trao đổi sinh viên.\n"
    )

    assert _rows(found) == [
        ("Công ty TNHH Sông Hậu", "2021-03-12", "/"),
        ("Trường Cao đẳng Cơ điện Tây Đô", "2021-10-05", "/"),
        ("Tập đoàn Mai Linh", "", "2022-02-01/2025-01-31"),
        ("Đại học Khon Kaen", "2022-06", "/"),
    ]


def test_bullets_may_begin_with_the_country() -> None:
    found = _read(
        "Văn bản hợp tác đã ký kết\n\n"
        "• Đức: Tập đoàn Bosch Việt Nam – MOU 2018 – đào tạo nghề\n"
        "• Hàn Quốc: Trường CĐ Yeungjin – MOU 22.10.2022\n"
        "• Úc: TAFE Queensland – Hợp đồng chuyển giao chương trình, 2014\n"
    )

    countries = {one.name: one.country for one in found.partners}

    assert countries == {
        "Tập đoàn Bosch Việt Nam": "VN",
        "Trường CĐ Yeungjin": "KR",
        "TAFE Queensland": "AU",
    }


def test_days_below_the_name_of_a_month() -> None:
    found = _read(
        "Biên bản ghi nhớ đã ký\n\n"
        "Tháng 9/2022\n"
        "- Ngày 12: Đại học Quốc gia Chonnam (Hàn Quốc), trao đổi sinh viên\n"
        "- Ngày 28: Công ty Cổ phần Dinh dưỡng Việt Đức, thực tập\n"
        "Tháng 3/2023\n"
        "- Ngày 17: Trường Đại học Champasak, CHDCND Lào; đào tạo sau đại học\n"
    )

    assert [row[1] for row in _rows(found)] == ["2022-09-12", "2022-09-28", "2023-03-17"]


def test_days_below_years_without_blank_lines() -> None:
    found = _read(
        "List of MoUs signed by the College\n\n"
        "2019\n"
        "January 18 - Universitas Sanata Dharma, Indonesia (3 years)\n"
        "March 5 - Fu Jen Catholic University, Taiwan (5 years)\n"
        "2021\n"
        "June 30 – Assumption University of Thailand (until June 2026)\n"
    )

    assert [row[1] for row in _rows(found)] == ["2019-01-18", "2019-03-05", "2021-06-30"]


def test_a_labelled_country_heads_the_rows_below_it() -> None:
    found = _read(
        "Partner institutions\n\n"
        "Country: Thailand\n"
        "  Kasetsart University, MoU, 14.2.2017-13.2.2022\n"
        "  Prince of Songkla University, LoI, 9.9.2023\n"
        "Country: Netherlands\n"
        "  Wageningen University, MoU, 6.5.2020-5.5.2025\n"
        "  Rijk Zwaan, internship agreement, 2021-2024\n"
    )

    assert [one.country for one in found.partners] == ["TH", "TH", "NL", "NL"]


def test_a_name_above_a_line_of_cells_below_an_underlined_heading() -> None:
    found = _read(
        "GLOBAL PARTNERS\n\n"
        "Asia\n----\n"
        "Tohoku University (Japan)\n"
        "   Memorandum of Understanding | 10 April 2018 | until 9 April 2023\n"
        "National Cheng Kung University (Taiwan)\n"
        "   Student Exchange Agreement | 1 September 2020 | expires 31 August 2025\n\n"
        "Europe\n------\n"
        "University of Ljubljana (Slovenia)\n"
        "   Erasmus+ Inter-Institutional Agreement | 2022-2028\n"
    )

    assert [row[0] for row in _rows(found)] == [
        "Tohoku University",
        "National Cheng Kung University",
        "University of Ljubljana",
    ]


def test_a_chronicle_is_no_list_of_rows() -> None:
    found = _read(
        "Hợp tác doanh nghiệp\n\n"
        "- Năm 2019, Trường phối hợp với Công ty TNHH Sông Lam khánh thành phòng thực hành.\n"
        "- Năm 2020, Nhà trường ký thỏa thuận với Tập đoàn Hòa Bình.\n"
        "- Năm 2021, Tập đoàn Hòa Bình trao tặng 20 suất học bổng cho sinh viên.\n"
    )

    assert all(not one.name.startswith(("Trường phối", "Nhà trường")) for one in found.partners)


def test_one_row_may_tell_several_papers_or_periods() -> None:
    bullets = _read(
        "Đối tác Hàn Quốc\n"
        "- Đại học Inha: MOU 15/8/2016; thỏa thuận trao đổi sinh viên 20/9/2018\n"
        "- Đại học Sejong (MOU, 2023-2028)\n"
        "- Đại học Quốc gia Pusan: MOU 2/3/2021\n"
    )
    cells = _read(
        "Partner | Country | Content | Validity\n"
        "University of Lodz | Poland | Erasmus+ | 01/10/2017 - 30/9/2020; 01/10/2020 - 30/9/2023\n"
        "University of Oulu | Finland | research | 2019 - 2022\n"
    )

    assert [str(one.signed or "") for one in bullets.agreements] == [
        "2016-08-15",
        "2018-09-20",
        "",
        "2021-03-02",
    ]
    assert [str(one.term.start) for one in cells.agreements] == ["2017-10-01", "2020-10-01", "2019"]


def test_a_cell_that_says_as_above_takes_the_words_above() -> None:
    found = _read(
        "STT\nĐối tác\nNước\nLoại văn bản\nNgày ký\n\n"
        "1\nĐại học Khon Kaen\nThái Lan\nMOU\n12.03.2018\n\n"
        "2\nnt\nnt\nPhụ lục\n11.12.2019\n\n"
        "3\nĐại học Mahidol\nnt\nMOU\n05.05.2020\n"
    )

    assert [one.parties[0] for one in found.agreements] == [
        "Đại học Khon Kaen",
        "Đại học Khon Kaen",
        "Đại học Mahidol",
    ]
    assert [one.country for one in found.partners] == ["TH", "TH"]


def test_a_remark_may_be_the_validity() -> None:
    found = _read(
        "Academic exchange agreements\n\nCountry\nInstitution\nType\nDate of Conclusion\nRemarks\n\n"
        "Viet Nam\nVietnam National University of Agriculture\nUniversity-level\n2010. 3. 15\nIndefinite\n\n"
        "France\nVetAgro Sup\nUniversity-level\n2014. 5. 12\nValid until 2024. 5. 11 / Students\n\n"
        "Sri Lanka\nUniversity of Peradeniya\nFaculty-level\n2017. 10. 10\n10 yrs. from conclusion\n"
    )

    assert [str(one.term.end) for one in found.agreements] == ["None", "2024-05-11", "2027-10-10"]
    assert found.agreements[0].term.end_kind.value == "indefinite"


def test_columns_numbered_in_brackets_with_headings_between_the_rows() -> None:
    found = _read(
        "(1)   (2) Tên đối tác                   (3) Nội dung                 (4) Thời gian\n"
        "A     QUỐC TẾ\n"
        "A1    Lào\n"
        "1     Sở Giáo dục và Thể thao           Cử tuyển học sinh            10/9/2018 – 10/9/2023\n"
        "      tỉnh Hủa Phăn\n"
        "A2    Châu Âu\n"
        "2     ĐH Zielona Gora, Ba Lan           Đồng hướng dẫn NCS           01/10/2017 – 30/9/2020\n"
        "B     TRONG NƯỚC\n"
        "3     Bảo tàng tỉnh; Thư viện tỉnh      Đưa sinh viên đi thực tế     2021 - 2022\n"
    )

    assert [(one.name, one.country) for one in found.partners] == [
        ("Sở Giáo dục và Thể thao tỉnh Hủa Phăn", "LA"),
        ("ĐH Zielona Gora", "PL"),
        ("Bảo tàng tỉnh", "VN"),
        ("Thư viện tỉnh", "VN"),
    ]
