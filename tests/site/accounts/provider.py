"""A small identity provider on this machine: discovery, keys, tokens, signed with a real key.

It does what OpenID Connect asks of a provider and can be told to do one thing wrong.
"""

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "caunoi", "the secret of the client"


class Provider:
    """``claims`` are told of whoever comes; ``wrong`` names what it does wrong, "" for nothing."""

    def __init__(self) -> None:
        self.key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
        self.other_key = RSAKey.generate_key(2048, {"kid": "one"})
        self.claims: dict[str, Any] = {"sub": "u-1", "email": "huong@dai-hoc.example", "email_verified": True}
        self.wrong = ""
        self.issuer = ""
        self.asked: list[str] = []
        self._codes: dict[str, dict[str, str]] = {}

    def authorize(self, address: str) -> str:
        """What a browser does at the provider: sign in, and be sent back. Returns the address to go to."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert asked["client_id"] == CLIENT
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        assert "openid" in asked["scope"].split()
        code = f"code-{len(self._codes)}"
        self._codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def metadata(self) -> dict[str, Any]:
        issuer = "https://another.example" if self.wrong == "metadata issuer" else self.issuer
        return {
            "issuer": issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "id_token_signing_alg_values_supported": ["RS256"],
        }

    def keys(self) -> dict[str, Any]:
        return {"keys": [self.key.as_dict(private=False)]}

    def token(self, form: dict[str, str], authorization: str) -> dict[str, Any] | None:
        """None refuses: another client, a code that was used or never given, a wrong PKCE verifier."""
        basic = base64.b64encode(f"{CLIENT}:{SECRET.replace(' ', '+')}".encode()).decode()
        plain = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        asked = self._codes.pop(form.get("code", ""), None)
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if authorization not in (f"Basic {basic}", f"Basic {plain}") or asked is None:
            return None
        if asked["code_challenge"] != challenge or asked["redirect_uri"] != form.get("redirect_uri"):
            return None
        told = {"access_token": "at", "token_type": "Bearer", "expires_in": 300}
        return told if self.wrong == "no id token" else told | {"id_token": self._signed(asked)}

    def _signed(self, asked: dict[str, str]) -> str:
        now = int(time.time())
        claims = {
            "iss": "https://another.example" if self.wrong == "issuer" else self.issuer,
            "aud": "somebody else" if self.wrong == "audience" else CLIENT,
            "iat": now,
            "exp": now - 3600 if self.wrong == "expired" else now + 300,
            "nonce": "another" if self.wrong == "nonce" else asked["nonce"],
        }
        if self.wrong == "unsigned":
            return _unsigned(claims | self.claims)
        key = self.other_key if self.wrong == "signature" else self.key
        return jwt.encode({"alg": "RS256", "kid": "one"}, claims | self.claims, key)


def _unsigned(claims: dict[str, Any]) -> str:
    parts = ({"alg": "none", "typ": "JWT"}, claims)
    return (
        ".".join(base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in parts)
        + "."
    )


@contextmanager
def running() -> Iterator[Provider]:
    """The provider on a free port, until the end of the test."""
    provider = Provider()

    class Door(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            pages = {"/.well-known/openid-configuration": provider.metadata, "/keys": provider.keys}
            page = pages.get(self.path)
            provider.asked.append(self.path)
            self._answer(page() if page else None)

        def do_POST(self) -> None:
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            provider.asked.append(self.path)
            values = {name: given[0] for name, given in form.items()}
            self._answer(provider.token(values, self.headers.get("Authorization", "")))

        def _answer(self, data: dict[str, Any] | None) -> None:
            body = json.dumps({"error": "invalid_grant"} if data is None else data).encode()
            self.send_response(400 if data is None else 200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: Any) -> None:
            """Nothing: the test reads ``asked``."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join(5)
        server.server_close()
