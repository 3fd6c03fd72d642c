"""From a document to the list of what ends soon, in a real browser, in both languages."""

import openpyxl
import pytest
from tests.site.browser import main_job as job
from tests.site.browser.conftest import NARROW, WIDE
from tests.site.browser.watching import assert_accessible, assert_fits

from caunoi_web.register.models import Agreement

pytestmark = pytest.mark.slow

FIRST_DAY, SECOND_DAY = "2025-11-27", "2026-11-21"


def check(page) -> None:
    """What every page on the way must keep, wide and narrow."""
    assert_fits(page)
    assert_accessible(page)
    page.set_viewport_size(NARROW)
    assert_fits(page)
    assert_accessible(page, schemes=("light",))
    page.set_viewport_size(WIDE)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_main_job_from_the_upload_to_the_expiring_list(open_page, officer, language, tmp_path):
    words = job.WORDS[language]
    page = open_page(language=language)

    job.sign_in(page, words, officer.username)
    check(page)
    job.upload(page, words, job.TABLE)
    check(page)
    assert job.read_everything() == 1
    job.open_review(page, words, job.TABLE.name)
    check(page)
    job.accept_certain(page, words)
    certain = Agreement.objects.count()
    rest = job.accept_the_rest(page, by_keys=True)
    assert page.get_by_text(words.finished).is_visible()
    check(page)

    assert certain > 0
    assert rest > 0
    assert job.counts_on(page, words, FIRST_DAY) == (10, 3, 1, 1)
    assert job.counts_on(page, words, SECOND_DAY) == (5, 8, 1, 1)
    left = job.days_left_on(page, SECOND_DAY)
    assert [days for name, days in left.items() if "Kyushu" in name] == [21]
    assert [days for name, days in left.items() if "Viễn thông Quân đội" in name] == [40]
    check(page)

    sheet = openpyxl.load_workbook(job.export(page, words, SECOND_DAY, tmp_path)).worksheets[0]
    printed = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]
    assert any("21/11/2026" in cell for cell in printed)
    assert any("27/10/2022-27/10-2027" in cell for cell in printed)
    check(page)


def test_the_main_job_on_a_telephone(open_page, officer):
    words = job.WORDS["vi"]
    page = open_page(officer, viewport=NARROW)

    job.upload(page, words, job.TABLE)
    job.read_everything()
    job.open_review(page, words, job.TABLE.name)
    assert_fits(page)
    job.accept_certain(page, words)
    job.accept_the_rest(page, by_keys=False)

    assert_fits(page)
    assert job.counts_on(page, words, SECOND_DAY) == (5, 8, 1, 1)
    assert_fits(page)


def test_the_main_job_without_scripts(open_page, officer, tmp_path):
    words = job.WORDS["en"]
    page = open_page(language="en", scripts=False)

    job.sign_in(page, words, officer.username)
    job.upload(page, words, job.TABLE)
    job.read_everything()
    job.open_review(page, words, job.TABLE.name)
    job.accept_certain(page, words)
    job.accept_the_rest(page, by_keys=False)

    assert job.counts_on(page, words, SECOND_DAY) == (5, 8, 1, 1)
    assert job.export(page, words, SECOND_DAY, tmp_path).exists()


def test_every_sample_is_read_and_can_be_reviewed(open_page, officer):
    words = job.WORDS["vi"]
    samples = [file for file in sorted(job.SAMPLES.iterdir()) if file.suffix not in {".py", ".md"}]
    page = open_page(officer)

    job.upload(page, words, *samples)

    assert job.read_everything() == len(samples)
    page.goto("/review/")
    assert page.locator("tbody tr").count() == len(samples)
    for name in [file.name for file in samples]:
        job.open_review(page, words, name)
        check(page)
