"""Addresses of sites that may embed: bare origins, fit to stand in a header."""

import re
from urllib.parse import urlsplit

_ORIGIN_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?")
MOST_SITES = 50


def origin_of(written: str) -> str:
    """The origin of an address: ``https://www.example.edu/x`` gives ``https://www.example.edu``.

    Raises ``ValueError`` for what is not an address of a site. Names with letters beyond ASCII come
    back as browsers send them (``xn--…``).
    """
    address = urlsplit(written.strip())
    host = (address.hostname or "").encode("idna").decode() if address.hostname else ""
    if address.scheme not in ("http", "https") or not _ORIGIN_HOST.fullmatch(host) or address.username:
        raise ValueError(written)
    port = f":{address.port}" if address.port else ""
    return f"{address.scheme}://{host}{port}"
