"""Tokens, calls made once, webhooks and their deliveries."""

from caunoi_web.api.models.calls import KeptCall
from caunoi_web.api.models.tokens import ApiToken
from caunoi_web.api.models.webhooks import Delivery, DeliveryState, Webhook

__all__ = ["ApiToken", "Delivery", "DeliveryState", "KeptCall", "Webhook"]
