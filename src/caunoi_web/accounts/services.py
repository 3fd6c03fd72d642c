"""Signing in: who it is, and a brake on guessing."""

from datetime import datetime, timedelta

from django.contrib.auth import authenticate
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.errors import TooManyGuesses, WrongPassword
from caunoi_web.accounts.models import FailedSignIn, User

GUESSES = 5
PAUSE = timedelta(minutes=15)


def recognise(*, username: str, password: str, address: str, now: datetime) -> User:
    """The person with this name and password; ``address`` is where the request came from.

    Raises ``WrongPassword``, and ``TooManyGuesses`` after ``GUESSES`` wrong ones from one address
    for one name within ``PAUSE``. A right password does not help during the pause, so that
    guessing on tells nothing.
    """
    failures = FailedSignIn.objects.for_name(username).filter(address=address)
    if failures.since(now - PAUSE).count() >= GUESSES:
        raise TooManyGuesses(_("Too many wrong passwords. Wait 15 minutes, then try again."))
    user = authenticate(username=username, password=password)
    if user is None:
        FailedSignIn.objects.filter(at__lte=now - PAUSE).delete()
        FailedSignIn.objects.create(username=username.casefold()[:150], address=address, at=now)
        raise WrongPassword(_("The name and the password do not belong together."))
    failures.delete()
    return user
