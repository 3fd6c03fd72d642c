"""Signing in: who it is. The brake on guessing lies in guessing.py."""

from datetime import datetime

from django.contrib.auth import authenticate
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.errors import WrongCode, WrongPassword
from caunoi_web.accounts.models import Step, User
from caunoi_web.accounts.services.codes import take_code, take_recovery_code
from caunoi_web.accounts.services.guessing import Source, begin_try, forgive


def recognise(*, username: str, password: str, source: Source, now: datetime) -> User:
    """The person with this name and password.

    Raises ``WrongPassword``, and ``TooManyGuesses`` during a pause: then a right password does not
    help either, so that guessing on tells nothing. A name nobody has takes as long as one somebody has.
    """
    tried = begin_try(username=username, source=source, now=now)
    user = authenticate(username=username, password=password)
    if user is None:
        raise WrongPassword(_("The name and the password do not belong together."))
    forgive(tried)
    return user


def prove_password(*, person: User, password: str, source: Source, now: datetime) -> None:
    """Whoever sits at an open session says the password again, before something weighty.

    Raises ``WrongPassword``, and ``TooManyGuesses`` during a pause.
    """
    tried = begin_try(username=person.username, source=source, now=now)
    if not person.check_password(password):
        raise WrongPassword(_("This is not your present password."))
    forgive(tried)


def prove(*, person: User, code: str, is_recovery: bool, source: Source, now: datetime) -> None:
    """The second step: the code of the app, or one of the recovery codes.

    Raises ``WrongCode``, and ``TooManyGuesses`` during a pause.
    """
    tried = begin_try(username=person.username, source=source, now=now, step=Step.CODE)
    take = take_recovery_code if is_recovery else take_code
    if not take(person, code, now):
        raise WrongCode(
            _("This is not one of your recovery codes, or it was used before.")
            if is_recovery
            else _("This code is not right, or it was used before. Wait for the next one.")
        )
    forgive(tried)
