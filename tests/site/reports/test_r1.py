"""Register R1: its columns, its sums, and its files read back as an office opens them."""

import csv
import itertools
import re
from datetime import date, datetime
from io import BytesIO, StringIO

import docx
import openpyxl
import pypdfium2
import pytest
from django.urls import reverse
from tests.site.register.making import a_person, an_agreement, an_organisation
from tests.site.register.ptit import enter_ptit_rows

from caunoi_web.common.formulas import defused
from caunoi_web.reports.exports.xlsx_rows import LONGEST_CELL

pytestmark = pytest.mark.django_db

DAY = {"as_of": "2026-11-21"}
HEADINGS = [
    "No.",
    "Partner",
    "Country or territory",
    "Kind of paper",
    "Number",
    "Level",
    "Signed on",
    "Valid from",
    "Valid until",
    "Validity, as written",
    "Renewal",
    "Content, fields",
    "Unit in charge",
    "Signed by",
    "Status",
    "Note",
]
SUMS = (
    "15 in all = 5 active + 1 open until a condition is met + 1 validity unknown"
    " + 0 not yet in force + 8 expired"
)


@pytest.fixture
def ptit(db):
    return enter_ptit_rows(a_person())


def address(ending: str) -> str:
    """Where the register stands as a file."""
    return reverse("reports:export", args=("r1", ending))


def bytes_of(response) -> bytes:
    """The whole file of a streamed answer."""
    return b"".join(response.streaming_content)


def csv_of(client, query=None) -> list[list[str]]:
    """The rows of the CSV file, as Python reads them."""
    data = bytes_of(client.get(address("csv"), query or DAY))
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def sheet_of(client, query=None):
    """The sheet of the spreadsheet, as openpyxl reads it."""
    data = bytes_of(client.get(address("xlsx"), query or DAY))
    return openpyxl.load_workbook(BytesIO(data)).active


def table_of(rows) -> list[dict]:
    """The rows below the headings, each by heading."""
    rows = [list(row) for row in rows]
    head = next(number for number, row in enumerate(rows) if len(row) > 1 and row[1] == "Partner")
    below = itertools.takewhile(any, rows[head + 1 :])  # an empty row parts the table from who signs
    return [dict(zip(rows[head], row, strict=True)) for row in below]


def by_partner(table: list[dict], name: str) -> dict:
    return next(row for row in table if name in row["Partner"])


def test_the_screen_shows_the_register_with_its_sums(client_as, ptit):
    response = client_as("viewer", language="en").get(reverse("reports:register_r1"), DAY)
    page = " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())

    for heading in HEADINGS:
        assert heading in page, heading
    assert "15 in all as of 21/11/2026 = 5 active" in page
    assert "đến khi hoàn thành các hoạt động hợp tác" in page


def test_the_spreadsheet_says_whose_it_is_and_what_it_holds(client_as, ptit):
    sheet = sheet_of(client_as("viewer", language="en"))
    first = next(row for row in range(1, 12) if str(sheet.cell(row, 1).value).startswith("Register"))
    above = [sheet.cell(row, 1).value for row in range(first, first + 5)]

    assert above[0] == "Register of cooperation agreements (R1)"
    assert above[1] == "As of 21/11/2026"
    assert above[2] == "Filters: none, all agreements"
    assert above[3] == SUMS
    assert re.fullmatch(r"Exported \d\d/\d\d/\d{4} \d\d:\d\d by Viewer", above[4])
    assert [cell.value for cell in sheet[first + 6]] == HEADINGS
    assert sheet.freeze_panes == f"C{first + 7}"
    assert sheet.auto_filter.ref == f"A{first + 6}:P{first + 21}"
    assert sheet.column_dimensions["B"].width > 30


def test_its_files_speak_both_languages_side_by_side(client_as, ptit):
    client = client_as("viewer", language="en")
    both = {**DAY, "tongue": "both"}

    sheet = openpyxl.load_workbook(BytesIO(bytes_of(client.get(address("xlsx"), both)))).active
    cells = [str(cell) for row in sheet.values for cell in row if cell is not None]
    paper = docx.Document(BytesIO(bytes_of(client.get(address("docx"), both))))
    headings = [cell.text for table in paper.tables for cell in table.rows[0].cells]
    with pypdfium2.PdfDocument(bytes_of(client.get(address("pdf"), both))) as printed:
        text = " ".join("\n".join(page.get_textpage().get_text_range() for page in printed).split())

    for heading in ("Đối tác / Partner", "Ngày ký / Signed on", "Trạng thái / Status"):
        assert heading in cells
        assert heading in headings
    assert any(one.endswith("(R1) / Register of cooperation agreements (R1)") for one in cells)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "SOCIALIST REPUBLIC OF VIET NAM" in text
    assert len([one for one in cells if one == "Còn hiệu lực"]) == 5


def test_the_screen_offers_its_files_in_each_language(client_as, ptit):
    page = client_as("viewer", language="en").get(reverse("reports:register_r1"), DAY).content.decode()

    for tongue in ("vi", "en", "both"):
        assert f"{address('docx')}?as_of=2026-11-21&amp;tongue={tongue}" in page


def test_days_are_days_and_years_stay_years_in_the_spreadsheet(client_as, ptit):
    table = table_of(sheet_of(client_as("viewer", language="en")).values)

    kyushu, siena, canberra = (by_partner(table, name) for name in ("Kyushu", "SIENA", "Canberra"))
    assert len(table) == 15
    assert [row["No."] for row in table] == list(range(1, 16))
    assert kyushu["Valid until"] == datetime(2026, 12, 12)
    assert (siena["Valid from"], siena["Valid until"]) == ("2022", "2029")
    assert canberra["Validity, as written"] == "27/10/2022-27/10-2027"
    assert canberra["Note"] == "A misprinted date was repaired. Number in the source's list: 15."


def test_a_month_stays_a_month(client_as):
    an_agreement(an_organisation("Viện NICT"), start="2022-08", end="2027-09", end_kind="fixed")
    client = client_as("viewer", language="en")

    [in_sheet] = table_of(sheet_of(client).values)
    [in_text] = table_of(csv_of(client))

    assert (in_sheet["Valid from"], in_sheet["Valid until"]) == ("08/2022", "09/2027")
    assert (in_text["Valid from"], in_text["Valid until"]) == ("08/2022", "09/2027")


def test_the_text_file_holds_the_same(client_as, ptit):
    rows = csv_of(client_as("viewer", language="en"))
    table = table_of(rows)

    assert rows[0] == ["Register of cooperation agreements (R1)"]
    assert rows[3] == [SUMS]
    assert len(table) == 15
    assert by_partner(table, "Kyushu")["Valid until"] == "12/12/2026"
    assert by_partner(table, "SIENA")["Valid until"] == "2029"


def test_what_is_not_known_is_called_unknown_and_is_not_active(client_as, ptit):
    palermo = by_partner(table_of(csv_of(client_as("viewer", language="en"))), "Palermo")
    viettel = by_partner(table_of(csv_of(client_as("viewer", language="en"))), "Viễn thông Quân đội")

    assert (palermo["Valid until"], palermo["Status"]) == ("unknown", "unknown")
    assert viettel["Country or territory"] == "unknown"
    active = csv_of(client_as("viewer", language="en"), DAY | {"status": "active"})
    assert "Palermo" not in str(active)


def test_the_files_follow_the_filters_of_the_screen_and_print_them(client_as, ptit):
    client = client_as("viewer", language="en")
    query = DAY | {"country": "IT", "status": "active", "sort": "partner"}

    rows = csv_of(client, query)
    sheet = sheet_of(client, query)

    assert rows[2] == ["Filters: Status: Active: in force or indefinite; Country: Italy"]
    assert [row["Partner"] for row in table_of(rows)] == ["Đại học SIENA"]
    assert [row["Partner"] for row in table_of(sheet.values)] == ["Đại học SIENA"]
    assert rows[3][0].startswith("1 in all = 1 active")


def test_the_files_speak_the_language_of_the_page(client_as, ptit):
    vietnamese = client_as("viewer").get(address("csv"), DAY)
    text = bytes_of(vietnamese).decode("utf-8-sig")
    sheet = sheet_of(client_as("viewer"))

    assert "Đối tác;" in text
    assert "chưa rõ" in text
    assert "Nhật Bản" in text
    assert "Đối tác" in [cell.value for row in sheet.iter_rows() for cell in row]
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in [cell.value for cell in sheet[1]]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_no_cell_begins_like_a_formula(start):
    assert defused(f"{start}1+1") == f"'{start}1+1"
    assert defused(f"1{start}1") == f"1{start}1"


def test_formulas_in_names_stay_text_in_both_files(client_as):
    for name in ('=HYPERLINK("http://x";"y")', "+1+1", "-1+1", "@SUM(A1)"):
        an_agreement(an_organisation(f"{name} a"), content=f"{name} c", note="=1+1")
    client = client_as("viewer", language="en")

    data = bytes_of(client.get(address("xlsx"), DAY))
    sheet = openpyxl.load_workbook(BytesIO(data)).active
    cells = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    in_text = [cell for row in csv_of(client) for cell in row]

    assert "=1+1" in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not [cell.hyperlink for cell in cells if cell.hyperlink]
    assert not [cell for cell in in_text if cell.startswith(("=", "+", "-", "@"))]
    assert "'=1+1" in in_text


def test_separators_quotes_and_line_breaks_survive(client_as):
    an_agreement(an_organisation('A; "B", C'), content="dòng một\ndòng hai;")

    [row] = table_of(csv_of(client_as("viewer", language="en")))

    assert row["Partner"] == 'A; "B", C'
    assert row["Content, fields"] == "dòng một\ndòng hai;"


def test_a_cell_that_is_too_long_is_cut_not_lost(client_as):
    an_agreement(an_organisation("Viện NICT"), content="x" * 40_000)

    [row] = table_of(sheet_of(client_as("viewer", language="en")).values)

    assert len(row["Content, fields"]) == LONGEST_CELL
    assert row["Content, fields"].endswith("…")


def test_a_day_before_the_format_knows_days_is_text(client_as):
    an_agreement(an_organisation("Viện NICT"), start="1899-12-31", end="2030-01-01", end_kind="fixed")

    [row] = table_of(sheet_of(client_as("viewer", language="en")).values)

    assert (row["Valid from"], row["Valid until"]) == ("31/12/1899", datetime(2030, 1, 1))


def test_a_name_of_the_paper_that_is_another_stands_beside_the_current_one(client_as):
    from caunoi_web.register import services

    college = an_organisation("Đại học Công nghiệp Hà Nội")
    services.create_agreement(
        actor=a_person(), values={}, parties=[(college, "Trường Cao đẳng Công nghiệp Hà Nội")]
    )
    services.create_agreement(actor=a_person(), values={}, parties=[(college, "ĐẠI HỌC CÔNG NGHIỆP HÀ NỘI")])

    partners = [row["Partner"] for row in table_of(csv_of(client_as("viewer", language="en")))]

    assert sorted(partners) == [
        "Đại học Công nghiệp Hà Nội",
        "Đại học Công nghiệp Hà Nội (in the paper: Trường Cao đẳng Công nghiệp Hà Nội)",
    ]


def test_a_long_export_costs_queries_by_the_chunk_not_by_the_row(client_as, django_assert_num_queries):
    partner = an_organisation("Viện NICT", country="JP")
    for _ in range(30):
        an_agreement(partner, activities=["conference"])
    client = client_as("viewer")

    with django_assert_num_queries(12):
        rows = csv_of(client)

    assert len(rows) == 37


def test_an_empty_register_still_makes_files(client_as):
    client = client_as("viewer", language="en")

    assert table_of(csv_of(client)) == []
    assert table_of(sheet_of(client).values) == []


def test_an_empty_register_is_shown_as_empty(client_as):
    page = client_as("viewer", language="en").get(reverse("reports:register_r1"), DAY)

    assert "No agreement passes these filters" in page.content.decode()


def test_the_file_is_named_after_its_day(client_as):
    client = client_as("viewer")

    for ending in ("xlsx", "csv"):
        response = client.get(address(ending), DAY)
        assert f'filename="R1-2026-11-21.{ending}"' in response["Content-Disposition"]
        assert bytes_of(response)


def test_a_wrong_day_in_the_address_is_today(client_as, today_is):
    today_is(date(2026, 11, 21))

    rows = csv_of(client_as("viewer", language="en"), {"as_of": "31/02/2026"})

    assert rows[1] == ["As of 21/11/2026"]
