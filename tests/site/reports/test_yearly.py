"""The yearly report: every figure equals its list, a past period stays, three languages, three files."""

import re
from collections import Counter
from datetime import date
from decimal import Decimal
from html import unescape
from io import BytesIO

import docx
import openpyxl
import pypdfium2
import pytest
from django.urls import reverse
from tests.site import factories

from caunoi_web.reports.listings import Asked
from caunoi_web.reports.listings.yearly import counted
from caunoi_web.reports.queries.periods import read_period
from caunoi_web.reports.reporting.yearly import blocks_of

pytestmark = pytest.mark.django_db

YEAR = {"year": "2025", "as_of": "2026-11-21"}


@pytest.fixture
def cooperation(db):
    """Two years of everything that the report counts."""
    japan = factories.an_organisation("Đại học Kyushu", country="JP")
    home = factories.an_organisation("Công ty Bưu điện", kind="enterprise")
    nowhere = factories.an_organisation("Quỹ Xa", kind="foundation", country="")
    term = factories.a_term
    old = factories.an_agreement(japan, term=term("2020-01-15", "2025-01-14"), signed="2020-01-10")
    factories.an_agreement(japan, home, term=term("2025-03", "2030-03"), signed="2025-03", kind="moa")
    factories.an_agreement(home, term=term("2025-06-01", "2028-06-01"))
    factories.an_agreement(nowhere, term=term("2024-02-01", "", "indefinite"), signed="2024")
    factories.an_agreement(nowhere)
    ended = factories.an_agreement(home, term=term("2023-01-01", "2029-01-01"), signed="2023-01-01")
    longer = factories.an_agreement(japan, term=term("2021-01-01", "2026-01-01"), signed="2021-01-01")
    factories.an_agreement_event(ended, "terminated", "2025-09-09")
    factories.an_agreement_event(longer, "extended", "2025-12-01", "2028-01-01")
    deed = factories.an_activity
    deed(
        japan, kind="scholarship", began="2025-05-05", state="done", income=Decimal("1000000"), currency="VND"
    )
    deed(home, kind="scholarship", began="2025-07", state="reported", participants=12)
    deed(home, japan, kind="scholarship", began="2024-07-01", state="done", cost=Decimal(5), currency="USD")
    deed(kind="scholarship", began="2025-12-30", state="planned")
    factories.a_commitment(old)
    factories.a_commitment(longer, due="2025-01-01", due_on=date(2025, 1, 1))


def both_of(person, query=YEAR):
    """The counts, as the page makes them."""
    from django.utils import timezone

    day = date.fromisoformat(query.get("as_of", "2026-11-21"))
    return counted(Asked(person, query, day, timezone.now()))


def rows_behind(client, href) -> int:
    """How many records the list of an address holds: its export has all pages."""
    path, query = unescape(href).split("?", 1)
    name = {
        reverse("register:agreements"): "agreements",
        reverse("register:organisations"): "organisations",
        reverse("activities:activities"): "activities",
        reverse("reports:promises"): "promises",
    }[path]
    answer = client.get(f"{reverse('reports:export', args=(name, 'json'))}?{query}")
    import json

    return len(json.loads(b"".join(answer.streaming_content))["rows"])


@pytest.mark.parametrize(
    "query",
    [
        YEAR,
        {"year": "2024", "as_of": "2026-11-21"},
        {"year": "2026", "as_of": "2026-11-21"},
        {"year": "2025", "as_of": "2025-03-31"},
        {"from": "2025-02-01", "to": "2025-06-30", "as_of": "2026-11-21"},
        {"year": "2031", "as_of": "2032-01-01"},
        {"year": "2026", "as_of": "2025-01-01"},
    ],
)
def test_every_figure_equals_the_number_of_rows_of_the_list_it_opens(client_as, cooperation, people, query):
    client = client_as("viewer", language="en")
    seen = Counter()

    for block in blocks_of(both_of(people["viewer"], query)):
        for line in block.lines:
            for figure in (line.now, line.before):
                if figure.is_sum or figure.value is None:
                    continue
                assert rows_behind(client, figure.href) == figure.value, (
                    block.title,
                    line.label,
                    figure.href,
                )
                seen[block.title] += 1

    assert len(seen) >= 5


def figures_of(person, query=YEAR):
    """The numbers by title and label, now and before."""
    return {
        (block.title, line.label): (line.now.value, line.before.value)
        for block in blocks_of(both_of(person, query))
        for line in block.lines
    }


def test_the_numbers_of_the_year_and_of_the_year_before(cooperation, people, settings):
    from django.utils.translation import override

    with override("en"):
        found = figures_of(people["viewer"])
    happened, partners, stands = (
        "Agreements: what happened in the period",
        "Partners",
        "Agreements: how they stand at the end",
    )

    assert found[happened, "Signed"] == (1, 1)
    assert found[happened, "Came into force, no day of signing recorded"] == (1, 0)
    assert found[happened, "Renewed or extended"] == (1, 0)
    assert found[happened, "Expired"] == (1, 0)
    assert found[happened, "Terminated"] == (1, 0)
    assert found[partners, "Partners with an active agreement"] == (3, 3)
    assert found[partners, "Abroad"] == (1, 1)
    assert found[partners, "In this country"] == (1, 1)
    assert found[partners, "Undecided: no country stated"] == (1, 1)
    assert found[stands, "Agreements in the register"] == (7, 7)
    assert found[stands, "Active: in force or indefinite"] == (4, 4)
    assert found["Activities by kind", "Activities done"] == (2, 1)
    assert found["Money by source, where recorded", "From partners abroad, VND, in cash"] == (1_000_000, None)


def test_the_end_of_a_year_is_not_changed_by_what_came_later(cooperation, people):
    query = {"year": "2024", "as_of": "2026-11-21"}
    before = figures_of(people["viewer"], query)

    factories.an_agreement(term=factories.a_term("2026-01-01", "2030-01-01"), signed="2026-01-01")
    factories.an_activity(began="2026-02-02", state="done")
    after = figures_of(people["viewer"], query)

    changed = {key: (before[key], after[key]) for key in before if before[key] != after[key]}
    assert {key[1] for key in changed} <= {"Agreements in the register", "Not yet in force"} | {
        "Thỏa thuận trong sổ", "Chưa có hiệu lực",
    }  # fmt: skip


def test_a_running_year_is_counted_up_to_the_day_and_compared_with_the_same_days(people):
    period = read_period({"year": "2026"}, date(2026, 11, 21))

    assert (period.through, period.before().through) == (date(2026, 11, 21), date(2025, 11, 21))
    assert period.is_running
    assert read_period({"from": "29/02/2024", "to": "28/02/2025"}, date(2026, 1, 1)).before().since == date(
        2023, 2, 28
    )
    assert read_period({"from": "2025-05-05", "to": "2025-01-01"}, date(2026, 1, 1)).since == date(2026, 1, 1)


@pytest.mark.parametrize(
    "query",
    [
        {"year": "99999"},
        {"year": "năm nay"},
        {"from": "01/01/2027", "to": "01/01/2020"},
        {"from": "31/02/2026", "to": ""},
    ],
)
def test_a_period_that_is_none_is_named_and_stays_in_its_fields(client_as, query):
    page = (
        client_as("viewer", language="en")
        .get(reverse("reports:yearly"), query | {"as_of": "21/11/2026"})
        .text
    )

    assert "This is no period" in page
    assert "2026 is shown instead" in page
    assert all(f'value="{typed}"' in page for typed in query.values())


def test_a_period_that_is_one_is_not_found_fault_with(client_as):
    client = client_as("viewer", language="en")

    for query in ({}, {"year": " 2025 "}, {"year": "", "from": "01/02/2025", "to": "03/04/2025"}):
        assert "This is no period" not in client.get(reverse("reports:yearly"), query).text


def test_the_screen_links_every_number_and_says_what_is_not_recorded(client_as, cooperation):
    page = client_as("viewer", language="en").get(reverse("reports:yearly"), YEAR).content.decode()
    numbers = re.findall(r'<td class="numeric">(.*?)</td>', page)

    assert "Report on cooperation in 2025" in page
    assert "not recorded" in page
    assert "Figures that documents state are not among these" in page
    linked = [cell for cell in numbers if "<a " in cell]
    assert len(linked) >= 2 * len(re.findall(r'<th scope="row" class="level', page)) - 1


def test_results_difficulties_and_plan_are_kept_per_year_and_printed(client_as, cooperation):
    client = client_as("officer", language="en")
    address = reverse("reports:year_words", args=(2025,))

    saved = client.post(
        address, {"results": "Ba thỏa thuận mới", "difficulties": "", "plan": "", "version": 1}
    )
    stale = client.post(address, {"results": "Khác", "difficulties": "", "plan": "", "version": 1})
    page = client.get(reverse("reports:yearly"), YEAR).content.decode()

    assert saved.status_code == 302
    assert stale.status_code == 422
    assert "Khác" in stale.content.decode()
    assert "Ba thỏa thuận mới" in page
    assert "Ba thỏa thuận mới" in text_of_pdf(file_of(client, "pdf"))


def file_of(client, ending, **more) -> bytes:
    answer = client.get(reverse("reports:export", args=("r4", ending)), YEAR | more)
    return b"".join(answer.streaming_content)


def text_of_pdf(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as pages:
        return "\n".join(page.get_textpage().get_text_bounded() for page in pages)


def text_of_docx(data: bytes) -> str:
    paper = docx.Document(BytesIO(data))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])


def text_of_xlsx(data: bytes) -> str:
    sheet = openpyxl.load_workbook(BytesIO(data)).active
    return "\n".join(str(cell) for row in sheet.values for cell in row if cell is not None)


TEXTS = {"pdf": text_of_pdf, "docx": text_of_docx, "xlsx": text_of_xlsx}


@pytest.mark.parametrize("ending", TEXTS)
def test_each_file_has_the_heading_the_figures_and_the_lists_they_cite(client_as, cooperation, ending):
    client = client_as("viewer", language="en")

    text = TEXTS[ending](file_of(client, ending, tongue="vi"))
    flat = " ".join(text.split())

    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Nơi nhận:",
        "[1]",
    ):
        assert words in flat, words
    assert "/register/organisations/?status=active" in text.replace("\n", "").replace("\r", "").replace(
        " ", ""
    )


@pytest.mark.parametrize(
    ("tongue", "there", "not_there"),
    [
        ("vi", ["Đối tác", "Thay đổi"], ["Partners", "Change"]),
        ("en", ["Partners", "Change"], ["Thay đổi"]),
        ("both", ["Đối tác / Partners", "Thay đổi / Change", "Abroad"], []),
    ],
)
def test_the_files_speak_vietnamese_english_or_both_whatever_the_page_speaks(
    client_as, cooperation, tongue, there, not_there
):
    text = text_of_docx(file_of(client_as("viewer", language="en"), "docx", tongue=tongue))

    for words in there:
        assert words in text, words
    for words in not_there:
        assert words not in text, words


@pytest.mark.parametrize("ending", TEXTS)
def test_an_empty_register_still_makes_the_report(client_as, ending):
    assert "2025" in TEXTS[ending](file_of(client_as("viewer"), ending))


@pytest.mark.parametrize("rows", [1, 12])
def test_the_report_costs_the_same_queries_for_any_size(people, rows, django_assert_max_num_queries):
    for _each in range(rows):
        partner = factories.an_organisation()
        agreement = factories.an_agreement(partner, term=factories.a_term("2024-01-01", "2030-01-01"))
        factories.an_activity(partner, agreement=agreement, began="2025-02-01", state="done")

    with django_assert_max_num_queries(60):
        both_of(people["viewer"])
