"""Signing in in two steps: keyboard, telephone, no JavaScript; a session ended from elsewhere."""

import pyotp
from django.utils import timezone
from tests.site.browser.conftest import NARROW
from tests.site.factories import PASSWORD

from caunoi_web.accounts.models import SecondFactor
from caunoi_web.accounts.services.codes import plain_secret


def set_up(page) -> list[str]:
    """From the person's menu to the recovery codes."""
    page.goto("/people/security/")
    page.get_by_role("link", name="Set up the second step").click()
    page.get_by_text("The picture cannot be read?").click()
    app = pyotp.TOTP(page.locator("code.secret").inner_text().replace(" ", ""))
    page.get_by_label("Code of 6 digits").fill(app.at(timezone.now()))
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Recovery codes").wait_for()
    return page.locator(".recovery code").all_inner_texts()


def sign_in(page, person) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("Account name").fill(person.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Second step").wait_for()


def next_code(person) -> str:
    """The code after the one that was taken last: time need not pass in a test."""
    factor = SecondFactor.objects.get(user=person)
    return pyotp.TOTP(plain_secret(factor.secret)).generate_otp(factor.last_step + 1)


def test_the_second_step_from_setting_up_to_signing_in_on_a_telephone(open_page, officer):
    codes = set_up(open_page(officer, language="en"))
    phone = open_page(language="en", viewport=NARROW, scripts=False)
    sign_in(phone, officer)
    field = phone.get_by_label("Code of 6 digits")

    assert field.get_attribute("inputmode") == "numeric"
    assert field.get_attribute("autocomplete") == "one-time-code"
    field.fill(next_code(officer))
    field.press("Enter")
    phone.wait_for_url("**/")
    assert len(codes) == 10


def test_a_recovery_code_lets_in_and_a_session_is_ended_from_elsewhere(open_page, officer):
    here = open_page(officer, language="en")
    codes = set_up(here)
    there = open_page(language="en")
    sign_in(there, officer)
    there.get_by_role("link", name="No telephone? Use a recovery code").click()
    there.get_by_label("Recovery code").fill(codes[3])
    there.keyboard.press("Enter")
    there.wait_for_url("**/")

    here.goto("/people/security/")
    here.get_by_role("button", name="End Chrome").first.click()
    here.get_by_text("The session is ended").wait_for()

    there.goto("/people/security/")
    assert "/accounts/login/" in there.url
    assert "9 recovery codes are left" in here.locator("main").inner_text()
