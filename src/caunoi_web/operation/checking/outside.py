"""How the installation meets the world: its secret, its address, HTTPS, mail."""

import smtplib
import stat
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import WARNING, run_checks
from django.core.mail import get_connection
from django.http.request import validate_host

from caunoi_web import environment as env
from caunoi_web.operation.checking.findings import Finding, hint, ok, wrong

SHORTEST_SECRET = 40
HERE = {"127.0.0.1", "localhost", "::1"}


def is_only_for_here() -> bool:
    """True when the address that people open is this very machine: somebody tries it out."""
    return urlsplit(settings.SITE_URL).hostname in HERE


def keeps_its_secret() -> Iterator[Finding]:
    """The key that signs sessions must be long, and nobody else's to read."""
    renew = "Delete it and start again: one is made; everybody signs in anew."
    kept = Path(settings.DATA) / "secret_key"
    if len(settings.SECRET_KEY) < SHORTEST_SECRET or settings.SECRET_KEY.startswith("django-insecure"):
        yield wrong("secret key", "It is too easy to guess.", f"Set a long random CAUNOI_SECRET_KEY. {renew}")
    elif (
        not env.text("SECRET_KEY") and kept.is_file() and kept.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    ):
        yield wrong("secret key", f"Others on this machine can read {kept}.", f"chmod 600 {kept}")
    else:
        yield ok("secret key", "It is long and private.")


def is_reached_safely() -> Iterator[Finding]:
    """The site's address, HTTPS, the names it answers to."""
    site = urlsplit(settings.SITE_URL)
    if is_only_for_here():
        says = f"CAUNOI_SITE_URL is {settings.SITE_URL}: links in mails lead to this machine only."
        yield hint(
            "address",
            says,
            "For others: set CAUNOI_SITE_URL, CAUNOI_HOSTS and CAUNOI_HTTPS (docs/install.md).",
        )
        return
    faults = list(_faults_of_address(site.scheme, site.hostname or "", f"{site.scheme}://{site.netloc}"))
    yield from faults
    if not faults:
        yield ok("address", f"{settings.SITE_URL}, behind HTTPS.")


def _faults_of_address(scheme: str, host: str, origin: str) -> Iterator[Finding]:
    if scheme != "https":
        yield wrong(
            "address", f"CAUNOI_SITE_URL {settings.SITE_URL} is not HTTPS.", "Let it begin with https://."
        )
    if not settings.HTTPS:
        advice = "Put a proxy with a certificate before the site and set CAUNOI_HTTPS=1 (docs/install.md)."
        yield wrong("https", "CAUNOI_HTTPS is off: passwords and sessions can be read on the way.", advice)
    elif not settings.PROXIES:
        says = "All visitors seem to come from the proxy: whoever guesses passwords keeps everybody out."
        yield wrong("visitors", says, "Set CAUNOI_PROXIES to the number of your proxies, mostly 1.")
    if "*" in settings.ALLOWED_HOSTS:
        yield wrong("hosts", "CAUNOI_HOSTS allows every name.", f"CAUNOI_HOSTS={host}")
    elif not validate_host(host, settings.ALLOWED_HOSTS):
        yield wrong(
            "hosts", f"The site does not answer to its own name {host}.", f"Add {host} to CAUNOI_HOSTS."
        )
    if settings.CSRF_TRUSTED_ORIGINS and origin not in settings.CSRF_TRUSTED_ORIGINS:
        yield wrong(
            "origins", f"CAUNOI_ORIGINS is set but lacks {origin}.", f"Add {origin} to CAUNOI_ORIGINS."
        )


def is_not_open_for_development() -> Finding:
    """Tracebacks are for those who write the program."""
    if settings.DEBUG:
        return wrong("debug", "Visitors see the inside of the program.", "Unset CAUNOI_DEBUG.")
    return ok("debug", "Off.")


def can_send_mail() -> Finding:
    """Whether the mail server answers and lets us in."""
    if not settings.EMAIL_HOST:
        advice = "Set CAUNOI_SMTP_HOST and CAUNOI_MAIL_FROM."
        return hint("mail", "No mail server: reminders are shown on pages but never sent.", advice)
    place = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    try:
        with get_connection("django.core.mail.backends.smtp.EmailBackend", timeout=10):
            return ok("mail", f"{place} answers.")
    except (OSError, smtplib.SMTPException) as fault:
        advice = (
            "See CAUNOI_SMTP_HOST, _PORT, _USER, _PASSWORD and _STARTTLS, and that the firewall lets it pass."
        )
        return wrong("mail", f"{place} does not take us ({type(fault).__name__}).", advice)


def what_django_says() -> Iterator[Finding]:
    """Django's own checks; those about deployment only where the site is meant for others."""
    said = run_checks(include_deployment_checks=not is_only_for_here())
    serious = [each for each in said if each.level >= WARNING and not each.is_silenced()]
    yield from (wrong("settings", f"{each.id}: {each.msg}", each.hint or "") for each in serious)
    if not serious:
        yield ok("settings", "Django's own checks have nothing to say.")
