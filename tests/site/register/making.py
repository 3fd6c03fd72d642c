"""Small makers for the tests of the register: a person, an organisation, an agreement."""

from collections.abc import Sequence
from typing import Any

from caunoi_web.accounts.models import Role, User
from caunoi_web.register import services
from caunoi_web.register.models import Agreement, Organisation


def a_person(role: str = Role.HEAD, name: str = "") -> User:
    """A person with ``role``; the same one when asked for twice."""
    username = name or f"{role}-person"
    return User.objects.get_or_create(username=username, defaults={"role": role, "full_name": username})[0]


def an_organisation(name: str = "Viện NICT", *, actor: User | None = None, **values: Any) -> Organisation:
    """An organisation written by the service."""
    return services.create_organisation(actor=actor or a_person(), values={"name": name, **values})


def an_agreement(
    *parties: Organisation, actor: User | None = None, activities: Sequence[str] = (), **values: Any
) -> Agreement:
    """An agreement written by the service, with a partner of its own when none is given."""
    return services.create_agreement(
        actor=actor or a_person(),
        values=values,
        parties=[(party, "") for party in parties or (an_organisation(),)],
        activities=activities,
    )
