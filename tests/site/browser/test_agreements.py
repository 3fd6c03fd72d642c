"""An agreement's life in a real browser: explained while typed, renewed, attached, compared."""

import pytest
from tests.site import factories
from tests.site.browser.conftest import NARROW
from tests.site.browser.watching import assert_accessible, assert_fits

from caunoi_web.accounts.models import Role
from caunoi_web.register import services
from caunoi_web.register.models import Agreement


@pytest.fixture
def frame(transactional_db) -> Agreement:
    """A framework agreement that renewed itself, with an annex that outlives it and two texts."""
    keeper = factories.a_person("keeper", role=Role.HEAD)
    partner = services.create_organisation(actor=keeper, values={"name": "Viện NICT", "country": "JP"})
    term = {"end_kind": "auto_renewed", "duration_months": 60, "notice_months": 6}
    made, annex = (
        services.create_agreement(actor=keeper, values=values, parties=[(partner, "NICT")])
        for values in (
            {"title": "Thỏa thuận khung", "number": "12", "signed": "2021-07-01", **term},
            {"kind": "annex", "start": "2023", "end": "2028", "end_kind": "fixed"},
        )
    )
    services.link_agreements(actor=keeper, kind="annex", later=annex, earlier=made)
    for text in (
        "Trao đổi 10 sinh viên.\nHết hạn 30/06/2026.",
        "Trao đổi 12 sinh viên.\nHết hạn 01/07/2026.",
    ):
        services.attach_file(actor=keeper, agreement=made, document=factories.a_document(text), role="draft")
    return made


def test_the_validity_explains_itself_while_it_is_typed(open_page, officer, frame):
    page = open_page(officer, language="en")
    page.goto("/register/agreements/add/")

    page.get_by_label("Signed on").fill("1/7/2024")
    page.get_by_label("How it ends").select_option("auto_renewed")
    page.get_by_label("Length in months").fill("36")
    page.get_by_label("Notice, in months").fill("3")

    page.get_by_text("Last day for a notice: 01/04/2027").wait_for()
    assert_accessible(page)


def test_a_renewal_is_recorded_in_two_clicks(open_page, officer, frame):
    page = open_page(officer, language="en")
    page.goto(f"/register/agreements/{frame.pk}/?as_of=2026-11-21")

    page.get_by_role("link", name="Record the renewal").click()
    page.get_by_role("button", name="Save").click()

    page.get_by_text("The event is recorded").wait_for()
    assert page.get_by_text("Renewed automatically → 01/07/2031").is_visible()


def test_a_dropped_file_is_attached_and_its_checksum_holds(open_page, officer, frame, tmp_path):
    page = open_page(officer, language="en")
    page.goto(f"/register/agreements/{frame.pk}/files/add/")
    transfer = page.evaluate_handle(
        "() => { const t = new DataTransfer(); t.items.add(new File(['%PDF-1.4'], 'ban-ky.pdf')); return t; }"
    )

    page.dispatch_event("main", "drop", {"dataTransfer": transfer})
    page.get_by_role("button", name="Save").click()
    page.get_by_text("fixed by its checksum").first.wait_for()
    page.get_by_role("link", name="Check the checksum").first.click()

    page.get_by_text("Unchanged: the stored file").wait_for()


def test_the_pages_of_an_agreement_are_accessible_and_fit(open_page, officer, frame):
    for viewport in (NARROW, {"width": 1280, "height": 900}):
        page = open_page(officer, viewport=viewport)
        for piece in (
            "",
            "edit/",
            "events/add/",
            "links/add/",
            "signatories/",
            "files/add/",
            "versions/1/",
            "texts/",
        ):
            page.goto(f"/register/agreements/{frame.pk}/{piece}")
            assert_fits(page)
            assert_accessible(page)
        page.goto(f"/register/agreements/{frame.pk}/versions/?old=1&new=3")
        assert_fits(page)
        assert_accessible(page)
