"""Passwords: checked, set, changed. The audit trail says that, never what."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.accounts.services.sessions import end_all
from caunoi_web.people.errors import WeakPassword, WrongOldPassword
from caunoi_web.people.services.history import record


@transaction.atomic
def change_own_password(*, actor: User, old_password: str, password: str, session_kept: str = "") -> None:
    """Give oneself a new password; everybody may. All sessions end but the one kept.

    Raises ``WrongOldPassword`` and ``WeakPassword``.
    """
    if not actor.check_password(old_password):
        raise WrongOldPassword(_("This is not your present password."))
    _write(actor, actor, password, session_kept=session_kept)


@transaction.atomic
def set_password(*, actor: User, person: User, password: str) -> None:
    """Give somebody a new password, when theirs is lost; their sessions end. Raises ``WeakPassword``."""
    require(actor, Action.PEOPLE_MANAGE)
    _write(actor, person, password)


def check_strength(password: str, person: User) -> None:
    """Raise ``WeakPassword``, saying everything that is weak about it."""
    try:
        validate_password(password, person)
    except ValidationError as weak:
        raise WeakPassword(" ".join(weak.messages)) from weak


def _write(actor: User, person: User, password: str, *, session_kept: str = "") -> None:
    check_strength(password, person)
    person.set_password(password)
    person.save(update_fields=["password"])
    end_all(person, timezone.now(), but=session_kept)
    record(actor, "person.password_set", person)
