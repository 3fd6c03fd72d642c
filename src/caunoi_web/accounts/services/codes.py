"""The codes of the second step: of an authenticator app (TOTP, RFC 6238), and for its loss."""

import hashlib
import hmac
import secrets
from datetime import datetime

import pyotp
from django.db import transaction

from caunoi_web.accounts.models import RecoveryCode, SecondFactor, User
from caunoi_web.common.sealing import Unopened, seal, unseal

PURPOSE = "second-factor"
ISSUER = "Cầu Nối"
STEP_SECONDS = 30
DRIFT_STEPS = 1  # a telephone's clock may be half a minute off, either way
RECOVERY_CODES = 10
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # without those that look alike
_GROUPS, _GROUP_LENGTH = 3, 5


def new_secret() -> str:
    """A fresh secret, sealed: it waits in the session until a first code shows that the app has it."""
    return seal(pyotp.random_base32(), PURPOSE)


def plain_secret(sealed: str) -> str:
    """The secret as an app takes it (base 32). Raises ``Unopened`` when the key was changed."""
    return unseal(sealed, PURPOSE)


def app_address(sealed: str, username: str) -> str:
    """The ``otpauth:`` address that the QR code holds."""
    return pyotp.TOTP(plain_secret(sealed)).provisioning_uri(name=username, issuer_name=ISSUER)


def step_of(sealed: str, code: str, now: datetime) -> int | None:
    """The time step that the code belongs to, None when it is not right now."""
    try:
        app = pyotp.TOTP(plain_secret(sealed), interval=STEP_SECONDS)
    except Unopened:
        return None
    typed = "".join(code.split())
    current = app.timecode(now)
    steps = range(current - DRIFT_STEPS, current + DRIFT_STEPS + 1)
    right = [step for step in steps if hmac.compare_digest(app.generate_otp(step).encode(), typed.encode())]
    return right[0] if right else None


def take_code(person: User, code: str, now: datetime) -> bool:
    """True when the code is right and no code of its time step or a later one was taken before."""
    factor = SecondFactor.objects.filter(user=person).first()
    step = step_of(factor.secret, code, now) if factor else None
    if step is None:
        return False
    fresh = SecondFactor.objects.filter(user=person, last_step__lt=step)
    return fresh.update(last_step=step) == 1


@transaction.atomic
def make_recovery_codes(person: User) -> list[str]:
    """New codes in place of all older ones; they are seen this once, only digests are kept."""
    RecoveryCode.objects.filter(user=person).delete()
    codes = [_new_code() for _number in range(RECOVERY_CODES)]
    RecoveryCode.objects.bulk_create(
        RecoveryCode(user=person, digest=_digest(person, code)) for code in codes
    )
    return codes


def take_recovery_code(person: User, code: str, now: datetime) -> bool:
    """True when it is one of the person's codes and was never taken before."""
    unused = RecoveryCode.objects.filter(user=person, digest=_digest(person, code), used_at__isnull=True)
    return unused.update(used_at=now) == 1


def _new_code() -> str:
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_GROUP_LENGTH)) for _ in range(_GROUPS))
    return "-".join(groups)


def _digest(person: User, code: str) -> str:
    """74 bits of chance need no slow hash; the person's id keeps equal codes of two people apart."""
    bare = "".join(sign for sign in code.casefold() if sign.isalnum())
    return hashlib.sha256(f"{person.pk}:{bare}".encode()).hexdigest()
