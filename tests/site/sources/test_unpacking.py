"""A file with several documents inside is taken in as those documents."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from caunoi_web.sources.models import Document, Job
from caunoi_web.sources.originals import path_of
from caunoi_web.sources.services import receive_documents

pytestmark = pytest.mark.django_db
MAIL = (
    b"From: a@example.org\nSubject: List\nMessage-ID: <1>\nMIME-Version: 1.0\n"
    b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nSee the list.\n"
    b"--b\nContent-Type: text/csv\nContent-Disposition: attachment; filename=list.csv\n\n"
    b"No,Partner\n1,NICT\n--b--\n"
)


def archive(**files: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as opened:
        for name, data in files.items():
            opened.writestr(name.replace("_", "."), data)
    return target.getvalue()


def test_each_document_of_an_archive_is_kept_by_its_own_bytes(officer):
    taken = list(
        receive_documents(actor=officer, name="a.zip", data=archive(b_txt=b"1", c_txt=b"2"), host_hint="PTIT")
    )

    assert [one.name for one in taken] == ["a.zip > b.txt", "a.zip > c.txt"]
    assert [path_of(one.receipt.document.sha256).read_bytes() for one in taken] == [b"1", b"2"]
    assert set(Document.objects.values_list("host_hint", flat=True)) == {"PTIT"}
    assert Job.objects.count() == 2


def test_a_mail_and_what_is_attached_are_documents(officer):
    taken = list(receive_documents(actor=officer, name="thư.eml", data=MAIL))

    assert [one.name for one in taken] == ["thư.eml", "thư.eml > list.csv"]
    assert path_of(taken[0].receipt.document.sha256).read_bytes() == MAIL


def test_a_fault_inside_is_told_and_loses_nothing(officer):
    data = archive(b_txt=b"1", c_zip=archive(d_txt=b"2"), e_txt=b"")

    taken = list(receive_documents(actor=officer, name="a.zip", data=data))

    assert [bool(one.receipt) for one in taken] == [True, False, False]
    assert taken[1].refusal.startswith("“a.zip > c.zip”: ")
    assert "e.txt" in taken[2].refusal


def test_no_more_files_than_in_one_upload_are_taken_from_an_archive(officer, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2

    taken = list(receive_documents(actor=officer, name="a.zip", data=archive(b=b"1", c=b"2", d=b"3")))

    assert [bool(one.receipt) for one in taken] == [True, True, False]
    assert "2" in taken[2].refusal


def test_the_page_tells_of_each_document_inside(client_as):
    data = archive(b_txt=b"1", c_zip=archive(d_txt=b"2"))

    answer = client_as("officer", language="en").post(
        reverse("sources:upload"), {"files": [SimpleUploadedFile("a.zip", data)]}
    )

    html = answer.content.decode()
    assert "a.zip &gt; b.txt" in html
    assert "“a.zip &gt; c.zip”: This is an archive inside an archive" in html
    assert Document.objects.get().name == "a.zip > b.txt"
