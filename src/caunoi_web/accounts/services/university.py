"""Signing in with the university's identity provider (OpenID Connect): whose account it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.errors import NotKnownHere
from caunoi_web.accounts.models import Role, UniversityIdentity, User
from caunoi_web.accounts.signals import person_made


@dataclass(frozen=True, slots=True)
class Claims:
    """What the provider vouches for; ``email`` is "" unless it says that it is verified."""

    issuer: str
    subject: str
    email: str
    username: str
    name: str

    @classmethod
    def read(cls, issuer: str, told: Mapping[str, Any]) -> "Claims":
        """From the claims of an ID token that was checked."""
        email = str(told.get("email") or "") if told.get("email_verified") is True else ""
        return cls(
            issuer,
            str(told["sub"])[:255],
            email.strip()[:254],
            str(told.get("preferred_username") or "").strip()[:150],
            str(told.get("name") or "").strip()[:150],
        )


@transaction.atomic
def person_of(claims: Claims, *, now: datetime) -> User:
    """The account of whom the provider names.

    By the bond of an earlier sign-in, else by e-mail or account name (``settings.OIDC_MATCH``), else a new
    viewer where ``settings.OIDC_MAKE_VIEWERS`` says so. Raises ``NotKnownHere``: also for a closed account,
    and for an account that is bound to another person of the provider.
    """
    bond = UniversityIdentity.objects.filter(issuer=claims.issuer, subject=claims.subject).first()
    person = bond.user if bond else _matching(claims) or _made(claims)
    if person is None or not person.is_active:
        raise NotKnownHere(
            _(
                "The university knows you, this register does not. "
                "Ask an administrator of the office to let you in."
            )
        )
    if bond is None:
        _bind(person, claims, now)
    return person


def _matching(claims: Claims) -> User | None:
    """The one account with this e-mail or name; two with the same e-mail are none."""
    field, value = (
        ("username", claims.username) if settings.OIDC_MATCH == "username" else ("email", claims.email)
    )
    if not value:
        return None
    found = list(User.objects.filter(**{f"{field}__iexact": value}, is_active=True)[:2])
    return found[0] if len(found) == 1 else None


def _bind(person: User, claims: Claims, now: datetime) -> None:
    """Raises ``NotKnownHere`` when the account is somebody else's at the provider."""
    bound = UniversityIdentity.objects.filter(user=person, issuer=claims.issuer).exists()
    if bound:
        raise NotKnownHere(
            _("This account belongs to another person of the university. Ask an administrator of the office.")
        )
    UniversityIdentity.objects.create(user=person, issuer=claims.issuer, subject=claims.subject, since=now)


def _made(claims: Claims) -> User | None:
    if not settings.OIDC_MAKE_VIEWERS:
        return None
    if claims.email and User.objects.filter(email__iexact=claims.email).exists():
        return None  # a closed account, or one of several: a person decides
    person = User(username=_free_name(claims), full_name=claims.name, email=claims.email, role=Role.VIEWER)
    person.set_unusable_password()
    person.save(force_insert=True)
    person_made.send(sender=User, person=person)
    return person


def _free_name(claims: Claims) -> str:
    """An account name nobody has: the provider's, or the e-mail's, with a number if need be."""
    wish = slugify(claims.username or claims.email.partition("@")[0])[:120] or "person"
    name, number = wish, 1
    while User.objects.filter(username__iexact=name).exists():
        number += 1
        name = f"{wish}-{number}"
    return name
