"""PDF pages whose columns no lines are drawn for: tables, text in two columns, and what is neither."""

import pytest
from tests.reading.making import table_words
from tests.reading.pdf_writer import PdfWriter

from caunoi.reading import read

HEADER = ["TT", "Đối tác", "Nội dung hợp tác", "Thời hạn"]
PLACES = (50, 80, 220, 450)
LONG = "Học viện ký kết thỏa thuận hợp tác với nhiều đối tác trong và ngoài nước về đào tạo và nghiên cứu"


def write_rows(pdf: PdfWriter, rows, top=100.0, pitch=13.0, room=0.0, places=PLACES) -> float:
    """Rows of cells, each a list of printed lines (or one line), with room between the rows."""
    for row in rows:
        cells = [[cell] if isinstance(cell, str) else cell for cell in row]
        for x, lines in zip(places, cells, strict=True):
            for number, words in enumerate(lines):
                if words:
                    pdf.text(x, top + pitch * number, words)
        top += pitch * max(len(lines) for lines in cells) + room
    return top


def tables_of(pdf: PdfWriter):
    document = read(pdf.data(), "a.pdf")
    return [table_words(document, table) for table in document.tables]


ROWS = [
    ["11", "Viện NICT (Nhật Bản)", "Nghiên cứu chung", "2021-2026"],
    ["12", "Tập đoàn HCL", "Trao đổi sinh viên", "2022-2024"],
    ["13", "Đại học Canberra", "Đào tạo sau đại học", "2023"],
]


def test_words_in_columns_are_a_table():
    pdf = PdfWriter().page().text(50, 60, "Danh mục thỏa thuận")
    write_rows(pdf, [HEADER, *ROWS])

    document = read(pdf.data(), "a.pdf")

    assert [table_words(document, table) for table in document.tables] == [[HEADER, *ROWS]]
    assert document.text.startswith("Danh mục thỏa thuận\nTT\tĐối tác\t")


@pytest.mark.parametrize("room", [0.0, 6.0])
def test_a_cell_of_several_lines_stays_in_its_row(room):
    pdf = PdfWriter().page()
    rows = [
        HEADER,
        ["11", ["Viện Nghiên cứu Công", "nghệ (Nhật Bản)"], "Nghiên cứu chung", "2021-2026"],
        ["12", "Tập đoàn HCL", ["Trao đổi sinh viên và cán bộ, hội thảo", "khoa học"], "2022-2024"],
        ["13", "Đại học Canberra", "Đào tạo sau đại học", "2023"],
    ]
    write_rows(pdf, rows, room=room)

    joined = [[cell if isinstance(cell, str) else " ".join(cell) for cell in row] for row in rows]
    assert tables_of(pdf) == [joined]


def test_rows_without_numbers_are_told_by_the_room_between_them():
    pdf = PdfWriter().page()
    rows = [
        ["Đối tác", "Nội dung", "Năm"],
        [["Viện Nghiên cứu Công", "nghệ (Nhật Bản)"], "Nghiên cứu chung", "2021"],
        ["Tập đoàn HCL", ["Trao đổi sinh viên và cán bộ, hội", "thảo khoa học"], "2022"],
        ["Đại học Canberra", "Đào tạo", "2023"],
    ]
    write_rows(pdf, rows, room=6.0, places=(50, 220, 450))

    assert tables_of(pdf) == [
        [[cell if isinstance(cell, str) else " ".join(cell) for cell in row] for row in rows]
    ]


def test_numbers_at_the_middle_of_their_rows_are_followed():
    pdf = PdfWriter().page()
    for x, words in zip(PLACES, HEADER, strict=True):
        pdf.text(x, 80, words)
    for number, (count, name, what, when) in enumerate(ROWS):
        top = 105 + 34 * number
        pdf.text(PLACES[0], top + 6, count).text(PLACES[1], top, name).text(
            PLACES[1], top + 12, "và các viện"
        )
        pdf.text(PLACES[2], top + 6, what).text(PLACES[3], top + 6, when)

    assert tables_of(pdf) == [
        [HEADER, *([count, f"{name} và các viện", what, when] for count, name, what, when in ROWS)]
    ]


def test_level_lines_part_the_rows():
    pdf = PdfWriter().page()
    top = 100.0
    for row in (
        [["Đối tác"], ["Năm"]],
        [["Viện NICT", "Nhật Bản"], ["2021", "2026"]],
        [["HCL", "Ấn Độ"], ["2022", "2024"]],
    ):
        pdf.line(50, top, 400, top)
        bottom = write_rows(pdf, [row], top=top + 12, places=(55, 250))
        top = bottom - 6
    pdf.line(50, top, 400, top)

    assert tables_of(pdf) == [
        [["Đối tác", "Năm"], ["Viện NICT Nhật Bản", "2021 2026"], ["HCL Ấn Độ", "2022 2024"]]
    ]


def test_the_heading_of_a_section_is_a_row_of_one_cell():
    pdf = PdfWriter().page()
    top = write_rows(pdf, [HEADER, *ROWS])
    pdf.text(50, top, "II. Các đối tác trong khu vực Châu Âu và Châu Mỹ từ năm 2015 đến nay")
    write_rows(
        pdf,
        [["14", "Đại học Ghent", "Trao đổi", "2024"], ["15", "INRAE", "Nghiên cứu", "2025"]],
        top=top + 13,
    )

    document = read(pdf.data(), "a.pdf")
    (table,) = document.tables
    words = table_words(document, table)

    assert words[4] == ["II. Các đối tác trong khu vực Châu Âu và Châu Mỹ từ năm 2015 đến nay"] * 4
    assert [cell.inherited for cell in table.rows[4]] == [False, True, True, True]
    assert words[5][1] == "Đại học Ghent"


def test_a_table_goes_on_over_pages_with_its_header_repeated():
    pdf = PdfWriter()
    for first in (11, 21, 31):
        pdf.page().text(50, 30, "Báo cáo hợp tác quốc tế")
        write_rows(
            pdf, [HEADER, *([str(first + n), f"Viện số {first + n}", "Trao đổi", "2021"] for n in range(4))]
        )

    (rows,) = tables_of(pdf)

    assert rows[0] == HEADER
    assert [row[0] for row in rows[1:]] == [str(first + n) for first in (11, 21, 31) for n in range(4)]


def test_a_row_that_goes_on_on_the_next_page_is_put_together():
    pdf = PdfWriter().page()
    write_rows(
        pdf,
        [HEADER, *ROWS[:2], ["13", "Đại học Canberra", "Đào tạo sau đại học, trao đổi giảng viên", "2023"]],
    )
    pdf.page()
    write_rows(
        pdf,
        [
            HEADER,
            ["", "", "và nghiên cứu chung", ""],
            ["14", "INRAE", "Nghiên cứu", "2025"],
            ["15", "CIRAD", "Hội thảo", "2025"],
        ],
        room=5,
    )

    (rows,) = tables_of(pdf)

    assert rows[3] == [
        "13",
        "Đại học Canberra",
        "Đào tạo sau đại học, trao đổi giảng viên và nghiên cứu chung",
        "2023",
    ]
    assert rows[4][0] == "14"


def test_two_columns_of_text_are_read_one_after_the_other():
    left = "Học viện ký kết hợp tác với nhiều đối tác trong nước và ngoài nước. " * 5
    right = "Trường đại học trao đổi sinh viên với các viện nghiên cứu ở châu Âu. " * 5
    pdf = (
        PdfWriter()
        .page()
        .text(50, 60, "Hợp tác quốc tế của Học viện trong mười năm qua và định hướng những năm tới")
    )
    for x, words in ((50, left.split()), (310, right.split())):
        y, line = 100.0, ""
        for word in [*words, None]:
            if word is None or len(line) + 1 + len(word) > 44:
                pdf.text(x, y, line)
                y, line = y + 13, ""
            line = f"{line} {word}".strip() if word else line

    document = read(pdf.data(), "a.pdf")

    assert document.tables == ()
    assert document.text.split("\n")[1:] == [left.strip(), right.strip()]


def test_the_two_heads_of_a_letter_are_read_one_after_the_other():
    pdf = PdfWriter().page()
    for number, (left, right) in enumerate(
        (
            ("BỘ GIÁO DỤC VÀ ĐÀO TẠO", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            ("TRƯỜNG ĐẠI HỌC X", "Độc lập - Tự do - Hạnh phúc"),
            ("Số: 12/QĐ-ĐHX", "Hà Nội, ngày 5 tháng 3 năm 2024"),
        )
    ):
        for middle, words in ((140, left), (410, right)):
            pdf.text(middle - 2.5 * len(words), 60 + 15 * number, words)
    for number in range(4):
        pdf.text(50, 130 + 13 * number, LONG[7 * number :])

    document = read(pdf.data(), "a.pdf")

    assert document.tables == ()
    assert document.text.startswith("BỘ GIÁO DỤC VÀ ĐÀO TẠO\nTRƯỜNG ĐẠI HỌC X\nSố: 12/QĐ-ĐHX\nCỘNG HÒA")


@pytest.mark.parametrize(
    "lines",
    [
        [(50, LONG)] * 6,
        [(50, "1."), (80, LONG[:60]), (50, "2."), (80, LONG[:50]), (50, "3."), (80, LONG[:70])],
        [
            (50, "Địa chỉ"),
            (150, ": Số 1 phố X"),
            (50, "Điện thoại"),
            (150, ": 0123"),
            (50, "Đại diện"),
            (150, ": Ông A"),
        ],
        [(50, "Viện NICT"), (50, "Tập đoàn HCL"), (50, "Đại học Canberra"), (50, "Kyushu")],
    ],
    ids=["prose", "list", "names and values", "short lines"],
)
def test_what_only_looks_like_columns_is_no_table(lines):
    pdf = PdfWriter().page()
    y = 100.0
    for x, words in lines:
        y += 0 if x > 50 else 14
        pdf.text(x, y, words)

    assert tables_of(pdf) == []


@pytest.mark.parametrize(
    "footer",
    ["Trang {n}", "{n}/9", "- {n} -", "In ngày {odd}/12/2025 lúc 10:{odd}", "{roman}"],
)
def test_footers_with_changing_numbers_are_left_out(footer):
    pdf = PdfWriter()
    for number in range(1, 7):
        shown = footer.format(
            n=number, odd=number * 7 % 28 + 1, roman=("i", "ii", "iii", "iv", "v", "vi")[number - 1]
        )
        pdf.page().text(60, 200, f"Nội dung của trang thứ {'abcdef'[number - 1]}").text(280, 810, shown)

    text = read(pdf.data(), "a.pdf").text

    assert [line for line in text.split("\n") if line] == [
        f"Nội dung của trang thứ {letter}" for letter in "abcdef"
    ]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["The universities agree on coopera-", "tion in teaching and research."], "cooperation in"),
        (["Hợp tác về khoa học-", "công nghệ và đào tạo"], "khoa học-công nghệ"),
        (["A joint climate-", "smart project. Another climate-smart one."], "climate-smart project"),
        (["Thời hạn 2021-", "2026 theo văn bản"], "2021-2026"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_is_the_words_own_or_goes(lines, joined):
    pdf = PdfWriter().page()
    y = 100.0
    for words in (
        *lines,
        "They will share informa-",
        "tion, labora-",
        "tories and re-",
        "searchers; cooperation grows.",
    ):
        y += 13
        pdf.text(50, y, words)

    assert joined in read(pdf.data(), "a.pdf").text
