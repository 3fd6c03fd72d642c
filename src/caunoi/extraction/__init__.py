"""Document in, findings out: a list of small steps, in ``pipeline.py``."""

from caunoi.extraction.pipeline import extract

__all__ = ["extract"]
