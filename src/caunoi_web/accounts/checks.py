"""What is wrong with the settings about signing in, said at start."""

from importlib.util import find_spec
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error

NOBODY = "nobody"
MATCHES = ("email", "username")


def check_second_factor_roles(app_configs: Any, **more: Any) -> list[CheckMessage]:
    """A role that does not exist would guard nothing without anybody noticing."""
    from caunoi_web.accounts.models import Role  # noqa: PLC0415  (models are not there yet at import)

    unknown = set(settings.SECOND_FACTOR_FOR) - {*Role.values, NOBODY}
    if not unknown:
        return []
    known = ", ".join([*Role.values, NOBODY])
    hint = f"CAUNOI_SECOND_FACTOR_FOR knows: {known}."
    return [Error(f"There is no role {', '.join(sorted(unknown))}.", hint=hint, id="caunoi.E001")]


def check_provider(app_configs: Any, **more: Any) -> list[CheckMessage]:
    """A provider is asked over an encrypted way, and people are matched in a way that is known."""
    faults: list[CheckMessage] = []
    if not settings.OIDC_ISSUER:
        return faults
    parts = urlsplit(settings.OIDC_ISSUER)
    if parts.scheme != "https" and parts.hostname not in ("127.0.0.1", "localhost"):
        faults.append(Error("CAUNOI_OIDC_ISSUER must begin with https://.", id="caunoi.E002"))
    if not settings.OIDC_CLIENT_ID:
        faults.append(Error("CAUNOI_OIDC_ISSUER needs CAUNOI_OIDC_CLIENT_ID.", id="caunoi.E003"))
    if settings.OIDC_MATCH not in MATCHES:
        faults.append(Error(f"CAUNOI_OIDC_MATCH knows: {', '.join(MATCHES)}.", id="caunoi.E004"))
    if find_spec("authlib") is None:
        faults.append(
            Error("CAUNOI_OIDC_ISSUER needs the extra oidc: pip install caunoi[oidc]", id="caunoi.E005")
        )
    return faults
