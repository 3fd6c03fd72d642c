"""Drafts from templates: fields are filled, missing ones stay marked, unknown ones are named."""

from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.site import factories
from tests.site.signing_factories import MONDAY, a_case, a_template

from caunoi_web.signing.docx_filling import NotADocx, fields_in, fill
from caunoi_web.signing.errors import UnusableTemplate
from caunoi_web.signing.models import DraftTemplate
from caunoi_web.signing.queries.drafts import field_names, templates_for, unknown_words
from caunoi_web.signing.services import drafts
from caunoi_web.signing.services.signing import Upload
from caunoi_web.sources.originals import path_of

words = st.text(st.characters(blacklist_categories=("Cc", "Cs", "Cn")), max_size=30)


def a_docx(*runs):
    """A document with one paragraph, cut into these runs as Word cuts text."""
    document = Document()
    paragraph = document.add_paragraph()
    for run in runs:
        paragraph.add_run(run)
    return as_bytes(document)


def as_bytes(document):
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def text_of(data):
    document = Document(BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_a_field_is_found_however_word_cut_it():
    data = a_docx("Giữa {", "{ par", "tner_vi }", "} và {{title}}")

    filled, missing = fill(data, {"partner_vi": "Đại học Kyushu", "title": "MoU"}, {})

    assert fields_in(data) == ["partner_vi", "title"]
    assert text_of(filled).strip() == "Giữa Đại học Kyushu và MoU"
    assert missing == []


def test_what_is_missing_stays_visible_and_is_named():
    data = a_docx("Ký bởi {{ our_signatory }}.")

    filled, missing = fill(data, {"our_signatory": ""}, {"our_signatory": "Người ký"})

    assert text_of(filled).strip() == "Ký bởi [Người ký]."
    assert missing == ["our_signatory"]
    runs = Document(BytesIO(filled)).paragraphs[0].runs
    assert [run.text for run in runs if run.font.highlight_color] == ["[Người ký]"]


def test_a_list_alone_in_its_paragraph_becomes_one_paragraph_an_item():
    filled, _missing = fill(a_docx("{{ activities_vi }}"), {"activities_vi": ["Một", "Hai", "Ba"]}, {})
    inline, _missing = fill(a_docx("Gồm {{ activities_vi }}."), {"activities_vi": ["Một", "Hai"]}, {})

    assert text_of(filled).split() == ["Một", "Hai", "Ba"]
    assert text_of(inline).strip() == "Gồm Một; Hai."


@given(words, words, words)
@settings(max_examples=25)
def test_text_around_a_field_stays_and_a_value_is_never_read_again(before, value, after):
    marks = str.maketrans("", "", "{}")
    before, after = before.translate(marks), after.translate(marks)
    data = a_docx(before, "{{ title }}", after)

    filled, _missing = fill(data, {"title": value + "{{ why }}", "why": "KHÔNG"}, {})

    assert Document(BytesIO(filled)).paragraphs[0].text == f"{before}{value}{{{{ why }}}}{after}"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 broken", b"%PDF-1.4", b"x" * 500])
def test_what_is_no_word_document_is_told(data):
    with pytest.raises(NotADocx):
        fields_in(data)


@pytest.mark.parametrize("code", ["mou", "moa"])
def test_the_templates_that_come_with_the_site_use_known_fields_only(db, code):
    version = DraftTemplate.objects.get(code=code).versions.get()

    found = fields_in(drafts.template_bytes(version))

    assert set(found) <= set(field_names())
    assert {"host_vi", "host_en", "partner_vi", "partner_en", "activities_vi", "duration_en"} <= set(found)


def test_a_draft_is_filled_from_the_case_in_both_languages(people):
    factories.an_organisation("Học viện Nhà", name_en="Home Academy", is_host=True)
    partner = factories.an_organisation("Kyushu University", country="JP")
    unit = factories.a_unit("Khoa Điện", name_en="Faculty of Electronics")
    case = a_case(
        partner,
        unit=unit,
        activities=["student-exchange"],
        duration_months=60,
        our_signatory="Nguyễn Văn A",
        our_position="Hiệu trưởng",
    )
    version = templates_for(case)[0]

    paper = drafts.make_draft(actor=people["officer"], case=case, version=version, day=MONDAY)

    told = text_of(path_of(paper.sha256).read_bytes())
    for words in ("Học viện Nhà", "Home Academy", "Kyushu University", "Nhật Bản", "Japan"):
        assert words in told
    for words in ("Trao đổi sinh viên", "Student exchange", "5 năm", "5 years", "Faculty of Electronics"):
        assert words in told
    assert "{{" not in told
    assert paper.missing == ["Chức danh người ký phía đối tác", "Người ký phía đối tác"]
    assert paper.template == version


def test_a_template_with_unknown_fields_is_kept_named_and_not_used(client_as):
    client, template = client_as("head", language="en"), a_template()
    file = BytesIO(a_docx("Giữa {{ partner_vn }} và {{ ai_do }}"))
    file.name = "mau-moi.docx"

    client.post(reverse("signing:template_replace", args=[template.pk]), {f"{template.code}-file": file})

    kept = template.versions.get(number=2)
    assert kept.unknown == ["partner_vn", "ai_do"]
    assert "{{ partner_vi }}" in unknown_words(kept.unknown)[0]
    page = client.get(reverse("signing:templates")).content.decode()
    assert "mau-moi.docx" in page
    assert "is not known" in page
    assert [one.number for one in templates_for(a_case()) if one.template == template] == [1]


def test_a_replaced_template_is_used_from_then_on_and_the_old_one_stays(people):
    template = a_template()
    drafts.replace_template(
        actor=people["head"], template=template, upload=Upload("moi.docx", a_docx("Mới: {{ title }}"))
    )
    case = a_case(title="Hồ sơ A")

    version = templates_for(case)[0]
    paper = drafts.make_draft(actor=people["officer"], case=case, version=version, day=MONDAY)

    assert template.versions.count() == 2
    assert text_of(path_of(paper.sha256).read_bytes()).strip() == "Mới: Hồ sơ A"


def test_a_file_that_is_no_template_is_refused_with_what_to_do(people):
    with pytest.raises(UnusableTemplate, match=r"\.docx"):
        drafts.replace_template(
            actor=people["head"], template=a_template(), upload=Upload("mau.doc", b"\xd0\xcf\x11\xe0old")
        )
