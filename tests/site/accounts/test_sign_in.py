"""Signing in and out, and the brake on guessing."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from tests.site.factories import PASSWORD, a_person

from caunoi_web.accounts.errors import TooManyGuesses, WrongPassword
from caunoi_web.accounts.models import FailedSignIn
from caunoi_web.accounts.services import GUESSES, PAUSE, recognise

WRONG = "not the password"
NOON = datetime(2026, 11, 21, 12, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def guess(*, username="huong", password=WRONG, address="10.0.0.1", now=NOON):
    return recognise(username=username, password=password, address=address, now=now)


def guess_wrong(times=GUESSES, **how):
    for _ in range(times):
        with pytest.raises(WrongPassword):
            guess(**how)


@pytest.fixture
def huong(db):
    return a_person("huong")


def test_the_right_password_is_recognised(huong):
    assert guess(password=PASSWORD) == huong


def test_an_unknown_name_and_a_wrong_password_get_the_same_answer(huong):
    with pytest.raises(WrongPassword) as unknown:
        guess(username="nobody")
    with pytest.raises(WrongPassword) as wrong:
        guess()

    assert str(unknown.value.message) == str(wrong.value.message)


def test_a_closed_account_is_not_let_in(huong):
    huong.is_active = False
    huong.save()

    with pytest.raises(WrongPassword):
        guess(password=PASSWORD)


def test_after_five_wrong_guesses_even_the_right_password_waits(huong):
    guess_wrong()

    with pytest.raises(TooManyGuesses):
        guess(password=PASSWORD)


def test_the_case_of_the_name_does_not_open_more_guesses(huong):
    guess_wrong(times=3)
    guess_wrong(times=2, username="HUONG")

    with pytest.raises(TooManyGuesses):
        guess()


def test_the_pause_ends_by_itself(huong):
    guess_wrong()

    assert guess(password=PASSWORD, now=NOON + PAUSE + timedelta(seconds=1)) == huong


def test_others_at_another_address_are_not_held_up(huong):
    guess_wrong()

    assert guess(password=PASSWORD, address="10.0.0.2") == huong


def test_signing_in_forgets_the_wrong_guesses(huong):
    guess_wrong(times=GUESSES - 1)
    guess(password=PASSWORD)

    guess_wrong(times=GUESSES - 1)


def test_old_guesses_are_not_kept(huong):
    guess_wrong(times=3)

    guess_wrong(times=1, now=NOON + PAUSE * 2)

    assert FailedSignIn.objects.count() == 1


def test_signing_in_leads_to_the_page_that_was_wanted(huong, client):
    address = reverse("people:password")

    answer = client.post(
        reverse("accounts:login"), {"username": "huong", "password": PASSWORD, "next": address}
    )

    assert (answer.status_code, answer["Location"]) == (302, address)


def test_signing_in_never_leads_to_another_site(huong, client):
    answer = client.post(
        reverse("accounts:login"),
        {"username": "huong", "password": PASSWORD, "next": "https://example.com/"},
    )

    assert answer["Location"] == "/"


def test_a_wrong_password_keeps_the_typed_name_and_says_so(huong, client):
    answer = client.post(reverse("accounts:login"), {"username": "huong", "password": "wrong"})

    assert answer.status_code == 403
    assert 'value="huong"' in answer.text
    assert "wrong" not in answer.text.replace('class="field wrong"', "")


def test_the_page_says_that_one_has_to_wait(huong, client):
    for _ in range(GUESSES):
        client.post(reverse("accounts:login"), {"username": "huong", "password": "wrong"})

    answer = client.post(reverse("accounts:login"), {"username": "huong", "password": PASSWORD})

    assert answer.status_code == 429
    assert "_auth_user_id" not in client.session


def test_signing_out_ends_the_session(client_as):
    client = client_as("viewer")

    answer = client.post(reverse("accounts:logout"))

    assert answer.status_code == 302
    assert client.get("/").status_code == 302


def test_a_person_who_is_made_inactive_is_out_at_once(client_as, viewer):
    client = client_as("viewer")
    viewer.is_active = False
    viewer.save()

    answer = client.get("/")

    assert answer["Location"].startswith(reverse("accounts:login"))
