"""The pages of the register: what they show, whom they let in, and what they cost."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.site.factories import a_document
from tests.site.register.making import a_person, an_agreement, an_organisation

from caunoi_web.accounts.models import Role
from caunoi_web.register import services
from caunoi_web.sources.models import Document, DocumentState
from caunoi_web.sources.services import Words

pytestmark = pytest.mark.django_db

DAY = {"as_of": "2026-11-21"}
PIECE = {"HX-Request": "true"}


def text_of(response) -> str:
    """The words of a page, without its tags."""
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())


def the_words(field, document, words):
    start = document.text.index(words)
    return Words(field, document, start, start + len(words))


@pytest.fixture
def canberra(ptit):
    """Row 15 with its words: a misprinted date that was repaired."""
    text = "15\tĐại học Canberra (Australia)\t27/10/2022-27/10-2027"
    document = Document.objects.create(
        sha256="c" * 64, name="bảng.docx", size=1, text=text, state=DocumentState.READ
    )
    agreement = ptit["15"]
    return services.amend_agreement(
        actor=a_person(),
        agreement=agreement,
        changes={},
        version=agreement.version,
        evidence=[the_words("end", document, "27/10-2027"), the_words("row", document, "Canberra")],
    )


def test_the_list_says_what_is_in_force_on_the_day(client_as, ptit):
    page = text_of(client_as("viewer", language="en").get(reverse("register:agreements"), DAY))

    assert (
        "15 in all as of 21/11/2026 = 5 active + 1 open, until a condition is met + 1 validity unknown"
        in page
    )
    assert "8 expired before 21/11/2026" in page
    assert page.index("Kyushu") < page.index("Viettel" if "Viettel" in page else "Viễn thông Quân đội")
    assert "21 days left" in page
    assert "2022 – 2029" in page
    assert "01/01/2022" not in page


def test_the_piece_is_the_list_without_the_frame(client_as, ptit):
    client = client_as("viewer")
    page = client.get(reverse("register:agreements"), DAY)
    piece = client.get(reverse("register:agreements"), DAY, headers=PIECE)

    assert b"<html" in page.content
    assert b"<html" not in piece.content
    assert b"with-filters" in piece.content
    assert "HX-Request" in piece["Vary"]


@pytest.mark.parametrize("name", ["register:agreements", "register:organisations", "reports:register_r1"])
def test_a_list_costs_the_same_for_any_length(client_as, django_assert_num_queries, name):
    # "by end" asks once for each of four ranks until a page is full; two queries look for remembered counts
    budgets = {"register:agreements": 24, "register:organisations": 21, "reports:register_r1": 21}
    client = client_as("officer")
    partner = an_organisation("Một", country="JP")

    def filled(number):
        for each in range(number):
            an_agreement(partner, an_organisation(f"Đối tác {number}-{each}"), activities=["conference"])

    filled(1)
    with django_assert_num_queries(budgets[name]):
        client.get(reverse(name))
    filled(49)
    with django_assert_num_queries(budgets[name]):
        client.get(reverse(name))


def test_a_page_of_one_record_costs_the_same_for_any_history(client_as):
    """Every app adds its sections to these pages: the number may grow with them, never with the rows."""
    client, partner = client_as("officer"), an_organisation("Một", country="JP")
    agreement = an_agreement(partner, number="0")

    def costs():
        counted = []
        for name, record in (("register:agreement", agreement), ("register:organisation", partner)):
            with CaptureQueriesContext(connection) as queries:
                client.get(reverse(name, args=[record.pk]))
            counted.append(len(queries))
        return counted

    before = costs()
    for each in range(1, 20):
        agreement = services.amend_agreement(
            actor=a_person(), agreement=agreement, changes={"number": str(each)}, version=agreement.version
        )
        an_agreement(partner)
    assert costs() == before
    assert max(before) < 45


def test_long_lists_come_in_pages_that_keep_the_filters(client_as):
    partner = an_organisation("Một", country="JP")
    for _ in range(51):
        an_agreement(partner, start="2026", end="2030", end_kind="fixed")

    page = client_as("viewer").get(reverse("register:agreements"), {"country": "JP"}).content.decode()

    assert page.count('<th scope="row">') == 50
    [onward] = re.findall(r'rel="next" href="([^"]+)"', page)
    assert "country=JP" in onward
    last = client_as("viewer").get(reverse("register:agreements") + unescape(onward)).content.decode()
    assert last.count('<th scope="row">') == 1


def test_an_agreement_opens_the_words_of_its_fields(client_as, canberra):
    response = client_as("officer", language="en").get(reverse("register:agreement", args=[canberra.pk]), DAY)
    page = text_of(response)

    assert "27/10-2027" in page
    assert "A misprinted date was repaired. The source says: 27/10/2022-27/10-2027" in page
    assert "Number in the source's list 15" in page.replace("&#39;", "'")
    assert "Not stated yet: kind of paper, number, level, signing date, signatories, unit in charge." in page
    document = Document.objects.get()
    start = document.text.index("27/10-2027")
    assert f"{reverse('sources:document', args=[document.pk])}?at={start}-{start + 10}#at" in (
        response.content.decode()
    )


def test_a_date_known_by_its_year_is_shown_as_a_year(client_as, ptit):
    page = text_of(
        client_as("viewer", language="en").get(reverse("register:agreement", args=[ptit["17"].pk]), DAY)
    )

    assert "Valid until 2029 (to the year)" in page


def test_an_organisation_shows_agreements_sources_and_history(client_as, canberra):
    partner = canberra.party_rows.get().organisation
    services.amend_organisation(
        actor=a_person(name="Hương"),
        organisation=partner,
        changes={"name_en": "University of Canberra"},
        version=1,
        reason="their website",
        evidence=[the_words("name", Document.objects.get(), "Đại học Canberra")],
    )

    page = text_of(
        client_as("officer", language="en").get(reverse("register:organisation", args=[partner.pk]), DAY)
    )

    for words in ("Abroad", "In force", "bảng.docx", "“Đại học Canberra”", "their website", "Hương"):
        assert words in page, words
    assert "English name – University of Canberra" in page


def test_the_history_is_for_those_who_may_read_it(client_as, ptit):
    address = reverse("register:agreement", args=[ptit["11"].pk])

    assert "History" not in text_of(client_as("viewer", language="en").get(address))
    assert "History" in text_of(client_as("officer", language="en").get(address))


def test_markup_in_names_stays_text(client_as):
    name = "<script>alert(1)</script> & Söhne"
    partner = an_organisation(name, note="<b>x</b>")
    an_agreement(partner, content="<img src=x onerror=alert(1)>")

    for address in (
        reverse("register:organisations"),
        reverse("register:agreements"),
        reverse("register:organisation", args=[partner.pk]),
        reverse("reports:register_r1"),
        f"{reverse('search:results')}?q=script",
    ):
        page = client_as("officer").get(address).content.decode()
        assert "<script>alert" not in page, address
        assert "<img src=x" not in page, address
        assert "<b>x</b>" not in page, address
        assert "&lt;" in page, address


def test_a_record_that_is_not_there_is_a_404(client_as):
    for name in ("register:organisation", "register:agreement"):
        response = client_as("viewer").get(reverse(name, args=["01890000-0000-7000-8000-000000000000"]))
        assert response.status_code == 404


def test_an_empty_register_says_the_next_step(client_as):
    page = client_as("officer", language="en").get(reverse("register:agreements"))

    assert "No agreement is in the register yet" in text_of(page)
    assert reverse("sources:upload") in page.content.decode()


@pytest.mark.parametrize(
    "address", ["register:agreements", "register:organisations", "overview:dashboard", "overview:ledger"]
)
def test_an_empty_register_leads_to_the_documents_that_wait(client_as, address):
    a_document("Tin ký kết thứ nhất.")
    a_document("Tin ký kết thứ hai.")

    page = client_as("officer", language="en").get(reverse(address))

    assert "2 documents have been read and wait for you" in text_of(page)
    assert reverse("intake:queue") in page.content.decode().partition("<main")[2]
    assert "wait for you" not in text_of(client_as("viewer", language="en").get(reverse(address)))


def test_a_choice_that_holds_nothing_is_not_taken_for_an_empty_register(client_as):
    a_document("Tin ký kết.")

    page = text_of(client_as("officer", language="en").get(reverse("overview:dashboard"), {"unit": "none"}))

    assert "No agreement of this choice is in the register" in page
    assert "for you" not in page


def test_filters_without_hits_say_how_to_go_on(client_as, ptit):
    page = text_of(client_as("viewer", language="en").get(reverse("register:agreements"), {"text": "xyzzy"}))

    assert "No agreement passes these filters" in page


def test_an_archived_record_keeps_its_page_and_leaves_the_list(client_as, ptit):
    services.archive(actor=a_person(Role.HEAD), record=ptit["19"], reason="not signed at all")
    client = client_as("head", language="en")

    page = text_of(client.get(reverse("register:agreement", args=[ptit["19"].pk]), DAY))
    listed = text_of(client.get(reverse("register:agreements"), DAY))

    assert "Archived" in page
    assert "not signed at all" in page
    assert "14 in all" in listed
    assert "Palermo" not in listed
