"""Writes of the public page: the only ones."""

from caunoi_web.public.services.keeping_out import keep_out, let_in
from caunoi_web.public.services.publication import change_publication

__all__ = ["change_publication", "keep_out", "let_in"]
