"""Tokens: shown once, kept as a hash, bounded by scope, role, time and number."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.site.factories import an_api_token, an_organisation

from caunoi_web.accounts.models import Role
from caunoi_web.api.errors import TokenRefused
from caunoi_web.api.models import ApiToken
from caunoi_web.api.services.tokens import make_token
from caunoi_web.sources.models import AuditEntry


def ask(secret: str):
    return Client().get("/api/v1/organisations", headers={"Authorization": f"Bearer {secret}"})


def test_a_token_is_made_on_the_page_and_shown_once(client_as, officer):
    client = client_as("officer")

    made = client.post(reverse("api:tokens"), {"name": "Cổng", "scopes": ["register:read"], "days": 30})
    later = client.get(reverse("api:tokens")).content.decode()

    token = ApiToken.objects.get()
    secret = made.content.decode().partition(f'value="{token.prefix}')[2].partition('"')[0]
    assert ask(f"{token.prefix}{secret}").status_code == 200
    assert token.prefix in later
    assert secret not in later
    assert secret not in token.secret_hash


def test_the_page_offers_only_what_the_role_may_do(client_as):
    page = client_as("viewer").get(reverse("api:tokens")).content.decode()

    assert 'value="register:read"' in page
    assert 'value="people:manage"' not in page
    assert 'value="signing:read"' not in page


@pytest.mark.parametrize(
    ("about", "field"),
    [
        ({"name": " "}, "name"),
        ({"scopes": []}, "scopes"),
        ({"scopes": ["everything"]}, "scopes"),
        ({"days": 0}, "days"),
        ({"days": 4000}, "days"),
    ],
)
def test_a_token_without_name_scope_or_end_is_refused(officer, about, field):
    asked = {"name": "Cổng", "scopes": ["register:read"], "days": 30} | about

    with pytest.raises(TokenRefused) as refused:
        make_token(actor=officer, **asked, now=timezone.now())

    assert refused.value.field == field


def test_what_is_revoked_or_run_out_opens_nothing(program, client_as):
    one, other = program("officer"), program("officer")

    client_as("officer").post(reverse("api:token_revoke", args=[one.token.pk]))
    ApiToken.objects.filter(pk=other.token.pk).update(
        made_at=timezone.now() - timedelta(days=2), expires_at=timezone.now() - timedelta(days=1)
    )

    for secret in (one.secret, other.secret, "caunoi_00000000_" + "x" * 43, "nonsense", "\x7f"):
        answer = ask(secret)
        assert (answer.status_code, answer.json()["code"]) == (401, "wrong-token")
        assert "Bearer" in answer["WWW-Authenticate"]


def test_nobody_revokes_anothers_token_but_who_manages_people(client_as, head):
    token = an_api_token(head)

    refused = client_as("officer").post(reverse("api:token_revoke", args=[token.pk]))
    done = client_as("administrator").post(reverse("api:token_revoke", args=[token.pk]))

    assert (refused.status_code, done.status_code) == (404, 302)
    assert list(
        AuditEntry.objects.filter(action="api_token.revoked").values_list("target_id", flat=True)
    ) == [token.pk]


def test_a_token_never_does_more_than_its_owner_may_now(program, people):
    writer = program("officer")
    people["officer"].role = Role.VIEWER
    people["officer"].save()

    refused = writer.post("/organisations", {"name": "Kyoto"})
    people["officer"].is_active = False
    people["officer"].save()
    closed = writer.get("/organisations")

    assert (refused.status_code, refused.json()["code"]) == (403, "not-allowed")
    assert closed.status_code == 403


def test_a_token_asks_so_often_a_minute_and_no_more(program, settings):
    settings.API_RATE = 2
    reader = program("viewer")

    answers = [reader.get("/organisations") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert 0 < int(answers[2]["Retry-After"]) <= 60


def test_when_it_was_last_used_is_known(program):
    reader = program("viewer")
    reader.get("/organisations")

    reader.token.refresh_from_db()

    assert reader.token.last_used_at


def test_a_session_looks_around_and_writes_with_the_token_of_the_page(client_as, people):
    client = Client(enforce_csrf_checks=True)
    client.force_login(people["officer"])
    client.get(reverse("api:tokens"))
    token = client.cookies["csrftoken"].value
    body = {"name": "Đại học Kyoto"}

    looked = client.get("/api/v1/organisations")
    bare = client.post("/api/v1/organisations", body, content_type="application/json")
    done = client.post(
        "/api/v1/organisations", body, content_type="application/json", headers={"X-CSRFToken": token}
    )

    assert [looked.status_code, bare.status_code, done.status_code] == [200, 403, 201]


def test_faults_are_told_in_the_language_asked_for(program):
    reader = program("viewer")

    english = reader.get("/organisations/nothing")
    vietnamese = reader.get("/organisations?limit=0", Accept_Language="vi")

    assert english["Content-Type"] == "application/problem+json"
    assert english.status_code == 404
    assert vietnamese["Content-Language"] == "vi"
    assert "giá trị" in vietnamese.json()["detail"]


def test_methods_and_bodies_that_are_not_read_are_problems(program):
    writer = program("officer")

    method = writer.ask("DELETE", "/organisations")
    text = writer.client.post(
        "/api/v1/organisations",
        "name=x",
        content_type="text/plain",
        headers={"Authorization": f"Bearer {writer.secret}"},
    )
    broken = writer.client.post(
        "/api/v1/organisations",
        "{",
        content_type="application/json",
        headers={"Authorization": f"Bearer {writer.secret}"},
    )

    assert (method.status_code, method["Allow"]) == (405, "GET, HEAD, POST")
    assert (text.status_code, text.json()["code"]) == (415, "wrong-content-type")
    assert (broken.status_code, broken.json()["code"]) == (400, "bad-request")


def test_a_body_that_is_too_large_is_a_problem(program, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000

    answer = program("officer").post("/organisations", {"name": "x" * 2000})

    assert (answer.status_code, answer.json()["code"]) == (413, "too-much-at-once")


def test_a_fault_of_ours_is_a_problem_without_details(program, monkeypatch):
    monkeypatch.setattr(
        "caunoi_web.api.operations.organisations.organisation_rows", lambda *_: 1 / 0, raising=True
    )

    answer = program("viewer").get("/organisations")

    assert (answer.status_code, answer.json()["code"]) == (500, "server-fault")
    assert "division" not in answer.content.decode()


def test_head_answers_like_get_without_a_body(program):
    one = an_organisation()

    answer = program("viewer").ask("HEAD", f"/organisations/{one.pk}")

    assert (answer.status_code, answer.content) == (200, b"")
    assert answer["ETag"]
