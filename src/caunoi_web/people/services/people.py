"""People: added, amended, made inactive; never deleted."""

from typing import Any, TypedDict

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.models import Role, Unit, User
from caunoi_web.accounts.policies import Action, require
from caunoi_web.accounts.services.sessions import end_all
from caunoi_web.people.errors import LastAdministrator, NameTaken
from caunoi_web.people.services.history import record
from caunoi_web.people.services.passwords import check_strength

FIELDS = ("full_name", "email", "role", "unit", "is_active")


class PersonChanges(TypedDict, total=False):
    """What of a person can be changed."""

    full_name: str
    email: str
    role: str
    unit: Unit | None
    is_active: bool


@transaction.atomic
def add_person(
    *,
    actor: User,
    username: str,
    password: str,
    full_name: str,
    role: str,
    email: str = "",
    unit: Unit | None = None,
) -> User:
    """Let somebody in. Raises ``NameTaken`` and ``WeakPassword``."""
    require(actor, Action.PEOPLE_MANAGE)
    person = User(username=username, full_name=full_name, email=email, role=role, unit=unit)
    _first_save(person, password)
    record(actor, "person.added", person, {}, _values(person))
    return person


@transaction.atomic
def amend_person(*, actor: User, person: User, changes: PersonChanges) -> User:
    """Change name, address, role, unit, or whether the person may sign in.

    Raises ``LastAdministrator`` when nobody would be left to manage people.
    """
    require(actor, Action.PEOPLE_MANAGE)
    administrators = User.objects.select_for_update().filter(role=Role.ADMINISTRATOR, is_active=True)
    others = [each for each in administrators if each.pk != person.pk]
    person = User.objects.select_for_update().get(pk=person.pk)
    before = _values(person)
    for field, value in changes.items():
        setattr(person, field, value)
    stays = person.role == Role.ADMINISTRATOR and person.is_active
    if not stays and not others:
        raise LastAdministrator(_("This is the last administrator: make another one first."))
    after = _values(person)
    changed = [field for field in FIELDS if before[field] != after[field]]
    if changed:
        person.save(update_fields=changed)
        old, new = ({field: side[field] for field in changed} for side in (before, after))
        record(actor, "person.amended", person, old, new)
        if {"role", "is_active"} & set(changed):
            end_all(person, timezone.now())  # what was open was opened with other rights
    return person


@transaction.atomic
def make_administrator(*, username: str, password: str, full_name: str = "") -> User:
    """The door for the person at the server's keyboard: an administrator who adds themselves.

    Raises ``NameTaken`` and ``WeakPassword``.
    """
    person = User(username=username, full_name=full_name, role=Role.ADMINISTRATOR)
    _first_save(person, password)
    record(person, "person.added", person, {}, _values(person), reason="createadmin")
    return person


def _first_save(person: User, password: str) -> None:
    if User.objects.filter(username__iexact=person.username).exists():
        raise NameTaken(_("Somebody already signs in with this name."))
    check_strength(password, person)
    person.set_password(password)
    person.save(force_insert=True)


def _values(person: User) -> dict[str, Any]:
    values: dict[str, Any] = {"username": person.username}
    values |= {field: getattr(person, field) for field in FIELDS}
    return values | {"unit": str(person.unit) if person.unit else ""}
