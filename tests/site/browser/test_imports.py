"""A table is pasted, mended in place, taken in, looked at and undone, in a real browser."""

import re

import pytest
from django.utils import timezone
from tests.site import factories
from tests.site.browser.conftest import NARROW
from tests.site.browser.watching import assert_accessible, assert_fits

from caunoi_web.imports.services import committing
from caunoi_web.tasks.working import take_task, work_off_task

TABLE = """TT\tĐối tác\tQuốc gia\tLoại văn bản\tNgày ký\tHiệu lực đến\tMàu bìa
1\tTrường Đại học Canberra\tÚc\tMOU\t27/10/2022\t27/10/2027\txanh
2\tTập đoàn HCL\tẤn Độ\tMOA\t31/02/2024\t1/11/2027\tđỏ
3\tViện NICTT\tNước Lạ\tMOU\t1/3/2024\t\t
"""


@pytest.fixture
def known(transactional_db):
    """A partner whose name is nearly that of the table."""
    return factories.an_organisation("Viện NICT", country="JP")


def paste(page):
    page.goto("/register/agreements/")
    page.get_by_role("link", name="Import a table").first.click()
    page.get_by_label("Or paste the cells here").fill(TABLE)
    page.get_by_role("button", name="Read the table").click()
    page.get_by_label("Màu bìa").select_option("-")
    page.get_by_role("button", name="Show the preview").click()
    page.get_by_role("heading", name="Preview of the import").wait_for()


def test_from_a_paste_to_the_undo(open_page, officer, known):
    page = open_page(officer, language="en")
    paste(page)
    assert_accessible(page)

    wrong = page.get_by_label("Ngày ký")
    assert wrong.input_value() == "31/02/2024"
    wrong.fill("29/02/2024")
    page.locator("tr", has_text="Tập đoàn HCL").get_by_role("button", name="Check again").click()
    page.locator("tr", has_text="Tập đoàn HCL").locator(".verdict.new").wait_for()

    page.get_by_label("Nước Lạ").select_option("JP")
    page.get_by_role("button", name="Take these answers").click()
    page.get_by_text("3 rows will be taken in.").wait_for()
    page.get_by_role("button", name="Take in what is new or changed").click()

    page.get_by_text("3 rows were taken in.").wait_for()
    assert_accessible(page)
    page.get_by_role("link", name="Trường Đại học Canberra").click()
    page.get_by_role("heading", name="From tables").wait_for()
    assert_accessible(page)
    page.go_back()
    page.get_by_role("link", name="Undo this import…").click()
    page.get_by_role("button", name="Undo this import").click()
    page.get_by_text("The import was undone.").wait_for()

    page.goto("/register/agreements/")
    page.get_by_text("No agreement is in the register yet").wait_for()


def test_what_was_imported_is_ready_for_a_change_of_many(open_page, officer, known):
    page = open_page(officer, language="en")
    paste(page)
    page.get_by_role("button", name="Leave out all rows that need something").click()
    page.get_by_role("button", name="Take in what is new or changed").click()

    page.get_by_role("button", name="Change the ticked rows…").click()

    page.wait_for_url(re.compile("agreements/change/.*pick="))
    page.get_by_role("heading", name="Change 1 record").wait_for()


def test_it_fits_a_phone_and_works_without_javascript(open_page, officer, known):
    page = open_page(officer, language="en", viewport=NARROW, scripts=False)
    paste(page)
    assert_fits(page)

    page.get_by_label("Ngày ký").fill("1/2/2024")
    page.locator("tr", has_text="Tập đoàn HCL").get_by_role("button", name="Check again").click()

    page.get_by_text("2 rows will be taken in.").wait_for()
    assert_fits(page)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_long_import_opens_what_came_of_it_and_back_does_not_lead_in_circles(
    open_page, officer, known, monkeypatch, scripts
):
    monkeypatch.setattr(committing, "AT_ONCE", 0)
    page = open_page(officer, language="en", scripts=scripts)
    paste(page)
    page.get_by_role("button", name="Leave out all rows that need something").click()
    page.get_by_role("button", name="Take in what is new or changed").click()
    page.get_by_role("heading", name="The import is being taken in").wait_for()

    work_off_task(take_task(worker="me", now=timezone.now()))

    page.get_by_role("link", name="Undo this import…").wait_for()
    page.go_back()
    page.wait_for_timeout(500)
    assert page.get_by_role("heading", name="The import is being taken in").count() == 0


ACTIVITIES = """Ngày\tLoại hoạt động\tTên hoạt động\tĐối tác\tTheo thỏa thuận\tCam kết\tSố người
28/4 - 3/5/2025\tThực tập\tThực tập hè\tViện NICT\t12/MOU\tNhận sinh viên thực tập\t18
6/2025\tHội thảo\tHội thảo an toàn\tViện NICT\t12/MOU\tViệc chưa ai hứa\t40
"""


@pytest.fixture
def promised(known):
    """An agreement of the partner and what it promises."""
    agreement = factories.an_agreement(known, number="12/MOU")
    return factories.a_commitment(
        agreement, what="Nhận sinh viên thực tập", measure="people", amount=20, code="internship-recruitment"
    )


def test_activities_come_in_for_their_promises(open_page, officer, promised):
    page = open_page(officer, language="en")
    paste_activities(page)
    assert_accessible(page)

    page.get_by_label("Việc chưa ai hứa").select_option(label="for no promise")
    page.get_by_role("button", name="Take these answers").click()
    page.get_by_text("2 rows will be taken in.").wait_for()
    page.get_by_role("button", name="Take in what is new or changed").click()
    page.get_by_text("2 rows were taken in.").wait_for()
    page.get_by_role("link", name="Thực tập hè").click()

    page.get_by_role("heading", name="Thực tập hè").wait_for()
    page.get_by_text("Nhận sinh viên thực tập").first.wait_for()
    page.get_by_text("28/04/2025").first.wait_for()
    assert_accessible(page)


def test_activities_come_in_on_a_phone_without_javascript(open_page, officer, promised):
    page = open_page(officer, language="en", viewport=NARROW, scripts=False)
    paste_activities(page)
    assert_fits(page)

    page.locator("tr", has_text="Hội thảo an toàn").get_by_role("button", name="Leave out").click()
    page.get_by_role("button", name="Take in what is new or changed").click()

    page.get_by_text("1 row was taken in.").wait_for()
    assert_fits(page)


def paste_activities(page):
    page.goto("/register/agreements/")
    page.get_by_role("link", name="Import a table").first.click()
    page.get_by_label("Activities").check()
    page.get_by_label("Or paste the cells here").fill(ACTIVITIES)
    page.get_by_role("button", name="Read the table").click()
    assert page.get_by_label("Cam kết").input_value() == "promise"
    page.get_by_role("button", name="Show the preview").click()
    page.get_by_role("heading", name="Preview of the import").wait_for()
