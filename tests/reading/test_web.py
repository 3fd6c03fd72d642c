"""Web pages give their main text in blocks and their tables as tables."""

import pytest
from tests.reading.making import FILES, table_words

from caunoi.domain.documents import Document
from caunoi.reading import UnreadableDocument, read


def page(body: str, head: str = '<meta charset="utf-8">') -> Document:
    return read(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode(), "a.html")


def test_blocks_stand_on_lines_of_their_own():
    document = page("<h1>Đối <b>tác</b></h1><div>một<p>hai\n  ba</p>bốn<br>năm</div>")

    assert document.text == "Đối tác\nmột\nhai ba\nbốn\nnăm"
    assert document.media_type == "text/html"


def test_entities_are_letters_and_no_break_spaces_stay():
    assert page("<p>R&amp;D &#272;H 70&nbsp;&#x111;&#7889;i t&aacute;c</p>").text == "R&D ĐH 70\u00a0đối tác"


def test_a_number_that_is_no_letter_becomes_the_replacement_sign():
    assert page("<p>a&#xD800;b&#0;c</p>").text == "a\ufffdb\ufffdc"


def test_lists_show_their_bullets_and_numbers():
    document = page("<ul><li><p>Trao đổi</p></li><li>Lab<ol start=11><li>một<li>hai</ol></li><li> </li></ul>")

    assert document.text == "- Trao đổi\n- Lab\n11. một\n12. hai"


def test_preformatted_text_keeps_its_lines():
    assert page("<pre>một\n  hai</pre>").text == "một\nhai"


@pytest.mark.parametrize(
    "part",
    [
        "<script>alert('x')</script>",
        "<style>p{}</style>",
        "<nav>Trang chủ</nav>",
        "<aside>Tin khác</aside>",
        "<header>Cổng thông tin</header>",
        "<footer>Bản quyền</footer>",
        "<div role=navigation>Trang chủ</div>",
        "<p hidden>ẩn</p>",
        "<p style='color:red; DISPLAY : none'>ẩn</p>",
        "<span style='visibility:hidden'>ẩn</span>",
        "<template>ẩn</template>",
        "<noscript>ẩn</noscript>",
        "<select><option>một</option></select>",
        "<button>Gửi</button>",
        "<svg><title>ẩn</title></svg>",
        "<!-- ẩn -->",
        "<del>ẩn</del>",
        "<iframe src='https://example.org'>ẩn</iframe>",
    ],
)
def test_what_a_visitor_does_not_read_is_left_out(part):
    assert page(f"<p>Bài viết</p>{part}<p>Hết</p>").text == "Bài viết\nHết"


def test_the_heading_of_an_article_and_a_header_with_the_title_are_kept():
    document = page("<header><h1>Tiêu đề</h1></header><article><header>Ngày 1/1/2024</header>Bài</article>")

    assert document.text == "Tiêu đề\nNgày 1/1/2024\nBài"


def test_the_part_that_the_page_calls_main_is_enough():
    assert (
        page("<div>Trình đơn</div><main><header>Tên</header><p>Bài</p></main><div>Chân</div>").text
        == "Tên\nBài"
    )


def test_a_page_of_nothing_but_furniture_is_read_whole():
    assert page("<header>Khoa</header><footer>Hà Nội</footer>").text == "Khoa\nHà Nội"


def test_the_title_is_a_note_and_alone_no_document():
    document = page("<h1>Bài</h1>", "<meta charset=utf-8><title> Đối\n tác </title>")

    assert document.notes == ("Title of the page: Đối tác",)
    with pytest.raises(UnreadableDocument) as refusal:
        page("", "<title>Đối tác</title>")
    assert refusal.value.code == "empty"


def test_a_table_keeps_its_merged_cells_and_its_caption():
    document = page(
        "<table><caption>Đối <i>tác</i></caption>"
        "<thead><tr><th rowspan=2>TT<th colspan=2>Đối tác</tr><tr><td>Tên<td>Nước</tr></thead>"
        "<tbody><tr><td>11<td>Viện<br>NICT<td><ul><li>Nhật Bản<li>Á</ul></tr></tbody></table>"
    )
    (table,) = document.tables

    assert table.name == "Đối tác"
    assert table_words(document, table) == [
        ["TT", "Đối tác", "Đối tác"],
        ["TT", "Tên", "Nước"],
        ["11", "Viện\nNICT", "- Nhật Bản\n- Á"],
    ]
    assert [[cell.inherited for cell in row] for row in table.rows[:2]] == [
        [False, False, True],
        [True, False, False],
    ]
    assert document.text.split("\n")[0] == "Đối tác"
    assert document.text.count("TT") == 1


def test_a_rowspan_of_zero_reaches_the_last_row():
    document = page("<table><tr><td rowspan=0>a<td>b</tr><tr><td>c</tr><tr><td>d</tr></table>")

    assert table_words(document, document.tables[0]) == [["a", "b"], ["a", "c"], ["a", "d"]]


def test_hidden_rows_and_empty_rows_are_no_rows_of_the_table():
    document = page(
        "<table><tr><td>a<td>b</tr><tr hidden><td>x<td>y</tr><tr><td>&nbsp;<td></tr><tr><td>c<td>d</table>"
    )
    (table,) = document.tables

    assert table_words(document, table) == [["a", "b"], ["c", "d"]]
    assert [row[0].row for row in table.rows] == [0, 2]


def test_tables_that_arrange_the_page_are_read_as_blocks():
    inner = "<table><tr><td>a<td>b</tr><tr><td>c<td>d</tr></table>"
    document = page(
        f"<table><tr><td>Trái<td>{inner}</tr><tr><td>x<td>y</tr></table><table><tr><td>một<td>hai</table>"
    )

    assert [table_words(document, table) for table in document.tables] == [[["a", "b"], ["c", "d"]]]
    assert document.text == "Trái\na\tb\nc\td\nx\ny\nmột\nhai"


@pytest.mark.parametrize(
    ("charset", "codec"),
    [("windows-1258", "cp1258"), ("ISO-8859-1", "latin-1"), ("gb2312", "gb2312"), ("utf-8", "utf-16")],
)
def test_the_charset_is_taken_from_the_mark_or_the_page(charset, codec):
    text = {"gb2312": "清华大学 合作"}.get(codec, "Université coopération")
    data = f"<html><head><meta charset='{charset}'></head><body>{text}</body></html>".encode(codec)

    assert read(data, "a.html").text == text


@pytest.mark.parametrize("charset", ["iso-8859-1", "rot13", "zip", "unicode_escape", "no-such", ""])
def test_utf8_is_believed_whatever_the_page_declares(charset):
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">'

    assert read(f"<html>{meta}<p>Đại học</p>".encode(), "a.html").text == "Đại học"


def test_nothing_in_a_page_is_fetched(monkeypatch):
    def refuse(*arguments):
        raise AssertionError("a reader opened a connection")

    monkeypatch.setattr("socket.socket.connect", refuse)

    document = page(
        "<img src='http://192.0.2.1/a.png'><script src='http://192.0.2.1/a.js'></script><p>a</p>",
        "<link rel=stylesheet href='http://192.0.2.1/a.css'><base href='http://192.0.2.1/'>",
    )

    assert document.text == "a"


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 500_000,
        "<b>" * 3_000 + "<p>x" * 3_000,
        "<table><tr><td>" * 400_000,
        ("<div>" * 1_000 + "</div>" * 1_000) * 300,
    ],
)
@pytest.mark.parametrize("around", ["<html>{}</html>", "<!doctype html>{}"])
def test_deep_nesting_is_refused_before_it_costs_anything(html, around):
    with pytest.raises(UnreadableDocument) as refusal:
        read(around.format(html).encode(), "a.html")

    assert refusal.value.code == "bomb"


def test_nesting_as_deep_as_a_page_may_have_is_read():
    assert page("<div>" * 400 + "sâu" + "</div>" * 400).text == "sâu"
    assert page("<p>một<p>hai" * 5_000).text.startswith("một\nhai")


def test_a_span_over_more_places_than_can_be_read_is_refused():
    cell = "<td colspan=1000 rowspan=65534>x"
    rows = "<tr>" + cell * 3 + "</tr>" + "<tr><td>y</tr>" * 900

    with pytest.raises(UnreadableDocument) as refusal:
        page(f"<table>{rows}</table>")

    assert refusal.value.code == "too-large"


def test_the_main_text_of_a_page_that_marks_nothing_is_found():
    document = read((FILES / "news-page.html").read_bytes(), "tin.html")

    assert document.text.split("\n") == [
        "Ngày đăng: 17/05/2024",
        "Ký kết hợp tác với Đại học Kyushu",
        "Sáng 17/5, Trường đã ký biên bản ghi nhớ với Đại học Kyushu về trao đổi sinh viên trong 5 năm, "
        "hai bên thống nhất chương trình học bổng và phòng thí nghiệm chung.",
        "Danh sách đối tác: Đại học Nagoya, Đại học Osaka.",
        "- Đại học Nagoya",
        "- Đại học Osaka",
        "- Đại học Kobe",
    ]


def test_a_list_of_partners_made_of_links_is_no_menu():
    names = [f"Đại học số {number}" for number in range(30)]
    links = "".join(f'<li><a href="/{number}">{name}</a>' for number, name in enumerate(names))

    assert page(f"<div class=page><ul>{links}</ul></div>").text.split("\n") == [f"- {name}" for name in names]


def test_what_holds_much_of_the_text_is_no_furniture_whatever_it_is_called():
    document = page(
        "<div class='has-sidebar menu-open'><p>Bài viết dài về hợp tác quốc tế</p></div><p>Hết</p>"
    )

    assert document.text == "Bài viết dài về hợp tác quốc tế\nHết"


def test_a_table_of_data_is_no_furniture_whatever_it_stands_in():
    table = "<table><tr><td>TT<td>Đối tác<tr><td>1<td>NICT</table>"

    document = page(f"<p>{'Bài viết dài. ' * 20}</p><div class=sidebar>{table}</div>")

    assert len(document.tables) == 1


def test_a_heading_of_other_articles_without_links_is_a_heading():
    assert page("<h2>Xem thêm</h2><p>Đại học Kyushu đã ký.</p>").text == "Xem thêm\nĐại học Kyushu đã ký."


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="DC.date.issued" content="2024-05-17">',
        '<meta itemprop="datePublished" content="2024-05-17T00:00:00Z">',
        '<script type="application/ld+json">{"@type": "News", "datePublished": "2024-05-17T01:02"}</script>',
    ],
)
def test_the_day_of_publication_is_laid_out_where_the_page_does_not_show_it(head):
    head = "<meta charset=utf-8>" + head

    assert page("<p>Bài</p>", head).text == "Ngày đăng: 17/05/2024\nBài"
    assert page("<p>Bài (17.5.2024)</p>", head).text == "Bài (17.5.2024)"


def test_a_title_stands_above_a_text_without_a_heading():
    head = "<meta charset=utf-8><title>Đối tác | Trường Sao Mai</title>"

    assert page("<p>Đại học Kyushu</p>", head).text == "Đối tác | Trường Sao Mai\nĐại học Kyushu"
    assert page("<h1>Hợp tác</h1><p>Kyushu</p>", head).text == "Hợp tác\nKyushu"
    assert page("<p>Các đối tác</p>", head).text == "Các đối tác"


def test_terms_and_their_descriptions_stand_on_one_line():
    document = page(
        "<dl><dt>Đối tác</dt> <dd>Đại học Kyushu</dd><dt>Thời hạn:<dd>5 năm<dd>gia hạn<dt>Trống</dl>"
    )

    assert document.text == "Đối tác: Đại học Kyushu\nThời hạn: 5 năm\ngia hạn\nTrống"


def test_one_article_of_some_length_is_the_main_part():
    words = "Trường đã ký biên bản ghi nhớ với Đại học Kyushu về trao đổi sinh viên. " * 5

    assert (
        page(f"<p>Tin khác nữa</p><article><h1>Tin</h1><p>{words}</article>").text == f"Tin\n{words.strip()}"
    )


def test_a_page_full_of_headings_of_other_articles_is_read_soon():
    assert len(page("<p>Xem thêm</p><a href=x>tin</a>" * 20_000).text) > 20_000


@pytest.mark.parametrize(
    ("raised", "shown"),
    [
        ("<sup><a href='#n1'>[1]</a></sup>", "Kyushu (1) và"),
        ("<a href='#n1'><sup>1</sup></a>", "Kyushu (1) và"),
        ("<sup>®</sup>", "Kyushu® và"),
        ("<sup>2</sup>", "Kyushu2 và"),
    ],
)
def test_a_raised_number_that_leads_to_a_note_stands_apart(raised, shown):
    assert page(f"<p>Kyushu{raised} và</p>").text == shown
