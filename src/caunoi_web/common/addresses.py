"""Addresses of this site that came in with a request."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def own_address(request: HttpRequest, wanted: str, otherwise: str) -> str:
    """``wanted`` when it lies on this site, else ``otherwise``: nobody is sent elsewhere."""
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if wanted and is_ours else otherwise
