"""What the site sends out goes to public addresses only, along no redirect, and not for ever."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from caunoi_web.common import outgoing
from caunoi_web.common.outgoing import AddressRefused, NotReached, is_public, judged, send


class Handler(BaseHTTPRequestHandler):
    """Says what came; /away sends elsewhere, /large sends much, /slow sends nothing."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "http://127.0.0.1:1/secret")
            self.end_headers()
            return
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"x" * 1_000_000 if self.path == "/large" else body)

    def log_message(self, *args: object) -> None:
        """Nothing on the test's screen."""


@pytest.fixture
def server(settings) -> Iterator[str]:
    """A real server on this machine, allowed by the setting."""
    settings.OUTGOING_HOSTS = ["127.0.0.1"]
    httpd = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()
    thread.join()
    httpd.server_close()


@pytest.mark.parametrize(
    "address",
    [
        "https://127.0.0.1/",
        "https://localhost/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0.0.0.0/",
        "https://10.1.2.3/",
        "https://172.16.0.1/",
        "https://192.168.1.1/",
        "https://100.64.0.1/",
        "https://169.254.169.254/latest/meta-data/",
        "https://224.0.0.1/",
        "https://255.255.255.255/",
        "https://[::1]/",
        "https://[::]/",
        "https://[fe80::1]/",
        "https://[fd00::1]/",
        "https://[ff02::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:169.254.169.254]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[2002:7f00:1::]/",
        "http://93.184.216.34/",
        "ftp://93.184.216.34/",
        "file:///etc/passwd",
        "gopher://93.184.216.34/",
        "https://name:password@93.184.216.34/",
        "https://93.184.216.34:99999/",
        "https:///path",
        "https://exa mple.org/",
        "https://no-such-host.invalid/",
        "https://93.184.216.34/\r\nHost: inside",
        "",
    ],
)
def test_addresses_that_are_not_public_are_refused(address):
    with pytest.raises(AddressRefused):
        judged(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])
def test_public_addresses_are_sent_to(address):
    assert is_public(address)


def test_a_host_with_one_private_address_among_public_ones_is_refused():
    def both(host, port, **_about):
        return [(0, 0, 0, "", ("93.184.216.34", port)), (0, 0, 0, "", ("10.0.0.1", port))]

    with pytest.raises(AddressRefused):
        judged("https://example.org/", resolve=both)


def test_the_connection_goes_to_the_address_that_was_judged(monkeypatch):
    asked, connected = [], []

    def changing(host, port, **_about):
        asked.append(host)
        return [(0, 0, 0, "", ("93.184.216.34" if len(asked) == 1 else "127.0.0.1", port))]

    def no_network(target, timeout):
        connected.append(target)
        raise OSError("no network in tests")

    monkeypatch.setattr(socket, "create_connection", no_network)

    with pytest.raises(NotReached):
        send("POST", "https://example.org/", resolve=changing)

    assert asked == ["example.org"]
    assert connected == [("93.184.216.34", 443)]


def test_a_request_is_sent_and_the_answer_read(server):
    answer = send("POST", f"{server}/echo", body=b"xin ch\xc3\xa0o", headers={"X-One": "1"})

    assert (answer.status, answer.body) == (200, b"xin ch\xc3\xa0o")


def test_a_redirect_is_not_followed(server):
    answer = send("POST", f"{server}/away")

    assert (answer.status, answer.headers["Location"]) == (302, "http://127.0.0.1:1/secret")


def test_a_large_answer_is_read_in_part(server):
    assert len(send("POST", f"{server}/large").body) == outgoing.MOST_BYTES


def test_who_does_not_listen_is_not_reached(settings):
    settings.OUTGOING_HOSTS = ["127.0.0.1"]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    with pytest.raises(NotReached):
        send("POST", f"http://127.0.0.1:{port}/")


def test_who_answers_no_http_is_not_reached(settings):
    settings.OUTGOING_HOSTS = ["127.0.0.1"]
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        thread = threading.Thread(target=_say_nonsense, args=(listening,))
        thread.start()

        with pytest.raises(NotReached):
            send("POST", f"http://127.0.0.1:{listening.getsockname()[1]}/")
        thread.join()


def test_who_drips_is_cut_off(settings, monkeypatch):
    settings.OUTGOING_HOSTS = ["127.0.0.1"]
    monkeypatch.setattr(outgoing, "WHOLE_SECONDS", 0.5)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        thread = threading.Thread(target=_drip, args=(listening,))
        thread.start()

        with pytest.raises(NotReached):
            send("POST", f"http://127.0.0.1:{listening.getsockname()[1]}/")
        thread.join()


def _drip(listening: socket.socket) -> None:
    connection, _address = listening.accept()
    with connection, contextlib.suppress(OSError):
        for _ in range(100):
            connection.sendall(b"H")
            threading.Event().wait(0.1)


def _say_nonsense(listening: socket.socket) -> None:
    connection, _address = listening.accept()
    with connection:
        connection.recv(1000)
        connection.sendall(b"what do you want\r\n\r\n")
