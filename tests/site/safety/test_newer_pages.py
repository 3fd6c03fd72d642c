"""Hostile input to tables of activities, the office's own Word file and the page about a person."""

import io
import json
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.html import escape
from docx import Document as Word
from docx.oxml.parser import parse_xml
from openpyxl import load_workbook
from tests.reading.making import with_part, word_file, workbook_table
from tests.site import factories
from tests.site.imports.making import pasted, row_of, verdicts
from tests.site.report_factories import a_word_file
from tests.site.safety.test_injection import FORMULAS, TEMPLATES, content_of
from tests.site.safety.test_uploads import LAUGHS, MEGABYTE, packed

from caunoi_web.activities.models import Activity
from caunoi_web.imports.models import ImportBatch, ImportLayout
from caunoi_web.imports.services.committing import start_commit
from caunoi_web.reports.models import WordTemplate
from caunoi_web.signing.docx_filling import NotADocx, fields_in
from caunoi_web.sources.models import Document
from caunoi_web.sources.originals import path_of

pytestmark = pytest.mark.django_db

MARKUP = '<img src=x onerror="alert(1)"><script>alert(2)</script>'
HEAD = "Ngày\tLoại\tTên hoạt động\tĐối tác\tTheo thỏa thuận\tCam kết\tĐịa điểm\n"


def activities(officer, *rows, head=HEAD):
    return pasted(officer, head + "".join(rows), "activities")


@pytest.fixture
def marked_up(officer):
    """A table of activities with mark-up in every cell and in a heading."""
    head = HEAD.replace("Địa điểm", f"Địa điểm\t{MARKUP}")
    row = f"1/5/2025\tHội thảo\t{MARKUP}\t{MARKUP} Viện\t{MARKUP}\t{MARKUP}\t{MARKUP}\tx\n"
    return activities(officer, row, head=head)


def test_mark_up_in_a_table_of_activities_is_text_on_every_page_of_the_import(client_as, marked_up):
    client = client_as("officer")
    row = row_of(marked_up)

    for address in (
        reverse("imports:columns", args=[marked_up.pk]),
        reverse("imports:batch", args=[marked_up.pk]),
        reverse("imports:row", args=[marked_up.pk, row.pk]),
        reverse("imports:list"),
    ):
        page = client.get(address).text
        assert "<script>alert" not in page
        assert "<img src=x" not in page
    assert (
        "&lt;script&gt;alert(2)&lt;/script&gt;"
        in client.get(reverse("imports:batch", args=[marked_up.pk])).text
    )


def test_mark_up_that_was_taken_in_is_text_on_the_pages_of_the_activity(client_as, officer):
    batch = activities(
        officer, f"1/5/2025\tHội thảo\t{MARKUP}\t\t\t\t{MARKUP}\n", head=HEAD.replace("\tĐối tác", "\tVới ai")
    )
    start_commit(actor=officer, batch=batch)
    made = Activity.objects.get()
    client = client_as("officer")

    for address in (
        reverse("imports:batch", args=[batch.pk]),
        reverse("activities:activity", args=[made.pk]),
        reverse("activities:activities"),
    ):
        page = client.get(address).text
        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page


def test_formulas_and_templates_of_a_table_stay_words(client_as, officer):
    rows = [
        f"{day}/5/2025\tHội thảo\tA{day} {words.strip()}\t\t\t\t{words.strip()}\n"
        for day, words in enumerate([*FORMULAS, *TEMPLATES], start=1)
    ]
    batch = activities(officer, *rows)
    assert set(verdicts(batch)) == {"new"}
    start_commit(actor=officer, batch=batch)

    content = content_of(client_as("officer").get(reverse("reports:export", args=["activities", "xlsx"])))

    cells = [cell for sheet in load_workbook(io.BytesIO(content)) for line in sheet for cell in line]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert any("{{ 7 * 7 }}" in str(cell.value) for cell in cells)


@pytest.mark.parametrize(
    ("name", "make"),
    [
        (
            "bomb.xlsx",
            lambda: with_part(workbook_table([["Ngày"]]), "xl/worksheets/sheet1.xml", packed(60 * MEGABYTE)),
        ),
        (
            "laughs.xlsx",
            lambda: with_part(
                workbook_table([["Ngày"]]), "xl/sharedStrings.xml", (LAUGHS + "<sst>&i;</sst>").encode()
            ),
        ),
        ("program.xlsx", lambda: b"MZ\x90\0" + bytes(200)),
    ],
)
def test_a_hostile_table_is_refused_on_the_page_in_words(client_as, name, make):
    file = SimpleUploadedFile(name, make())

    answer = client_as("officer").post(reverse("imports:add"), {"kind": "activities", "file": file})

    assert answer.status_code == 422
    assert not ImportBatch.objects.exists()


@pytest.mark.parametrize("name", ["../../etc/passwd.csv", "..\\..\\x.csv", "/etc/ssh/keys.csv", "a\x00b.csv"])
def test_the_name_of_a_table_is_only_a_name(client_as, name):
    file = SimpleUploadedFile("x.csv", "Ngày;Loại\n1/5/2025;Hội thảo\n".encode())
    file._name = name  # as a hostile client sends it; the uploaded file's own setter would tidy it

    client_as("officer").post(reverse("imports:add"), {"kind": "activities", "file": file})

    for document in Document.objects.all():
        assert "/" not in document.name
        assert "\\" not in document.name
        assert path_of(document.sha256).is_file()


@pytest.mark.parametrize("code", ["__class__", "password", "id", MARKUP, "promise'; DROP TABLE x;--"])
def test_a_column_can_only_be_what_the_kind_of_table_has(client_as, officer, code):
    batch = activities(officer, "1/5/2025\tHội thảo\tA\t\t\t\tHuế\n")
    kept = ImportLayout.objects.get(pk=batch.layout).mapping

    answer = client_as("officer").post(
        reverse("imports:columns", args=[batch.pk]), {f"column_{place}": code for place in range(7)}
    )

    assert answer.status_code == 422
    assert "<script>alert" not in answer.text
    assert ImportLayout.objects.get(pk=batch.layout).mapping == kept


@pytest.mark.parametrize(
    "words", ["{{ 7 * 7 }}", "{{ ''.__class__ }}", "{{ settings.SECRET_KEY }}", f"{{{{ {MARKUP[:40]} }}}}"]
)
def test_a_word_file_with_other_fields_than_the_allowed_is_kept_and_never_filled(client_as, words):
    client = client_as("head")
    data = a_word_file("{{ issuer }}", words, "{{ body }}")

    page = client.post(
        reverse("reports:word_add"), {"file": SimpleUploadedFile("m.docx", data)}, follow=True
    ).text

    kept = WordTemplate.objects.get()
    assert kept.unknown
    assert not kept.is_used
    assert "<script>" not in page.partition("<main")[2]
    assert "<img src=x" not in page


@pytest.mark.parametrize("words", ["{% for x in ().__class__.__mro__ %}", "${7*7}", "#{7*7}", "<%= 7*7 %>"])
def test_what_other_languages_of_templates_would_run_is_printed_as_it_stands(client_as, words):
    factories.an_agreement(term=factories.a_term("2020-01-01", "2030-01-01"))
    client = client_as("head")
    data = a_word_file(words, "{{ title }}", "{{ body }}")
    client.post(reverse("reports:word_add"), {"file": SimpleUploadedFile("m.docx", data)})

    is_used = WordTemplate.objects.get().is_used
    content = content_of(client.get(reverse("reports:export", args=["r13", "docx"])))

    assert is_used
    assert Word(io.BytesIO(content)).paragraphs[0].text == words


def field_of(instruction: str, *, is_simple: bool = False) -> bytes:
    """A Word file with a field of Word's own; the instruction is cut into pieces as Word does."""

    def write(word):
        paragraph = word.add_paragraph("{{ body }}")._p
        space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        if is_simple:
            paragraph.addnext(parse_xml(f'<w:p {space}><w:fldSimple w:instr="{escape(instruction)}"/></w:p>'))
            return
        half = len(instruction) // 2
        pieces = "".join(
            f'<w:r><w:instrText xml:space="preserve">{escape(part)}</w:instrText></w:r>'
            for part in (instruction[:half], instruction[half:])
        )
        begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
        paragraph.addnext(parse_xml(f"<w:p {space}>{begin}{pieces}{end}</w:p>"))

    return word_file(write)


@pytest.mark.parametrize("is_simple", [True, False])
@pytest.mark.parametrize(
    "instruction",
    [
        'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"',
        " dde excel x y",
        'INCLUDEPICTURE "http://evil.example/x.png" \\d',
        "INCLUDETEXT \\\\\\\\evil.example\\\\share\\\\x.docx",
        'LINK Excel.Sheet "http://evil.example/x.xlsx"',
        "MACROBUTTON run click",
    ],
)
def test_a_field_of_word_that_fetches_or_runs_something_is_refused(instruction, is_simple):
    with pytest.raises(NotADocx):
        fields_in(field_of(instruction, is_simple=is_simple))


@pytest.mark.parametrize(
    "instruction", ["PAGE", " NUMPAGES ", 'HYPERLINK "http://a.example/link/dde"', "TOC \\o"]
)
def test_the_fields_of_word_that_offices_use_are_taken(instruction):
    assert fields_in(field_of(instruction)) == ["body"]


@pytest.mark.parametrize("part", ["word/embeddings/oleObject1.bin", "word/afchunk.mht"])
def test_a_file_within_the_word_file_is_refused(part):
    relations = "word/_rels/document.xml.rels"
    data = word_file(lambda word: word.add_paragraph("{{ body }}"))
    if part.endswith(".mht"):
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"
        own = io.BytesIO(data)
        text = zipfile.ZipFile(own).read(relations).decode()
        more = f'<Relationship Id="rId99" Type="{kind}" Target="afchunk.mht"/></Relationships>'
        data = with_part(data, relations, text.replace("</Relationships>", more).encode())
    with pytest.raises(NotADocx):
        fields_in(with_part(data, part, b"x"))


@pytest.mark.parametrize(
    "make",
    [
        lambda: with_part(a_word_file("{{ body }}"), "word/media/image1.bmp", packed(60 * MEGABYTE)),
        lambda: with_part(a_word_file("{{ body }}"), "word/document.xml", (LAUGHS + "<a>&i;</a>").encode()),
        lambda: b"PK\x03\x04" + bytes(200),
        lambda: a_word_file("{{ body }}")[:-100],
    ],
)
def test_a_hostile_word_file_is_refused_on_the_page_in_words(client_as, make):
    file = SimpleUploadedFile("m.docx", make())

    answer = client_as("head").post(reverse("reports:word_add"), {"file": file})

    assert answer.status_code in (302, 422)
    assert not WordTemplate.objects.exists()


def test_the_name_of_a_word_file_is_only_a_name_and_is_shown_as_text(client_as):
    client = client_as("head")
    file = SimpleUploadedFile("x.docx", a_word_file("{{ body }}"))
    file._name = f"../../{MARKUP.replace('/', '')}.docx"

    page = client.post(reverse("reports:word_add"), {"file": file}, follow=True).text

    kept = WordTemplate.objects.get()
    assert "/" not in kept.file_name
    assert "<img src=x" not in page
    assert path_of(kept.sha256).is_file()


def test_a_word_file_over_the_limit_is_not_kept(client_as, settings):
    settings.UPLOAD_LIMIT = 1000
    file = SimpleUploadedFile("m.docx", a_word_file("{{ body }}"))

    answer = client_as("head").post(reverse("reports:word_add"), {"file": file}, follow=True)

    assert answer.status_code < 500
    assert not WordTemplate.objects.exists()


@pytest.fixture
def strange_person():
    """A contact with mark-up in every field that a person types, in a note and in a document."""
    partner = factories.an_organisation(f"Đại học {MARKUP}")
    contact = factories.a_contact(
        f"Lê {MARKUP}",
        organisation=partner,
        title="<b>",
        role=MARKUP,
        unit=MARKUP,
        phone="<script>0912345678",
    )
    factories.a_note(f"Gặp Lê {MARKUP}", organisation=partner)
    return contact


def test_mark_up_about_a_person_is_text_in_the_dossier_and_on_the_page_of_erasing(client_as, strange_person):
    client = client_as("administrator")
    dossier = client.get(reverse("people:dossier", args=["contact", strange_person.pk]))
    erasing = client.get(reverse("register:contact_erase", args=[strange_person.pk]))

    for page in (dossier.text, erasing.text):
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "&lt;img" in page


def test_the_file_about_a_person_is_data_that_no_browser_opens_as_a_page(client_as, strange_person):
    address = reverse("people:dossier_file", args=["contact", strange_person.pk])

    answer = client_as("administrator").get(address)

    assert answer["Content-Type"] == "application/json"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment")
    assert json.loads(answer.content)["held"][0]["rows"][0]["role"] == MARKUP


@pytest.mark.parametrize("words", [MARKUP, "' OR 1=1 --", "%", "\\", "\x00ab", "a" * 5000, "😀😀"])
def test_strange_words_find_nobody_and_break_nothing(client_as, strange_person, words):
    answer = client_as("administrator").get(reverse("people:personal_data"), {"words": words})

    assert answer.status_code in (200, 400)  # a sign that is no text is refused at the door
    assert "<script>alert" not in answer.text
    assert str(strange_person.pk) not in answer.text or words in (MARKUP,)


@pytest.mark.parametrize("ticked", ["x", "x:1-2", ":", "00000000-0000-0000-0000-000000000000:1-2", "\x00"])
def test_a_place_that_was_not_offered_is_refused(client_as, ticked):
    contact = factories.a_contact("Lê An")

    answer = client_as("officer").post(
        reverse("register:contact_erase", args=[contact.pk]), {"reason": "theo yêu cầu", "places": [ticked]}
    )

    contact.refresh_from_db()
    assert answer.status_code in (302, 422)
    assert Document.objects.count() == 0
