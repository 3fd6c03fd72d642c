"""The office's own Word file for reports: its fields, its place for the report, and the default again."""

import re
from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx.oxml.ns import qn
from tests.site import factories
from tests.site.report_factories import a_word_file

from caunoi_web.reports.exports.docx_default import default_template
from caunoi_web.reports.models import WordTemplate
from caunoi_web.reports.queries.word_templates import FIELDS
from caunoi_web.signing.docx_filling import fields_in
from caunoi_web.sources.models import AuditEntry
from caunoi_web.sources.originals import path_of

pytestmark = pytest.mark.django_db

DAY = {"as_of": "2026-11-21", "year": "2025"}
OWN = ("Mẫu của {{ issuer }} — {{ place }}", "{{ title }}", "{{ body }}", "Ký: {{ signer_name }}", "Hết.")


@pytest.fixture
def head(client_as):
    client = client_as("head", language="en")
    fields = {"issuer": "Học viện Thử", "issuer_en": "Academy", "place": "Huế", "signer_name": "Bà A"}
    client.post(reverse("reports:letterhead"), fields | {"version": 1})
    factories.an_agreement(title="Một thỏa thuận", term=factories.a_term("2020-01-01", "2030-01-01"))
    return client


def upload(client, data: bytes, name="Mẫu.docx"):
    return client.post(reverse("reports:word_add"), {"file": SimpleUploadedFile(name, data)}, follow=True)


def report(client, name="r13", **query) -> docx.document.Document:
    address = reverse("reports:export", args=(name, "docx"))
    answer = client.get(address, DAY | query)
    return docx.Document(BytesIO(b"".join(answer.streaming_content)))


def words_of(page) -> list[str]:
    """The paragraphs of the body, tables aside, in their order."""
    return [paragraph.text for paragraph in page.paragraphs if paragraph.text]


@pytest.mark.parametrize("name", ["r1", "r4", "r13", "brief"])
def test_every_report_is_made_in_the_file_of_the_office(head, name):
    partner = factories.an_organisation("Đại học Kyushu", country="JP")
    upload(head, a_word_file(*OWN))

    page = report(head, name, party=partner.pk, tongue="vi")
    words = words_of(page)

    assert words[0] == "Mẫu của Học viện Thử — Huế"
    assert "Ký: Bà A" in words
    assert len(page.tables) >= 1
    assert not any("{{" in each or "Nơi nhận" in each for each in words)


@pytest.mark.parametrize("more", [(), ("{{ facts }}",)])
def test_the_report_stands_where_the_file_says_and_what_follows_follows(head, more):
    upload(head, a_word_file(OWN[0], *more, *OWN[1:]))

    body = report(head, tongue="vi").element.body
    kinds = [re.sub(r"\{.*\}", "", child.tag) for child in body]
    texts = ["".join(piece.text or "" for piece in child.iter(qn("w:t"))) for child in body]
    table = next(at for at, text in enumerate(texts) if "Một thỏa thuận" in text)

    assert kinds[table] == "tbl"
    facts = next(at for at, text in enumerate(texts) if text.startswith("Tính đến ngày"))

    assert 0 < facts < table
    assert texts.index("Mẫu của Học viện Thử — Huế") < table < texts.index("Ký: Bà A") < texts.index("Hết.")


def test_a_file_without_a_place_for_the_report_gets_it_at_the_end_with_who_signs(head):
    upload(head, a_word_file("{{ issuer_en }}"))

    page = report(head, tongue="vi")
    cells = [cell.text for table in page.tables for row in table.rows for cell in row.cells]

    assert words_of(page)[0] == "Academy"
    assert any("Một thỏa thuận" in cell for cell in cells)
    assert any("Bà A" in cell for cell in cells)


def test_the_tables_keep_to_the_margins_and_a_wide_report_lies_across(head):
    upload(head, a_word_file(*OWN))

    wide, upright = report(head, "r13").sections[0], report(head, "r4").sections[0]
    row = report(head, "r13").tables[0].rows[0]
    inside = wide.page_width - wide.left_margin - wide.right_margin

    assert wide.page_width > wide.page_height
    assert upright.page_width < upright.page_height
    assert sum(cell.width for cell in row.cells) == pytest.approx(inside, rel=0.01)


def test_unknown_fields_are_named_and_the_file_before_stays_in_use(head):
    upload(head, a_word_file(*OWN), name="first.docx")

    page = upload(head, a_word_file("{{ isuer }}", "{{ weather }}"), name="second.docx").content.decode()

    assert "{{ isuer }} is not known. Write {{ issuer }} instead." in page
    assert "{{ weather }} is not known. Choose one from the list of fields" in page
    assert WordTemplate.objects.get(is_used=True).file_name == "first.docx"
    second = WordTemplate.objects.get(file_name="second.docx")
    assert head.post(reverse("reports:word_use", args=(second.pk,))).status_code == 422


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no document",
        a_word_file("| {{ body }}"),
        a_word_file("{{ body }}", "{{ body }}"),
        a_word_file("Here: {{ body }}"),
    ],
)
def test_what_cannot_be_a_frame_is_refused_in_words(head, data):
    answer = upload(head, data)

    assert answer.status_code == 422
    assert 'class="fault' in answer.content.decode()
    assert not WordTemplate.objects.exists()


def test_one_press_brings_the_default_back_and_another_the_file_again(head):
    upload(head, a_word_file(*OWN))
    own = WordTemplate.objects.get()

    head.post(reverse("reports:word_use_default"))
    by_default = words_of(report(head, tongue="vi"))
    head.post(reverse("reports:word_use", args=(own.pk,)))

    assert not any("Mẫu của" in words for words in by_default)
    assert words_of(report(head, tongue="vi"))[0].startswith("Mẫu của")
    entries = AuditEntry.objects.filter(target_kind="word_template").order_by("pk")
    assert [entry.action for entry in entries] == ["word_template.added", *["word_template.chosen"] * 3]


def test_the_default_is_a_file_that_can_be_uploaded_as_it_is(head):
    default = head.get(reverse("reports:word_default")).content
    upload(head, default)

    cells = [c.text for table in report(head, tongue="both").tables for r in table.rows for c in r.cells]

    assert set(fields_in(default)) == set(FIELDS) - {"as_of", "superior_en", "issuer_en"}
    assert default == default_template() or fields_in(default) == fields_in(default_template())
    assert any("HÒA XÃ HỘI" in cell and "SOCIALIST" in cell for cell in cells)
    assert any("Học viện Thử / Academy" in cell for cell in cells)


def test_what_was_typed_into_records_is_never_a_field_of_the_file(head):
    head.post(
        reverse("reports:letterhead"), {"issuer": "{{ body }}", "recipients": "{{ title }}", "version": 2}
    )
    upload(head, a_word_file("{{ issuer }}", "{{ recipients }}", "{{ body }}"))

    words = words_of(report(head, tongue="vi"))

    assert words[:2] == ["{{ body }}", "{{ title }}"]


def test_a_file_whose_bytes_are_gone_gives_way_to_the_default_and_the_page_says_so(head):
    upload(head, a_word_file(*OWN))
    path_of(WordTemplate.objects.get().sha256).unlink()

    assert not any("Mẫu của" in words for words in words_of(report(head, tongue="vi")))
    assert "not in their place any more" in head.get(reverse("reports:letterhead")).content.decode()


def quick_brief(client) -> docx.document.Document:
    partner = factories.an_organisation("Đại học Kyushu", country="JP")
    return docx.Document(BytesIO(client.get(reverse("register:brief_docx", args=(partner.pk,)), DAY).content))


def without_bullets(data: bytes) -> bytes:
    """The same Word file as one that never heard of lists."""
    page = docx.Document(BytesIO(data))
    page.styles["List Bullet"].delete()
    file = BytesIO()
    page.save(file)
    return file.getvalue()


@pytest.mark.parametrize("made", [bytes, without_bullets])
def test_the_quick_brief_is_made_in_the_file_of_the_office(head, made):
    upload(head, made(a_word_file(*OWN)))

    page = quick_brief(head)
    words = words_of(page)

    assert words[:3] == ["Mẫu của Academy — Huế", "Before meeting Đại học Kyushu", "Who they are"]
    assert words[-2:] == ["Ký: Bà A", "Hết."]
    assert words[-3].startswith("As of 21/11/2026. Made on ")
    assert words.count("Before meeting Đại học Kyushu") == 1
    assert not page.tables


def test_the_quick_brief_says_the_day_where_the_file_says_it(head):
    upload(head, a_word_file("{{ body }}", "{{ facts }}"))

    words = words_of(quick_brief(head))

    assert words[0] == "Before meeting Đại học Kyushu"
    assert sum(line.startswith("As of 21/11/2026") for line in words) == 1
    assert words[-1].startswith("As of 21/11/2026")


def test_the_quick_brief_has_the_default_layout_again_at_one_press(head):
    upload(head, a_word_file(*OWN))
    head.post(reverse("reports:word_use_default"))

    assert quick_brief(head).tables
