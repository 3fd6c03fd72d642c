"""Signing in and out, and the brake on guessing."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.hashers import get_hasher
from django.urls import reverse
from tests.site.factories import PASSWORD, a_person

from caunoi_web.accounts.errors import TooManyGuesses, WrongPassword
from caunoi_web.accounts.models import FailedSignIn
from caunoi_web.accounts.services import Source, recognise
from caunoi_web.accounts.services.guessing import (
    FREE,
    FREE_OF_ACCOUNT,
    FREE_OF_ADDRESS,
    KEPT,
    LONGEST_PAUSE,
    WINDOW,
    pause_after,
)

WRONG = "not the password"
NOON = datetime(2026, 11, 21, 12, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def guess(*, username="huong", password=WRONG, address="10.0.0.1", device="", now=NOON):
    return recognise(username=username, password=password, source=Source(address, device), now=now)


def guess_wrong(times=FREE, **how):
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

    assert guess(password=PASSWORD, now=NOON + pause_after(FREE, FREE) + timedelta(seconds=1)) == huong


def test_each_further_wrong_guess_doubles_the_pause_up_to_an_hour():
    minutes = [pause_after(failures, FREE).total_seconds() / 60 for failures in range(FREE + 9)]

    assert minutes == [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_a_guess_during_the_pause_does_not_make_it_longer(huong):
    guess_wrong()
    for _ in range(10):
        with pytest.raises(TooManyGuesses):
            guess()

    assert FailedSignIn.objects.count() == FREE


def test_the_refusal_says_how_long_to_wait(huong):
    guess_wrong()

    with pytest.raises(TooManyGuesses) as refused:
        guess(now=NOON + timedelta(seconds=10))

    assert refused.value.wait == timedelta(seconds=50)
    assert "1" in str(refused.value.message)


def test_a_name_nobody_has_gets_the_same_pause(huong):
    guess_wrong(username="nobody")

    with pytest.raises(TooManyGuesses):
        guess(username="nobody")


def test_others_at_another_address_are_not_held_up(huong):
    guess_wrong()

    assert guess(password=PASSWORD, address="10.0.0.2") == huong


def test_others_at_the_same_address_are_not_held_up_by_guesses_at_one_name(huong):
    binh = a_person("binh")
    guess_wrong()

    assert guess(username="binh", password=PASSWORD) == binh


def test_guessing_one_name_from_many_addresses_is_held_up_too(huong):
    for number in range(FREE_OF_ACCOUNT):
        guess_wrong(times=1, address=f"10.0.1.{number}")

    with pytest.raises(TooManyGuesses):
        guess(password=PASSWORD, address="10.0.2.1")


def test_guessing_many_names_from_one_address_is_held_up_too(huong):
    for number in range(FREE_OF_ADDRESS):
        guess_wrong(times=1, username=f"person{number}")

    with pytest.raises(TooManyGuesses):
        guess(password=PASSWORD)


def test_a_browser_that_knows_the_account_gets_in_whatever_others_guess(huong):
    for number in range(FREE_OF_ACCOUNT):
        guess_wrong(times=1, address=f"10.0.1.{number}")
    guess_wrong(times=FREE, address="10.0.1.99", username="somebody")

    assert guess(password=PASSWORD, address="10.0.1.99", device="known") == huong


def test_a_browser_that_knows_the_account_has_a_brake_of_its_own(huong):
    guess_wrong(device="known")

    with pytest.raises(TooManyGuesses):
        guess(password=PASSWORD, device="known", address="10.0.0.77")


def test_signing_in_forgets_the_wrong_guesses_of_this_place(huong):
    guess_wrong(times=FREE - 1)
    guess(password=PASSWORD)

    guess_wrong(times=FREE - 1)


def test_guesses_of_another_day_count_no_more(huong):
    guess_wrong()

    guess_wrong(now=NOON + WINDOW + timedelta(minutes=1))


def test_old_guesses_are_not_kept(huong):
    guess_wrong(times=3)

    guess_wrong(times=1, now=NOON + KEPT + timedelta(minutes=1))

    assert FailedSignIn.objects.count() == 1


def test_the_pause_never_locks_anybody_out_for_longer_than_an_hour(huong):
    now = NOON
    for _ in range(12):
        guess_wrong(times=1, now=now)
        now += LONGEST_PAUSE

    assert guess(password=PASSWORD, now=now) == huong


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
    for _ in range(FREE):
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


def test_a_browser_is_known_after_signing_in_and_its_mark_cannot_be_made_up(huong, client):
    client.post(reverse("accounts:login"), {"username": "huong", "password": PASSWORD})
    mark = client.cookies["caunoi_device"]
    client.post(reverse("accounts:logout"))
    client.post(reverse("accounts:login"), {"username": "Huong", "password": "wrong"})
    known = FailedSignIn.objects.get().device
    client.cookies["caunoi_device"] = mark.value[:-2] + "xx"
    client.post(reverse("accounts:login"), {"username": "huong", "password": "wrong"})

    assert mark["httponly"]
    assert known
    assert set(FailedSignIn.objects.values_list("device", flat=True)) == {known, ""}


def test_the_address_is_read_from_our_own_proxy_and_from_nothing_a_visitor_writes(huong, client, settings):
    settings.PROXIES = 1

    client.post(
        reverse("accounts:login"),
        {"username": "huong", "password": "wrong"},
        headers={"X-Forwarded-For": "1.2.3.4, 203.0.113.9"},
    )
    settings.PROXIES = 0
    client.post(
        reverse("accounts:login"),
        {"username": "huong", "password": "wrong"},
        headers={"X-Forwarded-For": "1.2.3.4"},
    )

    assert set(FailedSignIn.objects.values_list("address", flat=True)) == {"203.0.113.9", "127.0.0.1"}


def test_a_name_nobody_has_costs_as_much_work_as_a_wrong_password(huong, monkeypatch):
    """Time itself is too noisy to test: what takes the time is the hash, so hashes are counted."""
    made = []
    hasher = get_hasher()
    encode = type(hasher).encode
    monkeypatch.setattr(
        type(hasher), "encode", lambda self, *args, **more: made.append(1) or encode(self, *args, **more)
    )
    guess_wrong(times=1)
    for_known = len(made)
    guess_wrong(times=1, username="nobody")

    assert len(made) - for_known == for_known == 1
