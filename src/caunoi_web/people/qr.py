"""What somebody needs to set an authenticator app up: a QR code drawn as SVG, and the secret to type."""

from dataclasses import dataclass

import segno
from markupsafe import Markup

from caunoi_web.accounts.services.codes import app_address, plain_secret

_SCALE = 5  # pixels a square
_GROUP = 4


@dataclass(frozen=True, slots=True)
class AppSetup:
    """``picture`` is an SVG element made here; ``secret`` the same in groups of four letters."""

    picture: Markup
    secret: str
    address: str


def app_setup(sealed: str, username: str) -> AppSetup:
    """The QR code and the secret of a sealed secret. Raises ``Unopened`` when its key was changed."""
    address = app_address(sealed, username)
    drawn = segno.make(address, error="m", micro=False).svg_inline(
        scale=_SCALE, border=4, light="white", svgclass="qr", lineclass=None
    )
    secret = plain_secret(sealed)
    groups = " ".join(secret[at : at + _GROUP] for at in range(0, len(secret), _GROUP))
    return AppSetup(Markup(drawn), groups, address)  # noqa: S704  (squares of our own drawing, no text in it)
