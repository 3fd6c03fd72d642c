"""A rector before a visit and a faculty with a wish, in a real browser; by keyboard alone; on a telephone."""

from datetime import date

import pytest
from playwright.sync_api import expect
from tests.site.browser.conftest import NARROW
from tests.site.browser.office import an_office
from tests.site.browser.walking import Walk
from tests.site.browser.watching import assert_accessible, assert_fits

FRAMEWORK = "Thỏa thuận khung với Đại học Keio"


@pytest.fixture
def office(transactional_db):
    """An office in the middle of its work, today."""
    return an_office(date.today())


@pytest.fixture
def walk(open_page, office):
    """``walk("rector")``: on the home page as that person."""

    def begin(who: str, **how) -> Walk:
        page = open_page(office.people[who], **({"language": "en"} | how))
        page.goto("/", timeout=30_000)
        return Walk(page)

    return begin


def test_a_rector_reads_about_a_partner_and_takes_the_brief_along(walk):
    step = walk("rector")
    page = step.page
    step.key("/")
    step.keys("keio")
    step.click(page.locator(".palette:visible").get_by_role("link", name="Đại học Keio").first)
    page.get_by_role("heading", name="Đại học Keio", exact=True).wait_for()
    step.took(2, "the page of a partner")

    for words in (FRAMEWORK, "Our side", "Partner", "Asleep", "Hiroko Tanaka", "Tiếp nhận 10 sinh viên"):
        assert page.locator("main").get_by_text(words).first.is_visible(), words
    with page.expect_download() as begun:
        step.link("Brief before a meeting (PDF)")
    assert begun.value.path().read_bytes().startswith(b"%PDF")
    step.took(3, "the brief as PDF from home")


def test_a_rector_decides_a_case(walk):
    step = walk("rector")
    step.link("Gia hạn MoU với Đại học Chulalongkorn")
    step.type("Note", "Đồng ý.")
    step.button("Approve it for signing")

    step.page.locator("#where").get_by_text("Signing").wait_for()
    step.took(2, "decide a case")


def test_a_faculty_sees_the_framework_first_and_goes_on_all_the_same(walk):
    step = walk("faculty")
    page = step.page
    step.go("Signing")
    step.link("Propose an agreement")
    page.locator("#id_partner").press_sequentially("Đại học Keio", delay=5)
    step.key("Tab")
    page.locator(".already").get_by_role("link", name=FRAMEWORK).wait_for()
    assert page.locator(".already").get_by_role("link", name="Record an activity").first.is_visible()
    step.type("Title", "MoU về trí tuệ nhân tạo")
    step.type("Why", "Trao đổi giảng viên ngành trí tuệ nhân tạo.")
    step.button("Propose")
    step.button("Propose it all the same")
    where = page.locator("#where")
    where.wait_for()
    step.took(5, "propose although a framework agreement is in force")

    step.begin()
    step.go("Signing")
    step.link("MoU về trí tuệ nhân tạo")
    expect(where).to_contain_text("Partner check")
    expect(where).to_contain_text("with ")
    expect(where).to_contain_text("since ")
    step.took(2, "where the case is, with whom, since when")


def test_a_proposal_is_made_with_the_keyboard_alone(walk):
    step = walk("faculty")
    page = step.page
    step.key("/")
    step.keys("propose")
    expect(page.locator(".palette:visible [data-offer]").first).to_have_text("Propose an agreement")
    step.key("ArrowDown")
    step.key("Enter")
    page.get_by_role("heading", name="Propose an agreement").wait_for()
    step.skip_to_content()
    for label, words in (
        ("Partner", "Đại học Keio"),
        ("Title", "Thỏa thuận đồng hướng dẫn"),
        ("Why", "Hai nghiên cứu sinh."),
    ):
        step.tab_to(label)
        step.keys(words)
    step.tab_to("Propose")
    step.key("Enter")
    page.get_by_role("button", name="Propose it all the same").wait_for()  # the address still ends in #main
    step.tab_to("Propose it all the same")
    step.key("Enter")

    page.locator("#where").get_by_text("Partner check").wait_for()
    step.took(30, "propose with the keyboard alone")


def test_an_activity_is_recorded_with_the_keyboard_alone(walk):
    step = walk("officer")
    page = step.page
    step.key("/")
    step.keys("record an activity")
    expect(page.locator(".palette:visible [data-offer]").first).to_have_text("Record an activity")
    step.key("ArrowDown")
    step.key("Enter")
    page.get_by_role("heading", name="Record an activity").wait_for()
    step.skip_to_content()
    today = date.today().strftime("%d/%m/%Y")
    for label, words in (
        ("Kind of activity", "Conf"),
        ("When", today),
        ("What", "Hội thảo về biển"),
        ("With whom", "Trường Đại học Nha Trang"),
    ):
        step.tab_to(label)
        step.keys(words)
    step.key("Enter")

    page.get_by_text("Hội thảo về biển").first.wait_for()
    step.took(15, "record an activity with the keyboard alone")


def test_the_pages_of_a_day_fit_a_telephone_in_vietnamese(walk, office):
    step = walk("officer", language="vi", viewport=NARROW)
    keio, agreement = office.partners["keio"].pk, office.agreements["keio"].pk

    for address in (
        "/",
        f"/register/organisations/{keio}/",
        f"/register/organisations/{keio}/brief/",
        f"/register/agreements/{agreement}/",
        f"/register/agreements/{office.agreements['chonnam'].pk}/",
        "/signing/",
        f"/signing/cases/{office.cases['check'].pk}/",
        "/signing/propose/",
        "/activities/",
        "/activities/add/",
        "/activities/sleeping/",
        "/attention/",
        "/attention/wishes/",
    ):
        step.page.goto(address)
        assert_fits(step.page)
        assert_accessible(step.page, schemes=("light",))


def test_a_faculty_proposes_on_a_telephone_in_vietnamese(walk):
    step = walk("faculty", language="vi", viewport=NARROW)
    page = step.page
    step.click(page.locator(".menu > summary"))
    step.click(page.locator(".menu-sheet").get_by_role("link", name="Ký kết"))
    step.link("Đề xuất ký kết")
    step.type("Đối tác", "Đại học Keio")
    step.type("Tên văn bản", "MoU về trí tuệ nhân tạo")
    step.type("Lý do", "Trao đổi giảng viên.")
    step.button("Gửi đề xuất")
    page.locator(".already").get_by_role("link", name=FRAMEWORK).wait_for()
    assert_fits(page)
    step.click(page.locator("main form button[name=anyway]"))

    page.locator("#where").wait_for()
    assert_fits(page)
    step.took(5, "propose on a telephone")


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("width", [1280, 1024, 768])
def test_the_places_of_the_header_stand_in_one_line(walk, language, width):
    page = walk("administrator", language=language, viewport={"width": width, "height": 700}).page
    places = page.locator(".top-row > .nav a")

    lines = {round(box["y"]) for box in (place.bounding_box() for place in places.all())}

    assert len(lines) == 1
    assert_fits(page)
