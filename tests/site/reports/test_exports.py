"""Lists as files: exactly what the address shows, typed in JSON, harmless in every format."""

import csv
import json
import re
from datetime import datetime
from decimal import Decimal
from io import BytesIO, StringIO
from zipfile import ZipFile

import docx
import openpyxl
import pypdfium2
import pytest
from django.urls import reverse
from tests.site import factories

from caunoi.domain.kinds import Activity
from caunoi_web.reports.exports.formats import FORMATS
from caunoi_web.reports.listings import LISTINGS

pytestmark = pytest.mark.django_db

DAY = {"as_of": "2026-11-21"}
HOSTILE = (
    '=HYPERLINK("http://x";"y")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "{ DDEAUTO c:\\\\windows }",
    '<w:fldSimple w:instr="PAGE"/>',
    "a\x0bb\x01c",
)


def file_of(client, name, ending, query=DAY) -> bytes:
    """The bytes of a list as a file."""
    answer = client.get(reverse("reports:export", args=(name, ending)), query)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def in_csv(client, name, query=DAY) -> list[list[str]]:
    """The headings and rows of the CSV, without the lines above."""
    text = file_of(client, name, "csv", query).decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text, newline=""), delimiter=";"))
    return rows[rows.index([]) + 1 :]


def in_xlsx(client, name, query=DAY) -> list[list]:
    """The same of the spreadsheet, empty cells as ""."""
    sheet = openpyxl.load_workbook(BytesIO(file_of(client, name, "xlsx", query))).active
    rows = [["" if value is None else value for value in row] for row in sheet.values]
    headings = in_csv(client, name, query)[0]
    first = next(number for number, row in enumerate(rows) if row == headings)
    last = next((number for number, row in enumerate(rows) if number > first and not any(row)), len(rows))
    return rows[first:last]


def in_docx(client, name, query=DAY) -> list[list[str]]:
    """The same of the Word file."""
    tables = docx.Document(BytesIO(file_of(client, name, "docx", query))).tables
    table = next(table for table in tables if "tblHeader" in table.rows[0]._tr.xml)
    return [[cell.text for cell in row.cells] for row in table.rows]


def in_json(client, name, query=DAY) -> dict:
    """The whole object."""
    return json.loads(file_of(client, name, "json", query))


@pytest.fixture
def filled(db):
    """Something of everything."""
    partner = factories.an_organisation("Đại học Kyushu", country="JP", name_en="Kyushu University")
    unit = factories.a_unit("Khoa Cơ khí")
    long = factories.an_agreement(
        partner,
        term=factories.a_term("2021-12-12", "2026-12-12"),
        number="12/MOU",
        host_unit=unit,
        activities=(Activity.CONFERENCE,),
    )
    factories.an_agreement(partner, term=factories.a_term("2019", "2022-08"), title="Thỏa thuận cũ")
    factories.an_activity(
        partner,
        agreement=long,
        title="Đoàn Nhật",
        began="2026-03",
        income=Decimal("1500000.50"),
        currency="VND",
    )
    factories.a_contact(organisation=partner)


@pytest.mark.parametrize("name", LISTINGS)
@pytest.mark.parametrize("ending", FORMATS)
def test_every_list_leaves_in_every_format_also_when_it_is_empty(client_as, name, ending):
    about = {"party": factories.an_organisation().pk} if name == "brief" else {}
    data = file_of(client_as("officer"), name, ending, DAY | about)

    assert len(data) > 100


@pytest.mark.parametrize("name", ["agreements", "organisations", "activities", "contacts", "r1", "sleeping"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_four_formats_hold_the_same_cells(client_as, filled, name, language):
    factories.an_agreement(title="Ngủ yên", term=factories.a_term("2020-01-01", "2030-01-01"))
    client = client_as("officer", language=language)

    text, sheet, page, data = (read(client, name) for read in (in_csv, in_xlsx, in_docx, in_json))

    assert len(text) > 1
    assert text == page
    assert [[as_text(cell) for cell in row] for row in sheet] == text
    assert text[0] == [column["heading"] for column in data["columns"]]
    assert len(data["rows"]) == data["number"] == len(text) - 1


def as_text(cell) -> str:
    """A cell of the spreadsheet as the other files write it."""
    if isinstance(cell, datetime):
        return cell.strftime("%d/%m/%Y")
    return str(cell)


def test_the_list_of_agreements_leaves_with_the_columns_of_the_address_and_those_that_are_over(
    client_as, filled
):
    client = client_as("viewer", language="en")
    query = DAY | {"columns": "number,validity,unit"}

    rows = in_xlsx(client, "agreements", query)

    assert rows[0] == ["Partner", "Number", "Unit in charge", "Valid from", "Valid until"]
    assert rows[1] == [
        "Đại học Kyushu", "12/MOU", "Khoa Cơ khí", datetime(2021, 12, 12), datetime(2026, 12, 12),
    ]  # fmt: skip
    assert rows[2] == ["Thỏa thuận cũ\nĐại học Kyushu", "", "", "2019", "08/2022"]


def test_the_columns_a_person_chose_for_themselves_are_those_of_the_file(client_as, filled):
    client = client_as("officer", language="en")
    client.post(reverse("desk:columns"), {"list": "agreements", "query": "", "column": ["signed"]})

    assert in_csv(client, "agreements")[0] == ["Partner", "Signed on"]


def test_filters_and_order_of_the_address_are_those_of_the_file(client_as, filled):
    client = client_as("viewer", language="en")
    factories.an_agreement(factories.an_organisation("Đại học An", country="IT"))

    japanese = in_csv(client, "agreements", DAY | {"country": "JP", "sort": "begin"})
    above = file_of(client, "agreements", "csv", DAY | {"country": "JP"}).decode("utf-8-sig")
    partners = in_csv(client, "organisations", DAY | {"sort": "-name"})

    assert [row[0][:8] for row in japanese[1:]] == ["Thỏa thu", "Đại học "]
    assert "Filters: Country: Japan" in above
    assert "2 in all = 1 active" in above
    assert [row[0] for row in partners[1:]] == ["Đại học Kyushu\nKyushu University", "Đại học An"]


def test_the_unit_and_what_changed_are_among_the_filters_in_words(client_as, filled):
    unit = factories.a_unit("Khoa Vật lý")
    data = in_json(client_as("officer", language="en"), "agreements", DAY | {"unit": unit.pk, "changed": "1"})

    assert data["rows"] == []
    assert [one["field"] for one in data["filters"]] == ["changed", "unit"]
    assert data["filters"][1]["value"] == "Khoa Vật lý"


def test_json_keeps_codes_beside_labels_and_dates_as_precise_as_they_are(client_as, filled):
    data = in_json(client_as("officer", language="en"), "agreements")
    in_force, over = data["rows"]
    [activity] = in_json(client_as("officer", language="en"), "activities")["rows"]

    assert data["as_of"] == "2026-11-21"
    assert data["language"] == "en"
    assert in_force["status"] == {"code": "in_force", "label": "In force"}
    assert in_force["days_left"] == 21
    assert in_force["country"] == [{"code": "JP", "label": "Japan"}]
    assert in_force["partner"]["partners"][0]["name"] == "Đại học Kyushu"
    assert (in_force["from"], in_force["until"]) == ("2021-12-12", "2026-12-12")
    assert (over["from"], over["until"], over["days_left"]) == ("2019", "2022-08", None)
    assert (activity["from"], activity["income"], activity["currency"]) == ("2026-03", "1500000.5", "VND")
    assert activity["in_kind"] is False


def test_the_day_can_lie_in_the_past_and_in_the_future(client_as, filled):
    client = client_as("viewer", language="en")

    then = in_json(client, "agreements", {"as_of": "2020-01-01"})
    later = in_json(client, "agreements", {"as_of": "2030-01-01"})

    assert {row["status"]["code"] for row in then["rows"]} == {"not_in_force", "in_force"}
    assert {row["status"]["code"] for row in later["rows"]} == {"expired"}
    assert later["rows"][0]["days_left"] is None


@pytest.mark.parametrize("ending", FORMATS)
def test_what_documents_say_never_becomes_a_formula_a_field_or_markup(client_as, ending):
    for words in HOSTILE:
        partner = factories.an_organisation(words)
        factories.an_agreement(partner, content=words, number=words[:20])
        factories.an_activity(partner, title=words, outcome=words)
    client = client_as("officer", language="en")

    for name in ("agreements", "r1", "activities", "organisations"):
        query = DAY | {"columns": "number,content,kind,country"}
        data = file_of(client, name, ending, query)
        CHECKS[ending](data)


def harmless_csv(data: bytes) -> None:
    rows = csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";")
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def harmless_xlsx(data: bytes) -> None:
    cells = [cell for row in openpyxl.load_workbook(BytesIO(data)).active.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if isinstance(cell.value, str)} == {"s"}
    assert not [cell for cell in cells if cell.hyperlink]


def harmless_docx(data: bytes) -> None:
    body = ZipFile(BytesIO(data)).read("word/document.xml").decode()
    assert not re.search(r"<w:(fldSimple|fldChar|instrText|hyperlink)", body)
    assert "&lt;w:fldSimple" in body
    assert docx.Document(BytesIO(data)).tables[0].rows


def harmless_json(data: bytes) -> None:
    assert json.loads(data)["rows"]


def harmless_pdf(data: bytes) -> None:
    assert b"/Annots" not in data
    assert b"/JavaScript" not in data
    assert "HYPERLINK" in text_of(data)


def text_of(data: bytes) -> str:
    """The text of a PDF as it would be copied out of it."""
    pages = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_bounded() for page in pages)


CHECKS = {
    "pdf": harmless_pdf,
    "csv": harmless_csv,
    "xlsx": harmless_xlsx,
    "docx": harmless_docx,
    "json": harmless_json,
}


def test_the_word_file_lies_across_and_repeats_its_headings(client_as, filled):
    data = file_of(client_as("viewer", language="en"), "agreements", "docx")
    page = docx.Document(BytesIO(data))
    rows = page.tables[0].rows
    footer = page.sections[0].footer._element.xml

    assert page.sections[0].page_width > page.sections[0].page_height
    assert [paragraph.text for paragraph in page.paragraphs[:3]] == [
        "Agreements",
        "As of 21/11/2026",
        "Filters: none, all agreements",
    ]
    assert "w:tblHeader" in rows[0]._tr.xml
    assert "w:tblHeader" not in rows[1]._tr.xml
    assert 'w:instr="NUMPAGES"' in footer


def test_people_of_partners_leave_only_with_those_who_may_see_them(client_as, filled):
    address = reverse("reports:export", args=("contacts", "csv"))

    assert client_as("viewer").get(address).status_code == 403
    assert b"Minh" in file_of(client_as("officer"), "contacts", "csv")


@pytest.mark.parametrize(("name", "ending"), [("nothing", "csv"), ("agreements", "exe")])
def test_another_list_or_format_is_not_found(client_as, name, ending):
    answer = client_as("viewer").get(reverse("reports:export", args=(name, ending)))

    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("register:agreements", "agreements"),
        ("register:organisations", "organisations"),
        ("register:contacts", "contacts"),
        ("activities:activities", "activities"),
        ("reports:register_r1", "r1"),
    ],
)
def test_every_list_offers_its_files_with_the_filters_of_its_address(client_as, filled, page, name):
    answer = client_as("officer", language="en").get(reverse(page), DAY | {"year": "2026"})

    assert f"/reports/export/{name}.xlsx?as_of=2026-11-21&amp;year=2026" in answer.content.decode()


@pytest.mark.parametrize("name", ["agreements", "organisations", "activities", "sleeping"])
def test_an_export_costs_queries_by_the_chunk_not_by_the_row(client_as, name, django_assert_max_num_queries):
    client = client_as("viewer")
    for _each in range(12):
        partner = factories.an_organisation()
        agreement = factories.an_agreement(partner, term=factories.a_term("2020-01-01", "2030-01-01"))
        factories.an_activity(partner, agreement=agreement, began="2020-02-01")

    with django_assert_max_num_queries(14):
        rows = in_csv(client, name)

    assert len(rows) == 13


def test_the_file_is_named_after_its_list_and_day(client_as):
    answer = client_as("viewer").get(reverse("reports:export", args=("agreements", "docx")), DAY)

    assert 'filename="agreements-2026-11-21.docx"' in answer["Content-Disposition"]
    assert b"".join(answer.streaming_content)
