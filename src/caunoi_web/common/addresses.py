"""Addresses of this site that came in with a request, and the address a request came from."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def own_address(request: HttpRequest, wanted: str, otherwise: str) -> str:
    """``wanted`` when it lies on this site, else ``otherwise``: nobody is sent elsewhere."""
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if wanted and is_ours else otherwise


def address_of(request: HttpRequest) -> str:
    """Where the request came from, "" when that cannot be told.

    Behind ``settings.PROXIES`` trusted proxies it is what the outermost of them wrote into
    X-Forwarded-For, counted from the right: what stands further left, any visitor can write.
    """
    nearest: str = request.META.get("REMOTE_ADDR", "")
    if settings.PROXIES:
        told = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
        nearest = told[-settings.PROXIES] if len(told) >= settings.PROXIES else nearest
    try:
        return str(ipaddress.ip_address(nearest))
    except ValueError:
        return ""


def shortened(address: str) -> str:
    """The address without its last part: enough to tell home from office, no more."""
    if not address:
        return ""
    if ":" in address:
        return ":".join(ipaddress.ip_address(address).exploded.split(":")[:3]) + ":x"
    return address.rsplit(".", 1)[0] + ".x"
