"""What a person sees when something goes wrong: words, a status, never a traceback."""

import errno

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation, TooManyFilesSent
from django.db import OperationalError, connection
from django.http import Http404
from django.test import Client
from django.urls import path

from caunoi_web import urls
from caunoi_web.common.errors import StaleVersion

FAULTS = {
    "refused": StaleVersion("Somebody was faster."),
    "locked": OperationalError("database is locked"),
    "full": OSError(errno.ENOSPC, "No space left on device"),
    "denied": PermissionDenied(),
    "missing": Http404(),
    "odd": SuspiciousOperation("secret detail"),
    "long": RequestDataTooBig(),
    "many": TooManyFilesSent(),
    "ours": RuntimeError("secret detail"),
    "lost": FileNotFoundError(errno.ENOENT, "secret detail"),
}
STATUSES = {
    "refused": 409,
    "locked": 503,
    "full": 507,
    "denied": 403,
    "missing": 404,
    "odd": 400,
    "long": 413,
    "many": 413,
    "ours": 500,
    "lost": 500,
}


def fail(request, kind):
    raise FAULTS[kind]


urlpatterns = [*urls.urlpatterns, path("fail/<kind>/", fail)]
handler400, handler403, handler404, handler500 = (
    urls.handler400,
    urls.handler403,
    urls.handler404,
    urls.handler500,
)

pytestmark = pytest.mark.urls(__name__)


@pytest.fixture
def signed_in(client_as):
    client = client_as("officer", language="en")
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize("kind", FAULTS)
def test_every_fault_is_a_page_with_words_and_no_details(signed_in, kind):
    answer = signed_in.get(f"/fail/{kind}/")

    assert answer.status_code == STATUSES[kind]
    assert "<h1>" in answer.text
    assert "Traceback" not in answer.text
    assert "secret detail" not in answer.text


@pytest.mark.parametrize("kind", ["refused", "locked", "ours"])
def test_a_piece_of_a_page_gets_the_fault_as_a_message(signed_in, kind):
    answer = signed_in.get(f"/fail/{kind}/", headers={"HX-Request": "true"})

    assert answer.status_code == STATUSES[kind]
    assert answer["HX-Retarget"] == "#messages"
    assert "<html" not in answer.text


def test_the_reason_of_a_refusal_is_shown(signed_in):
    assert "Somebody was faster." in signed_in.get("/fail/refused/").text


def test_an_address_that_does_not_exist_says_so_in_both_languages(client_as):
    pages = [client_as("viewer", language=language).get("/nothing/") for language in ("vi", "en")]

    assert [page.status_code for page in pages] == [404, 404]
    assert pages[0].text != pages[1].text


def test_a_form_from_elsewhere_is_refused_with_words(people):
    client = Client(enforce_csrf_checks=True)
    client.force_login(people["officer"])

    answer = client.post("/accounts/logout/")

    assert answer.status_code == 403
    assert "<h1>" in answer.text


def test_a_host_that_is_not_ours_gets_a_page_too(db):
    answer = Client(headers={"host": "elsewhere.example"}).get("/")

    assert answer.status_code == 400
    assert "<h1>" in answer.text


def test_a_null_byte_in_an_address_is_a_bad_request(signed_in):
    assert signed_in.get("/?q=%00").status_code == 400


def test_a_database_that_cannot_even_say_who_is_there_still_gives_a_page(signed_in):
    def refuse(*args):
        raise OperationalError("database or disk is full")

    with connection.execute_wrapper(refuse):
        answer = signed_in.get("/")

    assert answer.status_code == 503
    assert "<h1>" in answer.text


def test_a_sign_that_no_database_takes_is_refused_in_words(client_as):
    answer = client_as("officer", language="en").get("/register/agreements/?q=a%00b")

    assert answer.status_code == 400
    assert "Go back and type it instead" in answer.content.decode()
