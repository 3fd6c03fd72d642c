"""Document in, findings out: a list of small steps, in ``pipeline.py``."""

from caunoi.extraction.draft import Draft, Step
from caunoi.extraction.pipeline import STEPS, extract

__all__ = ["STEPS", "Draft", "Step", "extract"]
