"""Tokens, calls made once, webhooks and their deliveries."""

from caunoi_web.api.models.calls import KeptCall
from caunoi_web.api.models.tokens import ApiToken

__all__ = ["ApiToken", "KeptCall"]
