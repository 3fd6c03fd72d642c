"""Signing in, in two steps, with a brake on guessing."""

from caunoi_web.accounts.services.guessing import Source
from caunoi_web.accounts.services.sessions import end_this
from caunoi_web.accounts.services.signing_in import prove, recognise

__all__ = ["Source", "end_this", "prove", "recognise"]
