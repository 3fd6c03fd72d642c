"""Signing in a real browser: a faculty's wish taken to the register, and a way changed without code."""

from datetime import date

import pytest
from django.utils import timezone
from tests.site import factories
from tests.site.browser.watching import assert_accessible, assert_fits
from tests.site.signing_factories import a_case, take_to, the_route

from caunoi_web.accounts.models import Role
from caunoi_web.register.models import Agreement
from caunoi_web.signing.models import Case, Stage


@pytest.fixture
def office(transactional_db):
    """A unit with its head, an officer, the head of office and the rectorate, and one partner."""
    unit = factories.a_unit("Khoa Công nghệ thông tin")
    return {
        "lead": factories.a_person("truongkhoa", role=Role.UNIT_LEAD, unit=unit),
        "officer": factories.a_person("chuyenvien", role=Role.OFFICER),
        "head": factories.a_person("truongphong", role=Role.HEAD),
        "rector": factories.a_person("hieutruong", role=Role.RECTOR),
        "partner": factories.an_organisation("Đại học Kyushu", country="JP"),
    }


def test_a_faculty_that_wants_a_paper_is_shown_the_one_in_force(open_page, office):
    factories.an_agreement(
        office["partner"], kind="framework", title="Khung", term=factories.a_term("2020", "2099")
    )
    page = open_page(office["lead"], language="en")
    page.goto("/signing/propose/")

    page.get_by_label("Partner (required)").fill("Đại học Kyushu")
    page.get_by_label("Title (required)").fill("MoU on exchange")
    page.get_by_label("Why (required)").fill("Exchange")
    page.get_by_text("an annex or an activity is enough").wait_for()
    page.get_by_role("button", name="Propose", exact=True).click()
    page.get_by_role("button", name="Propose it all the same").click()

    page.get_by_text("The case is open").wait_for()
    assert page.locator("#where").inner_text().startswith("Now: Partner check")
    assert_fits(page)
    assert_accessible(page)


def test_a_case_goes_from_the_check_to_the_register(open_page, office):
    case = a_case(office["partner"], day=date(2024, 3, 4), title="MoU on exchange")
    page = open_page(office["officer"], language="en")
    page.goto(f"/signing/cases/{case.pk}/")
    page.get_by_role("button", name="Done: Partner check").click()
    page.get_by_role("button", name="Make a draft").click()
    page.get_by_text("The draft is made. Still empty in it").wait_for()
    page.get_by_role("button", name="Done: Drafting").click()
    for _office in range(6):
        page.locator("#opinions details:has(button) summary").first.click()
        page.locator("#opinions details[open]").get_by_role("button", name="Save the opinion").click()
        page.get_by_text("The opinion is saved.").wait_for()
    page.get_by_role("button", name="Done: Opinions").click()
    take_to(Case.objects.get(pk=case.pk), Stage.SIGNING, day=timezone.localdate())

    page.goto(f"/signing/cases/{case.pk}/")
    page.get_by_label("Signed on (required)").fill("20/3/2024")
    page.get_by_label("Length in months").fill("60")
    page.get_by_role("button", name="Done: Signing").click()
    page.get_by_role("link", name="The agreement").click()

    page.get_by_text("From the case").first.wait_for()
    assert Agreement.objects.get().signed == "2024-03-20"


def test_the_office_changes_a_way_without_code(open_page, office):
    page = open_page(office["head"], language="en")
    page.goto(f"/signing/routes/{the_route().pk}/edit/")

    page.locator("#step-1").get_by_role("button", name="Add a step after it").click()
    page.locator("#step-2").get_by_label("Name (required)").fill("Hỏi phòng Pháp chế")
    page.locator("#step-2").get_by_label("Days", exact=True).fill("2")
    page.locator("#step-2").get_by_role("button", name="Up").click()
    page.get_by_role("button", name="Publish the new version").click()

    page.get_by_text("Published: new cases take it").wait_for()
    newest = the_route().versions.get(number=2)
    assert [step.days for step in newest.steps.order_by("position")][:3] == [None, 2, None]
    assert_accessible(page)
