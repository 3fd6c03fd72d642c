"""The university's identity provider: Authlib's client for it, made when it is needed (extra ``oidc``)."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from caunoi_web.accounts.errors import ProviderFailed

NAME = "university"
SECONDS = 10


def is_offered() -> bool:
    """Whether the settings name a provider."""
    return bool(settings.OIDC_ISSUER and settings.OIDC_CLIENT_ID)


def ask(request: HttpRequest, back: str) -> HttpResponse:
    """Send the person to the provider; state, nonce and PKCE are kept in the session.

    ``back`` is the whole address that the provider sends to. Raises ``ProviderFailed``.
    """
    return _guarded(lambda: _client().authorize_redirect(request, back))  # type: ignore[no-any-return]


def answer(request: HttpRequest) -> Mapping[str, Any]:
    """The claims of the ID token that the code of this request was exchanged for, all checked.

    Raises ``ProviderFailed``: a wrong state, a bad signature, another issuer or audience, no ID token.
    """

    def checked() -> Mapping[str, Any]:
        client = _client()
        token = client.authorize_access_token(request)
        issuer = str(client.load_server_metadata().get("issuer", ""))
        claims = token.get("userinfo")
        if claims is None or issuer != settings.OIDC_ISSUER or claims["iss"] != issuer:
            raise ValueError("no ID token of the issuer that the settings name")
        return claims  # type: ignore[no-any-return]

    return _guarded(checked)  # type: ignore[no-any-return]


def _client() -> Any:
    from authlib.integrations.django_client import OAuth  # noqa: PLC0415  (an extra, and slow to import)

    registry = OAuth()
    registry.register(
        NAME,
        client_id=settings.OIDC_CLIENT_ID,
        client_secret=settings.OIDC_CLIENT_SECRET or None,
        server_metadata_url=f"{settings.OIDC_ISSUER.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid email profile",
            "code_challenge_method": "S256",
            "default_timeout": SECONDS,
        },
    )
    return registry.create_client(NAME)


def _guarded(act: Any) -> Any:
    """Whatever goes wrong with the provider is one refusal in words; the details go to the log."""
    try:
        return act()
    except ImportError as fault:
        raise ProviderFailed(_("The extra “oidc” is not installed on this server.")) from fault
    except Exception as fault:  # the library, its HTTP and its cryptography raise many kinds
        raise ProviderFailed(
            _("The university's sign-in did not work. Try again, or sign in with your password here.")
        ) from fault
