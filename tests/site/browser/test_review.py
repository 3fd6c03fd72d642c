"""The review in a real browser: words and proposals find each other, keys decide, nothing needs scripts."""

import pytest
from playwright.sync_api import Page, expect
from tests.site.browser.conftest import NARROW
from tests.site.browser.watching import assert_accessible, assert_fits
from tests.site.factories import a_term, an_agreement, an_organisation
from tests.site.intake.findings import a_read_document, proposal_of

from caunoi_web.intake.models import Proposal, ProposalKind, ProposalState
from caunoi_web.intake.services import reject
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.sources.models import Document, DocumentState

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def document(transactional_db) -> Document:
    return a_read_document(name="bảng-đối-tác.txt")


def at(document: Document) -> str:
    return f"/review/{document.pk}/"


def opened(page: Page, label: str) -> None:
    """Wait until the card of this proposal is open and the next key goes to it.

    Not by ``to_be_focused``: that also asks whether the window has the focus, and a window that nobody
    looks at may not.
    """
    expect(page.locator("#card-title")).to_have_text(label)
    for _wait in range(50):
        is_busy = page.locator(".review[aria-busy]").count()
        if not is_busy and page.evaluate("document.activeElement?.id") == "card":
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"the card of {label} is open, but keys do not go to it")


def marked(page: Page) -> str:
    """The words that stand out in the text."""
    return " ".join(page.locator(".source .m-chosen").all_text_contents())


def test_the_keys_lead_through_a_document(page_en, document):
    page_en.goto(at(document))
    opened(page_en, "Đại học Canberra")
    page_en.keyboard.press("j")
    opened(page_en, "Viện NICT")
    assert "30/6/2021-30/6/2026" in marked(page_en)
    page_en.keyboard.press("k")
    opened(page_en, "Đại học Canberra")
    page_en.keyboard.press("Enter")
    opened(page_en, "Viện NICT")
    page_en.keyboard.press("u")
    opened(page_en, "Đại học Canberra")
    page_en.keyboard.press("x")
    opened(page_en, "Viện NICT")
    page_en.keyboard.press("a")
    opened(page_en, "Samsung Electronics Vietnam")

    assert Agreement.objects.live().get().list_number == "11"
    assert proposal_of(document, "Đại học Canberra").state == ProposalState.REJECTED


def test_a_step_back_in_the_history_opens_what_was_open(page_en, document):
    page_en.goto(at(document))
    opened(page_en, "Đại học Canberra")
    page_en.keyboard.press("j")
    opened(page_en, "Viện NICT")
    page_en.keyboard.press("j")
    opened(page_en, "Samsung Electronics Vietnam")
    page_en.go_back()
    expect(page_en.locator("#card-title")).to_have_text("Viện NICT")
    expect(page_en.locator(".source")).to_have_count(1)
    page_en.keyboard.press("k")
    opened(page_en, "Đại học Canberra")


def test_a_reason_can_be_given_with_a_rejection(page_en, document):
    page_en.goto(at(document))
    opened(page_en, "Đại học Canberra")
    page_en.keyboard.press("r")
    page_en.wait_for_function("document.activeElement.id === 'reject-reason'")
    page_en.keyboard.type("jkx là nhầm")
    page_en.keyboard.press("Enter")
    opened(page_en, "Viện NICT")

    assert proposal_of(document, "Đại học Canberra").reason == "jkx là nhầm"


def test_marked_words_open_their_proposal_and_a_field_shows_its_words(page_en, document):
    page_en.goto(at(document))
    opened(page_en, "Đại học Canberra")
    page_en.locator(".source a.mark", has_text="Samsung Electronics Vietnam").click()
    expect(page_en.locator("#card-title")).to_have_text("Samsung Electronics Vietnam")
    expect(page_en.locator("#card .read dt").first).to_have_text("Country or territory")

    page_en.locator(".row-link", has_text="Viện NICT").first.click()
    opened(page_en, "Viện NICT")
    page_en.locator("[data-field$=':end']").hover()
    expect(page_en.locator(".source .m-here")).to_have_text("30/6/2021-30/6/2026")


def test_a_change_by_keyboard_keeps_what_was_typed_until_it_can_be(page_en, document):
    page_en.goto(at(document))
    opened(page_en, "Đại học Canberra")
    page_en.keyboard.press("e")
    ending = page_en.locator("#id_end")
    ending.fill("31/2/2027")
    ending.press("Enter")
    expect(page_en.locator(".wrong .fault")).to_contain_text("There is no day")
    expect(page_en.locator("#id_end")).to_have_value("31/2/2027")
    page_en.locator("#id_end").fill("10/2028")
    page_en.get_by_role("button", name="Accept with these changes").click()
    opened(page_en, "Viện NICT")

    assert Agreement.objects.get().end == "2028-10"


def test_a_whole_document_and_its_way_back(page_en, document):
    page_en.goto(at(document))
    page_en.get_by_role("link", name="Accept all that is certain…").click()
    expect(page_en.get_by_role("heading", name="2 agreements")).to_be_visible()
    page_en.get_by_role("button", name="Accept 6 proposals").click()
    opened(page_en, "Đại học Canberra")
    page_en.keyboard.press("Enter")
    expect(page_en.get_by_role("heading", name="Everything here is decided")).to_be_visible()
    expect(page_en.locator(".review[aria-busy]")).to_have_count(0)
    document.refresh_from_db()
    assert document.state == DocumentState.REVIEWED

    page_en.keyboard.press("u")
    opened(page_en, "Đại học Canberra")
    page_en.keyboard.press("u")
    expect(page_en.locator(".counts")).to_contain_text("7 wait")
    assert not Agreement.objects.live().exists()
    assert not Organisation.objects.live().exists()


def test_a_question_must_be_answered_before_enter_accepts(page_en, document):
    an_organisation("Viện NICT", country="KR", kind="research_institute")
    page_en.goto(f"{at(document)}?p={proposal_of(document, 'Viện NICT').pk}")
    opened(page_en, "Viện NICT")
    page_en.keyboard.press("Enter")
    assert not Agreement.objects.exists()
    page_en.get_by_label("No, it is a new organisation").check()
    page_en.keyboard.press("Enter")
    opened(page_en, "Samsung Electronics Vietnam")

    assert Organisation.objects.count() == 2


def test_what_another_person_decided_meanwhile_is_said(page_en, document, head):
    page_en.goto(at(document))
    opened(page_en, "Đại học Canberra")
    reject(actor=head, proposal=proposal_of(document, "Đại học Canberra"), version=1)
    page_en.keyboard.press("Enter")

    expect(page_en.get_by_role("alert")).to_contain_text(head.full_name)
    assert not Agreement.objects.exists()


def test_all_of_it_works_without_scripts(open_page, officer, document):
    page = open_page(officer, language="en", scripts=False)
    page.goto(at(document))
    page.locator(".row-link", has_text="Viện NICT").first.click()
    page.get_by_role("button", name="Accept Enter").click()
    assert Agreement.objects.get().list_number == "11"
    page.get_by_role("link", name="Change e").click()
    page.locator("#id_end").fill("2030")
    page.get_by_role("button", name="Accept with these changes").click()
    page.get_by_role("button", name="Undo u").click()
    page.locator(".source .pin").first.click()

    assert (
        Proposal.objects.get(kind=ProposalKind.AGREEMENT, label="Samsung Electronics Vietnam").state
        == "waiting"
    )


def test_the_keys_can_be_switched_off(page_en, document):
    page_en.goto(at(document))
    opened(page_en, "Đại học Canberra")
    page_en.keyboard.press("?")
    page_en.get_by_label("Use these keys on this machine").uncheck()
    page_en.locator("h1").click()
    page_en.keyboard.press("x")
    page_en.reload()
    page_en.keyboard.press("x")

    assert Proposal.objects.waiting().count() == 7


def test_the_page_is_accessible_and_fits_whatever_is_open(open_page, officer, document):
    partner = an_organisation("Viện NICT", country="JP", kind="research_institute")
    an_agreement(partner, term=a_term("2021-06-30", "2026-06-30"))
    page = open_page(officer)
    wanted = [
        f"{at(document)}?p={proposal_of(document, 'Viện NICT').pk}",
        f"{at(document)}?p={proposal_of(document, 'Viện NICT', ProposalKind.ORGANISATION).pk}",
        f"{at(document)}?p={proposal_of(document, 'partners 2025', ProposalKind.FIGURE).pk}",
        f"/review/proposal/{proposal_of(document, 'Viện NICT').pk}/change/",
    ]

    for address in wanted:
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(address)
        assert_accessible(page)
        page.set_viewport_size(NARROW)
        assert_fits(page)
