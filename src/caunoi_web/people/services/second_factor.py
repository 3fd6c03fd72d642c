"""The second factor: switched on and off by its person, reset by an administrator with a reason."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.models import RecoveryCode, SecondFactor, User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.accounts.services.codes import make_recovery_codes, step_of
from caunoi_web.accounts.services.guessing import Source
from caunoi_web.accounts.services.sessions import end_all
from caunoi_web.accounts.services.signing_in import prove_password
from caunoi_web.people.errors import NoReason, SecondFactorRefused
from caunoi_web.people.services.history import record


@transaction.atomic
def turn_on_second_factor(*, actor: User, sealed: str, code: str, now: datetime) -> list[str]:
    """Take the app with the ``sealed`` secret as one's second factor, once it shows a right code.

    Returns the recovery codes, which are never seen again. Raises ``SecondFactorRefused``.
    """
    require(actor, Action.OWN_PASSWORD)
    step = step_of(sealed, code, now)
    if step is None:
        raise SecondFactorRefused(_("This is not the code of now. Look at the app and type the newest."))
    values = {"secret": sealed, "last_step": step, "since": now}
    _factor, is_new = SecondFactor.objects.get_or_create(user=actor, defaults=values)
    if not is_new:
        raise SecondFactorRefused(_("The second step is on already. Switch it off first to change the app."))
    codes = make_recovery_codes(actor)
    record(actor, "person.second_factor_on", actor)
    return codes


def turn_off_second_factor(*, actor: User, password: str, source: Source, now: datetime) -> None:
    """Sign in with the password alone again.

    Raises ``SecondFactorRefused`` where the role has to have one, ``WrongPassword``, ``TooManyGuesses``.
    """
    require(actor, Action.OWN_PASSWORD)
    if actor.role in settings.SECOND_FACTOR_FOR:
        raise SecondFactorRefused(_("Your role has to have the second step. You can only change the app."))
    _taken_off(actor, password, source, now, action="person.second_factor_off")


def change_second_factor(*, actor: User, password: str, source: Source, now: datetime) -> None:
    """Take the app off so that another one can be set up at once (a new telephone)."""
    require(actor, Action.OWN_PASSWORD)
    _taken_off(actor, password, source, now, action="person.second_factor_changing")


def renew_recovery_codes(*, actor: User, password: str, source: Source, now: datetime) -> list[str]:
    """New recovery codes in place of the old ones. Raises ``WrongPassword``, ``TooManyGuesses``."""
    require(actor, Action.OWN_PASSWORD)
    prove_password(person=actor, password=password, source=source, now=now)
    with transaction.atomic():
        codes = make_recovery_codes(actor)
        record(actor, "person.recovery_codes_renewed", actor)
    return codes


@transaction.atomic
def reset_second_factor(*, actor: User, person: User, reason: str, now: datetime) -> None:
    """Take somebody's second factor off, when telephone and recovery codes are lost; their sessions end.

    Raises ``NoReason``.
    """
    require(actor, Action.PEOPLE_MANAGE)
    if not reason.strip():
        raise NoReason(_("Say why: the history keeps it."))
    _take_off(person)
    end_all(person, now)
    record(actor, "person.second_factor_reset", person, reason=reason)


def _taken_off(actor: User, password: str, source: Source, now: datetime, *, action: str) -> None:
    prove_password(person=actor, password=password, source=source, now=now)
    with transaction.atomic():
        _take_off(actor)
        record(actor, action, actor)


def _take_off(person: User) -> None:
    SecondFactor.objects.filter(user=person).delete()
    RecoveryCode.objects.filter(user=person).delete()
