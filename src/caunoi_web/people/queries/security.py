"""How a person signs in, and what happened to the account."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet

from caunoi_web.accounts.devices import device_words
from caunoi_web.accounts.models import RecoveryCode, SecondFactor, SignedIn, User
from caunoi_web.accounts.services.sessions import going_on
from caunoi_web.common.addresses import shortened
from caunoi_web.sources.models import AuditEntry

SHOWN = 50


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session as a page shows it: the browser in words, the address without its last part."""

    session: SignedIn
    device: str
    address: str
    is_this: bool


@dataclass(frozen=True, slots=True)
class Security:
    """``second_factor`` is None while it is off; ``codes_left`` counts recovery codes not used yet."""

    second_factor: SecondFactor | None
    is_needed: bool
    codes_left: int
    sessions: list[SessionRow]


def security_of(person: User, session_key: str, now: datetime) -> Security:
    """How the person signs in; ``session_key`` is that of the session that looks."""
    factor = SecondFactor.objects.filter(user=person).first()
    left = RecoveryCode.objects.filter(user=person, used_at__isnull=True).count() if factor else 0
    rows = [
        SessionRow(row, device_words(row.agent), shortened(row.address), row.session_key == session_key)
        for row in going_on(person, now)
    ]
    return Security(factor, person.role in settings.SECOND_FACTOR_FOR, left, rows)


def history_of(person: User) -> QuerySet[AuditEntry]:
    """The newest changes of this account, with who made them."""
    entries = AuditEntry.objects.filter(target_kind="person", target_id=person.pk)
    return entries.select_related("actor")[:SHOWN]
