"""The brief before a meeting: what it says, where each line is from, one page on paper."""

from datetime import date, datetime
from io import BytesIO

import pypdfium2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document as Docx
from tests.site import factories
from tests.site.register.making import a_person, an_agreement, an_organisation
from tests.site.register.test_register_pages import text_of

from caunoi_web.common.brief import BriefLine, BriefSection
from caunoi_web.register import services
from caunoi_web.register.exports.brief_pdf import brief_pdf
from caunoi_web.register.queries.brief import Brief
from caunoi_web.sources.services import Words

pytestmark = pytest.mark.django_db

DAY = {"as_of": "2026-11-21"}


@pytest.fixture
def keio():
    organisation = an_organisation("Đại học Keio", country="JP", kind="university", city="Tokyo")
    factories.a_tier(organisation=organisation, reason="Kế hoạch 5 năm")
    factories.a_note("Viết thư bằng tiếng Anh.", organisation=organisation, is_lasting=True)
    factories.a_contact("Hiroko Tanaka", organisation=organisation, seen_on=date(2026, 3, 12))
    agreement = an_agreement(
        organisation, title="Trao đổi sinh viên", start="2021-04-10", end="2027-01-09", end_kind="fixed"
    )
    document = factories.a_document("Có giá trị đến 09/01/2027.", name="keio.pdf")
    services.amend_agreement(
        actor=a_person(),
        agreement=agreement,
        changes={},
        version=agreement.version,
        evidence=[Words("end", document, 0, 10)],
    )
    return organisation


def pages_of(response) -> list[str]:
    content = response.content
    pdf = pypdfium2.PdfDocument(BytesIO(content))
    return [page.get_textpage().get_text_range() for page in pdf]


def test_every_line_of_the_brief_says_where_it_is_from(client_as, keio):
    page = text_of(client_as("officer", language="en").get(reverse("register:brief", args=(keio.pk,)), DAY))

    assert "Before meeting Đại học Keio" in page
    assert "Strategic since 01/01/2020: Kế hoạch 5 năm [entered by Maker on" in page
    assert "Hiroko Tanaka: last seen 12/03/2026 [entered by Maker on" in page
    assert "Trao đổi sinh viên: until 09/01/2027; 49 days left [keio.pdf]" in page
    assert page.count("[") >= 6


def test_people_are_in_the_brief_only_for_those_who_may_see_them(client_as, keio):
    client = client_as("viewer")
    address = reverse("register:brief", args=(keio.pk,))

    assert "Tanaka" not in client.get(address, DAY).content.decode()
    assert not any("Tanaka" in page for page in pages_of(client.get(f"{address[:-1]}.pdf", DAY)))


@pytest.mark.parametrize(("language", "words"), [("vi", "Trước buổi gặp"), ("en", "Before meeting")])
def test_the_pdf_holds_the_same_words_on_one_page_with_its_font_inside(client_as, keio, language, words):
    client = client_as("officer", language=language)

    response = client.get(reverse("register:brief_pdf", args=(keio.pk,)), DAY)

    assert response["Content-Type"] == "application/pdf"
    assert 'filename="dai-hoc-keio-2026-11-21.pdf"' in response["Content-Disposition"]
    pages = pages_of(response)
    assert len(pages) == 1
    for said in (words, "Đại học Keio", "Kế hoạch 5 năm", "Trao đổi sinh viên", "keio.pdf"):
        assert said in " ".join(pages[0].split())


def test_the_docx_holds_the_same_words(client_as, keio):
    response = client_as("officer", language="en").get(reverse("register:brief_docx", args=(keio.pk,)), DAY)

    document = Docx(BytesIO(response.content))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Before meeting Đại học Keio" in text
    assert "Hiroko Tanaka: last seen 12/03/2026" in text
    assert "Viết thư bằng tiếng Anh." in text


def test_a_long_brief_is_set_smaller_until_it_fits_one_page():
    lines = tuple(
        BriefLine("Hợp tác đào tạo và nghiên cứu khoa học " * 3, "nguồn.pdf, 3", "Mục") for _ in range(24)
    )
    at = date(2026, 11, 21)
    brief = Brief("Đại học", (BriefSection("Mục", lines),), at, datetime(2026, 11, 21, 9), "Thu")

    assert len(pypdfium2.PdfDocument(brief_pdf(brief))) == 1


def test_signs_that_no_paper_may_hold_do_no_harm(client_as):
    organisation = factories.an_organisation("Viện \u202e慶應 <b>\x07")
    factories.a_note("a\x1fb\ud7ff", organisation=organisation)
    client = client_as("officer")

    for name in ("register:brief", "register:brief_docx", "register:brief_pdf"):
        response = client.get(reverse(name, args=(organisation.pk,)))
        assert response.status_code == 200
        assert len(b"".join(response)) > 1000


def test_the_brief_costs_the_same_whatever_there_is(client_as, keio):
    client = client_as("officer")
    address = reverse("register:brief", args=(keio.pk,))
    costs = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        costs.append(len(queries))
        for each in range(5):
            factories.a_contact(organisation=keio)
            an_agreement(keio, title=f"Số {each}", start="2020", end_kind="indefinite")
            factories.a_note(organisation=keio)
            an_organisation(f"Khoa {each}", parent=keio)

    assert costs[0] + 1 >= costs[1], costs
    assert costs[1] < 40


def test_letters_of_another_alphabet_are_in_the_file_too():
    line = BriefLine("Đã gặp Кэйо ở Hà Nội", "nguồn.pdf, 3", "Mục")
    at = datetime(2026, 11, 21, 9)
    brief = Brief("Đại học", (BriefSection("Mục", (line,)),), at.date(), at, "Thu")

    text = pypdfium2.PdfDocument(brief_pdf(brief))[0].get_textpage().get_text_range()

    assert "Đã gặp Кэйо ở Hà Nội" in text
