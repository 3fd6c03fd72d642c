"""Documents are taken in whole, once, and byte for byte."""

import errno
import os
from datetime import date
from pathlib import Path

import pytest
from tests.site.factories import a_person

from caunoi_web.accounts.models import Role
from caunoi_web.common.errors import NotAllowed
from caunoi_web.sources.errors import NotStored
from caunoi_web.sources.models import AuditEntry, Document, DocumentState, Job, JobState
from caunoi_web.sources.names import clean_name
from caunoi_web.sources.originals import path_of
from caunoi_web.sources.services import receive_file, receive_text

pytestmark = pytest.mark.django_db


def test_a_file_is_kept_byte_for_byte_and_queued_to_be_read(officer):
    data = b"\xff\xfe\x00 not text at all\r\n"

    receipt = receive_file(
        actor=officer, name="bảng.doc", data=data, host_hint=" PTIT ", published_on=date(2025, 11, 27)
    )

    document = Document.objects.get()
    assert receipt.is_new
    assert path_of(document.sha256).read_bytes() == data
    assert (document.state, document.size, document.host_hint) == (DocumentState.WAITING, len(data), "PTIT")
    assert document.received_by == officer
    assert Job.objects.get().document == document
    assert AuditEntry.objects.get().action == "document.received"


def test_the_same_bytes_twice_change_nothing(officer):
    first = receive_file(actor=officer, name="a.txt", data=b"x")

    second = receive_file(actor=a_person(), name="b.txt", data=b"x", host_hint="other")

    assert (first.is_new, second.is_new) == (True, False)
    assert second.document == first.document
    assert Document.objects.get().name == "a.txt"
    assert Document.objects.get().host_hint == ""
    assert Job.objects.count() == AuditEntry.objects.count() == 1


def test_a_lost_original_comes_back_when_the_same_file_is_received_again(officer):
    document = receive_file(actor=officer, name="a.txt", data=b"x").document
    path_of(document.sha256).unlink()

    receive_file(actor=officer, name="a.txt", data=b"x")

    assert path_of(document.sha256).read_bytes() == b"x"


def test_a_full_disk_leaves_neither_a_row_nor_half_a_file(officer, monkeypatch):
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(NotStored) as refusal:
        receive_file(actor=officer, name="lớn.pdf", data=b"x" * 100)

    folder = path_of("ab").parents[1]
    assert "lớn.pdf" in str(refusal.value.message)
    assert refusal.value.status == 507
    assert not Document.objects.exists()
    assert [file for file in folder.rglob("*") if file.is_file()] == []


@pytest.mark.parametrize(("size", "words"), [(0, "trống"), (11, "lớn hơn")])
def test_an_empty_or_too_large_file_is_refused_by_name(officer, settings, size, words):
    settings.UPLOAD_LIMIT = 10
    settings.LANGUAGE_CODE = "en"

    with pytest.raises(NotStored) as refusal:
        receive_file(actor=officer, name="thư mục/tệp.pdf", data=b"x" * size)

    assert "tệp.pdf" in str(refusal.value.message)
    assert "thư mục" not in str(refusal.value.message)
    assert not Document.objects.exists()


def test_a_viewer_may_not_add_documents(viewer):
    with pytest.raises(NotAllowed):
        receive_file(actor=viewer, name="a.txt", data=b"x")

    assert not Document.objects.exists()


def test_pasted_text_becomes_a_document_under_its_title(officer):
    receipt = receive_text(actor=officer, title="Tin ký kết 3/2025", text="Học viện ký với NICT\n")

    assert receipt.document.name == "Tin ký kết 3-2025.txt"
    assert path_of(receipt.document.sha256).read_text("utf-8") == "Học viện ký với NICT\n"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\bảng.xlsx", "bảng.xlsx"),
        ("a\x00b\n.txt", "ab.txt"),
        ("...", "document"),
        ("", "document"),
        ("\udcff.txt", "txt"),
        ("x" * 300 + ".pdf", "x" * 251 + ".pdf"),
        ("x" * 300, "x" * 255),
        ("<img src=x>.txt", "<img src=x>.txt"),
    ],
)
def test_names_lose_their_path_and_control_signs_only(given, kept):
    assert clean_name(given) == kept


def test_a_document_that_is_queued_has_an_open_job(officer):
    document = receive_file(actor=officer, name="a.txt", data=b"x").document

    assert [job.state for job in document.jobs.all()] == [JobState.QUEUED]
    assert Path(path_of(document.sha256)).stat().st_mode & 0o777 == 0o640


def test_roles_that_may_add_documents(people):
    allowed = set()
    for role, person in people.items():
        try:
            receive_file(actor=person, name=f"{role}.txt", data=role.encode())
            allowed.add(role)
        except NotAllowed:
            continue

    assert allowed == {Role.OFFICER, Role.HEAD, Role.ADMINISTRATOR}
