"""Word documents give what stands on the page, in the order of the page."""

import docx
import pytest
from tests.reading.making import parts_of, table_words, with_part, word_body, word_file, word_table, zip_of

from caunoi.reading import UnreadableDocument, read

PAGE_FIELD = (
    '<w:fldSimple xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:instr=" PAGE ">'
    "<w:r><w:t>7</w:t></w:r></w:fldSimple>"
)


def paragraph(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def text_of(xml: str) -> str:
    return read(word_body(xml), "a.docx").text


def test_paragraphs_and_tables_come_in_the_order_of_the_body():
    def fill(word):
        word.add_heading("Đối tác", 1)
        word.add_table(1, 2).cell(0, 0).text = "trong bảng"
        word.add_paragraph("Sau bảng")

    document = read(word_file(fill), "a.docx")

    assert document.text == "Đối tác\ntrong bảng\nSau bảng"
    assert document.media_type.endswith("wordprocessingml.document")


def test_cells_merged_to_the_right_and_downwards_go_on():
    def fill(word):
        table = word.add_table(3, 3)
        for row in range(3):
            for column in range(3):
                table.cell(row, column).text = f"{row}{column}"
        table.cell(0, 0).merge(table.cell(0, 1)).text = "ngang"
        table.cell(1, 1).merge(table.cell(2, 2)).text = "vuông"

    document = read(word_file(fill), "a.docx")
    (table,) = document.tables

    assert table_words(document, table) == [
        ["ngang", "ngang", "02"],
        ["10", "vuông", "vuông"],
        ["20", "vuông", "vuông"],
    ]
    assert [[cell.inherited for cell in row] for row in table.rows] == [
        [False, True, False],
        [False, False, True],
        [False, True, True],
    ]


def test_paragraphs_of_a_cell_are_its_lines():
    document = read(
        word_table([["TT", "Nội dung"], ["11", "Hợp tác:\n- Trao đổi\thọc thuật\n- Lab"]]), "a.docx"
    )

    assert document.text == "TT\tNội dung\n11\tHợp tác:\n- Trao đổi học thuật\n- Lab"


def test_a_table_of_one_cell_is_a_frame_round_text():
    document = read(word_table([["Ghi chú"]]), "a.docx")

    assert document.text == "Ghi chú"
    assert document.tables == ()


def test_a_table_in_a_cell_is_part_of_the_cells_text():
    def fill(word):
        table = word.add_table(1, 2)
        table.cell(0, 0).text = "ngoài"
        inner = table.cell(0, 1).add_table(1, 2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "a", "b"

    document = read(word_file(fill), "a.docx")

    assert document.text == "ngoài\ta b"


def test_bullets_and_numbers_that_word_draws_are_read():
    def fill(word):
        word.add_paragraph("Trao đổi", style="List Bullet")
        for text in ("một", "hai"):
            word.add_paragraph(text, style="List Number")

    assert read(word_file(fill), "a.docx").text == "- Trao đổi\n1. một\n2. hai"


def test_numbers_of_several_levels_follow_their_patterns():
    numbering = (
        '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:abstractNum w:abstractNumId="7">'
        '<w:lvl w:ilvl="0"><w:start w:val="2"/><w:numFmt w:val="upperRoman"/>'
        '<w:lvlText w:val="Điều %1:"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
        '<w:lvlText w:val="%1.%2)"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )
    body = "".join(
        paragraph(run(text), f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>')
        for text, level in (
            ("Mục đích", 0),
            ("đào tạo", 1),
            ("nghiên cứu", 1),
            ("Thời hạn", 0),
            ("năm năm", 1),
        )
    )
    data = with_part(word_body(body), "word/numbering.xml", numbering.encode())

    lines = read(data, "a.docx").text.split("\n")

    assert lines == [
        "Điều II: Mục đích",
        "II.a) đào tạo",
        "II.b) nghiên cứu",
        "Điều III: Thời hạn",
        "III.a) năm năm",
    ]


def test_a_column_numbered_by_word_has_its_numbers():
    def fill(word):
        table = word.add_table(2, 2)
        for row, name in zip(table.rows, ("Viện NICT", "HCL"), strict=True):
            row.cells[0].paragraphs[0].style = "List Number"
            row.cells[1].text = name

    assert read(word_file(fill), "a.docx").text == "1.\tViện NICT\n2.\tHCL"


@pytest.mark.parametrize(
    "hidden",
    [
        "<w:del>" + run("bỏ").replace("w:t", "w:delText") + "</w:del>",
        "<w:moveFrom>" + run("bỏ") + "</w:moveFrom>",
        run("bỏ", "<w:vanish/>"),
        "<w:r><w:instrText>PAGE</w:instrText></w:r>",
        "<!-- bỏ -->",
        "<?bỏ bỏ?>",
    ],
)
def test_what_does_not_stand_on_the_page_is_left_out(hidden):
    assert text_of(paragraph(run("còn ") + hidden + run("lại"))) == "còn lại"


@pytest.mark.parametrize(
    "wrapped",
    [
        "<w:ins>{}</w:ins>",
        "<w:moveTo>{}</w:moveTo>",
        "<w:hyperlink>{}</w:hyperlink>",
        "<w:smartTag>{}</w:smartTag>",
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
    ],
)
def test_what_stands_on_the_page_is_kept_in_any_wrapping(wrapped):
    assert text_of(paragraph(run("một ") + wrapped.format(run("hai")))) == "một hai"


def test_a_deleted_row_is_no_row():
    def row(text: str, properties: str = "") -> str:
        return f"<w:tr><w:trPr>{properties}</w:trPr><w:tc>{paragraph(run(text))}</w:tc></w:tr>"

    assert text_of(f"<w:tbl>{row('a')}{row('b', '<w:del/>')}{row('c')}</w:tbl>") == "a\nc"


def test_content_controls_round_blocks_and_rows_are_seen_through():
    row = f"<w:tr><w:tc>{paragraph(run('ô'))}</w:tc></w:tr>"
    table = f"<w:tbl><w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt></w:tbl>"

    assert (
        text_of(f"<w:sdt><w:sdtContent>{paragraph(run('khối'))}{table}</w:sdtContent></w:sdt>") == "khối\nô"
    )


def test_a_table_of_contents_is_left_out():
    properties = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    inner = f"<w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{paragraph(run('Mục 1'))}</w:sdtContent>"
    contents = f"<w:sdt>{inner}</w:sdt>"

    assert text_of(contents + paragraph(run("Thân bài"))) == "Thân bài"


def test_breaks_tabs_and_special_hyphens_are_letters():
    inner = run("a") + "<w:r><w:tab/></w:r>" + run("b") + "<w:r><w:br/></w:r>" + run("c")
    inner += "<w:r><w:noBreakHyphen/></w:r>" + run("d") + "<w:r><w:softHyphen/></w:r>" + run("e")

    assert text_of(paragraph(inner)) == "a\tb\nc\u2011de"


def test_a_text_box_is_read_once_behind_its_paragraph():
    box = f"<w:txbxContent>{paragraph(run('trong khung'))}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )

    assert text_of(paragraph(run("đoạn") + f"<w:r>{both}</w:r>")) == "đoạn\ntrong khung"


def with_notes(data: bytes, notes: dict[int, str]) -> bytes:
    """The document with these footnotes, and a line that parts notes from the text."""
    note = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:footnote w:type="separator" w:id="-1">{paragraph(run("---"))}</w:footnote>'
        + "".join(
            f'<w:footnote w:id="{key}">{paragraph(run(text))}</w:footnote>' for key, text in notes.items()
        )
        + "</w:footnotes>"
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    links = parts_of(data)["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        f'<Relationship Id="n1" Type="{kind}" Target="footnotes.xml"/></Relationships>'.encode(),
    )
    types = parts_of(data)["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-'
        b'officedocument.wordprocessingml.footnotes+xml"/></Types>',
    )
    data = with_part(data, "word/footnotes.xml", note.encode())
    return with_part(with_part(data, "word/_rels/document.xml.rels", links), "[Content_Types].xml", types)


def test_a_note_that_nothing_calls_stands_at_the_end():
    assert (
        read(with_notes(word_body(paragraph(run("Bài"))), {1: "Đã gia hạn"}), "a.docx").text
        == "Bài\nĐã gia hạn"
    )


def test_headers_and_footers_are_read_once_without_page_numbers():
    def fill(word):
        for _ in range(2):
            section = word.add_section()
            section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
            section.header.paragraphs[0].text = "Học viện"
            section.footer.paragraphs[0].text = "Chân trang"
            number = section.footer.add_paragraph("Trang ")
            number.add_run()._r.append(docx.oxml.parse_xml(PAGE_FIELD))
        word.paragraphs[0].text = "Thân bài"

    assert read(word_file(fill), "a.docx").text == "Học viện\nThân bài\nChân trang"


def test_a_note_is_marked_where_it_is_called_and_stands_behind_that_block():
    call = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    table = "".join(
        f"<w:tr><w:tc>{paragraph(run(name) + mark)}</w:tc><w:tc>{paragraph(run('2024'))}</w:tc></w:tr>"
        for name, mark in (("Kyushu", call.format(3)), ("NICT", ""))
    )
    body = (
        paragraph(run("Đã ký") + call.format(2) + run("."))
        + f"<w:tbl>{table}</w:tbl>"
        + paragraph(run("Hết"))
    )

    data = with_notes(word_body(body), {2: "Ngày 1/1/2024", 3: "Đã gia hạn"})

    assert read(data, "a.docx").text == (
        "Đã ký (1).\n(1) Ngày 1/1/2024\nKyushu (2)\t2024\nNICT\t2024\n(2) Đã gia hạn\nHết"
    )


@pytest.mark.parametrize(
    ("word", "number", "shown"),
    [
        ("Kyushu", "1", "Kyushu (1)"),
        ("500 m", "2", "500 m2"),
        ("10", "6", "106"),
        ("Kyushu", "th", "Kyushuth"),
    ],
)
def test_a_number_raised_behind_a_word_stands_apart(word, number, shown):
    raised = run(number, '<w:vertAlign w:val="superscript"/>')

    assert text_of(paragraph(run(word) + raised)) == shown


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next():
    body = (
        paragraph(run("Đại học "), "<w:rPr><w:del/></w:rPr>")
        + paragraph(run("Kyushu"))
        + paragraph(run("Hết"))
    )

    assert text_of(body) == "Đại học Kyushu\nHết"


def test_a_table_that_only_arranges_others_is_read_as_blocks():
    rows = "".join(
        f"<w:tr><w:tc>{paragraph(run(a))}</w:tc><w:tc>{paragraph(run(b))}</w:tc></w:tr>"
        for a, b in (("TT", "Đối tác"), ("1", "NICT"))
    )
    outer = f"<w:tbl><w:tr><w:tc>{paragraph(run('Trái'))}<w:tbl>{rows}</w:tbl><w:p/></w:tc></w:tr></w:tbl>"

    document = read(word_body(outer), "a.docx")

    assert document.text == "Trái\nTT\tĐối tác\n1\tNICT"
    assert len(document.tables) == 1


def test_the_rows_of_a_table_in_a_cell_are_lines_of_the_cell():
    def fill(word):
        table = word.add_table(2, 3)
        table.cell(0, 0).text, table.cell(0, 1).text, table.cell(1, 0).text = "a", "b", "c"
        inner = table.cell(0, 2).add_table(2, 2)
        for row in range(2):
            inner.cell(row, 0).text, inner.cell(row, 1).text = f"{row}x", f"{row}y"

    document = read(word_file(fill), "a.docx")

    assert table_words(document, document.tables[0])[0] == ["a", "b", "0x 0y\n1x 1y"]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (run("\uf0b7") + "<w:r><w:tab/></w:r>" + run("Học bổng"), "- Học bổng"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0D8"/></w:r>' + run("Học bổng"), "- Học bổng"),
        (run("2021") + '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>' + run("2026"), "2021 2026"),
        ('<w:r><w:sym w:font="Wingdings" w:char="no"/></w:r>' + run("a"), "a"),
    ],
)
def test_drawn_signs_are_bullets_or_blanks(inner, expected):
    assert text_of(paragraph(inner)) == expected


@pytest.mark.parametrize(
    "kind",
    [
        "vnd.ms-word.document.macroEnabled.main+xml",
        "vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ],
)
def test_documents_with_macros_and_templates_are_read(kind):
    parts = parts_of(word_file(lambda word: word.add_paragraph("Bài")))
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", kind.encode()
    )

    assert read(zip_of(parts), "a.docm").text == "Bài"


def test_strict_documents_are_read():
    data = word_file(lambda word: word.add_paragraph("Bài", style="List Bullet"))
    parts = {
        name: content.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, content in parts_of(data).items()
    }

    assert read(zip_of(parts), "a.docx").text == "- Bài"


def test_a_font_of_a_style_tells_the_encoding_of_its_paragraphs():
    def fill(word):
        word.styles["Normal"].font.name = ".VnTime"
        word.add_paragraph("§¹i häc")
        word.add_paragraph("Göttingen").runs[0].font.name = "Arial"

    assert read(word_file(fill), "a.docx").text == "Đại học\nGöttingen"


def test_links_to_parts_that_are_not_there_do_no_harm():
    parts = parts_of(word_file(lambda word: word.add_paragraph("Thân bài")))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>", f'<Relationship Id="x1" Type="{kind}" Target="NULL"/></Relationships>'.encode()
    )

    assert read(zip_of(parts), "a.docx").text == "Thân bài"


def test_letters_in_two_pieces_stay_in_two_pieces():
    apart = "ho\u0323c vie\u0302\u0323n"

    assert read(word_table([["TT", apart], ["1", "b"]]), "a.docx").text.startswith(f"TT\t{apart}")


def test_a_document_without_text_is_empty():
    with pytest.raises(UnreadableDocument) as refusal:
        read(word_file(lambda word: word.add_paragraph("  ")), "a.docx")

    assert refusal.value.code == "empty"
