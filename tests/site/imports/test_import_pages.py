"""The pages of an import, as an officer walks them without JavaScript, and their pieces."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from tests.site.factories import a_term, an_agreement, an_organisation
from tests.site.imports.making import AGREEMENTS, pasted, row_of, verdicts

from caunoi_web.imports.models import ImportBatch, ImportRow
from caunoi_web.imports.services import committing
from caunoi_web.imports.services.committing import start_commit
from caunoi_web.register.models import Agreement, Organisation
from caunoi_web.tasks.models import Task
from caunoi_web.tasks.working import take_task, work_off_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(client_as):
    return client_as("officer", language="en")


def begin(client, text=AGREEMENTS, kind="agreements"):
    return client.post(reverse("imports:add"), {"kind": kind, "text": text})


def said(answer):
    return " ".join(answer.content.decode().split())


def test_a_paste_goes_to_its_columns_and_from_there_to_the_preview(client):
    answer = begin(client)
    batch = ImportBatch.objects.get()
    assert answer["Location"] == reverse("imports:columns", args=(batch.pk,))

    chosen = {f"column_{place}": code for place, code in enumerate(batch.mapping)}
    answer = client.post(answer["Location"], chosen, follow=True)

    assert "2 rows will be taken in." in said(answer)


def test_a_long_import_opens_what_came_of_it_in_its_own_place(client, officer, monkeypatch):
    monkeypatch.setattr(committing, "AT_ONCE", 1)
    batch = pasted(officer, AGREEMENTS)
    address = client.post(reverse("imports:commit", args=(batch.pk,)))["Location"]
    under_way = said(client.get(address))
    task = Task.objects.get()
    piece = f"{reverse('tasks:piece', args=(task.pk,))}?open=here"
    waiting = client.get(piece, headers={"HX-Request": "true"})

    work_off_task(take_task(worker="me", now=timezone.now()))
    told = client.get(piece, headers={"HX-Request": "true"})

    assert f'hx-get="{piece}"' in under_way
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in under_way
    assert "<progress" in said(waiting)
    assert (told.status_code, told["HX-Refresh"]) == (204, "true")
    assert "Undo this import" in said(client.get(address))


def test_a_long_import_that_was_refused_opens_its_preview_with_the_reason(client, officer, monkeypatch):
    monkeypatch.setattr(committing, "AT_ONCE", 1)
    batch = pasted(officer, AGREEMENTS)
    address = client.post(reverse("imports:commit", args=(batch.pk,)))["Location"]
    ImportRow.objects.filter(batch=batch).update(target_version=7)

    work_off_task(take_task(worker="me", now=timezone.now()))
    piece = f"{reverse('tasks:piece', args=(Task.objects.get().pk,))}?open=here"
    told = client.get(piece, headers={"HX-Request": "true"})

    assert told["HX-Refresh"] == "true"
    assert "Preview of the import" in said(client.get(address))


def test_columns_that_nobody_said_anything_about_are_named(client):
    begin(client, "Đối tác\tMàu bìa\nViện A\tđỏ\n")
    batch = ImportBatch.objects.get()

    answer = client.post(
        reverse("imports:columns", args=(batch.pk,)), {"column_0": "partners", "column_1": ""}
    )

    assert answer.status_code == 422
    assert "Say of each column what it is, or leave it out: Màu bìa." in said(answer)


def test_a_layout_is_remembered(client, officer):
    text = "Đối tác\tMàu bìa\nViện A\tđỏ\n"
    pasted(officer, text, mapping=["partners", "note"])

    begin(client, text.upper().replace("VIỆN A", "Viện B"))
    batch = ImportBatch.objects.order_by("made_at").last()

    assert batch.mapping == ["partners", "note"]
    assert "came in before" in said(client.get(reverse("imports:columns", args=(batch.pk,))))


@pytest.mark.parametrize(
    ("posted", "words"),
    [
        ({"kind": "agreements"}, "Choose a file, or paste a table."),
        ({"kind": "nothing", "text": AGREEMENTS}, "Select a valid choice"),
        ({"kind": "agreements", "text": "không có bảng"}, "There is no table in it."),
    ],
)
def test_what_cannot_be_read_is_said_where_it_was_given(client, posted, words):
    answer = client.post(reverse("imports:add"), posted)

    assert answer.status_code == 422
    assert words in said(answer)


def test_a_file_that_is_too_large_is_refused_in_words(client, settings):
    settings.UPLOAD_LIMIT = 1000
    file = SimpleUploadedFile("bảng.csv", b"x" * 2000)

    answer = client.post(reverse("imports:add"), {"kind": "agreements", "file": file})

    assert answer.status_code == 422
    assert "larger than" in said(answer)


def test_markup_in_a_table_is_shown_as_text(client, officer):
    batch = pasted(officer, "Đối tác\tTên văn bản\n<script>alert(1)</script> Viện\t{{ 7*7 }}\n")

    answer = client.get(reverse("imports:batch", args=(batch.pk,)))

    assert "<script>alert" not in answer.content.decode()
    assert "{{ 7*7 }}" in answer.content.decode()


def test_a_cell_is_mended_on_the_preview_and_the_piece_comes_back(client, officer):
    batch = pasted(officer, AGREEMENTS.replace("1/11/2021", "31/11/2021"))
    row = row_of(batch, 1)

    answer = client.post(
        reverse("imports:row", args=(batch.pk, row.pk)),
        {"cell_5": "1/11/2021"},
        headers={"HX-Request": "true"},
    )

    assert "2 rows will be taken in." in said(answer)
    assert "<html" not in answer.content.decode()


def test_the_preview_is_filtered_by_what_rows_would_do(client, officer):
    batch = pasted(officer, AGREEMENTS.replace("1/11/2021", "31/11/2021"))

    answer = client.get(reverse("imports:batch", args=(batch.pk,)), {"verdict": "fault"})

    assert "31/11/2021" in answer.content.decode()
    assert 'id="row-2"' not in answer.content.decode()


def test_before_and_after_are_shown_for_a_conflict_and_a_press_decides(client, officer):
    an_agreement(an_organisation("Tập đoàn HCL"), number="13/MOU", kind="moa", term=a_term(end="2025-01-01"))
    batch = pasted(officer)
    page = client.get(reverse("imports:batch", args=(batch.pk,)))
    assert "01/01/2025" in said(page)
    assert "01/11/2024" in said(page)

    client.post(reverse("imports:values", args=(batch.pk,)), {"conflict": "table"})

    assert "conflict" not in verdicts(batch)


def test_the_rest_of_the_similar_partners_are_new_at_a_press(client, officer):
    an_organisation("Trường Đại học Canberra", country="AU")
    batch = pasted(officer, AGREEMENTS.replace("Canberra", "Canbera"))

    client.post(reverse("imports:values", args=(batch.pk,)), {"rest": "1"})

    assert verdicts(batch) == ["new", "new"]


def test_a_large_import_shows_its_progress(client, officer, monkeypatch):
    monkeypatch.setattr(committing, "AT_ONCE", 1)
    batch = pasted(officer)

    answer = client.post(reverse("imports:commit", args=(batch.pk,)), follow=True)

    assert "You may leave this page." in said(answer)
    assert not Agreement.objects.exists()


def test_a_refused_commit_says_why_and_shows_the_preview_again(client, officer, head):
    batch = pasted(officer)
    start_commit(actor=head, batch=pasted(head))

    answer = client.post(reverse("imports:commit", args=(batch.pk,)), follow=True)

    assert "The register has changed since the preview" in said(answer)


def test_the_undo_says_first_what_it_would_do(client, officer):
    batch = start_commit(actor=officer, batch=pasted(officer))
    address = reverse("imports:undo", args=(batch.pk,))
    assert "2 agreements leave the register." in said(client.get(address))

    client.post(address)

    assert not Organisation.objects.live().exists()


def test_a_record_shows_the_row_it_came_from(client, officer):
    start_commit(actor=officer, batch=pasted(officer))
    agreement = Agreement.objects.get(number="12/MOU")

    answer = client.get(reverse("register:agreement", args=(agreement.pk,)))

    assert "From tables" in said(answer)
    assert "27/10/2022" in said(answer)


def test_the_lists_lead_to_an_import(client):
    for name in ("register:agreements", "register:organisations"):
        assert reverse("imports:add") in client.get(reverse(name)).content.decode()
