"""Every address answers with the headers that keep it safe, and personal data is kept by no cache."""

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from tests.rules.rights_table import TABLE, address_of, let_go
from tests.site import factories

from caunoi_web.common.headers import embeddable
from caunoi_web.register.models import Contact, Organisation

READ = [name for name, entry in TABLE.items() if "GET" in entry]
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
# May stand in a frame of another site, and so may be loaded from there.
IN_FRAMES = {"public:embed"}
MARK = "Nguoi Lien He Thu"


def policy_of(answer: HttpResponse) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in answer["Content-Security-Policy"].split(";"))
    return {name: value for name, _, value in parts if name}


def looked_at(client: Client, name: str) -> tuple[HttpResponse, bytes]:
    """The answer, with all of its content, after every partner got a contact with ``MARK``."""
    address = address_of(name)
    Contact.objects.filter(erased_at__isnull=True).update(name=MARK)
    if not Organisation.objects.exists():
        factories.an_organisation()
    for partner in Organisation.objects.filter(contacts__isnull=True):
        factories.a_contact(MARK, organisation=partner)
    answer = client.get(address)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    let_go(answer)
    return answer, content


@pytest.mark.parametrize("name", READ)
def test_every_address_has_the_headers(client_as, name):
    answer, content = looked_at(client_as("administrator"), name)
    policy = policy_of(answer)

    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]
    assert answer["Cache-Control"]
    assert "'unsafe" not in answer["Content-Security-Policy"]
    if name not in IN_FRAMES:
        assert answer["X-Frame-Options"] == "DENY"
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
        assert {part: policy.get(part) for part in POLICY} == POLICY
    if MARK.encode() in content:
        assert "no-store" in answer["Cache-Control"], "personal data may not be kept"
    if "anyone" not in TABLE[name].values():
        assert "private" in answer["Cache-Control"]


@pytest.mark.parametrize("status", [404, 405])
def test_refusals_have_them_too(client_as, status):
    client = client_as("viewer")
    answer = client.get("/nowhere/") if status == 404 else client.put(reverse("people:password"))

    assert answer.status_code == status
    assert answer["X-Frame-Options"] == "DENY"
    assert "camera=()" in answer["Permissions-Policy"]
    assert policy_of(answer)["default-src"] == "'none'"


def test_files_of_the_pages_have_them_too(client, db):
    answer = client.get("/static/caunoi/site.js")
    let_go(answer)

    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"


def test_the_page_of_a_contact_is_kept_nowhere(client_as):
    """Guards the test above: the mark does stand on pages."""
    _answer, content = looked_at(client_as("administrator"), "register:contacts")

    assert MARK.encode() in content


def test_an_embeddable_view_says_so_in_all_three_ways():
    answer = embeddable(lambda request: HttpResponse())(RequestFactory().get("/"))

    assert answer.xframe_options_exempt
    assert answer._csp_replace == {"frame-ancestors": ["*"]}
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(people, client):
    client.get(reverse("accounts:login"))
    client.post(
        reverse("accounts:login"), {"username": people["officer"].username, "password": factories.PASSWORD}
    )

    assert {"csrftoken", "sessionid", "caunoi_device"} <= set(client.cookies)
    for cookie in client.cookies.values():
        assert cookie["httponly"], cookie.key
        assert cookie["samesite"] in ("Lax", "Strict"), cookie.key


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "127.0.0.1:80@evil.example", ""])
def test_a_host_that_is_not_ours_is_refused(client, db, host):
    answer = client.get(reverse("accounts:login"), headers={"Host": host})

    assert answer.status_code == 400
    assert host == "" or host not in answer.text
