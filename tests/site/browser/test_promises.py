"""Promises and activities in a real browser: reading and deciding by keys, recording in a minute."""

import pytest
from playwright.sync_api import expect
from tests.site import factories
from tests.site.browser.conftest import NARROW
from tests.site.browser.watching import assert_accessible, assert_fits

from caunoi_web.activities.models import Activity, Commitment
from caunoi_web.sources.services import Words, attach_evidence

TEXT = """THỎA THUẬN HỢP TÁC
Bên A: Trường Đại học Công nghệ
Bên B: Công ty Sao Khuê
Điều 2. Trách nhiệm của Bên B
- Tiếp nhận mỗi năm tối đa 10 sinh viên thực tập;
- Tặng 15 máy tính trước ngày 31/12/2099.
"""


@pytest.fixture
def agreement(transactional_db):
    """An agreement that stands on its own text."""
    factories.an_organisation("Trường Đại học Công nghệ", is_host=True)
    partner = factories.an_organisation("Công ty Sao Khuê")
    made = factories.an_agreement(partner, term=factories.a_term("2020-01-01", "2099-12-31"))
    document = factories.a_document(TEXT, genre="mou")
    start = TEXT.index("Công ty")
    attach_evidence(
        target_kind="agreement",
        target_id=made.pk,
        evidence=[Words("parties", document, start, start + len(partner.name))],
    )
    return made


def test_promises_are_read_with_a_click_and_decided_with_a_key_each(open_page, officer, agreement):
    page = open_page(officer, language="en")
    page.goto(f"/register/agreements/{agreement.pk}/")

    page.get_by_role("button", name="Read promises from its text").click()
    page.get_by_text("2 promises were read").wait_for()
    assert_accessible(page)
    page.keyboard.press("a")
    expect(page.locator("[data-proposal]")).to_have_count(1)
    page.keyboard.press("x")

    page.get_by_text("Everything that was read is decided").wait_for()
    assert Commitment.objects.get().amount == 10


def test_a_visit_is_recorded_from_its_promise_with_a_file_and_wakes_the_agreement(
    open_page, officer, agreement, tmp_path
):
    promise = factories.a_commitment(
        agreement, debtor="partner", amount=10, measure="people", what="Thực tập"
    )
    proof = tmp_path / "danh-sach.pdf"
    proof.write_bytes(b"%PDF-1.7")
    page = open_page(officer, language="en")
    page.goto(f"/register/agreements/{agreement.pk}/")
    expect(page.get_by_text("Asleep").first).to_be_visible()

    page.get_by_role("link", name="Record what was done").click()
    page.get_by_label("When").fill("01/2026")
    page.get_by_label("How many took part").fill("4")
    page.get_by_label("Proof").set_input_files(proof)
    page.get_by_role("button", name="Save").click()

    page.get_by_text("is recorded as: Done").wait_for()
    expect(page.get_by_text("4 people").first).to_be_visible()
    activity = Activity.objects.get()
    assert (activity.commitment, activity.counted) == (promise, 4)
    assert activity.proof_rows.get().document.name == "danh-sach.pdf"


def test_what_it_counts_for_follows_the_partner_that_is_typed(open_page, officer, agreement):
    promise = factories.a_commitment(agreement, what="Tặng máy tính")
    page = open_page(officer, language="en")
    page.goto("/activities/add/")

    page.get_by_label("With whom").fill("Công ty Sao Khuê")
    page.get_by_label("With whom").blur()

    page.locator(f"option[value='commitment:{promise.pk}']").wait_for(state="attached")


def test_the_pages_of_a_life_fit_a_telephone(open_page, officer, agreement):
    factories.a_commitment(
        agreement, amount=2_000_000_000, measure="money", currency="VND", code="sponsorship"
    )
    factories.an_activity(agreement=agreement, began="2021-03", title="Hội thảo " + "rất dài " * 12)
    page = open_page(officer, viewport=NARROW)
    for address in (
        "/activities/",
        "/activities/sleeping/",
        f"/register/agreements/{agreement.pk}/",
        f"/activities/agreements/{agreement.pk}/promises/",
    ):
        page.goto(address)
        assert_fits(page)
        assert_accessible(page)
