"""The second step of signing in: codes of an app, recovery codes, what is refused."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pyotp
import pytest
from django.urls import reverse
from django.utils import timezone
from tests.site.factories import PASSWORD, a_person

from caunoi_web.accounts.errors import TooManyGuesses, WrongCode
from caunoi_web.accounts.models import RecoveryCode, Role, SecondFactor, SignedIn
from caunoi_web.accounts.services import Source, prove
from caunoi_web.accounts.services.codes import make_recovery_codes, new_secret, plain_secret
from caunoi_web.accounts.services.guessing import FREE, pause_after
from caunoi_web.common.sealing import Unopened, seal, unseal
from caunoi_web.sources.models import AuditEntry

NOON = datetime(2026, 11, 21, 12, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
HERE = Source("10.0.0.1")
LOGIN = reverse("accounts:login")
SECOND = reverse("accounts:second_step")


@pytest.fixture
def huong(db):
    return a_person("huong")


@pytest.fixture
def app(huong):
    """Huong's authenticator app."""
    sealed = new_secret()
    SecondFactor.objects.create(user=huong, secret=sealed, since=NOON)
    return pyotp.TOTP(plain_secret(sealed))


def show(person, code, *, now=NOON, is_recovery=False):
    prove(person=person, code=code, is_recovery=is_recovery, source=HERE, now=now)


def test_the_code_of_now_is_taken_and_so_are_its_neighbours(huong, app):
    for seconds in (-30, 0, 30):
        show(huong, app.at(NOON + timedelta(seconds=seconds)))


def test_the_code_of_rfc_6238_is_the_code_of_ours(huong):
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # "12345678901234567890", appendix B
    SecondFactor.objects.create(user=huong, secret=seal(secret, "second-factor"), since=NOON)

    show(huong, "287082", now=datetime.fromtimestamp(59, tz=ZoneInfo("UTC")))


def test_a_code_is_taken_once(huong, app):
    show(huong, app.at(NOON))

    with pytest.raises(WrongCode):
        show(huong, app.at(NOON))


def test_a_code_older_than_the_last_one_is_refused(huong, app):
    show(huong, app.at(NOON))

    with pytest.raises(WrongCode):
        show(huong, app.at(NOON - timedelta(seconds=30)))


@pytest.mark.parametrize("code", ["", "000", "abcdef", "１２３４５６", "0" * 20, "é"])
def test_what_is_no_code_is_refused(huong, app, code):
    with pytest.raises(WrongCode):
        show(huong, code)


def test_a_code_typed_with_a_blank_is_taken(huong, app):
    code = app.at(NOON)

    show(huong, f"{code[:3]} {code[3:]}")


def test_an_old_code_is_refused(huong, app):
    with pytest.raises(WrongCode):
        show(huong, app.at(NOON - timedelta(seconds=90)))


def test_guessing_codes_is_held_up_whatever_the_address(huong, app):
    for number in range(FREE):
        with pytest.raises(WrongCode):
            prove(person=huong, code="x", is_recovery=False, source=Source(f"10.0.0.{number}"), now=NOON)

    with pytest.raises(TooManyGuesses):
        show(huong, app.at(NOON))
    show(huong, app.at(NOON + timedelta(minutes=2)), now=NOON + timedelta(minutes=2))
    assert pause_after(FREE, FREE) < timedelta(minutes=2)


def test_a_recovery_code_works_once_and_only_for_its_person(huong, app):
    codes = make_recovery_codes(huong)
    other = a_person("binh")

    show(huong, codes[0].upper().replace("-", " "), is_recovery=True)

    for person, code in ((huong, codes[0]), (other, codes[1])):
        with pytest.raises(WrongCode):
            show(person, code, is_recovery=True)


def test_new_recovery_codes_end_the_old_ones(huong, app):
    old = make_recovery_codes(huong)
    new = make_recovery_codes(huong)

    with pytest.raises(WrongCode):
        show(huong, old[0], is_recovery=True)
    show(huong, new[0], is_recovery=True)


def test_the_database_holds_neither_secret_nor_recovery_codes(huong, app):
    codes = make_recovery_codes(huong)

    assert app.secret not in SecondFactor.objects.get().secret
    assert not set(codes) & set(RecoveryCode.objects.values_list("digest", flat=True))


def test_what_is_sealed_for_one_thing_opens_nothing_else():
    sealed = seal("secret", "second-factor")

    assert unseal(sealed, "second-factor") == "secret"
    with pytest.raises(Unopened):
        unseal(sealed, "something else")


def test_an_older_key_still_opens_and_a_lost_one_refuses_without_a_fault(huong, app, settings):
    old = settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another key", [old]
    show(huong, app.at(NOON))
    settings.SECRET_KEY_FALLBACKS = []

    with pytest.raises(WrongCode):
        show(huong, app.at(NOON + timedelta(seconds=30)), now=NOON + timedelta(seconds=30))


def give_password(client, wanted=""):
    return client.post(LOGIN, {"username": "huong", "password": PASSWORD, "next": wanted})


def test_the_password_alone_lets_nobody_in(huong, app, client):
    answer = give_password(client)

    assert answer["Location"] == SECOND
    assert "_auth_user_id" not in client.session
    assert client.get("/")["Location"].startswith(LOGIN)


def test_password_and_code_lead_to_the_page_that_was_wanted(huong, app, client):
    give_password(client, reverse("people:security"))

    answer = client.post(SECOND, {"code": app.at(timezone.now())})

    assert (answer.status_code, answer["Location"]) == (302, reverse("people:security"))
    assert client.session["_auth_user_id"] == str(huong.pk)
    assert "half_signed_in" not in client.session


def test_a_wrong_code_is_said_and_nobody_is_in(huong, app, client):
    give_password(client)

    answer = client.post(SECOND, {"code": "000000"})

    assert answer.status_code == 403
    assert "_auth_user_id" not in client.session


def test_a_recovery_code_lets_in_and_stands_in_the_history(huong, app, client):
    code = make_recovery_codes(huong)[0]
    give_password(client)

    answer = client.post(f"{SECOND}?way=recovery", {"code": code})

    assert answer.status_code == 302
    assert AuditEntry.objects.get(action="person.recovery_code_used").target_id == huong.pk


def test_the_second_step_without_the_first_leads_to_the_first(client, db):
    assert client.get(SECOND)["Location"] == LOGIN


def test_the_half_way_ends_after_five_minutes(huong, app, client, monkeypatch):
    give_password(client)
    half = client.session
    half["half_signed_in"] |= {"until": 0}
    half.save()

    assert client.post(SECOND, {"code": app.at(timezone.now())})["Location"] == LOGIN


def test_a_new_password_ends_the_half_way(huong, app, client):
    give_password(client)
    huong.set_password("another one for huong")
    huong.save()

    assert client.post(SECOND, {"code": app.at(timezone.now())})["Location"] == LOGIN


def test_a_role_that_has_to_have_it_is_sent_to_set_it_up_and_nowhere_else(db, client):
    a_person("quan", role=Role.ADMINISTRATOR)
    client.post(LOGIN, {"username": "quan", "password": PASSWORD})
    set_up = reverse("people:second_factor")

    assert client.get("/")["Location"] == set_up
    assert client.post(reverse("people:add_unit"), {"name_vi": "Khoa"})["Location"] == set_up
    assert client.get(set_up).status_code == 200
    assert client.post(reverse("accounts:logout")).status_code == 302


def test_a_role_that_need_not_have_it_goes_on(huong, client):
    give_password(client)

    assert client.get("/").status_code == 200


def test_which_roles_have_to_is_a_setting(huong, client, settings):
    settings.SECOND_FACTOR_FOR = [Role.OFFICER]
    give_password(client)

    assert client.get("/")["Location"] == reverse("people:second_factor")


def test_signing_in_writes_down_where(huong, client):
    client.post(
        LOGIN, {"username": "huong", "password": PASSWORD}, headers={"User-Agent": "Mozilla Firefox/150"}
    )

    row = SignedIn.objects.get()
    assert (row.user, row.address, row.agent) == (huong, "127.0.0.1", "Mozilla Firefox/150")
    assert row.session_key == client.session.session_key
