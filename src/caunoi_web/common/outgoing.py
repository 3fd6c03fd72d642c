"""Requests that the site itself sends out: only to public addresses, never along a redirect, never for long.

A host is resolved once, each of its addresses is judged, and the connection goes to the very address that was
judged, so that a name that answers differently the second time gains nothing.
"""

import socket
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Timer
from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from caunoi_web.common.errors import DomainError

CONNECT_SECONDS, WHOLE_SECONDS = 5, 15
MOST_BYTES = 64 * 1024
LONGEST_ADDRESS = 500
_PORTS = {"https": 443, "http": 80}
_NAT64 = IPv6Network("64:ff9b::/96")
Resolve = Callable[..., list[tuple[Any, ...]]]


class AddressRefused(DomainError):
    """An address that the site does not send to."""

    code = "address-refused"
    status = 422


class NotReached(Exception):
    """The other side could not be reached, or did not answer in time or as HTTP."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: at most ``MOST_BYTES`` of the body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Target:
    """An address that may be sent to, with the IP addresses that were judged."""

    parts: SplitResult
    host: str
    port: int
    addresses: tuple[str, ...]

    @property
    def path(self) -> str:
        """What is asked for at the host."""
        return (self.parts.path or "/") + (f"?{self.parts.query}" if self.parts.query else "")


def judged(address: str, *, resolve: Resolve = socket.getaddrinfo) -> Target:
    """The address, taken apart and resolved. Raises ``AddressRefused`` for one that is not sent to.

    Refused are anything but https, names and passwords inside the address, and hosts of which any address is
    not public: loopback, private, link-local (also a cloud's metadata), multicast, reserved, also wrapped
    in IPv6. ``settings.OUTGOING_HOSTS`` names hosts of the house's own network that are sent to all the same.
    """
    parts, host = _parts(address)
    is_own = host in settings.OUTGOING_HOSTS
    if parts.scheme != "https" and not (parts.scheme == "http" and is_own):
        raise AddressRefused(_("The address must begin with https://."))
    try:
        port = parts.port or _PORTS[parts.scheme]
        found = resolve(host, port, type=socket.SOCK_STREAM)
    except (OSError, ValueError, UnicodeError) as fault:
        raise AddressRefused(_("There is no host called %(host)s.") % {"host": host}) from fault
    addresses = tuple(dict.fromkeys(str(one[4][0]).partition("%")[0] for one in found))
    if not is_own and not all(is_public(one) for one in addresses):
        raise AddressRefused(
            _("%(host)s lies in a private network; the site only sends to public addresses.") % {"host": host}
        )
    return Target(parts, host, port, addresses)


def is_public(address: str) -> bool:
    """True for an IP address that anybody on the internet may reach, however it is wrapped."""
    found = ip_address(address)
    inner = _inside(found) if isinstance(found, IPv6Address) else None
    return found.is_global and not found.is_multicast and (inner is None or is_public(str(inner)))


def send(
    method: str,
    address: str,
    *,
    body: bytes = b"",
    headers: Mapping[str, str] | None = None,
    resolve: Resolve = socket.getaddrinfo,
) -> Answer:
    """Send one request and read the answer; a redirect is an answer like any other.

    Raises ``AddressRefused``, ``NotReached``.
    """
    target = judged(address, resolve=resolve)
    connection = HTTPConnection(target.host, target.port)
    try:
        connection.sock = _connected(target)
        with _cut_after(connection.sock, WHOLE_SECONDS):
            connection.request(method, target.path, body=body, headers=dict(headers or {}))
            return _read(connection)
    except (OSError, HTTPException, ValueError) as fault:
        raise NotReached(f"{type(fault).__name__}: {fault}"[:200]) from fault
    finally:
        connection.close()


def _parts(address: str) -> tuple[SplitResult, str]:
    if len(address) > LONGEST_ADDRESS or any(sign.isspace() or ord(sign) < 33 for sign in address):
        raise AddressRefused(_("That is no address of the web."))
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode() if parts.hostname else ""
        _port = parts.port
    except (ValueError, UnicodeError) as fault:
        raise AddressRefused(_("That is no address of the web.")) from fault
    if not host or parts.username or parts.password:
        raise AddressRefused(_("Give the address of a host, without a name or password in it."))
    return parts, host


def _inside(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for; None when it stands for itself."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


def _connected(target: Target) -> socket.socket:
    """A connection to one of the judged addresses, for https with the certificate of the host's name."""
    fault: OSError = OSError("no address")
    for address in target.addresses:
        try:
            plain = socket.create_connection((address, target.port), timeout=CONNECT_SECONDS)
        except OSError as failed:
            fault = failed
            continue
        if target.parts.scheme == "http":
            return plain
        try:
            return ssl.create_default_context().wrap_socket(plain, server_hostname=target.host)
        except OSError:
            plain.close()
            raise
    raise fault


@contextmanager
def _cut_after(connected: socket.socket, seconds: float) -> Iterator[None]:
    """Cut the connection when the whole takes longer, however slowly the other side drips."""

    def cut() -> None:
        with suppress(OSError):
            connected.shutdown(socket.SHUT_RDWR)

    timer = Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _read(connection: HTTPConnection) -> Answer:
    """The answer, within its bound of size."""
    response = connection.getresponse()
    pieces: list[bytes] = []
    left = MOST_BYTES
    while left > 0:
        piece = response.read1(min(left, 8192))
        if not piece:
            break
        pieces.append(piece)
        left -= len(piece)
    return Answer(response.status, dict(response.headers), b"".join(pieces))
