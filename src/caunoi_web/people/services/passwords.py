"""Passwords: checked, set, changed. The audit trail says that, never what."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.models import User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.people.errors import WeakPassword, WrongOldPassword
from caunoi_web.sources.services import record_change


@transaction.atomic
def change_own_password(*, actor: User, old_password: str, password: str) -> None:
    """Give oneself a new password; everybody may.

    Raises ``WrongOldPassword`` and ``WeakPassword``.
    """
    if not actor.check_password(old_password):
        raise WrongOldPassword(_("This is not your present password."))
    _write(actor, actor, password)


@transaction.atomic
def set_password(*, actor: User, person: User, password: str) -> None:
    """Give somebody a new password, when theirs is lost. Raises ``WeakPassword``."""
    require(actor, Action.PEOPLE_MANAGE)
    _write(actor, person, password)


def check_strength(password: str, person: User) -> None:
    """Raise ``WeakPassword``, saying everything that is weak about it."""
    try:
        validate_password(password, person)
    except ValidationError as weak:
        raise WeakPassword(" ".join(weak.messages)) from weak


def _write(actor: User, person: User, password: str) -> None:
    check_strength(password, person)
    person.set_password(password)
    person.save(update_fields=["password"])
    record_change(
        actor=actor,
        action="person.password_set",
        target_kind="person",
        target_id=person.pk,
        label=str(person),
        before={},
        after={},
    )
