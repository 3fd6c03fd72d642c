"""One's own second factor and sessions, and what an administrator does to those of others."""

from html import unescape

import pyotp
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.site.factories import PASSWORD, a_session

from caunoi_web.accounts.devices import device_words
from caunoi_web.accounts.models import FailedSignIn, RecoveryCode, SecondFactor, SignedIn
from caunoi_web.accounts.services.codes import plain_secret
from caunoi_web.common.addresses import shortened
from caunoi_web.sources.models import AuditEntry

SECURITY = reverse("people:security")
SET_UP = reverse("people:second_factor")


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def set_up(client) -> list[str]:
    """Switch the second step on; returns the recovery codes."""
    client.get(SET_UP)
    app = pyotp.TOTP(plain_secret(client.session["second_factor_secret"]))
    answer = client.post(SET_UP, {"code": app.at(timezone.now())})
    return [part.split("</code>")[0] for part in answer.text.split("<code>")[1:]]


@pytest.fixture
def client(officer):
    return signed_in(officer)


def actions():
    return list(AuditEntry.objects.order_by("at", "id").values_list("action", flat=True))


def test_the_second_step_is_switched_on_by_a_first_code_and_shows_recovery_codes_once(client, officer):
    codes = set_up(client)

    assert len(set(codes)) == 10
    assert SecondFactor.objects.get().user == officer
    assert actions() == ["person.second_factor_on"]
    assert codes[0] not in client.get(SECURITY).text


def test_the_page_has_a_picture_for_the_app_and_the_key_to_type(client):
    page = client.get(SET_UP)

    assert "<svg" in page.text
    assert "style=" not in page.text
    secret = plain_secret(client.session["second_factor_secret"])
    assert pyotp.parse_uri(_address(page.text)).secret == secret
    assert "no-store" in page["Cache-Control"]


def _address(text: str) -> str:
    return "otpauth:" + unescape(text.split('href="otpauth:')[1].split('"')[0])


def test_a_wrong_first_code_switches_nothing_on(client):
    client.get(SET_UP)

    answer = client.post(SET_UP, {"code": "123"})

    assert answer.status_code == 422
    assert not SecondFactor.objects.exists()


def test_the_secret_stays_the_same_while_the_code_is_typed_again(client):
    client.get(SET_UP)
    before = client.session["second_factor_secret"]
    client.post(SET_UP, {"code": "123"})

    assert client.session["second_factor_secret"] == before


@pytest.mark.parametrize("name", ["second_factor_off", "second_factor_change", "recovery_codes"])
def test_what_is_weighty_asks_for_the_password_again(client, name):
    set_up(client)
    digests = set(RecoveryCode.objects.values_list("digest", flat=True))

    answer = client.post(reverse(f"people:{name}"), {"password": "wrong"})

    assert answer.status_code == 403
    assert SecondFactor.objects.exists()
    assert set(RecoveryCode.objects.values_list("digest", flat=True)) == digests


def test_guessing_the_password_at_an_open_session_is_held_up(client):
    set_up(client)
    off = reverse("people:second_factor_off")
    answers = [client.post(off, {"password": "wrong"}).status_code for _ in range(6)]

    assert answers == [403] * 5 + [429]


def test_the_second_step_is_switched_off_with_the_password(client):
    set_up(client)

    client.post(reverse("people:second_factor_off"), {"password": PASSWORD})

    assert not SecondFactor.objects.exists()
    assert not RecoveryCode.objects.exists()
    assert actions()[-1] == "person.second_factor_off"


def test_a_role_that_has_to_have_it_cannot_switch_it_off_but_change_the_app(administrator):
    client = signed_in(administrator)
    set_up(client)

    off = client.post(reverse("people:second_factor_off"), {"password": PASSWORD})
    still_on = SecondFactor.objects.exists()
    change = client.post(reverse("people:second_factor_change"), {"password": PASSWORD})

    assert (off.status_code, still_on) == (422, True)
    assert change["Location"] == SET_UP
    assert client.get("/")["Location"] == SET_UP


def test_new_recovery_codes_are_shown_once(client):
    old = set_up(client)

    answer = client.post(reverse("people:recovery_codes"), {"password": PASSWORD})

    assert "<code>" in answer.text
    assert old[0] not in answer.text


def test_the_page_lists_where_one_is_signed_in_with_shortened_addresses(client, officer):
    other = signed_in(officer)
    SignedIn.objects.filter(session_key=other.session.session_key).update(
        address="203.0.113.77", agent="Mozilla/5.0 (Windows NT 10.0) Gecko Firefox/150.0"
    )

    page = client.get(SECURITY).text

    assert "Firefox, Windows" in page
    assert "203.0.113.x" in page
    assert "203.0.113.77" not in page


def test_a_session_is_ended_from_elsewhere_at_once(client, officer):
    other = signed_in(officer)
    row = SignedIn.objects.get(session_key=other.session.session_key)

    answer = client.post(reverse("people:end_session", args=[row.pk]))

    assert answer.status_code == 302
    assert other.get("/").status_code == 302
    assert client.get("/").status_code == 200


def test_a_session_of_somebody_else_is_not_found_and_goes_on(client, viewer):
    other = signed_in(viewer)
    row = SignedIn.objects.get(session_key=other.session.session_key)

    assert client.post(reverse("people:end_session", args=[row.pk])).status_code == 404
    assert other.get("/").status_code == 200


def test_all_others_are_ended_and_this_one_goes_on(client, officer):
    others = [signed_in(officer) for _ in range(3)]

    client.post(reverse("people:end_others"))

    assert [each.get("/").status_code for each in others] == [302, 302, 302]
    assert client.get("/").status_code == 200


def test_a_new_password_ends_all_other_sessions_and_this_one_is_still_listed(client, officer):
    other = signed_in(officer)
    form = {"old_password": PASSWORD, "password": "bien xanh 99 con song", "again": "bien xanh 99 con song"}
    client.post(reverse("people:password"), form)

    page = client.get(SECURITY)

    assert other.get("/").status_code == 302
    assert page.status_code == 200
    assert SignedIn.objects.going_on().get().session_key == client.session.session_key


@pytest.mark.parametrize("changes", [{"role": "viewer"}, {"is_active": ""}])
def test_another_role_or_no_right_to_sign_in_ends_the_sessions(officer, administrator, changes):
    theirs = signed_in(officer)
    form = {"full_name": officer.full_name, "role": officer.role, "is_active": "on"} | changes
    form = {key: value for key, value in form.items() if value}

    signed_in(administrator).post(reverse("people:person", args=[officer.pk]), form)

    assert theirs.get("/").status_code == 302
    assert not SignedIn.objects.going_on().filter(user=officer).exists()


def test_another_name_ends_no_session(officer, administrator):
    theirs = signed_in(officer)
    form = {"full_name": "Tên khác", "role": officer.role, "is_active": "on"}

    signed_in(administrator).post(reverse("people:person", args=[officer.pk]), form)

    assert theirs.get("/").status_code == 200


def test_an_administrator_resets_a_lost_second_factor_with_a_reason_in_the_history(officer, administrator):
    theirs = signed_in(officer)
    set_up(theirs)
    address = reverse("people:reset_second_factor", args=[officer.pk])
    boss = signed_in(administrator)

    without = boss.post(address, {"reason": "  "}).status_code
    boss.post(address, {"reason": "Mất điện thoại, đã gặp tận mặt"})

    entry = AuditEntry.objects.get(action="person.second_factor_reset")
    assert without == 422
    assert not SecondFactor.objects.exists()
    assert (entry.actor, entry.target_id, entry.reason) == (
        administrator,
        officer.pk,
        "Mất điện thoại, đã gặp tận mặt",
    )
    assert theirs.get("/").status_code == 302
    assert "đã gặp tận mặt" in boss.get(reverse("people:person", args=[officer.pk])).text


def test_an_administrator_ends_the_sessions_of_somebody(officer, administrator):
    theirs = signed_in(officer)

    signed_in(administrator).post(reverse("people:end_sessions", args=[officer.pk]), {"reason": "Máy bị mất"})

    assert theirs.get("/").status_code == 302


def test_administrators_see_who_failed_to_sign_in(administrator):
    for step in ("password", "password", "code"):
        FailedSignIn.objects.create(username="huong", address="203.0.113.9", step=step, at=timezone.now())

    page = signed_in(administrator).get(reverse("people:failed_sign_ins")).text

    assert "203.0.113.9" in page
    assert "huong" in page


def test_a_session_that_is_up_is_not_listed(client, officer):
    a_session(officer, agent="Opera OPR/99")

    assert "Opera" not in client.get(SECURITY).text


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
        ("Mozilla/5.0 (Linux; Android 15; Pixel) Chrome/140.0 Mobile Safari/537.36", "Chrome, Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 19 like Mac OS X) Version/19 Safari/604", "Safari, iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64) coc_coc_browser/120 Chrome/120 Safari", "Cốc Cốc, Linux"),
        ("", "Trình duyệt không rõ"),
        ("<script>alert(1)</script>", "Trình duyệt không rõ"),
    ],
)
def test_a_browser_is_said_in_words(agent, words):
    assert device_words(agent) == words


@pytest.mark.parametrize(
    ("address", "short"),
    [("203.0.113.77", "203.0.113.x"), ("2001:db8:1:2:3:4:5:6", "2001:0db8:0001:x"), ("", "")],
)
def test_an_address_is_shortened(address, short):
    assert shortened(address) == short


def test_when_a_session_was_last_seen_is_written_now_and_then_not_on_every_page(
    client, officer, django_assert_num_queries
):
    client.get(SECURITY)
    SignedIn.objects.update(seen="2026-01-01T00:00:00Z")
    client.get(SECURITY)
    untouched = SignedIn.objects.get().seen.year
    session = client.session
    session["seen"] = 0
    session.save()
    client.get(SECURITY)

    assert untouched == 2026
    assert SignedIn.objects.get().seen > timezone.now() - timezone.timedelta(minutes=1)
