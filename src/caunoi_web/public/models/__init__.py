"""What is published, and what is kept out of it."""

from caunoi_web.public.models.kept_out import KeptOut
from caunoi_web.public.models.publication import NOT_SAID, Publication

__all__ = ["NOT_SAID", "KeptOut", "Publication"]
