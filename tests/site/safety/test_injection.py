"""Words of people and documents stay words: in spreadsheets, templates, redirects and headers."""

import csv
import io

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook
from tests.reading.making import word_file
from tests.site import factories
from tests.site.factories import PASSWORD

from caunoi_web.common.addresses import own_address
from caunoi_web.signing.docx_filling import fill

FORMULAS = [
    '=HYPERLINK("http://evil.example","x")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
]
TEMPLATES = ["{{ 7 * 7 }}", "{% for x in [].__class__ %}", "{{ ''.__class__.__mro__ }}", "${7*7}", "#{7*7}"]
ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "\\\\evil.example",
    "https:evil.example",
    "https:///evil.example",
    "http://127.0.0.1@evil.example/",
    "javascript:alert(1)",
    "data:text/html,<script>",
    "\x00//evil.example",
    " //evil.example",
]


@pytest.fixture
def dangerous():
    """An agreement and an activity with a partner of every dangerous name."""
    for name in FORMULAS:
        partner = factories.an_organisation(f"{name} Đại học")
        factories.an_agreement(partner, signed="2025-01-01")
        factories.an_activity(partner, title=name)


def content_of(answer):
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    answer.close()
    return content


@pytest.mark.parametrize("name", ["r1", "agreements", "organisations", "activities"])
def test_no_cell_of_a_csv_begins_like_a_formula(client_as, dangerous, name):
    content = content_of(client_as("officer").get(reverse("reports:export", args=[name, "csv"])))
    content = content.decode("utf-8-sig")

    cells = [cell for row in csv.reader(io.StringIO(content), delimiter=";") for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))] == []


@pytest.mark.parametrize("name", ["r1", "agreements", "organisations", "activities"])
def test_no_cell_of_a_workbook_is_a_formula_or_a_link(client_as, dangerous, name):
    content = content_of(client_as("officer").get(reverse("reports:export", args=[name, "xlsx"])))

    cells = [cell for sheet in load_workbook(io.BytesIO(content)) for row in sheet for cell in row]
    assert any("HYPERLINK" in str(cell.value) for cell in cells)
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []


@pytest.mark.parametrize("words", TEMPLATES)
def test_words_of_a_record_are_never_read_as_a_template(client_as, words):
    partner = factories.an_organisation(f"Đại học {words}")

    page = client_as("officer").get(reverse("register:organisation", args=[partner.pk])).text

    assert words.replace("'", "&#39;") in page
    assert "49" not in page.partition("<h1")[2].partition("</h1>")[0]


@pytest.mark.parametrize("words", TEMPLATES)
def test_words_filled_into_a_word_template_are_not_filled_again(words):
    template = word_file(lambda word: word.add_paragraph("Về việc {{ title }}"))

    filled, _missing = fill(template, {"title": words, "7 * 7": "49"}, {})

    (paragraph,) = Document(io.BytesIO(filled)).paragraphs
    assert paragraph.text == f"Về việc {words}"


def test_a_mark_up_in_a_name_is_shown_as_it_is(client_as):
    partner = factories.an_organisation('<img src=x onerror="alert(1)"><script>alert(2)</script>')

    for name in ("register:organisation", "register:organisations"):
        args = [partner.pk] if name.endswith("organisation") else []
        page = client_as("officer").get(reverse(name, args=args)).text
        assert "<img src=x" not in page
        assert "<script>alert" not in page


def test_every_template_but_mails_escapes():
    assert "&lt;b&gt;" in render_to_string(
        "components/fault_piece.html", {"title": "<b>", "text": "<b>", "status": 400}
    )


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_nobody_is_sent_to_another_site(rf, wanted):
    assert own_address(rf.get("/", headers={"Host": "127.0.0.1"}), wanted, "/") == "/"


@pytest.mark.parametrize("wanted", ELSEWHERE)
@pytest.mark.parametrize("way", ["accounts:login", "common:language"])
def test_no_door_leads_to_another_site(client, db, way, wanted):
    factories.a_person("huong")
    form = {"username": "huong", "password": PASSWORD, "language": "en", "next": wanted}

    answer = client.post(reverse(way), form)

    assert answer.status_code == 302
    assert answer["Location"] == "/"
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("sign", ["\r\n", "\n", "\r", "\0", "%0d%0a"])
def test_no_header_is_split_by_what_stands_in_an_address(client_as, sign):
    answer = client_as("viewer").get(reverse("register:organisations"), {"text": f"a{sign}Set-Cookie: x=y"})

    assert answer.status_code in (200, 400)
    assert all("\n" not in value and "\r" not in value for value in answer.headers.values())


def test_a_line_break_in_where_one_wanted_to_go_splits_no_header(client, db):
    answer = client.post(reverse("common:language"), {"language": "en", "next": "/a\r\nSet-Cookie: x=y"})

    assert answer["Location"] == "/a%0D%0ASet-Cookie:%20x=y"
    assert "x" not in client.cookies
