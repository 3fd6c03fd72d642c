"""R13, the brief, the heading of papers, and the page that lists all reports."""

import json
from io import BytesIO

import docx
import openpyxl
import pypdfium2
import pytest
from django.urls import reverse
from tests.site import factories

from caunoi_web.reports.models import LETTERHEAD_ID, Letterhead
from caunoi_web.sources.models import AuditEntry

pytestmark = pytest.mark.django_db

DAY = {"as_of": "2026-11-21"}
FIELDS = {
    "superior": "Bộ Khoa học và Công nghệ",
    "superior_en": "Ministry of Science and Technology",
    "issuer": "Học viện Thử",
    "issuer_en": "Academy of Trying",
    "number": "12/BC-HVT",
    "place": "Hà Nội",
    "recipients": "Như trên\nLưu: VT",
    "signer_title": "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
    "signer_name": "Nguyễn Văn A",
    "version": 1,
}


@pytest.fixture
def lives(db):
    """One that ends soon, one that sleeps, one that does both, one that does neither."""
    term = factories.a_term
    factories.an_agreement(title="Sắp hết", term=term("2025-12-01", "2026-12-12"))
    factories.an_agreement(title="Ngủ", term=term("2020-01-01", "2030-01-01"))
    factories.an_agreement(title="Cả hai", term=term("2020-01-01", "2026-12-01"))
    factories.an_agreement(title="Khỏe", term=term("2026-01-01", "2030-01-01"))
    factories.an_agreement(title="Ngủ không hạn", term=term("2019-01-01", "", "indefinite"))


def file_of(client, name, ending, **query) -> bytes:
    answer = client.get(reverse("reports:export", args=(name, ending)), DAY | query)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def text_of_pdf(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as pages:
        return "\n".join(page.get_textpage().get_text_bounded() for page in pages)


def test_r13_is_sorted_by_days_left_with_sign_of_life_and_next_step(client_as, lives):
    rows = json.loads(file_of(client_as("viewer", language="en"), "r13", "json"))["rows"]

    assert [row["agreement"]["title"] for row in rows] == ["Cả hai", "Sắp hết", "Ngủ", "Ngủ không hạn"]
    assert [row["days_left"] for row in rows] == [10, 21, 1137, None]
    assert [row["asleep"]["asleep"] for row in rows] == [True, False, True, True]
    assert rows[0]["last_sign"] == "2020-01-01"
    assert rows[0]["unit"] is None
    assert "decide whether" in rows[1]["next"]


@pytest.mark.parametrize("within", [90, 365])
def test_the_figures_of_r13_equal_the_lists_they_open(client_as, lives, within):
    client = client_as("viewer", language="en")
    page = client.get(reverse("reports:expiring"), DAY | {"within": within}).content.decode()

    for query, number in (({"within": within}, 2), ({"mark": "asleep"}, 3)):
        data = file_of(client, "agreements", "json", **query)
        assert len(json.loads(data)["rows"]) == number
        assert f'class="number">{number}<' in page or f">{number}<" in page


def test_r13_on_an_empty_register_says_so(client_as):
    page = client_as("viewer", language="en").get(reverse("reports:expiring"), DAY).content.decode()

    assert "Nothing ends soon and nothing sleeps" in page


def test_the_heading_of_the_office_stands_in_every_report(client_as, lives):
    head = client_as("head")
    assert head.post(reverse("reports:letterhead"), FIELDS).status_code == 302

    for name in ("r1", "r4", "r13"):
        text = text_of_pdf(file_of(head, name, "pdf", tongue="vi"))
        for words in (
            "BỘ KHOA HỌC VÀ CÔNG NGHỆ",
            "HỌC VIỆN THỬ",
            "Số: 12/BC-HVT",
            "Hà Nội, ngày",
            "- Lưu: VT",
        ):
            assert words in text, (name, words)
        assert "cần đối chiếu với Nghị định 30/2020" in text

    paper = docx.Document(BytesIO(file_of(head, "r13", "docx", tongue="both")))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert any("Independence - Freedom - Happiness" in cell for cell in cells)
    assert any("ACADEMY OF TRYING" in cell for cell in cells)
    assert "Đề xuất xử lý / Suggested action" in cells


def test_a_confirmed_layout_says_nothing_of_the_decree_and_the_change_is_in_the_history(client_as, lives):
    client_as("administrator").post(reverse("reports:letterhead"), FIELDS | {"is_confirmed": "on"})

    text = text_of_pdf(file_of(client_as("viewer"), "r13", "pdf"))
    entry = AuditEntry.objects.get(action="letterhead.amended")

    assert "đối chiếu" not in text
    assert entry.target_id == LETTERHEAD_ID
    assert entry.after["issuer"] == "Học viện Thử"


def test_two_who_change_the_heading_at_once_both_see_it(client_as):
    client = client_as("head", language="en")
    client.post(reverse("reports:letterhead"), FIELDS)

    answer = client.post(reverse("reports:letterhead"), FIELDS | {"place": "Huế"})

    assert answer.status_code == 422
    assert "Huế" in answer.content.decode()
    assert Letterhead.objects.get().place == "Hà Nội"


def test_what_is_typed_into_the_heading_stays_text(client_as, lives):
    client_as("head").post(reverse("reports:letterhead"), FIELDS | {"issuer": "=1+1<b>", "number": "@x"})
    client = client_as("viewer")

    sheet = openpyxl.load_workbook(BytesIO(file_of(client, "r13", "xlsx"))).active
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)}

    assert kinds == {"s"}
    assert "=1+1<B>" in [cell.value for cell in sheet["A"]]
    assert docx.Document(BytesIO(file_of(client, "r13", "docx"))).tables


def test_the_quick_brief_begins_with_who_issues_it_and_the_nation(client_as):
    partner = factories.an_organisation("Đại học Kyushu", country="JP")
    client = client_as("head")
    client.post(reverse("reports:letterhead"), FIELDS)

    page = client.get(reverse("register:brief", args=(partner.pk,)), DAY).content.decode()
    word = client.get(reverse("register:brief_docx", args=(partner.pk,)), DAY).content
    left, right = (cell.text for cell in docx.Document(BytesIO(word)).tables[0].rows[0].cells)
    pdf = client.get(reverse("register:brief_pdf", args=(partner.pk,)), DAY).content
    printed = text_of_pdf(pdf)

    for text in (page, left, printed):
        assert "HỌC VIỆN THỬ" in text
    for text in (page, right, printed):
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "cần đối chiếu với Nghị định 30/2020" in printed
    assert "PHÓ GIÁM ĐỐC" not in printed


def test_the_brief_leaves_as_a_spreadsheet_and_in_two_languages(client_as):
    partner = factories.an_organisation("Đại học Kyushu", country="JP")
    client = client_as("officer", language="vi")

    sheet = openpyxl.load_workbook(BytesIO(file_of(client, "brief", "xlsx", party=partner.pk))).active
    both = docx.Document(BytesIO(file_of(client, "brief", "docx", party=partner.pk, tongue="both")))

    assert any("Kyushu" in str(cell) for row in sheet.values for cell in row)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in both.tables[0].rows[0].cells[1].text
    assert both.tables[1].rows[0].cells[2].text == "Nguồn / Source"
    assert client.get(reverse("reports:export", args=("brief", "pdf")), {"party": "x"}).status_code == 404


def test_every_file_of_a_report_is_two_presses_from_home(client_as):
    client = client_as("viewer", language="en")
    home = client.get("/").content.decode()
    page = client.get(reverse("reports:index"), {"year": "2025", "tongue": "both"}).content.decode()

    assert f'href="{reverse("reports:index")}"' in home
    for name in ("r1", "r4", "r13"):
        for ending in ("pdf", "docx", "xlsx"):
            assert f"{reverse('reports:export', args=(name, ending))}?" in page
    assert "year=2025" in page
    assert "tongue=both" in page


@pytest.mark.parametrize("rows", [1, 12])
def test_r13_and_promises_cost_the_same_queries_for_any_length(
    client_as, rows, django_assert_max_num_queries
):
    for _each in range(rows):
        agreement = factories.an_agreement(term=factories.a_term("2020-01-01", "2030-01-01"))
        factories.a_commitment(agreement)
    client = client_as("viewer")

    for name in ("reports:expiring", "reports:promises"):
        with django_assert_max_num_queries(22):
            assert client.get(reverse(name), DAY).status_code == 200
