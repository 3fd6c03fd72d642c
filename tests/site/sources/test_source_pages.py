"""Bringing documents in and looking at them, as page and as piece."""

import io
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.site.factories import a_document, an_organisation

from caunoi_web.sources.models import Document, DocumentState, Evidence, Job, JobState
from caunoi_web.sources.originals import path_of
from caunoi_web.sources.services import Words, attach_evidence, enqueue_reading, receive_file

pytestmark = pytest.mark.django_db
LIST, ADD, PASTE = reverse("sources:list"), reverse("sources:upload"), reverse("sources:paste")


@pytest.fixture
def client(client_as):
    return client_as("officer", language="en")


def files(*named):
    return [SimpleUploadedFile(name, data, content_type="text/html") for name, data in named]


def show(document, **query):
    return reverse("sources:document", args=[document.pk]), query


def test_many_files_come_in_at_once_and_each_is_told_about(client, settings):
    settings.UPLOAD_LIMIT = 100
    sent = files(
        ("một.txt", b"1"), ("hai.pdf", b"2"), ("trống.txt", b""), ("lớn.docx", b"x" * 101), ("lặp.txt", b"1")
    )

    answer = client.post(ADD, {"files": sent, "host_hint": "PTIT", "published_on": "27/11/2025"})

    html = answer.content.decode()
    assert sorted(Document.objects.values_list("name", flat=True)) == ["hai.pdf", "một.txt"]
    assert set(Document.objects.values_list("host_hint", flat=True)) == {"PTIT"}
    assert "2 documents were taken in" in html
    assert "“trống.txt” is empty." in html
    assert "“lớn.docx” is larger than" in html
    assert "the same content as lặp.txt, known already" in html
    assert not re.search(r"\.\d+ file", html), "the sentences of the summary run into one another"


def test_the_piece_of_an_upload_is_its_receipts(client):
    answer = client.post(ADD, {"files": files(("một.txt", b"1"))}, headers={"HX-Request": "true"})

    html = answer.content.decode()
    assert "<html" not in html
    assert 'data-new="1"' in html


def test_a_file_over_the_limit_is_dropped_while_it_arrives(client, settings, tmp_path):
    settings.UPLOAD_LIMIT = 1024
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "arriving"
    settings.FILE_UPLOAD_TEMP_DIR.mkdir()

    answer = client.post(ADD, {"files": files(("lớn.pdf", b"x" * 3_000_000), ("nhỏ.txt", b"1"))})

    assert "“lớn.pdf” is larger than" in answer.content.decode()
    assert Document.objects.get().name == "nhỏ.txt"
    assert list(settings.FILE_UPLOAD_TEMP_DIR.iterdir()) == []


def test_too_many_files_are_refused_with_the_number(client, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 3

    answer = client.post(ADD, {"files": files(*((f"{one}.txt", b"%d" % one) for one in range(4)))})

    assert answer.status_code == 413
    assert "At most 3 files at once" in answer.content.decode()
    assert not Document.objects.exists()


def test_no_file_at_all_is_said_beside_the_field(client):
    answer = client.post(ADD, {})

    assert answer.status_code == 422
    assert "Choose at least one file." in answer.content.decode()


def test_a_wrong_day_keeps_the_form(client):
    answer = client.post(ADD, {"files": files(("a.txt", b"1")), "published_on": "31/02/2025"})

    assert answer.status_code == 422
    assert not Document.objects.exists()


def test_text_can_be_pasted(client):
    client.post(PASTE, {"title": "Tin ký kết", "text": "Học viện ký với NICT"})

    assert Document.objects.get().name == "Tin ký kết.txt"


@pytest.mark.parametrize("sent", [{"title": "x", "text": ""}, {"title": "", "text": "x"}])
def test_a_paste_that_lacks_something_keeps_what_was_typed(client, sent):
    answer = client.post(PASTE, sent)

    assert answer.status_code == 422
    assert not Document.objects.exists()


def test_a_paste_that_is_too_long_says_to_send_a_file(client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1024

    answer = client.post(PASTE, {"title": "x", "text": "y" * 2000})

    assert answer.status_code == 413
    assert "Save it as a file" in answer.content.decode()


def test_an_upload_without_its_token_is_refused(people):
    client = Client(enforce_csrf_checks=True)
    client.force_login(people["officer"])

    assert client.post(ADD, {"files": files(("a.txt", b"1"))}).status_code == 403
    assert not Document.objects.exists()


def test_a_full_disk_names_the_file_and_the_others_are_kept(client, monkeypatch):
    from caunoi_web.sources.services import receiving

    def full(data):
        if data == b"2":
            raise OSError(28, "No space left on device")
        return keep(data)

    keep = receiving.keep
    monkeypatch.setattr(receiving, "keep", full)

    answer = client.post(ADD, {"files": files(("một.txt", b"1"), ("hai.txt", b"2"))})

    assert "“hai.txt” could not be stored: the disk is full" in answer.content.decode()
    assert Document.objects.get().name == "một.txt"


def test_the_list_counts_by_state_and_filters(client):
    a_document(name="đọc rồi.txt")
    a_document(name="chờ.txt", state=DocumentState.WAITING, text="")
    a_document(
        name="hỏng.pdf", state=DocumentState.FAILED, failure_code="encrypted", failure_reason="It is locked."
    )

    every = client.get(LIST).content.decode()
    failed = client.get(LIST, {"state": "failed"}).content.decode()

    assert all(name in every for name in ("đọc rồi.txt", "chờ.txt", "hỏng.pdf"))
    assert "chờ.txt" not in failed
    assert "The file is protected by a password." in failed
    assert "save a copy without one" in failed


def test_the_list_asks_for_itself_again_only_while_something_runs(client):
    document = a_document(state=DocumentState.WAITING, text="")
    running = client.get(LIST).content.decode()
    Document.objects.filter(pk=document.pk).update(state=DocumentState.READ)
    quiet = client.get(LIST).content.decode()

    assert 'hx-trigger="every 2s"' in running
    assert 'hx-trigger="every' not in quiet


def test_the_piece_of_the_list_shows_progress(client):
    document = a_document(state=DocumentState.READING, text="")
    Job.objects.create(
        document=document,
        state=JobState.RUNNING,
        progress=50,
        lease_until=timezone.now() + timedelta(minutes=1),
    )

    html = client.get(LIST, headers={"HX-Request": "true"}).content.decode()

    assert "<html" not in html
    assert 'value="50"' in html


def test_a_queue_without_a_worker_is_pointed_out(client):
    enqueue_reading(a_document(state=DocumentState.WAITING, text=""))
    assert "caunoi-web worker" not in client.get(LIST).content.decode()

    Job.objects.update(created_at=timezone.now() - timedelta(minutes=5))

    assert "caunoi-web worker" in client.get(LIST).content.decode()


def test_an_empty_list_says_the_next_step(client, client_as):
    assert "Add documents" in client.get(LIST).content.decode()
    assert reverse("sources:upload") not in client_as("viewer", language="en").get(LIST).content.decode()


@pytest.mark.parametrize("number", [1, 50])
def test_the_list_costs_the_same_for_any_number(client, django_assert_num_queries, number):
    for one in range(number):
        a_document(str(one))

    with django_assert_num_queries(6):  # session, person, counts, number, rows, queue
        client.get(LIST)


def test_the_original_is_saved_and_never_opened_here(client, officer):
    data = b"<script>alert(1)</script>"
    document = receive_file(actor=officer, name="trang web.html", data=data).document

    answer = client.get(reverse("sources:original", args=[document.pk]))

    assert b"".join(answer.streaming_content) == data
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_lost_original_is_a_404_and_no_traceback(client, officer):
    document = receive_file(actor=officer, name="a.txt", data=b"x").document
    Path(path_of(document.sha256)).unlink()

    assert client.get(reverse("sources:original", args=[document.pk])).status_code == 404


def test_a_document_shows_its_text_with_the_words_facts_stand_on(client):
    document = a_document("Học viện ký với Viện NICT năm 2021.")
    partner = an_organisation("NICT")
    start = document.text.index("Viện NICT")
    words = [Words("name", document, start, start + 9)]
    attach_evidence(target_kind="organisation", target_id=partner.pk, evidence=words)

    address, query = show(document, at=f"{start}-{start + 9}")
    html = client.get(address, query).content.decode()

    assert Evidence.objects.count() == 1
    assert reverse("register:organisation", args=[partner.pk]) in html
    assert 'id="at"' in html
    assert "Marked words support 1 record" in html


@pytest.mark.parametrize("query", [{"at": "9-2"}, {"at": "x"}, {"at": "99999999-999999999"}, {"part": "-1"}])
def test_a_place_that_is_none_shows_the_text_all_the_same(client, query):
    document = a_document("Học viện ký với Viện NICT năm 2021.")

    answer = client.get(show(document)[0], query)

    assert answer.status_code == 200
    assert "Học viện ký với" in answer.content.decode()


def test_a_failed_document_says_why_and_what_to_do_and_can_be_retried(client):
    document = a_document(
        "", state=DocumentState.FAILED, failure_code="no-text", failure_reason="The PDF has pictures only."
    )

    html = client.get(show(document)[0]).content.decode()
    client.post(reverse("sources:retry", args=[document.pk]))

    document.refresh_from_db()
    assert "holds pictures of pages, but no text" in html
    assert "text recognition" in html
    assert "The PDF has pictures only." in html
    assert document.state == DocumentState.WAITING


def test_history_is_for_those_who_may_read_it(client, client_as, officer):
    document = receive_file(actor=officer, name="a.txt", data=b"x").document

    assert 'id="history"' in client.get(show(document)[0]).content.decode()
    assert 'id="history"' not in client_as("viewer", language="en").get(show(document)[0]).content.decode()


def test_a_text_of_megabytes_is_shown_in_parts(client):
    line = "Viện Nghiên cứu số {} hợp tác với Học viện. " * 3 + "\n"
    text = "".join(line.format(one, one, one) for one in range(8_000))
    document = a_document(text)

    first = client.get(show(document)[0])
    last = client.get(show(document)[0], {"part": "999999"})

    assert len(text) > 1_000_000
    assert len(first.content) < 200_000
    assert "Part 1 of" in first.content.decode()
    assert "số 7999" in last.content.decode()


def test_an_unreadable_multipart_body_is_no_traceback(client):
    answer = client.generic(
        "POST", ADD, io.BytesIO(b"nonsense").read(), content_type="multipart/form-data; boundary=x"
    )

    assert answer.status_code in (400, 422)
