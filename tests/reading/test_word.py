"""Word documents give what stands on the page, in the order of the page."""

import pytest
from tests.reading.making import parts_of, table_words, with_part, word_body, word_file, word_table, zip_of

from caunoi.reading import UnreadableDocument, read


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


def test_paragraphs_of_a_cell_stand_on_one_line():
    document = read(
        word_table([["TT", "Nội dung"], ["11", "Hợp tác:\n- Trao đổi\thọc thuật\n- Lab"]]), "a.docx"
    )

    assert document.text == "TT\tNội dung\n11\tHợp tác: - Trao đổi học thuật - Lab"


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


def test_footnotes_stand_at_the_end():
    note = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:footnote w:type="separator" w:id="-1">{paragraph(run("---"))}</w:footnote>'
        f'<w:footnote w:id="1">{paragraph(run("Đã gia hạn"))}</w:footnote></w:footnotes>'
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    data = with_part(word_body(paragraph(run("Bài"))), "word/footnotes.xml", note.encode())
    links = parts_of(data)["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        f'<Relationship Id="n1" Type="{kind}" Target="footnotes.xml"/></Relationships>'.encode(),
    )
    types = parts_of(data)["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-'
        b'officedocument.wordprocessingml.footnotes+xml"/></Types>',
    )
    data = with_part(with_part(data, "word/_rels/document.xml.rels", links), "[Content_Types].xml", types)

    assert read(data, "a.docx").text == "Bài\nĐã gia hạn"


def test_headers_and_footers_are_left_out():
    def fill(word):
        word.sections[0].header.paragraphs[0].text = "Đầu trang"
        word.sections[0].footer.paragraphs[0].text = "Chân trang"
        word.add_paragraph("Thân bài")

    assert read(word_file(fill), "a.docx").text == "Thân bài"


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
