"""An officer's day and a head's Monday in a real browser, each task within its number of actions."""

from datetime import date

import pytest
from tests.site.browser.office import an_office
from tests.site.browser.walking import Walk
from tests.site.factories import PASSWORD


@pytest.fixture
def office(transactional_db):
    """An office in the middle of its work, today."""
    return an_office(date.today())


@pytest.fixture
def walk(open_page, office):
    """``walk("officer")``: on the home page as that person."""

    def begin(who: str, **how) -> Walk:
        page = open_page(office.people[who], **({"language": "en"} | how))
        page.goto("/", timeout=30_000)
        return Walk(page)

    return begin


def test_an_officer_signs_in_and_opens_what_is_due(open_page, office):
    walk = Walk(open_page(language="en"))
    walk.page.goto("/", timeout=30_000)
    walk.type("Account name", "huong")
    walk.type("Password", PASSWORD)
    walk.button("Sign in")
    work = walk.page.locator("section", has=walk.page.get_by_role("heading", name="My work"))

    assert work.locator("tbody tr").count() >= 3
    walk.click(work.get_by_role("link", name="Trao đổi giảng viên với Đại học Kyushu"))

    walk.page.get_by_role("button", name="Done: Partner check").wait_for()
    walk.took(2, "sign in and open what is due")


def test_an_officer_enters_a_new_partner_and_its_agreement(walk):
    step = walk("officer")
    page = step.page
    step.key("/")
    step.keys("add a partner")
    step.click(page.locator(".palette:visible").get_by_role("link", name="Add a partner"))
    page.get_by_label("Name (required)").press_sequentially("Đại học Kyushuu", delay=5)
    page.locator("#alike").get_by_text("Đại học Kyushu").wait_for()
    page.get_by_label("Name (required)").fill("Đại học Sapporo")
    step.choose("Country", "Japan")
    step.button("Save")
    page.get_by_role("heading", name="Đại học Sapporo").wait_for()
    step.took(4, "add a partner")

    step.begin()
    step.link("Add an agreement")
    step.type("Title", "MoU với Đại học Sapporo")
    step.choose("Kind", "Memorandum of understanding")
    step.type("Valid from", "01/01/2026")
    step.type("Valid until", "31/12/2030")
    step.button("Save")
    page.get_by_role("heading", name="MoU với Đại học Sapporo").wait_for()
    step.took(3, "record an agreement")


def test_an_officer_records_an_activity_with_its_proof(walk, office):
    step = walk("officer")
    page = step.page
    step.key("/")
    step.keys("keio")
    step.click(page.locator(".palette:visible").get_by_role("link", name="Thỏa thuận khung với Đại học Keio"))
    step.click(page.get_by_role("link", name="Record an activity"))
    seen = page.locator("main form .field:visible").count()
    assert seen <= 8, f"{seen} fields"
    step.choose("Kind of activity", "Incoming delegation")
    step.type("When", date.today().strftime("%d/%m/%Y"))
    step.type("What", "Đoàn Keio thăm khoa")
    step.attach("Proof", "bien-ban.txt", "Biên bản làm việc")
    step.button("Save")

    row = page.locator("tr", has=page.get_by_role("link", name="Đoàn Keio thăm khoa"))
    row.first.wait_for()
    assert "no proof" not in row.first.inner_text()
    step.took(6, "record an activity with a proof")


def test_an_officer_finds_what_ends_in_japan_and_keeps_the_view(walk):
    step = walk("officer")
    page = step.page
    step.go("Agreements")
    step.click(page.locator(".filters").get_by_role("link", name="Japan"))
    step.click(page.locator(".filters").get_by_role("link", name="Within 180 days"))
    page.wait_for_url("**within=180**")
    assert page.locator("#list tbody tr").count() == 2
    step.took(3, "agreements with Japan that end within six months")

    step.begin()
    step.link("Keep this view…")
    step.type("Name of the view", "Nhật Bản, sắp hết hạn")
    step.button("Keep")
    page.get_by_role("navigation", name="Saved views").get_by_text("Nhật Bản, sắp hết hạn").wait_for()
    step.took(2, "keep the view")


def test_an_officer_tells_a_colleague_and_watches_a_record(walk, office, open_page):
    step = walk("officer")
    page = step.page
    step.go("Agreements")
    step.link("MoU với Đại học Chonnam")
    step.button("Watch")
    page.get_by_role("button", name="Stop watching").wait_for()
    step.click(page.get_by_text("Write a comment"))
    step.type("Comment", "@minh gọi giúp phía bạn về việc gia hạn nhé.")
    step.button("Send the comment")
    page.get_by_text("gọi giúp phía bạn").wait_for()
    step.took(5, "watch an agreement and name a colleague")

    told = open_page(office.people["colleague"], language="en")
    told.goto("/")
    told.get_by_role("link", name="1 new notice").click()
    told.get_by_role("link", name="MoU với Đại học Chonnam").first.wait_for()


def test_a_head_sees_figures_and_what_sleeps(walk):
    step = walk("head")
    page = step.page
    assert (
        page.get_by_role("heading", name="Agreements by status")
        .or_(page.get_by_text("Agreements by status"))
        .first.is_visible()
    )

    step.link("agreements sleep")

    page.get_by_role("link", name="Biên bản ghi nhớ về nuôi trồng thủy sản").wait_for()
    step.took(1, "the sleeping list from home")


def test_a_head_appraises_a_case(walk, office):
    step = walk("head")
    page = step.page
    step.link("MoU mới với Đại học Dresden")
    step.click(page.get_by_label("A parent body must approve before signing"))
    step.type("Note", "Hồ sơ đầy đủ, đồng ý trình ký.")
    step.button("Done: Appraisal")

    page.locator("#where").get_by_text("Submission").wait_for()
    step.took(3, "appraise a case")


def test_a_head_decides_about_a_renewal(walk):
    step = walk("head")
    page = step.page
    step.click(page.locator("main").get_by_role("link", name="MoU với Đại học Chonnam"))
    page.get_by_text("decide whether it goes on").wait_for()
    step.link("Propose a renewal")
    assert page.locator("#id_partner").input_value() == "Đại học Quốc gia Chonnam"
    step.type("Title", "Gia hạn MoU với Đại học Chonnam")
    step.choose("Proposing unit", "Khoa Kinh tế")
    step.type("Why", "Hợp tác tốt, ba đoàn mỗi năm.")
    step.button("Propose")
    step.button("Propose it all the same")

    page.locator("#where").get_by_text("Partner check").wait_for()
    step.took(5, "decide about a renewal")


def test_a_head_changes_several_rows(walk):
    step = walk("head")
    page = step.page
    step.go("Agreements")
    step.click(page.locator(".filters").get_by_role("link", name="Japan"))
    page.wait_for_url("**country=JP**")
    step.button("Change all that pass the filters…")
    step.choose("Unit in charge", "Khoa Công nghệ thông tin")
    step.type("Why", "Phân công lại đơn vị đầu mối")
    step.button("Show what will change")
    step.button("Change these")

    page.get_by_text("records were changed.").wait_for()
    step.took(6, "change several rows at once")
