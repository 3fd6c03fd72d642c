"""Secrets that the database keeps sealed: encrypted with a key that is not in the database.

The key is derived (HKDF) from ``SECRET_KEY``, one for each purpose, so that what was sealed for one
thing opens nothing else. ``SECRET_KEY_FALLBACKS`` still open what older keys sealed.
"""

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


class Unopened(Exception):
    """Sealed with a key that is not here any more, or not sealed by us."""


def seal(secret: str, purpose: str) -> str:
    """The secret, encrypted and signed, as text for a column."""
    return _box(purpose).encrypt(secret.encode()).decode()


def unseal(sealed: str, purpose: str) -> str:
    """The secret again. Raises ``Unopened``."""
    try:
        return _box(purpose).decrypt(sealed.encode()).decode()
    except InvalidToken as fault:
        raise Unopened(purpose) from fault


def _box(purpose: str) -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(key, purpose)) for key in keys])


def _key(secret: str, purpose: str) -> bytes:
    derived = HKDF(SHA256(), 32, salt=None, info=f"caunoi/{purpose}".encode()).derive(secret.encode())
    return base64.urlsafe_b64encode(derived)
