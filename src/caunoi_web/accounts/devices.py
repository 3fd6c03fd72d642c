"""A browser that has signed in before: a signed mark in a cookie, and words for what it is."""

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from caunoi_web.accounts.models import User

COOKIE = "caunoi_device"
_SALT = "caunoi.device"
_AGE = 180 * 24 * 3600
_MOST_PEOPLE = 5  # a shared computer knows the last few

# Looked for in this order, since each names those below it too.
_BROWSERS = (
    ("coc_coc", "Cốc Cốc"),
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrome", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def device_of(request: HttpRequest, username: str) -> str:
    """The mark of this browser if the account has signed in with it, else ""."""
    mark, names = _read(request)
    return mark if username.casefold() in names else ""


def remember(request: HttpRequest, response: HttpResponse, person: User) -> None:
    """Let the browser be known to the account from now on."""
    mark, names = _read(request)
    name = person.username.casefold()
    kept = [name, *(other for other in names if other != name)][:_MOST_PEOPLE]
    value = signing.dumps([mark or secrets.token_urlsafe(16), kept], salt=_SALT)
    response.set_cookie(
        COOKIE, value, max_age=_AGE, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
    )


def device_words(agent: str) -> str:
    """ "Firefox, Windows" for a User-Agent header; what it does not say is left out."""
    browser = next((words for sign, words in _BROWSERS if sign in agent), "")
    system = next((words for sign, words in _SYSTEMS if sign in agent), "")
    return ", ".join(part for part in (browser, system) if part) or _("Unknown browser")


def _read(request: HttpRequest) -> tuple[str, list[str]]:
    try:
        mark, names = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=_AGE)
    except (signing.BadSignature, ValueError, TypeError):
        return "", []
    return str(mark), [str(name) for name in names]
