"""Reports in a real browser: a file in three presses, every figure opens its records, both languages."""

import re
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import docx
import pypdfium2
import pytest
from django.utils import timezone
from tests.site import factories
from tests.site.browser.conftest import NARROW
from tests.site.browser.watching import assert_accessible, assert_fits
from tests.site.report_factories import a_word_file

from caunoi_web.reports.views import exports
from caunoi_web.tasks.working import take_task, work_off_task

WORDS = {
    "vi": ("Báo cáo", "Báo cáo công tác hợp tác năm (R4)", "Đối tác có thỏa thuận đang hoạt động"),
    "en": ("Reports", "Yearly report on cooperation (R4)", "Partners with an active agreement"),
}
PAGES = ("", "r1/", "r4/", "r13/", "promises/")


@pytest.fixture
def some_cooperation(transactional_db):
    """Agreements that run, end soon and sleep; an activity of this year; a promise."""
    today = timezone.localdate()
    soon = (today + timedelta(days=20)).isoformat()
    for country, city in (("JP", "Kyoto"), ("SG", "Singapore"), ("VN", "Hà Nội")):
        partner = factories.an_organisation(f"Đại học {city}", country=country, city=city)
        agreement = factories.an_agreement(partner, term=factories.a_term("2020-01-01", soon), signed="2020")
        factories.a_commitment(agreement)
    factories.an_activity(partner, began=today.replace(day=1).isoformat(), state="done")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_yearly_report_is_a_file_in_three_presses_from_home(
    open_page, officer, some_cooperation, language
):
    place, title, figure = WORDS[language]
    page = open_page(officer, language=language)
    page.goto("/")

    page.get_by_role("link", name=place, exact=True).click()
    paper = page.locator(".papers li", has=page.get_by_role("link", name=title))
    with page.expect_download() as got:
        paper.get_by_role("link", name="PDF").click()
    with pypdfium2.PdfDocument(Path(got.value.path()).read_bytes()) as pages:
        text = pages[0].get_textpage().get_text_bounded()

    assert figure in text
    assert ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" if language == "vi" else "SOCIALIST REPUBLIC") in text


def test_a_figure_opens_the_records_it_counts(open_page, officer, some_cooperation):
    page = open_page(officer, language="en")
    page.goto("/reports/r4/")

    row = page.get_by_role("row", name=re.compile("Partners with an active agreement"))
    link = row.get_by_role("link").first
    number = link.inner_text()
    link.click()

    page.wait_for_url(re.compile("/organisations/"))
    assert number == "3"
    assert page.locator("#list tbody tr").count() == 3


def test_the_office_brings_its_own_word_file_and_takes_it_back(
    open_page, administrator, some_cooperation, tmp_path
):
    file = tmp_path / "mau.docx"
    file.write_bytes(a_word_file("Mẫu của trường", "{{ title }}", "{{ body }}"))
    wrong = tmp_path / "sai.docx"
    wrong.write_bytes(a_word_file("{{ isuer }}", "{{ body }}"))
    page = open_page(administrator, language="en")
    page.goto("/reports/heading/")

    page.get_by_label("Word file (.docx)").set_input_files(wrong)
    page.get_by_role("button", name="Upload it").click()
    assert page.get_by_text("{{ isuer }} is not known. Write {{ issuer }} instead.").first.is_visible()
    page.get_by_label("Word file (.docx)").set_input_files(file)
    page.get_by_role("button", name="Upload it").click()
    page.goto("/reports/r13/")
    with page.expect_download() as got:
        page.get_by_role("link", name="Word", exact=True).click()
    first = docx.Document(BytesIO(Path(got.value.path()).read_bytes())).paragraphs[0].text
    page.goto("/reports/heading/")
    page.get_by_role("button", name="Back to the default").click()

    assert first == "Mẫu của trường"
    assert page.get_by_text("have the default layout").is_visible()
    assert_accessible(page)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_long_file_starts_by_itself_once_and_back_leads_to_the_list(
    open_page, officer, some_cooperation, monkeypatch, scripts
):
    monkeypatch.setattr(exports, "LONG_FROM", 1)
    page = open_page(officer, language="en", scripts=scripts)
    page.goto("/register/agreements/")
    page.goto("/reports/export/agreements.csv")
    page.get_by_text("Waiting for its turn").wait_for()

    with page.expect_download() as got:
        work_off_task(take_task(worker="me", now=timezone.now()))
    page.get_by_text("The download starts by itself").wait_for()
    again = []
    page.on("download", lambda file: again.append(file))
    page.go_back()
    page.wait_for_url(re.compile("/register/agreements/$"))
    page.go_forward()
    page.get_by_role("link", name=re.compile("Download agreements")).wait_for()
    page.wait_for_timeout(500)

    assert "Đại học Kyoto" in Path(got.value.path()).read_text("utf-8-sig")
    assert not again


def test_the_pages_are_accessible_and_fit_a_phone(open_page, officer, some_cooperation):
    wide = open_page(officer, language="en")
    narrow = open_page(officer, language="vi", viewport=NARROW)

    for place in PAGES:
        wide.goto(f"/reports/{place}")
        assert_accessible(wide)
        narrow.goto(f"/reports/{place}")
        assert_fits(narrow)
