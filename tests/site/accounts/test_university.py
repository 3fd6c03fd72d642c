"""Signing in with the university's identity provider, against one that runs on this machine."""

from urllib.parse import parse_qs, urlsplit

import pyotp
import pytest
from django.urls import reverse
from django.utils import timezone
from tests.site.accounts import provider as providers
from tests.site.factories import a_person

from caunoi_web.accounts.checks import check_provider
from caunoi_web.accounts.models import Role, SecondFactor, UniversityIdentity, User
from caunoi_web.accounts.services.codes import new_secret, plain_secret
from caunoi_web.sources.models import AuditEntry

THERE, BACK = reverse("accounts:university"), reverse("accounts:university_back")


@pytest.fixture
def provider(settings):
    with providers.running() as running:
        settings.OIDC_ISSUER = running.issuer
        settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET = providers.CLIENT, providers.SECRET
        yield running


@pytest.fixture
def huong(db):
    return a_person("huong", email="Huong@dai-hoc.example")


def go(client, provider, wanted=""):
    """There and back, as a browser does it; returns the last answer."""
    there = client.get(THERE, {"next": wanted} if wanted else {})
    back = urlsplit(provider.authorize(there["Location"]))
    return client.get(f"{back.path}?{back.query}")


def is_in(client) -> str:
    return client.session.get("_auth_user_id", "")


def test_somebody_known_by_a_verified_address_is_let_in_where_they_wanted(client, provider, huong):
    answer = go(client, provider, reverse("people:security"))

    assert (answer.status_code, answer["Location"]) == (302, reverse("people:security"))
    assert is_in(client) == str(huong.pk)
    assert UniversityIdentity.objects.get().subject == "u-1"


def test_state_nonce_and_pkce_are_new_each_time(client, provider, huong):
    asked = [parse_qs(urlsplit(client.get(THERE)["Location"]).query) for _ in range(2)]

    for name in ("state", "nonce", "code_challenge"):
        assert asked[0][name] != asked[1][name]
        assert len(asked[0][name][0]) >= 20


@pytest.mark.parametrize(
    "wrong",
    ["signature", "unsigned", "issuer", "audience", "expired", "nonce", "no id token", "metadata issuer"],
)
def test_what_is_wrong_with_a_token_lets_nobody_in(client, provider, huong, wrong):
    provider.wrong = wrong

    answer = go(client, provider)

    assert answer.status_code == 502
    assert is_in(client) == ""
    assert not UniversityIdentity.objects.exists()


def test_an_answer_that_this_browser_never_asked_for_lets_nobody_in(client, provider, huong):
    from django.test import Client

    stolen = urlsplit(provider.authorize(Client().get(THERE)["Location"]))

    answer = client.get(f"{stolen.path}?{stolen.query}")

    assert answer.status_code == 502
    assert is_in(client) == ""


@pytest.mark.parametrize("query", ["", "?code=x&state=y", "?error=access_denied&state=y", "?state="])
def test_coming_back_with_nothing_of_use_is_explained(client, provider, huong, query):
    answer = client.get(BACK + query)

    assert answer.status_code == 502
    assert 'role="alert"' in answer.text


def test_an_answer_is_taken_once(client, provider, huong):
    back = urlsplit(provider.authorize(client.get(THERE)["Location"]))
    client.get(f"{back.path}?{back.query}")
    client.post(reverse("accounts:logout"))

    assert client.get(f"{back.path}?{back.query}").status_code == 502
    assert is_in(client) == ""


@pytest.mark.parametrize("claims", [{"email_verified": False}, {"email_verified": "true"}, {"email": ""}])
def test_an_address_that_is_not_verified_is_no_proof(client, provider, huong, claims):
    provider.claims |= claims

    answer = go(client, provider)

    assert answer.status_code == 403
    assert is_in(client) == ""


def test_who_is_not_known_here_is_told_whom_to_ask(client, provider, huong):
    provider.claims["email"] = "somebody@dai-hoc.example"

    assert go(client, provider).status_code == 403
    assert User.objects.count() == 1


def test_a_closed_account_is_not_opened_and_no_new_one_made(client, provider, huong, settings):
    settings.OIDC_MAKE_VIEWERS = True
    User.objects.update(is_active=False)

    assert go(client, provider).status_code == 403
    assert User.objects.count() == 1


def test_two_accounts_with_one_address_are_decided_by_a_person(client, provider, huong):
    a_person("another", email="huong@dai-hoc.example")

    assert go(client, provider).status_code == 403


def test_later_the_unchanging_name_counts_whatever_the_address(client, provider, huong):
    go(client, provider)
    client.post(reverse("accounts:logout"))
    provider.claims["email"] = "new-name@dai-hoc.example"

    go(client, provider)

    assert is_in(client) == str(huong.pk)


def test_an_address_that_passed_to_somebody_else_opens_no_account(client, provider, huong):
    go(client, provider)
    client.post(reverse("accounts:logout"))
    provider.claims["sub"] = "u-2"

    assert go(client, provider).status_code == 403
    assert is_in(client) == ""


def test_people_can_be_known_by_their_account_name(client, provider, huong, settings):
    settings.OIDC_MATCH = "username"
    provider.claims = {"sub": "u-1", "preferred_username": "HUONG"}

    go(client, provider)

    assert is_in(client) == str(huong.pk)


def test_a_new_person_becomes_a_viewer_where_the_setting_says_so(client, provider, db, settings):
    settings.OIDC_MAKE_VIEWERS = True
    a_person("le-van-binh")
    provider.claims = {
        "sub": "u-9",
        "preferred_username": "Lê Văn Bình",
        "name": "Lê Văn Bình",
        "email": "binh@dai-hoc.example",
        "email_verified": True,
        "role": "administrator",
        "is_superuser": True,
    }

    go(client, provider)

    made = User.objects.get(email="binh@dai-hoc.example")
    assert (made.username, made.full_name, made.role) == ("le-van-binh-2", "Lê Văn Bình", Role.VIEWER)
    assert not made.is_superuser
    assert not made.has_usable_password()
    assert is_in(client) == str(made.pk)
    assert AuditEntry.objects.get(action="person.added").target_id == made.pk


def test_the_second_step_of_this_register_is_asked_all_the_same(client, provider, huong):
    sealed = new_secret()
    SecondFactor.objects.create(user=huong, secret=sealed, since=timezone.now())

    answer = go(client, provider)
    half = is_in(client)
    client.post(answer["Location"], {"code": pyotp.TOTP(plain_secret(sealed)).at(timezone.now())})

    assert answer["Location"] == reverse("accounts:second_step")
    assert half == ""
    assert is_in(client) == str(huong.pk)


def test_nobody_is_sent_to_another_site_afterwards(client, provider, huong):
    assert go(client, provider, "https://evil.example/")["Location"] == "/"


def test_a_provider_that_does_not_answer_is_said_and_the_password_still_works(client, db, settings):
    settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID = "http://127.0.0.1:9", "caunoi"

    answer = client.get(THERE)

    assert answer.status_code == 502
    assert 'name="password"' in answer.text


def test_without_a_provider_nothing_is_offered(client, db):
    assert THERE not in client.get(reverse("accounts:login")).text
    assert client.get(THERE).status_code == 404
    assert client.get(BACK).status_code == 404


def test_the_sign_in_page_offers_it_by_its_name(client, provider, db, settings):
    settings.OIDC_NAME = "Tài khoản PTIT"

    page = client.get(reverse("accounts:login"), {"next": "/people/security/"}).text

    assert "Tài khoản PTIT" in page
    assert f'href="{THERE}?next=%2Fpeople%2Fsecurity%2F"' in page


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"OIDC_ISSUER": "http://idp.example", "OIDC_CLIENT_ID": "x"}, ["caunoi.E002"]),
        ({"OIDC_ISSUER": "https://idp.example", "OIDC_CLIENT_ID": ""}, ["caunoi.E003"]),
        (
            {"OIDC_ISSUER": "https://idp.example", "OIDC_CLIENT_ID": "x", "OIDC_MATCH": "name"},
            ["caunoi.E004"],
        ),
        ({"OIDC_ISSUER": "https://idp.example", "OIDC_CLIENT_ID": "x"}, []),
        ({}, []),
    ],
)
def test_settings_that_cannot_work_are_said_at_start(settings, given, code):
    for name, value in given.items():
        setattr(settings, name, value)

    assert [fault.id for fault in check_provider(None)] == code
