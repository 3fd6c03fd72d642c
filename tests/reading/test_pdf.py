"""PDF documents with a text layer: pages, paragraphs, ruled tables; no furniture."""

import pytest
from tests.reading.making import table_words
from tests.reading.pdf_writer import PdfWriter

from caunoi.reading import UnreadableDocument, read

HEADER = [["TT"], ["Đối tác"], ["Thời hạn"]]


def text_of(pdf: PdfWriter) -> str:
    return read(pdf.data(), "a.pdf").text


def test_each_page_is_a_stretch_of_the_text():
    document = read(
        PdfWriter().page().text(50, 60, "Trang đầu").page().text(50, 60, "Trang sau").data(), "a.pdf"
    )

    assert document.text == "Trang đầu\n\nTrang sau"
    assert [(page.number, document.text[page.span.start : page.span.end]) for page in document.pages] == [
        (1, "Trang đầu"),
        (2, "Trang sau"),
    ]
    assert document.media_type == "application/pdf"


@pytest.mark.parametrize("crop", [0, 25])
@pytest.mark.parametrize("turned", [False, True])
def test_a_ruled_table_is_a_table_in_its_place(turned, crop):
    pdf = PdfWriter().page(turned=turned, crop=crop).text(50, 60, "Trước bảng")
    pdf.table(
        50, 100, [HEADER, [["11"], ["Viện NICT (Nhật Bản)"], ["2021"]], [["12"], ["HCL"], []]], [30, 200, 60]
    )
    pdf.text(50, 300, "Sau bảng")

    document = read(pdf.data(), "a.pdf")

    assert document.text == (
        "Trước bảng\nTT\tĐối tác\tThời hạn\n11\tViện NICT (Nhật Bản)\t2021\n12\tHCL\t\nSau bảng"
    )
    assert table_words(document, document.tables[0])[2] == ["12", "HCL", ""]


@pytest.mark.parametrize(
    ("lines", "width", "joined"),
    [
        (["30/6/2021-", "30/6/2026"], 60, "30/6/2021-30/6/2026"),
        (["27/10/", "2022"], 60, "27/10/2022"),
        (["15/03/202", "3"], 52, "15/03/2023"),
        (["2021 -", "2026"], 60, "2021 - 2026"),
        (["Thời", "hạn"], 27, "Thời hạn"),
        (["Nghiê", "n cứu"], 32, "Nghiên cứu"),
        (["Viện", "NICT"], 100, "Viện NICT"),
        (["2021", "2026"], 100, "2021 2026"),
        (["Canberra", "(Úc)"], 48, "Canberra (Úc)"),
        (["Canberra,", "Úc"], 52, "Canberra, Úc"),
    ],
)
def test_lines_of_a_cell_are_joined_where_a_word_was_cut(lines, width, joined):
    pdf = PdfWriter().page().table(50, 100, [[["Cột"], ["b"]], [lines, ["x"]]], [width, 100])

    document = read(pdf.data(), "a.pdf")

    assert table_words(document, document.tables[0])[1][0] == joined


def test_list_items_of_a_cell_stay_lines():
    lines = ["- Trao đổi sinh viên", "và giảng viên", "- Nghiên cứu chung"]
    pdf = PdfWriter().page().table(50, 100, [[["Nội dung"], ["Năm"]], [lines, ["2021"]]], [120, 60])

    document = read(pdf.data(), "a.pdf")

    assert table_words(document, document.tables[0])[1] == [
        "- Trao đổi sinh viên và giảng viên\n- Nghiên cứu chung",
        "2021",
    ]


def test_a_cell_merged_over_columns_goes_on():
    pdf = PdfWriter().page()
    pdf.table(50, 100, [[["Gộp"]]], [200]).table(50, 120, [[["a"], ["b"]], [["c"], ["d"]]], [100, 100])

    document = read(pdf.data(), "a.pdf")

    assert table_words(document, document.tables[0]) == [["Gộp", "Gộp"], ["a", "b"], ["c", "d"]]
    assert document.tables[0].rows[0][1].inherited


def test_a_table_goes_on_over_pages_without_its_repeated_header():
    pdf = PdfWriter()
    for first in (11, 13, 15):
        rows = [[[str(first + more)], [f"Đối tác {first + more}"], ["2021"]] for more in range(2)]
        pdf.page().table(50, 100, [HEADER, *rows], [30, 200, 60])

    document = read(pdf.data(), "a.pdf")
    (table,) = document.tables

    assert [row[0] for row in table_words(document, table)] == ["TT", "11", "12", "13", "14", "15", "16"]
    assert [row[0].row for row in table.rows] == [0, 1, 2, 4, 5, 7, 8]
    assert document.text.count("TT\tĐối tác") == 3


def test_a_row_that_a_page_break_cuts_open_is_put_together():
    pdf = PdfWriter().page().table(50, 700, [HEADER, [["11"], ["Viện NICT"], ["2021"]]], [30, 200, 60])
    for x in (50, 80, 280, 340):
        pdf.line(x, 740, x, 780)
    pdf.text(53, 760, "12").text(83, 760, "Tập đoàn HCL").text(283, 760, "2022 -")
    pdf.page()
    for x in (50, 80, 280, 340):
        pdf.line(x, 40, x, 70)
    pdf.text(283, 60, "2024").table(50, 70, [[["13"], ["Kyushu"], ["2023"]]], [30, 200, 60])

    document = read(pdf.data(), "a.pdf")

    assert [table_words(document, table) for table in document.tables] == [
        [
            ["TT", "Đối tác", "Thời hạn"],
            ["11", "Viện NICT", "2021"],
            ["12", "Tập đoàn HCL", "2022 - 2024"],
            ["13", "Kyushu", "2023"],
        ]
    ]


def test_a_table_without_lines_at_its_sides_is_a_table():
    pdf = PdfWriter().page()
    for y in (100, 120, 140, 160):
        pdf.line(50, y, 350, y)
    pdf.line(150, 100, 150, 160)
    for row, texts in enumerate((("Tên", "Nước"), ("NICT", "Nhật Bản"), ("HCL", "Ấn Độ"))):
        pdf.text(55, 114 + 20 * row, texts[0]).text(155, 114 + 20 * row, texts[1])

    document = read(pdf.data(), "a.pdf")

    assert table_words(document, document.tables[0]) == [
        ["Tên", "Nước"],
        ["NICT", "Nhật Bản"],
        ["HCL", "Ấn Độ"],
    ]


def test_text_between_two_tables_without_sides_is_no_row():
    pdf = PdfWriter().page()
    for top in (100, 200):
        for y in (top, top + 20, top + 40):
            pdf.line(50, y, 350, y)
        pdf.line(150, top, 150, top + 40)
        for row in range(2):
            pdf.text(55, top + 14 + 20 * row, "một").text(155, top + 14 + 20 * row, "hai")
    pdf.text(55, 170, "Ở giữa")

    document = read(pdf.data(), "a.pdf")

    assert [table_words(document, table) for table in document.tables] == [[["một", "hai"]] * 2] * 2
    assert "Ở giữa" in document.text.split("\n")


def test_tables_with_other_columns_are_other_tables():
    pdf = PdfWriter().page().table(50, 100, [HEADER, [["1"], ["a"], ["b"]]], [30, 200, 60])
    pdf.page().table(50, 100, [HEADER, [["2"], ["c"], ["d"]]], [30, 150, 60])

    assert len(read(pdf.data(), "a.pdf").tables) == 2


def test_slanted_and_bent_lines_do_not_hide_a_table():
    pdf = PdfWriter().page().table(50, 100, [HEADER, [["1"], ["a"], ["b"]]], [30, 200, 60])
    pdf.line(10, 10, 40, 90).commands("300 300 m 310 310 320 310 330 300 c f")

    document = read(pdf.data(), "a.pdf")

    assert len(document.tables) == 1
    assert document.notes == ()


def test_a_frame_is_no_table():
    pdf = PdfWriter().page().table(50, 100, [[["Ghi chú quan trọng"]]], [300])

    document = read(pdf.data(), "a.pdf")

    assert document.tables == ()
    assert document.text == "Ghi chú quan trọng"


def test_lines_that_broke_for_want_of_room_are_one_paragraph():
    full = "Học viện ký kết hợp tác với nhiều đối tác trong và ngoài nước, trong đó có các viện nghiên cứu"
    pdf = PdfWriter().page()
    pdf.text(60, 100, full).text(60, 115, "và nhiều đơn vị khác.").text(60, 130, "Đoạn mới bắt đầu ở đây.")

    assert text_of(pdf) == f"{full} và nhiều đơn vị khác.\nĐoạn mới bắt đầu ở đây."


def test_an_indented_line_and_a_list_item_begin_anew():
    full = "Học viện ký kết hợp tác với nhiều đối tác trong và ngoài nước, trong đó có các viện nghiên cứu"
    pdf = PdfWriter().page().text(60, 100, full).text(80, 115, "Thụt đầu dòng").text(60, 130, full)
    pdf.text(60, 145, "- gạch đầu dòng").text(60, 160, full).text(60, 175, "• chấm đầu dòng")

    assert text_of(pdf).split("\n") == [
        full,
        "Thụt đầu dòng",
        full,
        "- gạch đầu dòng",
        full,
        "- chấm đầu dòng",
    ]


def test_short_lines_stay_lines():
    pdf = PdfWriter().page()
    for number, name in enumerate(("Viện NICT (Nhật Bản)", "Tập đoàn HCL (Ấn Độ)", "Đại học Canberra")):
        pdf.text(60, 100 + 15 * number, name)

    assert text_of(pdf).count("\n") == 2


def test_headers_footers_and_page_numbers_are_left_out():
    pdf = PdfWriter()
    for number, body in enumerate(("Mở đầu", "Đối tác", "Kết quả", "Phụ lục"), start=5):
        pdf.page().text(50, 40, "Báo cáo thường niên").text(60, 100, body).text(
            60, 115, f"Có {number * 7} đối tác"
        )
        pdf.text(280, 800, f"Trang {number}/9")

    assert text_of(pdf) == (
        "Mở đầu\nCó 35 đối tác\n\nĐối tác\nCó 42 đối tác\n\nKết quả\nCó 49 đối tác\n\nPhụ lục\nCó 56 đối tác"
    )


def test_what_repeats_on_two_pages_only_is_kept():
    pdf = (
        PdfWriter()
        .page()
        .text(50, 40, "Đối tác")
        .text(50, 60, "a")
        .page()
        .text(50, 40, "Đối tác")
        .text(50, 60, "b")
    )

    assert text_of(pdf) == "Đối tác\na\n\nĐối tác\nb"


def test_a_pdf_without_any_text_is_refused():
    with pytest.raises(UnreadableDocument, match="holds no text") as refusal:
        read(PdfWriter().page().line(10, 10, 100, 100).page().data(), "a.pdf")

    assert refusal.value.code == "no-text"


def test_pages_without_text_are_noted():
    document = read(PdfWriter().page().page().text(50, 50, "Có chữ").page().data(), "a.pdf")

    assert document.notes == ("Pages without any text: 1, 3.",)
    assert [page.number for page in document.pages] == [1, 2, 3]


def test_a_pdf_with_a_password_is_refused():
    handler = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <%s> /U <%s> >> /ID [<00> <00>]" % (
        b"61" * 32,
        b"62" * 32,
    )

    with pytest.raises(UnreadableDocument, match="password") as refusal:
        read(PdfWriter().page().text(50, 50, "kín").data(before_trailer=handler), "a.pdf")

    assert refusal.value.code == "encrypted"


def test_a_stream_that_swells_is_refused():
    data = PdfWriter().page().text(50, 50, "a" + " " * 1_000).data()
    bomb = PdfWriter().page().commands(" " * 110_000_000)

    assert read(data, "a.pdf").text == "a"
    with pytest.raises(UnreadableDocument) as refusal:
        read(bomb.data(), "a.pdf")
    assert refusal.value.code == "bomb"
