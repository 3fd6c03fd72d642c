"""Writing tokens and webhooks, one function per verb."""

from caunoi_web.api.services.delivering import deliver, send_again
from caunoi_web.api.services.telling import tell_of_endings, tell_programs
from caunoi_web.api.services.tokens import make_token, recognise, revoke_token
from caunoi_web.api.services.webhooks import make_webhook, renew_secret, resume_webhook, stop_webhook

__all__ = [
    "deliver",
    "make_token",
    "make_webhook",
    "recognise",
    "renew_secret",
    "resume_webhook",
    "revoke_token",
    "send_again",
    "stop_webhook",
    "tell_of_endings",
    "tell_programs",
]
