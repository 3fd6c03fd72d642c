"""What every answer tells the browser besides its content, and the two ways a view may differ.

The Content-Security-Policy stands in the settings. Here: what a page may use of the device, who may
load it, and that nothing of ours is kept by a cache in between.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.clickjacking import xframe_options_exempt

View = Callable[..., HttpResponse]

# Nothing of the device is used: no page asks for it, and no page that got in here may.
_NOT_USED = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
ALWAYS = {
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _NOT_USED),
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
    # kept by the browser of the person alone, and asked again before it is shown
    "Cache-Control": "private, no-cache",
}


class HeadersMiddleware:
    """Adds the headers that an answer does not bring itself; stands first, so that files have them too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in ALWAYS.items():
            response.headers.setdefault(name, value)
        return response


def personal(view: View) -> View:
    """A page with personal data: nothing of it is kept, so that on a shared computer "back" shows none."""
    return cache_control(private=True, no_store=True)(view)


def embeddable(view: View) -> View:
    """A public page that other sites may show in a frame. Only for views that ask nobody who they are."""

    @wraps(view)
    def framed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    return xframe_options_exempt(csp_replace({"frame-ancestors": ["*"]})(framed))
