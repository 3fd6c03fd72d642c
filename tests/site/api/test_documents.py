"""Documents and the search through the API."""

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.rules.rights_table import let_go
from tests.site.factories import a_document, an_organisation

from caunoi_web.register.services.indexing import index_organisation
from caunoi_web.sources.models import Document

BYTES = "Thỏa thuận hợp tác với Trường Đại học Nha Trang.".encode()


def upload(program, name, data, **about):
    return program.client.post(
        "/api/v1/documents",
        {"file": SimpleUploadedFile(name, data), **about},
        headers={"Authorization": f"Bearer {program.secret}", "Accept-Language": "en"},
    )


def test_a_file_is_taken_in_once_and_waits_to_be_read(program):
    writer = program("officer")

    first = upload(writer, "mou.txt", BYTES, host_hint="PTIT", published_on="2024-05-01").json()["items"][0]
    again = upload(writer, "mou.txt", BYTES).json()["items"][0]
    seen = writer.get(f"/documents/{first['document']['id']}").json()

    assert (first["is_new"], again["is_new"]) == (True, False)
    assert (seen["state"], seen["host_hint"], seen["published_on"]) == ("waiting", "PTIT", "2024-05-01")
    original = writer.get(f"/documents/{seen['id']}/original")
    assert b"".join(original.streaming_content) == BYTES
    let_go(original)


def test_a_file_over_the_limit_and_an_empty_one_are_refused_in_words(program, settings):
    settings.UPLOAD_LIMIT = 1000
    writer = program("officer")

    large = upload(writer, "lon.txt", b"x" * 1001)
    empty = upload(writer, "rong.txt", b"")

    assert (large.status_code, large.json()["code"]) == (413, "too-much-at-once")
    assert "lon.txt" in large.json()["detail"]
    assert empty.json()["items"][0]["refusal"]
    assert not Document.objects.exists()


def test_a_body_that_is_no_form_is_refused(program):
    answer = program("officer").post("/documents", {"file": "x"})

    assert (answer.status_code, answer.json()["code"]) == (415, "wrong-content-type")


def test_a_call_with_a_file_is_made_once_whatever_its_boundary(program):
    writer = program("officer")

    def send():
        return writer.client.post(
            "/api/v1/documents",
            {"file": SimpleUploadedFile("mou.txt", BYTES)},
            headers={"Authorization": f"Bearer {writer.secret}", "Idempotency-Key": "tep-1"},
        )

    assert send().content == send().content
    assert Document.objects.count() == 1


def test_a_text_is_taken_in(program):
    answer = program("officer").post("/documents/text", {"title": "Thư", "text": "Kính gửi Quý Trường"})

    assert (answer.status_code, answer.json()["state"]) == (201, "waiting")


def test_the_text_is_read_in_parts(program):
    document = a_document("một hai ba bốn")

    part = program("viewer").get(f"/documents/{document.pk}/text?start=4&length=3").json()

    assert (part["text"], part["length"]) == ("hai", 14)


def test_the_list_says_how_far_each_is(program):
    a_document(state="read")
    a_document(state="reviewed")

    items = program("viewer").get("/documents?state=reviewed").json()["items"]

    assert [item["state"] for item in items] == ["reviewed"]


def test_words_find_partners(program):
    index_organisation(an_organisation("Trường Đại học Nha Trang"))

    answer = program("viewer").get("/search?q=nha trang&kind=organisation").json()

    assert answer["groups"][0]["hits"][0]["title"] == "Trường Đại học Nha Trang"
